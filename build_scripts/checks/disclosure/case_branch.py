"""Whether a record belongs to a criminal or to a civil case, also where it does not say so in `case_type`.

Takes an entry of any kind; where it names no branch, its kind, its case number (刑, 民) and its causes tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.model.case_type import CaseType

if TYPE_CHECKING:
    from build_scripts.model.kinds import Entry

_OF_CIVIL_CASES = frozenset(
    {"civil-protest", "retrial-recommendation", "public-interest-complaint"}
)  # keys of document-types.yml
CRIMINAL_KINDS = frozenset({"procuratorial-document", "major-case", "sentence-change"})


def is_criminal(entry: Entry) -> bool:
    """Whether a record belongs to a criminal case."""
    branch = getattr(entry, "case_type", None)
    if branch is not None:
        return branch is CaseType.CRIMINAL
    causes: tuple[str, ...] = getattr(entry, "causes", ())
    if "刑" in (getattr(entry, "case_number", None) or "") or any(cause.endswith("罪") for cause in causes):
        return True
    civil = getattr(entry, "document_type", None) in _OF_CIVIL_CASES
    return entry.kind in CRIMINAL_KINDS and not causes and not civil


def is_civil(entry: Entry) -> bool:
    """Whether a record belongs to a civil case."""
    branch = getattr(entry, "case_type", None)
    if branch is not None:
        return branch is CaseType.CIVIL
    return not is_criminal(entry) and "行" not in (getattr(entry, "case_number", None) or "")
