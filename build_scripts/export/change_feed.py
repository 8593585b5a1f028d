"""The Atom feed of substantive changes: what was corrected, redacted, withheld, withdrawn or published again, the newest 50.

It belongs to the corrections log, and each language has its own. No technical change stands in it, no first publication, and no
sealing, of which nothing here can know. The id of an entry is the address of the version on the record's page.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.export.atom_document import category, document, lang, moment, xml
from build_scripts.export.change_table import substantive
from build_scripts.export.feeds import LIMIT, UNKNOWN
from build_scripts.export.task import ExportTask
from build_scripts.pages import versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

PATH = "corrections/"
_NAME = N_("Substantive changes")


class Entry(NamedTuple):
    """One change: the record, the class, and in each language what a page says of it."""

    record: RecordSummary
    class_: str
    said: Mapping[str, Mapping[str, Any]]


def parts(site: Site) -> Iterator[ExportTask]:
    """The one feed, in all its languages."""
    changes = substantive(site)[:LIMIT]
    entries = [
        Entry(
            record,
            version.class_,
            {language: versions.line(site, language, version, record) for language in site.languages},
        )
        for version, record in changes
    ]
    depends = tuple(f"{site.keys[change.record.id]} {change.version}" for change in changes)
    yield ExportTask(name=f"{PATH}feed.xml", depends=depends, make=partial(make, entries=entries))


def make(context: ExportContext, *, entries: Sequence[Entry]) -> Files:
    """Write the feed in each language."""
    return [
        (context.file(language, f"{PATH}feed.xml"), _feed(context, language, entries).encode())
        for language in context.languages
    ]


def _feed(context: ExportContext, language: str, entries: Sequence[Entry]) -> str:
    day = entries[0].said[language]["day"] if entries else UNKNOWN
    made = "".join(_entry(context, language, entry) for entry in entries)
    return document(context, language, PATH, context.say(language, _NAME), day, made)


def _entry(context: ExportContext, language: str, entry: Entry) -> str:
    record, said = entry.record, entry.said[language]
    title, own = context.title(language, record)
    address = xml(f"{context.address(language, record.url)}#{said['anchor']}")
    label = context.say(language, said["label"])
    summary = " ".join([label, *said["fields"], *[note["text"] for note in said["notes"]]])
    return (
        "<entry>"
        f"<id>{address}</id>"
        f"<title{lang(context, own, language)}>{xml(title)}</title>"
        f'<link rel="alternate" type="text/html" href="{address}"/>'
        f"<updated>{moment(said['day'])}</updated>"
        + "".join([f"<author><name>{xml(context.organ(language, key))}</name></author>" for key in record.organs])
        + category(entry.class_, label)
        + (category("sample", context.say(language, N_("Fictional sample"))) if record.sample else "")
        + f"<summary>{xml(summary)}</summary>"
        "</entry>\n"
    )
