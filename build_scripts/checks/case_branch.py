"""Whether a record belongs to a criminal or to a civil case, also where it does not say so in `case_type`.

Takes an entry of any kind; where it names no branch, its kind, its case number (刑, 民) and its causes tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.model.case_type import CaseType

if TYPE_CHECKING:
    from build_scripts.model.kinds import Entry

CRIMINAL_KINDS = frozenset({"procuratorial-document", "major-case", "sentence-change"})


def is_criminal(entry: Entry) -> bool:
    """Whether a record belongs to a criminal case."""
    branch = getattr(entry, "case_type", None)
    if branch is not None:
        return branch is CaseType.CRIMINAL
    if entry.kind in CRIMINAL_KINDS or "刑" in (getattr(entry, "case_number", None) or ""):
        return True
    return any(cause.endswith("罪") for cause in getattr(entry, "causes", ()))


def is_civil(entry: Entry) -> bool:
    """Whether a record belongs to a civil case."""
    branch = getattr(entry, "case_type", None)
    if branch is not None:
        return branch is CaseType.CIVIL
    return not is_criminal(entry) and "行" not in (getattr(entry, "case_number", None) or "")
