"""The site for programs: feeds, sitemap, robots.txt and bulk data, one module a format.

Takes the `Site` (and for the sitemap the addresses of its pages); gives parts, each of which makes some files, given as
pairs of path from the site's root and bytes. `run` names all parts in a fixed order, and what closes them; `part` says
what a part is, `scene` what all of them draw from; `selection` says which records may be exported, `facts` what is said
of one, `channel` which feeds there are. The same records give the same bytes, in whatever order they come.
"""
