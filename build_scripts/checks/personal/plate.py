"""Licence plates (GA 36-2018): 浙A12345, new energy 浙AD12345 and 浙A12345D, 浙A1234学/警/挂/港/澳/领, 使014578, WJ浙1234X.

Two digits at least, so that 浙AXXXXX, a mask, is none. Vehicle identification numbers are a warning. 牌 behind the name of a brand says
what comes after it is a model (三星牌GT-S5830手机), and 牌号 is also the grade of a steel or a plastic.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.personal import context
from build_scripts.checks.personal.detector import Detector
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_GAP = r"[ ·.-]?"
_CIVIL = re.compile(
    rf"[{PROVINCES}] ?[A-Z][ ·.:-]{{0,3}}(?P<number>[0-9A-Z](?:{_GAP}[0-9A-Z]){{3}}"
    rf"(?:{_GAP}[警学挂港澳领使试超电]|{_GAP}[0-9A-Z]{_GAP}[0-9A-Z](?![0-9A-Z])|{_GAP}[0-9A-Z](?![0-9A-Z])))"
)
_OTHER = re.compile(
    rf"[W使领](?:(?<=W)(?<![0-9A-Z]W)J ?(?:[0-9]{{2}}|[{PROVINCES}])[ ·-]?[0-9]{{4}}[0-9A-Z](?![0-9A-Z])"
    r"|(?<=[使领]) ?[0-9]{3}[ ·-]?[0-9]{2,3}[使领]?(?![0-9]))"
)
_NAMED = re.compile(
    r"[牌P](?:(?<=[车号套假临时]牌)(?:(?:照|号)号?码?|(?<!汽车牌))|(?<=牌)照号?码?|(?<=牌)(?P<grade>号)码?|(?<=P)(?<![A-Z]P)LATE(?:S|(?: NUMBER| NO\.?))?(?![A-Z]))[为是系:]{0,2}[“\"(（ ]{0,2}[一-鿿]{0,3}?"
    r"(?P<number>(?:[A-Z]+ )?[A-Z]{0,2}[ ·-]?[0-9A-Z]*[0-9][0-9A-Z]*(?:[ ·-][0-9A-Z]+)?)(?![0-9A-Z*×年月日万元])"
)
_VEHICLE = re.compile(
    r"[架别机V](?:(?<=车架)号?码?|(?<=车辆识别)[代号]+码?|(?<=发动机)(?:号码?|编号|(?=:))|(?<=V)(?<![A-Z]V)IN(?![A-Z]))[^0-9A-Z。,;\n]{0,5}"
    r"(?P<number>[0-9A-Z](?:[ -]?[0-9A-Z]){5,16})(?![0-9A-Z*×])"
)
_MASK = re.compile("X{3}")
TRIGGER = re.compile(
    rf"[{PROVINCES}W使领牌P架别机V](?:(?<=[{PROVINCES}]) ?[A-Z]|(?<=[使领]) ?[0-9]|(?<=W)J|(?<=牌)|(?<=P)LATE|(?<=车架)|(?<=识别)"
    r"|(?<=发动机)|(?<=V)IN)"
)
SHORTEST, DIGITS = 5, 2
_DRIVEN = re.compile("[车驾挂牌轿]|摩托")
_PART_OF_A_WORD = frozenset(("苏宁", "全新", "崭新", "高新", "最新", "翻新", "收藏", "珍藏", "白云", "阿里云"))
_MODEL = re.compile("(?:型号|规格|货号|图号|件号|批号)(?:为|是|系|:)?$")
_PRODUCT = re.compile(
    "型号|型(?![^,。;\n]{0,4}车)|(?:系列|款)?(?:手机|电脑|相机|打印机|复印机|电视|冰箱|空调|机器|设备|仪器|平板|机床|配件|零件|螺栓|主板)"
)


def find(text: str) -> Iterator[Span]:
    """Licence plates in a folded text."""
    for match in _CIVIL.finditer(text):
        if _looks_real(match["number"]) and not _is_a_product(text, match):
            yield Span(PersonalData.PLATE, match.start(), match.end())
    for match in _OTHER.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        if match[0].startswith("WJ") or "车" in before or "牌" in before:
            yield Span(PersonalData.PLATE, match.start(), match.end())
    for match in _NAMED.finditer(text):
        if _looks_real(match["number"]) and not (
            match["grade"] and not _of_a_vehicle(text, match.start(), match.end())
        ):
            yield Span(PersonalData.PLATE, match.start("number"), match.end())
    for match in _VEHICLE.finditer(text):
        if _looks_real(match["number"]):
            yield Span(PersonalData.PLATE, match.start("number"), match.end(), sure=False)


def _of_a_vehicle(text: str, start: int, end: int) -> bool:
    """Whether the sentence speaks of a vehicle there."""
    after = re.split(r"[。;\n]", text[end : end + 8])[0]
    return _DRIVEN.search(context.before(text, start, 12) + after) is not None


def _is_a_product(text: str, match: re.Match[str]) -> bool:
    """Whether the province's character ends a word (苏宁), or the number is that of a product or a place (新GT-S5830手机)."""
    start, end = match.span()
    if text[max(0, start - 1) : start + 1] in _PART_OF_A_WORD:
        return True
    if _MODEL.search(text, max(0, start - 6), start):
        return True
    return _PRODUCT.match(text, end) is not None and not _DRIVEN.search(context.before(text, start, 8))


def _looks_real(number: str) -> bool:
    """Enough characters, enough digits, and no XXX."""
    characters = [character for character in number if character.isalnum()]
    digits = sum(character.isdigit() for character in characters)
    return len(characters) >= SHORTEST and digits >= DIGITS and not _MASK.search(number)


DETECTOR = Detector(find, (TRIGGER,), strict=True)
