"""A repository of an adopter's own: what `portal init` writes, and how a later version renews it."""
