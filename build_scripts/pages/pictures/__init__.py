"""Pictures of the ledgers as SVG inside their pages, drawn by `overrides/records/pictures.html`.

Takes numbers and dates; gives bars, lines and words with their places. There is no library: those that were measured write colours and fonts of their own
into each picture, and take longer for one than we do for a page.
"""
