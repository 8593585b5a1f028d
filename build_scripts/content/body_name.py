"""What the name of a court, a procuratorate, a prison or another body says: which kind of body, of what level, of which place.

Takes a name as an editor writes it, official or short; gives a `BodyName`. Two names mean the same body where kind, level and
marks agree and the short one names the last place of the official one, with or without those above it: 锦江法院 is
四川省成都市锦江区人民法院, and 长沙市芙蓉区检察院 is not 湖南省长沙市人民检察院.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_KINDS = (
    ("authority", r"监狱管理局|公安[局厅部]|司法[局厅部]|看守所|法律援助中心|社区矫正(?:管理)?局"),
    ("prison", r"监狱|未成年犯管教所|未管所|女监"),
    ("procuratorate", r"(?:人民)?检察院|最高(?:人民)?检(?:察院)?|分检|检察$|检(?=第?[一二三四五六七八九十]*分院)|检$"),
    ("court", r"最高(?:人民)?(?:法院|法|院)|(?:人民)?法院|[高中]院|[高中]法|人民法.?$"),
)  # in the order in which they are looked for: a prison administration is no prison
_LEVELS = (("supreme", "最高"), ("high", r"高级|高院|高法"), ("intermediate", r"中级|中院|中法"))
_NUMBER = re.compile(r"第?([一二三四五六七八九十]+)(?=中级|中院|中法|分院|分检|监狱|女子|检察)")
_MARKS = (
    ("分院", r"分院|分检"),
    ("知识产权", r"知识产权|知产"),
    ("金融", "金融"),
    ("互联网", "互联网"),
    ("海事", "海事"),
    ("铁路", r"铁路(?:运输)?|铁检|铁法"),
    ("林区", r"林区(?:基层)?|林业"),
    ("农垦", r"农垦|垦区"),
    ("女子", r"女子|女监"),
    ("未成年犯", r"未成年犯管教所|未管所"),
    ("法庭", r"法庭"),
)
_PROVINCE = (
    "(?:内蒙古|广西|西藏|宁夏|新疆)(?:(?:壮族|回族|维吾尔)?自治区)?|(?:北京|天津|上海|重庆)市?|(?:黑龙江|[一-鿿]{2})省"
)
_UNITS = re.compile(rf"({_PROVINCE})?(.{{2,}}?(?:市|自治州|地区|盟))?(.*)", re.DOTALL)
_PEOPLES = (
    "维吾尔族?|壮族|回族|藏族|羌族|彝族|苗族|侗族|土家族|布依族|哈尼族|傣族|景颇族|傈僳族|白族|朝鲜族|(?<!内)蒙古族?|满族|瑶族|黎族|"
    "水族|仡佬族|仫佬族|毛南族|畲族|佤族|拉祜族|纳西族|普米族|怒族|独龙族|布朗族|东乡族|保安族|撒拉族|裕固族|土族|"
    "哈萨克族?|柯尔克孜族?|锡伯族?|塔吉克族?|达斡尔族|鄂温克族|各族"
)
_SUFFIX = re.compile(rf"(?:(?:{_PEOPLES})*自治[区州县旗]|新区|矿区|林区|特区|地区|[省市区县盟旗])$")


class BodyName(NamedTuple):
    """What a name says.

    Attributes:
        kind: `court`, `procuratorate`, `prison`, `authority`.
        level: of a court: `supreme`, `high`, `intermediate`, `basic`, which an everyday name says too; of others `supreme` or none.
        marks: what tells it from others of the same place: a number, a branch, a special field.
        place: what remains.
    """

    kind: str
    level: str
    marks: frozenset[str]
    place: str


@cache
def body_name(name: str) -> BodyName | None:
    """Take a name apart.

    Returns:
        What it says; None where it names no kind of body, as a bare place does not.
    """
    kind, words = next(((kind, words) for kind, words in _KINDS if re.search(words, name)), ("", ""))
    if not kind:
        return None
    level = next((level for level, said in _LEVELS if re.search(said, name)), "basic")
    if kind != "court" and level != "supreme":
        level = ""
    marks = {mark for mark, said in _MARKS if re.search(said, name)} | set(_NUMBER.findall(name))
    if kind == "authority":
        marks |= set(re.findall(words, name))
    rest = _NUMBER.sub("", name)
    for said in (words, *(said for _level, said in _LEVELS), *(said for _mark, said in _MARKS)):
        rest = re.sub(said, "", rest)
    return BodyName(kind, level, frozenset(marks), re.sub("中华人民共和国|人民", "", rest))


@cache
def _places(place: str) -> tuple[tuple[str, str], ...]:
    """The places of an official name from above, each as stem and suffix: 四川 省, 成都 市, 锦江 区."""
    match = _UNITS.fullmatch(place)
    found = []
    for unit in match.groups() if match else ():
        if unit:
            suffix = _SUFFIX.search(unit, 1)
            found.append((unit[: suffix.start()], suffix[0]) if suffix else (unit, ""))
    return tuple(found)


def means(short: BodyName, official: BodyName, province: str) -> bool:
    """Whether a name may mean a body.

    Args:
        short: the name as somebody wrote it.
        official: that of the body.
        province: the character that stands for the body's province, as in 川高院.
    """
    if (short.kind, short.level, short.marks) != (official.kind, official.level, official.marks):
        return False
    if not official.place or not short.place:
        return official.place == short.place
    places = _places(official.place)
    if places[-1][0] not in short.place and short.place != province:
        return False
    return bool(_pattern(places, province).fullmatch(short.place))


@cache
def _pattern(places: tuple[tuple[str, str], ...], province: str) -> re.Pattern[str]:
    parts = []
    for number, (stem, suffix) in enumerate(places):
        names = (
            f"(?:{re.escape(stem)}|{re.escape(province)})" if number == 0 and len(province) == 1 else re.escape(stem)
        )
        part = f"{names}(?:{re.escape(suffix)}|{suffix[-1]})?" if suffix else f"{names}[省市区县]?"
        parts.append(part if number == len(places) - 1 else f"(?:{part})?")
    return re.compile("".join(parts))
