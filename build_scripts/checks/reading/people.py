"""What an item about a party says of that person or body: name, sex, birth, county.

Takes one item, as it is read; gives the fields of the model. What is not written as usual stays out.
"""

from __future__ import annotations

import re

from build_scripts.checks.names.personal_name import is_organisation
from build_scripts.checks.reading import numerals

_BORN = re.compile(
    r"(?:出?生于|生于)?(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})日)?(?:出生|生(?![活产意效])|(?=[,，]?(?:出)?生于))|(?:出)?生于(?P<year2>(?:19|20)\d\d)年(?:(?P<month2>\d{1,2})月)?(?:(?P<day2>\d{1,2})日)?|,(?P<year3>(?:19|20)\d\d)年(?P<month3>\d{1,2})月(?P<day3>\d{1,2})日(?=于|,汉|,[\u4e00-\u9fff]{1,4}族)"
)
_CHINESE_BORN = re.compile(rf"({numerals.DAY.pattern})(?:出生|生)")
_SEX = re.compile(r"(?:^|[,、(性别:])(男|女)(?:性)?(?=[,。、;)]|汉|\d|[\u4e00-\u9fff]{1,4}族|生于|出生|$)")
PROVINCES = "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆"
_PLACE = re.compile(
    rf"(?:(?:{PROVINCES})(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)?)?"
    r"(?:(?![本该]?市)[\u4e00-\u9fff]{1,8}?(?:市|自治州|地区|盟)(?!场))?"
    r"(?:[\u4e00-\u9fff]{1,16}?自治县|[\u4e00-\u9fff]{1,9}?(?:自治旗|县|区(?!县)|旗(?![县区大街路])|市(?![场区])))?"
)
_HOME = (
    "经常居住地",
    "现住址",
    "现居住地",
    "现住",
    "住址",
    "住所地",
    "居住地",
    "住所",
    "住",
    "户籍所在地",
    "户籍地",
    "户籍住址",
    "户籍",
    "户口所在地",
    "所在地",
)
_ABROAD = re.compile(
    "日本国|韩国|大韩民国|美国|英国|法国|德国|泰国|[\u4e00-\u9fff]{2,12}(?:共和国|合众国|王国|联邦)(?<!中华人民共和国)"
)
_HIDDEN = re.compile(r"[\u4e00-\u9fff]?[*×X某]")  # 金华市金**
_FINER = re.compile(
    "(?<![省市州区盟旗])(?<!^)[镇乡村](?![市县])(?!.?[县市旗区]$)|街道|[路巷弄街].+[区市]$"
)  # 石狮市永宁镇后头区
_COARSER = re.compile(".*?[县旗市]")
_COUNTY = re.compile("..[县区旗市]$(?<!小区)(?<!校区)(?<!园区)(?<!社区)(?<!景区)(?<!厂区)(?<!住宅区)")
NAME_END = re.compile(r"[,。;:\n(]|(?:男|女),(?!男|女|性别)|曾?因(?:涉嫌|犯)|曾于|$")  # 李胜男,女


def name_of(text: str) -> str:
    """The name at the beginning of an item; empty where none can be told."""
    text = re.sub(r"^\((?:自报|自称|曾用|化名|又名|别名|绰号)[^)]*\)", "", text.lstrip(":"))
    end = NAME_END.search(text)
    name = text[: end.start() if end else len(text)]
    name = re.sub(r"^(?:自报姓名|自报名|自报|自称)[:]?", "", name)
    if text[len(name) : len(name) + 1] == "(" and (inner := re.match(r"\([\u4e00-\u9fff]{2,8}\)", text[len(name) :])):
        tail = text[len(name) + inner.end() :]
        follow = NAME_END.search(tail)
        rest = tail[: follow.start() if follow else 0]
        if rest and is_organisation(name + inner[0] + rest):  # 北京某某(天津)有限公司
            name += inner[0] + rest
    return name.strip("、·:")


def sex_of(text: str) -> str | None:
    """As stated."""
    found = _SEX.search(text)
    return {"男": "male", "女": "female"}[found[1]] if found else None


def born_of(text: str) -> str | None:
    """Year, month or day of birth, as exact as the text."""
    if found := _BORN.search(text):
        year, month, day = (
            next((found[name + end] for end in ("", "2", "3") if found[name + end]), None)
            for name in ("year", "month", "day")
        )
        parts = [part for part in (year, month, day) if part]
        return "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])
    if found := _CHINESE_BORN.search(text):
        day_ = numerals.day_of(found)
        return day_.isoformat() if day_ else None
    return None


def county_of(text: str) -> str | None:
    """County of residence: the address down to the county, no further."""
    for word in _HOME:
        if word not in text:
            continue
        for match in re.finditer(rf"(?:^|[,。;、(]|及|在|现|暂){word}(?:为|在|地)?[:]?(?:中华人民共和国)?", text):
            place = _PLACE.match(text, match.end())
            if _ABROAD.match(text, match.end()):
                return None
            if place and _COUNTY.search(place[0]) and not _HIDDEN.match(text, place.end()):
                coarser = _COARSER.match(place[0]) if _FINER.search(place[0]) else place
                return coarser[0] if coarser else None
    return None
