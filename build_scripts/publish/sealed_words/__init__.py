"""The words of sealed records, kept as keyed hashes, and the search for them in every byte of the output."""
