"""Words cut from the middle of a record's texts, as a reader might remember them."""

import random
import re

import pytest
from built_site import LANGUAGES


def texts(site, record):
    """What the editor wrote, and every text of the pages that is marked as the record's own."""
    yield from (record[name] for name in ("title", "title_en", "summary", "summary_en", "body") if record.get(name))
    for folder in LANGUAGES.values():
        for element in site.documents[f"{folder}{site.url(record)}index.html"].all():
            if element.get("data-text") is not None:
                for part in element if element.tag == "div" else [element]:
                    own = [] if part.get("class") == "portal-anchor" else [part.text]
                    own += [child.tail for child in part]
                    yield "".join(text for text in own if text)


def joins(pair):
    """Whether a cut between two characters would go through a Latin word or a number."""
    return pair.isascii() and (pair.isalpha() or pair.isdigit())


def cuts(site, record, count):
    """Words of 2 to 12 characters from the middle of a record's texts, none with a space or a mark of quotation."""
    rng = random.Random(record["id"])  # noqa: S311 - reproducible, not secret
    every = list(dict.fromkeys(text.strip() for text in texts(site, record) if len(text.strip()) >= 2))
    found = []
    for _ in range(4000):
        text = every[(len(found) + rng.randrange(2)) % len(every)] if found else rng.choice(every)
        start = rng.randrange(len(text) - 1)
        end = start + rng.randint(2, 12)
        query = text[start:end]
        edges = (text[max(0, start - 1) : start + 1], text[end - 1 : end + 1])
        whole = len(query) == end - start and not any(len(pair) == 2 and joins(pair) for pair in edges)
        if whole and not re.search(r'[\s"“”「」]', query) and query not in found and re.search(r"\w", query):
            found.append(query)
        if len(found) == count:
            return found
    pytest.fail(f"{record['id']} has too little text")
