"""Identity numbers of which a part shows: `1101051985****4511`, 身份证尾号4511.

In a judgment this is tolerated; what courts publish of enforcement is searched by name, where a few digits more tell who it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.personal import context
from build_scripts.checks.personal.context import Label
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

_MARKS = "*×●○"
_MASKED = re.compile(rf"(?<![0-9A-Z])[0-9]{{3,14}}[{_MARKS}X]{{2,14}}[0-9]{{0,6}}[0-9X{_MARKS}]{{0,4}}(?![0-9A-Z])")
_END = re.compile("身份证[^0-9,。;]{0,6}?(?:尾号|[后末][四4六6]位)[^0-9,。;]{0,4}[0-9]{3,5}[0-9X]")
_LENGTHS = (15, 18)


def find(text: str) -> Iterator[int]:
    """Where a part of an identity number shows in a folded text."""
    for match in _MASKED.finditer(text):
        if context.label(text, match.start()) is Label.IDENTITY or len(match[0]) in _LENGTHS:
            yield match.start()
    for match in _END.finditer(text):
        yield match.start()


@rule(
    "PII-17",
    cites="法释〔2016〕19号 Art 10; 个人信息保护法 Art 6",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    kinds=("enforcement",),
)
def no_part_of_an_identity_number(subject: Subject) -> Iterator[Finding]:
    """In enforcement information not even a part of an identity number is shown."""
    for passage in subject.passages:
        if "份" in passage.text or any(sign in passage.folded for sign in f"{_MARKS}X"):
            for offset in find(passage.folded):
                message = Message("a part of an identity number still shows")
                yield Finding(passage.location, message, Message("delete the number as a whole"), offset)


RULES = (no_part_of_an_identity_number,)
