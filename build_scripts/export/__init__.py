"""The site for programs: feeds, sitemap, robots.txt and bulk data, one module a format.

Takes the `Site` (and for the sitemap the addresses of its pages); gives pairs of path from the site's
root and bytes. `run` makes all of them in a fixed order; `selection` says which records may be
exported, `facts` what is said of one, `channel` which feeds there are, `address` where a page is. The
same records give the same bytes, in whatever order they come.
"""
