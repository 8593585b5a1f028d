"""The publication log: an append-only Merkle tree of what was published, in the open formats of transparency logs."""
