"""Full-text search on static files: an index written at build time, read by plain JavaScript.

`document` is what the pipeline hands over; `normal` says when two texts count as equal, `tokens` what they
are looked up by; `postings` lists the documents of each token, the `spool` joins those of all documents,
`entries` encodes the lists (with `varints`) and `shards` packs them; `columns` and `rows` say what is known of each document; `names` puts content hashes into
paths, `manifest` says where everything is; `analysis` and `index` bring them together. After an edit, `patch`
changes what is `old`, postings through `amend`, and gives up where it is `stale`. `docs/search-format.md`
describes the files. Nothing here imports another part of the portal.
"""
