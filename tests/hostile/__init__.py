"""Hostile input: corpora of payloads, the fields they are put into, and what must hold of the site that is made of them."""
