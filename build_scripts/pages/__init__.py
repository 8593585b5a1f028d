"""Records, lists and ledgers → HTML fragments → whole pages inside the shell."""
