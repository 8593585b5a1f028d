"""Full-text search on static files: an index written at build time, read by plain JavaScript.

`document` is what the pipeline hands over; `normal` says when two texts count as equal, `tokens` what they
are looked up by; `postings` lists the documents of each token and `shards` encodes the lists; `columns` and
`rows` say what is known of each document; `names` puts content hashes into paths; `index` brings them
together. `docs/search-format.md` describes the files. Nothing here imports another part of the portal.
"""
