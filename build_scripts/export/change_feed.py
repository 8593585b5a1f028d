"""The Atom feed of substantive changes: what was corrected, redacted, withheld, withdrawn or published again, the newest 50.

It belongs to the corrections log, and each language has its own. No technical change stands in it, no first publication, and no
sealing, of which nothing here can know. The id of an entry is the address of the version on the record's page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.export.change_table import substantive
from build_scripts.export.feeds import LIMIT
from build_scripts.export.ledger_feed import Event, LedgerFeed
from build_scripts.pages import versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from build_scripts.catalog.ledgers.corrections import Correction
    from build_scripts.export.task import ExportTask
    from build_scripts.pages.site import Site

PATH = "corrections/"
_NAME = N_("Substantive changes")


def parts(site: Site) -> Iterator[ExportTask]:
    """The one feed, in all its languages."""
    yield LedgerFeed(PATH, _NAME, tuple(_event(site, change) for change in substantive(site)[:LIMIT])).part(site)


def _event(site: Site, change: Correction) -> Event:
    version, record = change
    lines = {language: versions.line(site, language, version, record) for language in site.languages}
    line = lines[site.languages[0]]
    return Event(
        record=record,
        day=line["day"],
        name=line["anchor"],
        page=f"{record.url}#{line['anchor']}",
        titles={language: site.title(language, record) for language in site.languages},
        summaries={language: _summary(site, language, said) for language, said in lines.items()},
        categories={version.class_: line["label"]},
    )


def _summary(site: Site, language: str, said: Mapping[str, Any]) -> str:
    return " ".join([site.say(language, said["label"]), *said["fields"], *[note["text"] for note in said["notes"]]])
