"""What the catalogue adds up to: withheld, corrections; each ledger takes the catalogue and gives plain data."""
