"""`record.json` beside each record's page: the record as data, and what opens its entries in the publication log.

Takes the `Site`; gives one part for each hundred records, sorted by id; none where the project has no log. The file is canonical JSON (RFC 8785),
`{"record": …, "entries": […]}`. The record
is without its links to other records: no entry changes, and so none tells of it, when one of those is sealed. Where the newest entry is not of this content, its `content_salt` is null, as that of older ones is.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import rfc8785

from build_scripts.catalog.publication_log import FILE
from build_scripts.export.task import ExportTask
from build_scripts.export.whole_record import without_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_scripts.catalog.publication_log import Opening
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

SHARE = 100  # records in one part


class Place(NamedTuple):
    """A record and what goes into its file.

    Attributes:
        path: of the file.
        key: under which the whole record is kept.
        links: ids of other records, which are left out.
        entries: its openings, oldest first.
    """

    path: str
    key: str
    links: tuple[str, ...]
    entries: tuple[Opening, ...]


def parts(site: Site) -> Iterator[ExportTask]:
    """Every hundred records."""
    if site.log is None:
        return
    records = sorted(site.catalog.records, key=attrgetter("id"))
    for start in range(0, len(records), SHARE):
        share = records[start : start + SHARE]
        places = [
            Place(
                f"{record.url}{FILE}",
                site.keys[record.id],
                record.pointed_at,
                site.log.entries.get(record.id, ()),
            )
            for record in share
        ]
        depends = [f"{place.key} {site.log.state(record.id)}" for place, record in zip(places, share, strict=True)]
        yield ExportTask(name=f"{FILE} {start}", depends=tuple(depends), make=partial(make, places=places))


def make(context: ExportContext, *, places: Sequence[Place]) -> Files:
    """Write the files of one part."""
    wholes = context.wholes([place.key for place in places])
    return [(place.path, _file(without_links(wholes[place.key], place.links), place.entries)) for place in places]


def _file(content: Mapping[str, Any], entries: Sequence[Opening]) -> bytes:
    shown = [asdict(opening) for opening in entries]
    if entries and not entries[-1].fits(content):
        shown[-1]["content_salt"] = None
    return rfc8785.dumps({"record": dict(content), "entries": shown})
