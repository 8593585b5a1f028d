"""One model for each kind of record: a file a kind; `base` holds what they share, `kinds` lists them."""
