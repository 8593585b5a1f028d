"""The register of kinds: which model, which folder and URL, which words."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.labels import N_
from build_scripts.model.base import Base, Record
from build_scripts.model.judgment import Judgment
from build_scripts.model.status import Sealed

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
)  # fmt: skip
KINDS = {kind.key: kind for kind in _ALL}
BY_FOLDER = {kind.folder: kind for kind in _ALL}
