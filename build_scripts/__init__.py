"""The packages, in the order of the data; each imports only what stands before it (tests/test_architecture.py).

- `content`: what editors write. Files, strict YAML, the vocabulary, the words of each language, problems.
- `model`: one module a kind of record; `kinds` is their register. Schema and skeleton are made from the models.
- `catalog`: records joined into cases and relations, and the ledgers that add them up.
- `checks`: the register of rules and their families, the detectors of personal data, the check of published bytes.
- `pages`: the shell that MkDocs makes, the renderer, and a module for each family of pages.
- `search`: the writer of the search index.
- `export`: one module a format.
- `publish`: staging tree, swap, verification, limits of hosts.
- `build`: config, gather, process, write, and what earlier builds made. `build.pipeline.build` reads as a story.
- `cli`: the commands. `mkdocs_hook` makes the same site from `mkdocs build`.
"""
