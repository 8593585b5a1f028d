"""Personal data in a text: one detector a module, `scan` runs them.

Every detector has `find(text)`, which takes a text as `fold` leaves it and gives `Span`s with places in that text (and so in
the original: `fold` keeps the length). Nothing here knows records, fields or rules, and nothing keeps what it found.
"""
