"""The commands of `portal`."""
