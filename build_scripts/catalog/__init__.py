"""Records joined: cases, relations, and the ledgers that add them up."""
