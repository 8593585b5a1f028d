"""One list of records before it is pages, and the directory of all lists of one sort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary

SIZE = 50
Names = Mapping[str, tuple[str, str]]  # language of a page → words, and the language that they are in


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list of records.

    Attributes:
        path: of its first page, below the language's root.
        names: language → heading, and the language that it is in.
        records: newest first.
        above: path and label of the directory it belongs to.
        feed: whether an Atom feed stands beside it.
        group: the same of the heading in its directory; None where there is none.
        notice: what it says before the records.
        guide: path and words of the guide to which it leads.
        short: what its directory calls it below that heading; None for the heading itself.
        noindex: whether search engines are asked to pass it over.
        kept_back: what a court withholds, as `kept_back` gives it.
    """

    path: str
    names: Names
    records: tuple[RecordSummary, ...]
    above: tuple[str, str]
    feed: bool = False
    group: Names | None = None
    short: Names | None = None
    noindex: bool = False
    notice: str = ""
    guide: tuple[str, str] | None = None
    kept_back: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Directory:
    """A page that leads to all lists of one sort."""

    path: str
    name: str
    lists: tuple[Listing, ...]
