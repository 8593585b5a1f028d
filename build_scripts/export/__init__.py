"""The site for programs: feeds, sitemap, robots.txt and bulk data.

Takes the `Site` (and for the sitemap the addresses of its pages); gives parts, each of which makes some files, given as pairs of
path from the site's root and bytes. `registry` names all parts in a fixed order, and what closes them; `task` says what a part is,
`context` what all of them draw from. Of the bulk data, `selection` says which records may be exported, `record` what a format gets
of each, `fields` what is known of one, and `formats` finds the formats, one module each. `feeds` says which feeds there are.
The same records give the same bytes, in whatever order they come.
"""
