"""What a hit shows: takes documents in the order of their numbers, gives shards of rows."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from build_scripts.search.document import Document

ROWS_PER_SHARD = 8


def encode(value: Any) -> bytes:
    """Write JSON without spaces, the same bytes everywhere."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def languages_of(documents: Iterable[Document]) -> list[str]:
    """List the languages of the site, each behind those that precede it in any document."""
    places: dict[str, int] = {}
    for document in documents:
        for place, language in enumerate(document.languages):
            places[language] = max(place, places.get(language, 0))
    return sorted(places, key=lambda language: (places[language], language))


def row_shards(documents: Sequence[Document], languages: Sequence[str]) -> Iterator[bytes]:
    """Encode what a reader sees of each document.

    Args:
        documents: All documents, in the order of their numbers.
        languages: The languages of the site.

    Yields:
        JSON lists of ROWS_PER_SHARD rows.
    """
    for first in range(0, len(documents), ROWS_PER_SHARD):
        yield encode([row(document, languages) for document in documents[first : first + ROWS_PER_SHARD]])


def row(document: Document, languages: Sequence[str]) -> list[Any]:
    """Make one row; what is the usual case at its end is left out."""
    made: list[Any] = [
        document.id,
        document.url,
        [document.titles.get(language, "") for language in languages],
        list(document.case_numbers),
        int(document.sample),
        "" if document.text_url == document.url else document.text_url,
        [] if list(document.languages) == list(languages) else [languages.index(one) for one in document.languages],
        document.window,
    ]
    while made[-1] in ("", [], 0):
        made.pop()
    return made
