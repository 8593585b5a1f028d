"""What earlier builds made and need not be made again: see docs/reuse.md."""
