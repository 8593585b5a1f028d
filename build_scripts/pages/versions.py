"""What a record's page and the corrections log say of its versions, and how each of them is cited.

Takes the versions that the ledger joined; gives plain data for the templates. A citation names the record as it is called now, never
as it was: what an earlier version said may have been taken out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.catalog.ledgers.versions import versions_of
from build_scripts.content.labels import N_
from build_scripts.model.base import CorrectionClass
from build_scripts.pages.changed_fields import named
from build_scripts.pages.page import prefix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.ledgers.versions import Note, Version
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Row, Site

_STATUS = CorrectionClass.STATUS.value
EVENTS = {
    "publication": N_("Published here"),
    "correction": N_("Changed"),
    "withholding": N_("Withheld"),
    "withdrawal": N_("Withdrawn"),
}


def lines(site: Site, language: str, record: RecordSummary) -> list[Row]:
    """The versions of a record, newest first, each with its citation."""
    openings = site.log.entries.get(record.id, ()) if site.log else ()
    return [
        {**line(site, language, version, record), "content": version.content}
        for version in versions_of(record, openings)
    ]


def cited(site: Site, language: str, record: RecordSummary) -> Row:
    """What the citation of every version says: who wrote the record, what it is called now, and where it stands."""
    title, own = site.title(language, record)
    shell = site.shells[language]
    return {
        "id": record.id,
        "organ": record.organs[0] if record.organs else "",
        "title": title,
        "title_language": own,
        "number": record.number if record.number != title else "",
        "number_language": record.language,
        "portal": shell.site_name,
        "address": f"{shell.site_url}{prefix(language, site.languages)}{record.url}",
    }


def line(site: Site, language: str, version: Version, record: RecordSummary) -> Row:
    """One version as plain data.

    Args:
        site: knows the words.
        language: of the page.
        version: of the record.
        record: as it is now.
    """
    return {
        "day": version.day,
        "entry": version.entry,
        "anchor": version.anchor,
        "label": _what(version),
        "fields": [] if version.class_ == _STATUS else named(site, language, record.kind, version.fields),
        "notes": list(_notes(language, record, version.notes)),
    }


def _what(version: Version) -> str:
    """What happened: the new status, or the class of the change."""
    if not version.class_ or (version.class_ == _STATUS and version.event):
        return EVENTS[version.event]
    return CorrectionClass(version.class_).label


def _notes(language: str, record: RecordSummary, notes: tuple[Note, ...]) -> Iterator[dict[str, str]]:
    for note in notes:
        translated = note.translations.get(language) if language != record.language else None
        own = language if translated else record.language
        yield {"text": translated or note.note, "language": own, "class": CorrectionClass(note.class_).label}
