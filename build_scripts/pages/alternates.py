"""The formats in which a record can be had besides its page.

Takes a record and what the site is told of its formats; gives links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary


class Alternate(NamedTuple):
    """A format with a file for each record.

    Attributes:
        name: for people.
        mime: its media type.
        covers: whether a record has such a file.
        path: gives the file of a record, from the site's root.
    """

    name: str
    mime: str
    covers: Callable[[RecordSummary], bool]
    path: Callable[[RecordSummary], str]


class AlternateLink(NamedTuple):
    """A file of a record.

    Attributes:
        name, mime: of its format.
        path: from the site's root.
    """

    name: str
    mime: str
    path: str


def links(alternates: Iterable[Alternate], record: RecordSummary) -> tuple[AlternateLink, ...]:
    """The files of a record."""
    return tuple(AlternateLink(one.name, one.mime, one.path(record)) for one in alternates if one.covers(record))


ListLinks = Callable[[str, Iterable["RecordSummary"]], Sequence[tuple[str, tuple[AlternateLink, ...]]]]


def no_lists(_path: str, _records: Iterable[RecordSummary]) -> list[tuple[str, tuple[AlternateLink, ...]]]:
    """The files of a list, where the site has none."""
    return []
