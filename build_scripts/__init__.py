"""A map of the house; no code stands here.

An editor's YAML enters by `load` (text → mapping with line numbers), becomes an entry of one of eleven kinds in `model`
with the controlled words of `vocabulary`, is looked at by `rules` (with `workdays` for time limits), and leaves `prepare` as a
`card` (what other pages may show of it), the drafts of its own pages and a document for the search. `content` finds the
files and `gather` reads those that `roll` does not know by their `stamp`; `tasks` does it for many, on the executor of `workshop`;
`cache` remembers what came of it.

`catalog` joins the cards: cases, relations, what is shown and what is not; `ledgers` add them up. `shell` has MkDocs make the
frame of each language once. `render` stamps records and lists into it, `search` makes the index, `export` the feeds and
data; `assemble` and `indexing` put all of it into a new tree, `links` says whether all that it points at is there, `guard` takes a last look at every byte and `hosting` at their number, and
`publish` puts the tree in the place of the old site, which becomes the `twin` of the new one. `standing` says whether any of this is
called for.

`pipeline` tells this story in one function. `cli` and `mkdocs_hook` are the doors, `preview`, `audit`, `schema` and `skeleton`
the rooms that only one command uses. Imports point backwards along this path (tests/test_architecture.py).
"""
