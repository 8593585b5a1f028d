"""What earlier builds made: the file that keeps it, and the ways to read it."""
