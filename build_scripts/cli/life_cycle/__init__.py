"""`portal seal`, `portal withdraw` and `portal correct`: what becomes of a record after its publication."""
