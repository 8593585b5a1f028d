"""E-mail addresses (RFC 5322, the common part).

Addresses below gov.cn are an organ's; the domains .example, .invalid and .test are nobody's (RFC 2606).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.personal.detector import Detector
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN = r"@|\(AT\)|\[AT\]|\{AT\}|艾特"
TRIGGER = re.compile(
    r"[@(\[{艾](?:(?<=[0-9A-Z._%+-].)|(?<=[0-9A-Z._%+-] .))"  # behind what may end a name; JSON-LD is full of "@type"
    r"(?:(?<=@)|(?<=\()AT\)|(?<=\[)AT\]|(?<={)AT}|(?<=艾)特) ?[0-9A-Z]"
)
_ADDRESS = re.compile(
    rf"(?<![0-9A-Z._%+*×@-])(?P<user>[0-9A-Z][0-9A-Z._%+-]{{0,63}}) ?(?:{_SIGN}) ?"
    r"(?P<host>(?:[0-9A-Z][0-9A-Z-]{0,62} ?[.。] ?){1,4}(?P<top>[A-Z]{2,10}))(?![0-9A-Z])"
)
_SPACED = re.compile(
    r"(?<![0-9A-Z])(?P<user>[0-9A-Z](?: [0-9A-Z._-]){3,30}) ?@ ?(?P<host>[0-9A-Z](?: ?[0-9A-Z.-]){3,30} ?\. ?(?P<top>C ?O ?M|C ?N|N ?E ?T))"
)
_FILES = frozenset({"JS", "MJS", "CSS", "MAP", "MD", "PNG", "JPG", "SVG", "HTML", "PY", "SH", "TS", "JSON"})
_PUBLIC = re.compile(r"(?:^|\.)(?:GOV\.CN|EXAMPLE|INVALID|TEST)$")


def find(text: str) -> Iterator[Span]:
    """E-mail addresses in a folded text."""
    for pattern in (_ADDRESS, _SPACED):
        for match in pattern.finditer(text):
            host = re.sub(" ", "", match["host"]).replace("。", ".")
            if match["top"] not in _FILES and not _PUBLIC.search(host):
                yield Span(PersonalData.EMAIL, match.start(), match.end())


DETECTOR = Detector(find, (TRIGGER,), strict=True)
