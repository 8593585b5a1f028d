"""Which type codes of case numbers go with which cases, procedures and documents.

Takes a parsed number; gives its branch and stage, and the tables from them to the fields of a record. Where practice
differs a pair is borderline, which is a warning and never an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.model.case_type import CaseType, Procedure

if TYPE_CHECKING:
    from build_scripts.checks.case_numbers.numbering import Number

_BRANCHES = ("行赔", "赔", "刑", "民", "行", "执", "破", "清", "商", "认", "经")  # the first that a type holds decides
_NEUTRAL = ("司惩", "司救", "财保", "证保", "行保", "行为保", "诉保", "辖", "非诉")  # go with any case
# branch → (case types that fit, those that occur: incidental civil actions under 刑, enforcement of each branch …)
CASE_TYPES: dict[str, tuple[frozenset[CaseType], frozenset[CaseType]]] = {
    "行赔": (frozenset({CaseType.ADMINISTRATIVE, CaseType.STATE_COMPENSATION}), frozenset()),
    "赔": (frozenset({CaseType.STATE_COMPENSATION}), frozenset({CaseType.CRIMINAL, CaseType.ADMINISTRATIVE})),
    "刑": (frozenset({CaseType.CRIMINAL}), frozenset({CaseType.CIVIL, CaseType.ENFORCEMENT})),
    "民": (frozenset({CaseType.CIVIL}), frozenset({CaseType.ENFORCEMENT})),
    "行": (frozenset({CaseType.ADMINISTRATIVE}), frozenset({CaseType.ENFORCEMENT, CaseType.STATE_COMPENSATION})),
    "执": (frozenset({CaseType.ENFORCEMENT}), frozenset(CaseType)),
    "破": (frozenset({CaseType.CIVIL}), frozenset({CaseType.ENFORCEMENT})),
    "清": (frozenset({CaseType.CIVIL}), frozenset()),
    "商": (frozenset({CaseType.CIVIL}), frozenset({CaseType.ENFORCEMENT})),
    "认": (frozenset({CaseType.CIVIL}), frozenset(CaseType)),
    "经": (frozenset({CaseType.CIVIL}), frozenset(CaseType)),
}
_RETRIAL = frozenset({Procedure.RETRIAL, Procedure.RETRIAL_REVIEW})
PROCEDURES: dict[str, frozenset[Procedure]] = {
    "执": frozenset({Procedure.ENFORCEMENT}),
    "刑执": frozenset({Procedure.ENFORCEMENT, Procedure.SENTENCE_CHANGE}),
    "更": frozenset({Procedure.SENTENCE_CHANGE}),
    "赔": frozenset({Procedure.COMPENSATION}),
    "督": frozenset({Procedure.PAYMENT_ORDER}),
    "医": frozenset({Procedure.SPECIAL}),
    "特": frozenset({Procedure.SPECIAL}),
    "催": frozenset({Procedure.SPECIAL}),
    "保令": frozenset({Procedure.SPECIAL}),
    "核": frozenset({Procedure.DEATH_REVIEW}),
    "刑复": frozenset({Procedure.DEATH_REVIEW}),
    "申": _RETRIAL,
    "监": _RETRIAL,
    "抗": _RETRIAL | {Procedure.SECOND_INSTANCE},
    "提": frozenset({Procedure.RETRIAL}),
    "再": frozenset({Procedure.RETRIAL, Procedure.FIRST_INSTANCE, Procedure.SECOND_INSTANCE}),
    "终": frozenset({Procedure.SECOND_INSTANCE}),
    "初": frozenset({Procedure.FIRST_INSTANCE}),
}
NO_JUDGMENT = frozenset({"执", "刑执", "更", "赔", "督", "申"})  # these end in a ruling, decision or notice
DOCUMENTS = frozenset({"督", "初", "终", "再", "更", "核"})  # only the first of these ends in a payment order


def branch_of(number: Number) -> str:
    """The branch of law in a type: 刑 for 刑初; empty where it goes with any."""
    kind = number.plain_type
    if any(word in kind for word in _NEUTRAL):
        return ""
    return next((branch for branch in _BRANCHES if branch in kind), "")


def stage_of(number: Number) -> str:
    """The stage in a type: 初 for 刑初; empty where it tells none."""
    kind = number.plain_type
    if any(word in kind for word in _NEUTRAL):
        return ""
    if kind in {"刑执", "刑复"}:
        return kind
    if kind.startswith("刑") and kind[-1] in "减假":
        return "更"
    if "赔" in kind and not kind.startswith("行赔"):
        return "赔"
    if kind.endswith("保令"):
        return "保令"
    inside = (stage for stage in ("更", "督", "医", "再") if stage in kind)
    last = kind[-1] if kind[-1] in PROCEDURES else ""
    return "执" if kind.startswith("执") else next(inside, last)


_OFFICE = {
    "indictment": "诉",
    "non-prosecution": "不诉",
    "protest": "抗",
    "civil-protest": "抗",
    "retrial-recommendation": "建",
    "procuratorial-suggestion": "建",
    "correction-notice": "纠",
    "review-decision": "复",
    "public-interest-complaint": "诉",
}


def agrees(code: str, document_type: str) -> bool:
    """Whether a procuratorate's type code may stand on a document of a type; an unknown type may have any."""
    expected = _OFFICE.get(document_type)
    if expected is None:
        return True
    return expected in code and ("不诉" in code) == (document_type == "non-prosecution")
