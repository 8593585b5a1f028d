"""The disclosure rules: one file a family; a rule is a function with an id and a citation that yields Problems."""
