"""The branch of law and the stage of a case, from the number, the titles and the parties' roles.

Takes the head of a document; gives what the model has. Where number and title disagree there is no answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.case_numbers.types import CASE_TYPES, PROCEDURES, branch_of, stage_of
from build_scripts.model.case_type import CaseType, Procedure
from build_scripts.model.party import PartyRole

if TYPE_CHECKING:
    from build_scripts.checks.case_numbers.numbering import Number
    from build_scripts.checks.reading.head import Head
    from build_scripts.checks.reading.parties import Person

_BRANCHES = (
    ("国家赔偿", CaseType.STATE_COMPENSATION), ("刑事", CaseType.CRIMINAL), ("行政", CaseType.ADMINISTRATIVE), ("执行", CaseType.ENFORCEMENT),
    ("民事", CaseType.CIVIL), ("商事", CaseType.CIVIL), ("减刑", CaseType.CRIMINAL), ("假释", CaseType.CRIMINAL), ("强制医疗", CaseType.CRIMINAL),
    ("赔偿", CaseType.STATE_COMPENSATION),
)  # fmt: skip


_LED_BY = {"刑": CaseType.CRIMINAL, "民": CaseType.CIVIL, "行": CaseType.ADMINISTRATIVE}  # 刑辖, 民辖


def changes_sentence(head: Head) -> bool:
    """Whether the title names a change in how a sentence is served, whichever organ decides on it: 监狱管理局, 公安局, 法院."""
    return any(word in head.branch for word in ("暂予监外", "收监", "减刑", "假释"))


def case_type_of(head: Head) -> CaseType | None:
    """The branch of law: by the number where it leaves one, by the title otherwise; None where the two disagree."""
    if changes_sentence(head):
        return CaseType.CRIMINAL
    titled = next((kind for word, kind in _BRANCHES if word in head.branch), None)
    if head.kind and head.kind.value == "支付令":
        titled = CaseType.CIVIL
    if head.parsed is None:
        return titled
    branch = branch_of(head.parsed)
    if branch not in CASE_TYPES:
        return titled or _LED_BY.get(head.parsed.plain_type[:1])
    fits, borderline = CASE_TYPES[branch]
    if titled in fits:
        return titled
    if len(fits) == 1 and (titled is None or titled in borderline):
        return next(iter(fits))
    return titled if titled in borderline else None


_STAGES = {
    "一审": Procedure.FIRST_INSTANCE, "二审": Procedure.SECOND_INSTANCE, "再审审查与审判监督": Procedure.RETRIAL_REVIEW, "再审": Procedure.RETRIAL,
    "审判监督": Procedure.RETRIAL_REVIEW, "复核": Procedure.DEATH_REVIEW, "首次执行": Procedure.ENFORCEMENT, "执行审查": Procedure.ENFORCEMENT,
    "执行实施": Procedure.ENFORCEMENT, "执行异议": Procedure.ENFORCEMENT, "执行复议": Procedure.ENFORCEMENT, "执行": Procedure.ENFORCEMENT,
    "减刑": Procedure.SENTENCE_CHANGE, "假释": Procedure.SENTENCE_CHANGE, "国家赔偿": Procedure.COMPENSATION,
}  # fmt: skip
_LAST = {
    "辖终": Procedure.SECOND_INSTANCE,
    "提": Procedure.RETRIAL,
    "申": Procedure.RETRIAL_REVIEW,
    "监": Procedure.RETRIAL_REVIEW,
}


def procedure_of(head: Head, case_type: CaseType | None, parties: list[Person], course: str) -> Procedure | None:
    """The stage: by the number, else by a scraper's title, else by the parties' roles."""
    if changes_sentence(head):
        return Procedure.SENTENCE_CHANGE
    by_number = _by_number(head.parsed) if head.parsed else _by_letters(str(head.number.value) if head.number else "")
    return by_number or _STAGES.get(head.stage) or _by_course(course) or _by_roles(head, case_type, parties, course)


def _by_number(number: Number) -> Procedure | None:
    if branch_of(number) in {"破", "清"}:
        return Procedure.SPECIAL
    stage = stage_of(number)
    options = PROCEDURES.get(stage, frozenset())
    if len(options) == 1:
        return next(iter(options))
    if stage == "再":
        return Procedure.RETRIAL
    if stage == "刑执":
        return Procedure.SENTENCE_CHANGE
    return next((value for word, value in _LAST.items() if number.plain_type.endswith(word)), None)


_LETTERS = {
    "初": Procedure.FIRST_INSTANCE,
    "终": Procedure.SECOND_INSTANCE,
    "申": Procedure.RETRIAL_REVIEW,
    "提": Procedure.RETRIAL,
}


def _by_letters(number: str) -> Procedure | None:
    """The stage in a number of an unknown grammar: the letter before 字."""
    if "再" in number:
        return Procedure.RETRIAL
    found = re.search(r"([初终申提])字?第?\d", number)
    return _LETTERS[found[1]] if found else None


_COURSE = (
    (re.compile("复核终结|报请本院(?:复核|核准)|报送本院(?:复核|核准)"), Procedure.DEATH_REVIEW),
    (re.compile("(?:提请|建议)[^。]{0,12}(?:减刑|假释)|(?:减刑|假释)(?:的)?建议"), Procedure.SENTENCE_CHANGE),
)


def _by_course(course: str) -> Procedure | None:
    return next((value for pattern, value in _COURSE if pattern.search(course)), None)


def _by_roles(head: Head, case_type: CaseType | None, parties: list[Person], course: str) -> Procedure | None:
    roles = {person.role for person in parties}
    if PartyRole.PETITIONER in roles:
        return None
    if PartyRole.APPELLANT in roles:
        return Procedure.SECOND_INSTANCE
    if case_type is CaseType.ENFORCEMENT:
        return Procedure.ENFORCEMENT
    first = roles & {PartyRole.DEFENDANT, PartyRole.PLAINTIFF} and not any(person.originally for person in parties)
    told = re.search("提起公诉|诉讼请求|提起诉讼|向本院起诉|本院[^。]{0,24}(?:立案|受理)", course)
    return Procedure.FIRST_INSTANCE if first and told and not head.parsed and "再审" not in course else None
