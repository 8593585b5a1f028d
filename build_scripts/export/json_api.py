"""The JSON API: `api/v1/` as files, each record by itself, lists of them in pages, an entry from which all is found, and its description in OpenAPI.

Takes the `Site`; gives the file of each record, which is its line of the JSON Lines, and the parts of everything else. What may change in
`v1` is said in docs/open-data.md, "JSON API".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.export import api_index, api_pages, api_schema
from build_scripts.export.api_address import record_path
from build_scripts.export.json_lines import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.formats import Address
    from build_scripts.export.record import ExportedRecord
    from build_scripts.export.task import ExportTask
    from build_scripts.pages.site import Site

NAME = "JSON"
EXTENSION = "json"
MIME = "application/json"
PURPOSE = N_("The JSON API: each record by itself, and lists of them by kind, body, cause and year.")
EXAMPLE = "curl -s …/api/v1/records/{file} | jq .titles"


def place(record: RecordSummary | Address) -> str:
    """The file of a record, from the site's root."""
    return record_path(record.id)


def write_record(_context: ExportContext, record: ExportedRecord) -> bytes:
    """The file of a record."""
    return line(record)


def parts(site: Site) -> Iterator[ExportTask]:
    """All but the records."""
    yield from api_index.parts(site)
    yield from api_pages.parts(site)
    yield from api_schema.parts(site)
