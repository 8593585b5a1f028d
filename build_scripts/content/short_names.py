"""The short names of courts and procuratorates, as people and headlines write them.

Takes the full Chinese name of a body; gives what it is called for short, which several bodies may share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

PROVINCE = re.compile(
    r"(?P<short>内蒙古|广西|西藏|宁夏|新疆|[\u4e00-\u9fff]{2,3}?)(?P<sort>壮族自治区|回族自治区|维吾尔自治区|自治区|省|(?<=北京|天津|上海|重庆)市)"
)
_PREFECTURE = re.compile(r"(?P<short>[\u4e00-\u9fff]{2,9}?)(?:市|自治州|地区|盟)(?=[\u4e00-\u9fff]{2})")
_SORT = re.compile("(?:自治县|自治旗|自治州|地区|新区|特区|县|区|市|旗|盟)$")
_SUFFIXES = {"高级人民法院": "高院", "中级人民法院": "中院", "人民法院": "法院", "人民检察院": "检察院"}
_HIGHEST = {"最高人民法院": ("最高法", "最高法院", "最高院"), "最高人民检察院": ("最高检", "最高检察院")}
_PEOPLE = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔族|鄂温克族|哈萨克族|[\u4e00-\u9fff]{1,2}?族)+$"
)


def short_names(name: str) -> tuple[str, ...]:
    """四川省成都市锦江区人民法院 → 成都市锦江区法院, 成都锦江法院, 锦江区法院, 锦江法院."""
    return _HIGHEST.get(name) or tuple(dict.fromkeys(short for short in _shortened(name) if short != name))


def without_places(name: str) -> Iterator[str]:
    """四川省成都市锦江区人民法院 → 成都市锦江区人民法院, 锦江区人民法院."""
    for above in (PROVINCE, _PREFECTURE):
        found = above.match(name)
        if found and not re.match("(?:第.|高级|中级|人民)", name[found.end() :]):
            name = name[found.end() :]
            yield name


def _shortened(name: str) -> Iterator[str]:
    suffix = next((suffix for suffix in _SUFFIXES if name.endswith(suffix)), None)
    if suffix is None:
        return
    ending, places = _SUFFIXES[suffix], name.removesuffix(suffix)
    if numbered := re.fullmatch("(.+?)第([一二三四五六])", places):  # 北京市第一中级人民法院: 北京一中院
        places, ending = numbered[1], f"{numbered[2]}{ending}"
    province = PROVINCE.match(places)
    rest = places[province.end() :] if province else places
    if province and not rest:
        yield from (f"{places}{ending}", f"{province['short']}{ending}")
        return
    yield f"{places}{ending}"
    if province and province["sort"] == "市":  # 北京朝阳法院
        yield f"{province['short']}{_bare(rest)}{ending}"
    prefecture = _PREFECTURE.match(rest)
    if prefecture and (own := rest[prefecture.end() :]) != rest:
        yield from (f"{rest}{ending}", f"{prefecture['short']}{_bare(own)}{ending}")
        rest = own
    yield from (f"{rest}{ending}", f"{_bare(rest)}{ending}")


def _bare(place: str) -> str:
    """锦江区 → 锦江, 湘西土家族苗族自治州 → 湘西; 蔚县 stays, since one character is no name."""
    stem = _SORT.sub("", place)
    if place.endswith(("自治县", "自治旗", "自治州")):
        stem = _PEOPLE.sub("", stem)
    return stem if len(stem) > 1 else place
