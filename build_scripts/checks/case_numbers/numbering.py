"""What a case number says: its system, year, court, type and serial.

Takes the text of a number in any width and bracket; gives a `Number`, or None where no grammar fits: courts since 2016
(法〔2015〕137号, amended 法〔2018〕335号), courts before (（2015）成刑执字第853号), procuratorates (京检一分刑诉〔2022〕15号).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from build_scripts.content.message import Message
from build_scripts.model import case_number


class System(Enum):
    """Which grammar a number follows; MIXED is a court code of 2016 with the 字第 of before."""

    MODERN = "modern"
    MIXED = "mixed"
    FORMER = "former"
    PROCURATORATE = "procuratorate"


@dataclass(frozen=True, slots=True)
class Number:
    """A number taken apart.

    Attributes:
        system: its grammar.
        year: in which the case was docketed.
        court: the code of the court; before 2016 and for procuratorates its short name, which may be empty.
        type: the code of the kind of case, 刑初; before 2016 with the number of the chamber, 刑一终.
        serial: as written, with zeros in front; several of them in one number stay together.
        suffix: 之一, -1, or empty.
    """

    system: System
    year: int
    court: str
    type: str
    serial: str
    suffix: str

    @property
    def plain_type(self) -> str:
        """The type without chamber and inner brackets: 刑一终 → 刑终, 民一(民)初 → 民初."""
        return re.sub(r"\(.*?\)|[一二三四五六七八九十0-9]", "", self.type)

    @property
    def known(self) -> bool:
        """Whether the type is one that the system is known to have."""
        return self.system is System.FORMER or self.type in _TYPES or self.type in _PROCURATORIAL


# Of 法〔2015〕137号 and 法〔2018〕335号 as seen in published numbers; branch by branch.
_CODES = (
    "刑辖 刑辖监 刑初 刑终 刑监 刑申 刑抗 刑再 刑止 刑医 刑医复 刑医解 刑医解复 刑医监 刑更 刑更备 刑更监 刑没 刑没终 刑没申 刑没再 刑核 刑复 刑他"
    " 民辖 民辖终 民辖监 民辖他 民初 民终 民监 民申 民抗 民再 民撤 民特 民特监 民催 民督 民督监 民保令 民保更 民他 民诉前调 诉前调 民算 民止"
    " 知民初 知民终 知民申 知民再 知民辖终 知民特 知行初 知行终 知行申 知行再 知刑初 知刑终 知司惩 知执 知执异 知诉前调 商初 商终"
    " 行辖 行辖终 行辖监 行初 行终 行监 行申 行抗 行再 行审 行审复 行他 行止 行赔初 行赔终 行赔监 行赔申 行赔抗 行赔再 行赔他"
    " 法赔 委赔 委赔监 委赔提 委赔再 委赔他 赔他 赔监 赔再 司救刑 司救民 司救行 司救赔 司救执 司救访 司救他"
    " 司惩 司惩复 司惩监 财保 财保执 证保 行保 行为保 破 破申 破终 破监 破他 强清 清申 清终 清监"
    " 认台 认港 认澳 认复 请台送 请台调 请港送 请澳送 台请送 港请送 澳请送 协外认 协他 外认 外协 外送 外移 请移 请外送"
    " 执 执恢 执保 执异 执复 执监 执协 执他 执辖 执转 执督 执破"
)  # fmt: skip
_OFFICE_CODES = (
    "刑诉 刑不诉 刑附不诉 未检刑诉 未检刑不诉 不诉 起诉 诉 刑追诉 刑变诉 撤诉 刑附民诉 民公诉 行公诉 刑附民公诉 公诉"
    " 刑抗 审刑抗 诉刑抗 支刑抗 刑申抗 民抗 行抗 抗 民监 行监 民违监 行违监 执监 再建 监 行公建 公建 检建 建"
    " 纠违 纠 减假监 刑申复决 刑申复 申复决 复决 刑申通 批捕 不捕 捕 受 立监"
)  # fmt: skip
_TYPES = frozenset(_CODES.split())
_PROCURATORIAL = frozenset(_OFFICE_CODES.split())

_YEAR = r"\((?P<year>(?:19|20)\d\d)\)"
_SERIAL = (
    r"(?P<serial>\d{1,8}(?:号?[-—~至、,和]\d{1,8})*)等?号"
    r"(?P<suffix>之[一二三四五六七八九十百]{1,4}|之\d{1,3}|[-—]\d{1,3}|附\d{1,3})?"
)
_PROVINCES = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵军"
_MODERN = re.compile(
    rf"{_YEAR}(?P<court>最高法|[{_PROVINCES}](?:\d{{4}}|\d{{2}})?)"
    rf"(?P<type>[\u4e00-\u9fff]{{1,7}}?)(?P<old>字第?|第)?{_SERIAL}"
)
_STAGE = "初终再申监抗提执更减假核复督催特破保异恢请医没撤清辖审他赔裁议仲备协行民惩裁移"
_FORMER = re.compile(
    rf"{_YEAR}(?P<court>[\u4e00-\u9fff]{{0,10}}?)"
    r"(?P<type>(?:知?(?:刑|民|行)|商|经|知|委赔|法赔|赔|破|仲|督|催|保|司惩|诉保|非诉|减|假|执[民刑行商]?)"
    rf"[一二三四五六七八九十\d]{{0,2}}(?:\([\u4e00-\u9fff]{{1,3}}\))?[{_STAGE}]{{0,4}})(?:字第?|第){_SERIAL}"
)
_OFFICE = re.compile(
    r"(?P<organ>[\u4e00-\u9fff]{0,6}?检)(?P<type>[\u4e00-\u9fff]{1,12}?)字?"
    rf"{_YEAR}第?(?P<serial>[A-Z]?\d{{1,8}}(?:-\d{{1,3}})?)号(?P<suffix>之[一二三四五六七八九十]{{1,3}})?"
)


@lru_cache(maxsize=20_000)
def parse(number: str) -> Number | None:
    """Take a number apart; None where no grammar fits."""
    text = case_number.key(number)
    if found := _MODERN.fullmatch(text):
        old = found["old"] is not None
        if not old or found["court"][-1].isdigit():
            return _number(System.MIXED if old else System.MODERN, found, found["court"], found["type"])
    if found := _FORMER.fullmatch(text):
        return _number(System.FORMER, found, found["court"], found["type"])
    if found := _OFFICE.fullmatch(text):
        body = found["type"]
        kind = max((code for code in _PROCURATORIAL if body.endswith(code)), key=len, default=body)
        return _number(System.PROCURATORATE, found, found["organ"] + body.removesuffix(kind), kind)
    return None


def _number(system: System, found: re.Match[str], court: str, kind: str) -> Number:
    return Number(system, int(found["year"]), court, kind, found["serial"], found["suffix"] or "")


def is_masked(number: str) -> bool:
    """Whether signs stand in the place of digits; masking a number is another rule's concern."""
    return bool(set("*×X某□?") & set(case_number.key(number)))


def defect(number: str) -> Message | None:
    """What is certainly wrong with a number, in whatever system; None where it may only be unknown."""
    text = case_number.key(number)
    if not re.search(r"\((?:19|20)\d\d\)", text):
        return Message("it lacks the year of four digits in brackets")
    if re.search(r"[A-Z]", text) and not re.search(r"\)[A-Z]\d+号", text):
        return Message("it has a Latin letter in it, which may stand for a digit")
    if "号" not in text:
        return Message("it lacks the 号 at its end")
    if not re.search(r"\d+等?号", text):
        return Message("it lacks the serial before 号")
    if re.search(rf"\)[{_PROVINCES}](?:\d|\d{{3}}|\d{{5,}})[\u4e00-\u9fff]", text):
        return Message("a court code has no digits, two or four")
    return None
