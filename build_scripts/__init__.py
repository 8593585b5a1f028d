"""A map of the house; no code stands here.

An editor's YAML enters by `load` (text → mapping with line numbers), becomes an entry of one of eleven kinds in `model`
with the controlled words of `vocabulary`, is looked at by `rules` (with `workdays` for time limits), and leaves `prepare` as a
`card` (what other pages may show of it), the drafts of its own pages and a document for the search. `content` finds the
files; `workshop` does this for many at once; `cache` remembers it.

`catalog` joins the cards: cases, relations, what is shown and what is not; `ledgers` add them up. `shell` has MkDocs make the
frame of each language once. `render` stamps records and lists into it, `search` makes the index, `export` the feeds and
data; `assemble` puts all of it into a new tree, `links` says whether all that it points at is there, `guard` takes a last look at every byte and `hosting` at their number, and
`publish` puts the tree in the place of the old site.

`pipeline` tells this story in one function. `cli` and `mkdocs_hook` are the doors, `preview`, `audit`, `schema` and `skeleton`
the rooms that only one command uses. Imports point backwards along this path (tests/test_architecture.py).
"""
