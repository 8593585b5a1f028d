"""A record as the bulk formats get it: what is known of it, and its text.

Takes a record's place among the others and whatever reads documents; gives `ExportedRecord`s. The texts of a chunk are read when a
format first asks for one, so that a format without texts costs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from build_scripts.export.fields import fields_of
from build_scripts.export.whole_record import without_links

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.fields import Placed
    from build_scripts.search.document import Document


def beside(page: str, extension: str) -> str:
    """A file beside the page of a record, from the site's root."""
    return f"{page}record.{extension}"


@dataclass(frozen=True)
class ExportedRecord:
    """One record that may leave the site in bulk.

    Attributes:
        summary: what lists show of it.
        fields: what `fields.FIELDS` names, as plain data.
        days: the ISO days on which it first stood on this portal and last changed there; empty where no log knows them.
        cited: key of a case number in its text → identifier (`catalog.identifiers`) of the record that may be named for it.
    """

    summary: RecordSummary
    fields: Mapping[str, Any]
    days: tuple[str, str]
    cited: Mapping[str, str]
    _open: frozenset[str]
    _texts: Texts

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text that its page shows, in the record's language; of a withheld or withdrawn record nothing."""
        return tuple(line.strip() for line in self._texts.of(self.summary.id).body.splitlines() if line.strip())

    @property
    def whole(self) -> dict[str, Any]:
        """Every public field of the record, as its file has it, without links to records that are not exported."""
        pointed_at = {other for other, _relation in self.summary.related} | {self.summary.replaced_by or ""}
        hidden = pointed_at - self._open - {""}
        tree = self._texts.whole(self.summary.id)
        return without_links(tree, hidden) if hidden else dict(tree)


class Texts:
    """The texts of one chunk."""

    def __init__(self, context: ExportContext, keys: Mapping[str, str]) -> None:
        self._context, self._keys = context, keys

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return self._context.documents(list(self._keys.values()))

    @cached_property
    def _wholes(self) -> Mapping[str, Mapping[str, Any]]:
        return self._context.wholes(list(self._keys.values()))

    def whole(self, identifier: str) -> Mapping[str, Any]:
        """Every public field of a record."""
        return self._wholes[self._keys[identifier]]

    def of(self, identifier: str) -> Document:
        """The published document of a record."""
        return self._documents[self._keys[identifier]]


def exported_records(
    context: ExportContext, placed: Sequence[Placed], keys: Mapping[str, str]
) -> tuple[ExportedRecord, ...]:
    """The records of one chunk.

    Args:
        context: names, addresses, and whatever reads documents.
        placed: the records, in their order.
        keys: record id → under which its document is kept.
    """
    texts = Texts(context, keys)
    return tuple(
        ExportedRecord(one.summary, fields_of(context, one), one.days, dict(one.cited), frozenset(one.open), texts)
        for one in placed
    )
