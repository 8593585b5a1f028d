"""The register of kinds: which model, which folder and URL, which words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import get_args, get_type_hints

from build_scripts.content.labels import N_
from build_scripts.model.base import Base, Record
from build_scripts.model.enforcement import Enforcement
from build_scripts.model.guiding_case import GuidingCase
from build_scripts.model.hearing import Hearing
from build_scripts.model.judgment import Judgment
from build_scripts.model.major_case import MajorCase
from build_scripts.model.proceeding import Proceeding
from build_scripts.model.procuratorial_document import ProcuratorialDocument
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.service import Service
from build_scripts.model.statistic import Statistic
from build_scripts.model.status import Sealed
from build_scripts.model.supervision import Supervision
from build_scripts.model.types import Choice

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


@cache
def results_of(kind: str) -> dict[str, Choice]:
    """The outcomes that a kind of record may have, by value; the type of its `result` says which."""
    found = get_type_hints(vars(KINDS[kind].model).get("result", Base.result).fget)["return"]
    choices = [one for one in (found, *get_args(found)) if isinstance(one, type) and issubclass(one, Choice)]
    return {choice.value: choice for one in choices for choice in one}


_ALL = (
    Kind(Judgment, "judgments", N_("Judgment or ruling"), N_("Judgments and rulings")),
    Kind(MajorCase, "major-cases", N_("Major case"), N_("Major cases")),
    Kind(
        ProcuratorialDocument, "procuratorial-documents", N_("Procuratorial document"), N_("Procuratorial documents")
    ),
    Kind(SentenceChange, "sentence-changes", N_("Sentence change"), N_("Sentence changes")),
    Kind(Supervision, "supervision", N_("Supervision record"), N_("Supervision")),
    Kind(Hearing, "hearings", N_("Trial or hearing"), N_("Trials and hearings")),
    Kind(Proceeding, "proceedings", N_("Proceeding"), N_("Proceedings")),
    Kind(Enforcement, "enforcement", N_("Enforcement information"), N_("Enforcement")),
    Kind(GuidingCase, "guiding-cases", N_("Guiding or typical case"), N_("Guiding and typical cases")),
    Kind(Statistic, "statistics", N_("Statistic"), N_("Statistics")),
    Kind(Service, "services", N_("Service"), N_("Services")),
)  # fmt: skip
KINDS = {kind.key: kind for kind in _ALL}
BY_FOLDER = {kind.folder: kind for kind in _ALL}
