"""The school that a minor attends: 就读于第一小学 (未成年人保护法 Art 103: 就读学校).

Takes any text; gives the places that name it. Primary schools, junior schools and kindergartens tell of a child by themselves, other
schools in a record that knows of a minor. 曾就读于, universities and a teacher's school are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.disclosure.sensitive_cases import has_minor, is_against_a_minor
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

KINDS = ("judgment", "hearing", "proceeding", "procuratorial-document", "major-case", "supervision")
_CHILDREN = "小学|初中|初级中学|幼儿园|primary school|kindergarten|junior (?:high|middle) school"
_YOUNG = f"{_CHILDREN}|中学|高中|职业学校|技工学校|中专|学校|(?:high|middle|secondary) school"
_ATTENDS = (
    r"(?:(?<!曾)(?<!曾经)(?:就读于?|在读于?|入读)(?P<name>[^，,。；;某×*]{{2,20}}?)(?:{schools})"
    r"|系(?P<pupil>[^，,。；;某×*]{{2,20}}?)(?:{schools})(?:在校)?(?:学生|[一二三四五六七八九]年级)"
    r"|(?:attends|attending|pupil (?:of|at)|student (?:of|at)) (?P<english>(?:the )?(?:[A-Z][\w.'-]+ ){{1,4}})(?i:{schools}))"
)
_OF_CHILDREN = re.compile(_ATTENDS.format(schools=_CHILDREN))
_OF_THE_YOUNG = re.compile(_ATTENDS.format(schools=_YOUNG))
_HINTS = ("就读", "在读", "入读", "学生", "年级", "attend", "pupil", "student")  # one of them is in every match


def find(text: str, *, minors: bool = False) -> Iterator[int]:
    """Where a text names the school of a child; of any young person where minors are known to be concerned."""
    if any(hint in text for hint in _HINTS):
        for match in (_OF_THE_YOUNG if minors else _OF_CHILDREN).finditer(text):
            yield match.start()


@rule(
    "ANON-23",
    cites="未成年人保护法 Art 103",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    kinds=KINDS,
)
def no_school_of_a_minor(subject: Subject) -> Iterator[Finding]:
    """The school that a minor attends is not named."""
    minors = has_minor(subject.entry) or is_against_a_minor(subject.entry)
    for passage in subject.passages:
        for offset in find(passage.text, minors=minors):
            message = Message("this seems to name the school that a minor attends")
            yield Finding(passage.location, message, Message("write 某小学, 某中学; of an adult leave it"), offset)


RULES = (no_school_of_a_minor,)
