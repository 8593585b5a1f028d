"""The register of kinds: which model, which folder and URL, which words."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.labels import N_
from build_scripts.model.base import Base, Record
from build_scripts.model.judgment import Judgment
from build_scripts.model.major_case import MajorCase
from build_scripts.model.procuratorial_document import ProcuratorialDocument
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.status import Sealed
from build_scripts.model.supervision import Supervision

Entry = Base | Sealed


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its model, its folder (also its part of the URL), its names for one and for many."""

    model: type[Record]
    folder: str
    one: str
    many: str

    @property
    def key(self) -> str:
        """What `kind:` says in the record."""
        return self.model.KIND


_ALL = (
    Kind(Judgment, "judgments", N_("Judgment or ruling"), N_("Judgments and rulings")),
    Kind(MajorCase, "major-cases", N_("Major case"), N_("Major cases")),
    Kind(
        ProcuratorialDocument, "procuratorial-documents", N_("Procuratorial document"), N_("Procuratorial documents")
    ),
    Kind(SentenceChange, "sentence-changes", N_("Sentence change"), N_("Sentence changes")),
    Kind(Supervision, "supervision", N_("Supervision record"), N_("Supervision")),
)  # fmt: skip
KINDS = {kind.key: kind for kind in _ALL}
BY_FOLDER = {kind.folder: kind for kind in _ALL}
