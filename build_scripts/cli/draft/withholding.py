"""Documents that must not be published at all, as far as their text tells: 法释〔2016〕19号 Art 4.

Takes a reading; gives the reasons as `withheld.reason` writes them, for an editor to decide.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.cli.draft.masked_parties import is_minor
from build_scripts.model.case_type import CaseType
from build_scripts.model.party import PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.reading.reading import Reading

_FAMILY = re.compile("离婚|抚养|监护")
_JUVENILE = re.compile(
    "未成年被告人|未成年人?犯罪|(?:犯罪|作案)时(?:已满十[四六]周岁)?(?:不满|未满)(?:十八|18)周岁|法定代理人[^。]{0,30}(?:系|为)被告人"
)
_SECRET = re.compile("国家秘密|间谍")
_CLOSED = re.compile(
    "本案(?:因)?(?:系|属于|属)?涉及国家秘密|因(?:本案)?(?:案件)?涉及国家秘密[^。]{0,12}(?:不公开|未公开)"
)
_ACCUSED = frozenset({PartyRole.DEFENDANT, PartyRole.APPELLANT, PartyRole.APPELLEE})


def _is_published(reading: Reading) -> bool:
    """Whether a mediation document is published: in administrative cases and civil public-interest litigation (Art 3(9))."""
    return reading.case_type is CaseType.ADMINISTRATIVE or "公益诉讼" in reading.document.flat


def reasons(reading: Reading) -> Iterator[str]:
    """Every reason that the text gives."""
    secret = reading.case_type is CaseType.CRIMINAL and any(_SECRET.search(cause.key) for cause in reading.causes)
    if secret or _CLOSED.search(reading.document.flat):
        yield "state-secret"
    if reading.head.kind and reading.head.kind.value == "调解书" and not _is_published(reading):
        yield "mediation"
    if reading.case_type is CaseType.CIVIL and any(_FAMILY.search(cause.key) for cause in reading.causes):
        yield "divorce-custody"
    criminal = reading.case_type is CaseType.CRIMINAL
    accused = [person for person in reading.parties if person.role in _ACCUSED]
    if criminal and (_JUVENILE.search(reading.document.flat) or any(is_minor(person, reading) for person in accused)):
        yield "juvenile-crime"
