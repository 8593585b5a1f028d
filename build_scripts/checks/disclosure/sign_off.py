"""Has a named person approved the publication of what hurts most if it goes wrong?

法释〔2016〕19号 Arts 4(5), 8 and 10 and Art 4 of the procuratorates' rules of 2021 are known here from secondary sources; 未成年人保护法
Art 103 and 法释〔2021〕1号 Art 559 were read. Trials have rules of their own (`closed_trials`); a change of sentence says nothing of the
victim and has to be published, and guiding cases are released by the supreme organs without names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.disclosure.sensitive_cases import (
    FAMILY,
    civil_cause,
    is_against_a_minor,
    is_sexual,
    place_of_cause,
)
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.model.base import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

KINDS = ("judgment", "proceeding", "procuratorial-document", "major-case", "supervision")
_APART = re.compile(r"[\s,，、;；:：()（）]+")
_OFFICE = re.compile(
    "^.*(?:法院|检察院|法庭|办公室|委员会|部门|小组|编辑部?|本院|.{2}[庭处科室局组队办])"
)  # before a name or alone
_TITLE = re.compile(
    "^(?:常务|分管|主管|主审|承办|代理|执行|办案)*(?:副?(?:院长|检察长|审判长|[庭局处科组队]长|主任|书记)|审判员|法官|检察官|承办人|负责人|经办人|管理员|编辑)"
)
_PRESIDENT = re.compile("(?:院长|检察长)$")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@rule(
    "DISC-07",
    cites="法释〔2016〕19号 Arts 4(5), 8, 10; 人民检察院案件信息公开工作规定 (2021) Art 4; 未成年人保护法 Art 103; 法释〔2021〕1号 Art 559",
    basis=Basis.SECONDARY,
    kinds=KINDS,
)
def sensitive_is_signed_off(subject: Subject) -> Iterator[Finding]:
    """A published record on a sexual offence, a crime against a minor or a family matter names who approved it."""
    entry = subject.entry
    if not isinstance(entry, Record):
        return
    if is_sexual(entry):
        message = Message("a sexual offence is published without a named person's approval")
    elif is_against_a_minor(entry):
        message = Message("a crime against a minor is published without a named person's approval")
    elif civil_cause(entry, FAMILY):
        message = Message("a family case is published without a named person's approval")
    else:
        return
    if not entry.reviewed_by:
        remedy = Message(
            "have the text read by somebody who answers for it, then add `reviewed_by: <name>`, or withhold it"
        )
        yield Finding(place_of_cause(entry), message, remedy)
    elif not names_a_person(entry.reviewed_by):
        yield Finding(
            ("reviewed_by",), Message("`reviewed_by` names no person"), Message("write the name of who approved it")
        )


def names_a_person(text: str) -> bool:
    """Whether a text names somebody, and not an office alone; a president is known by the post (Art 12: 主管副院长)."""
    if _PRESIDENT.search(text):
        return True
    parts = (_TITLE.sub("", _OFFICE.sub("", part)) for part in _APART.split(text))
    return any(_LETTERS.search(part) and not set(part) & set("某×*") for part in parts)


RULES = (sensitive_is_signed_off,)
