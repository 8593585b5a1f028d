"""`portal seal`, `portal withdraw`, `portal correct`: what becomes of a record after its publication."""
