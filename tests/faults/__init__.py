"""Builds that are killed, starved, misled and doubled: what must hold whatever goes wrong (`python -m faults`)."""
