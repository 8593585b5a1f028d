"""Some records that are written together: what is said of them, what it depends on, and files of them that hosts take."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_scripts.export.record import exported_records
from build_scripts.export.selection import placed, state

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.fields import Placed
    from build_scripts.export.record import ExportedRecord
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

Write = Callable[["ExportContext", Sequence["ExportedRecord"]], bytes]
LARGEST = 20_000_000  # bytes of a file; hosts take 25 MiB


@dataclass(frozen=True, slots=True)
class RecordGroup:
    """Some records, ready to be sent to a worker.

    Attributes:
        placed: the records, in their order.
        keys: record id → under which its document is kept.
        depends: everything that files of them depend on.
    """

    placed: tuple[Placed, ...]
    keys: Mapping[str, str]
    depends: tuple[str, ...] = field(repr=False)

    def records(self, context: ExportContext) -> tuple[ExportedRecord, ...]:
        """The records as formats get them."""
        return exported_records(context, self.placed, self.keys)


def group(site: Site, summaries: Sequence[RecordSummary]) -> RecordGroup:
    """Some records with their places among the others."""
    ones = tuple(placed(site, summary) for summary in summaries)
    keys = {summary.id: site.keys[summary.id] for summary in summaries}
    return RecordGroup(ones, keys, tuple(state(site, one) for one in ones))


def make(context: ExportContext, *, some: RecordGroup, stem: str, extension: str, write: Write) -> Files:
    """The files of a group in one form.

    Args:
        context: names, addresses, and whatever reads documents.
        some: the records.
        stem: path of a file without its extension.
        extension: of the files.
        write: gives the bytes of some records.
    """
    return files(context, write, f"{stem}.{extension}", some.records(context))


def files(context: ExportContext, write: Write, path: str, records: Sequence[ExportedRecord]) -> Files:
    """One file, or two with half of the records each where it would be too large for a host."""
    data = write(context, records)
    if len(data) <= LARGEST or len(records) == 1:
        return [(path, data)]
    half = (len(records) + 1) // 2
    stem, dot, extension = path.partition(".")
    parts = ((f"{stem}-1{dot}{extension}", records[:half]), (f"{stem}-2{dot}{extension}", records[half:]))
    return [file for name, part in parts for file in files(context, write, name, part)]
