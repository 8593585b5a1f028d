"""Homes of natural persons (法释〔2016〕19号 Art 10: 家庭住址; Art 11 keeps the county).

A home is what follows 住, 户籍地, 家住, 现住址 …; what follows 住所地 or 地址 is one only where the sentence speaks of a person (出生, 汉族)
and not of a company. Down to a door (号, 室, 单元, 栋, 弄, 户) it is certain; a village with its groups, an estate or a street
without a number is a warning. Hotels, hospitals and places of detention are no one's home; `某某路×号` is masked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.personal import context
from build_scripts.checks.personal.detector import Detector, words
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOME = re.compile(
    r"[户身家现籍暂原长租寄借居经住联送通邮收地RLDH](?:"
    r"(?P<person>(?:(?<=户)[籍口]|(?<=身)份证)(?:登记)?(?:所在)?(?:地址|住址|地)(?!派出所|公安)|(?<=家)庭[住地]址|(?:(?<=户)籍|(?<=现)居|(?<=籍)贯)(?=:)"
    r"|(?:(?<=现)家|(?<=家))住|(?<=[现暂原长租寄借居])住(?:址|地|在|于|地址)?|(?<=经)常居住地|(?<=住)[址在于]"
    r"|(?<=住)(?<![入居留宿防看羁]住)(?![所院宅处持与、]|宿(?![迁州松豫])|房(?![山县])|户(?!县)|建[局委部厅系行]))(?:为|是|系|位于|在|的|均为|[:(/ ]|及现住址?|、)*"
    r"|(?P<either>(?<=住)所地?|(?:(?<=联)系|(?<=送)达|(?<=通)[讯信]|(?<=邮)寄|(?<=收)[件货])地址|(?<=地)(?<![一-鿿]地)址)(?:为|是|系|位于|在|均为|[:(/ ])*"
    r"|(?P<english>(?:(?<=R)ESID(?:ING|ES|ED)|(?<=L)IV(?:ING|ES|ED)|(?<=D)OMICILED|(?<=H)OME ADDRESS|(?<=R)ESIDENCE|(?<=R)ESIDENTIAL ADDRESS)"
    r"(?: AT| IN| ON| IS|:)* ))"
)  # each part says with (?<=) on which of the characters in front it goes on, since `re` looks for one set of those fastest
REACH = 70
NEAR = 8  # characters between the door and the word
_CALLED_REST = "家?[中里]|的?(?:别墅|院[子内里]|卧室|客厅)|处|宅|住[处地]|房|租[房屋]|所(?!地)"
_CALLED = re.compile(f"[家住暂租出居](?:{_CALLED_REST})")
TRIGGER = re.compile(
    f"[住址籍口家暂租出居RLDH](?:(?<=[住址籍口])|(?<=[家暂租出居])(?:{_CALLED_REST})"
    "|(?<=R)ESID(?:ING|ES|ED|EN)|(?<=L)IV(?:ING|ES|ED)|(?<=D)OMICILED|(?<=H)OME ADDRESS)"
)
_WHOSE = re.compile(  # 12号被害人张某(女,45岁)家: the word for the person, the name, what brackets say of both, the home
    r"(?:(?P<role>被害人|受害人|被害女子|死者|事主|失主|报案人|证人)(?:家属)?)?(?<![一-鿿]{2}的)"
    r"(?:[一-鿿]{2,4}?|[一-鿿]{1,8}·[一-鿿·]{1,12}?|[一-鿿]某{1,2}[0-9甲乙丙丁]?)(?P<said>\((?:[^()\n]{0,12}[,、])?[男女殁0-9][^()\n]{0,40}\))?"
    r"(?:的|所住的?|[租居暂]住的)?(?P<home>(?<![回在离出到全国专厂商店独大])家(?![属人长具庭电务族乡禽畜])|暂住处|租住处|住处|住宅|租房|出租[屋房]|宿舍|卧室|房间)"
)
_GONE_TO = re.compile(r"[,。;\n]|[窜来去赶回走入进]?[至到在]|位于|[窜进闯潜]入")
WHOSE = words(["被害", "受害", "死者", "事主", "失主", "报案", "证人", "(男", "(女", "岁)"])
_STOP = re.compile(r"[,。;\n!?]|(?<![0-9])\(|\)(?!室|号)")
_D = "0-9一二三四五六七八九十百零〇○幺壹贰叁肆伍陆柒捌玖"
_DOOR = re.compile(
    rf"(?P<number>[{_D}A-Z](?:[ -]?[{_D}A-Z])*) ?(?:附 ?[{_D}]+ ?)?(?:号楼|号院|号门?|弄|栋|幢|座|单元|室|户|门牌|号房|房(?![产屋子]))"
    rf"|(?<=[幢栋座楼元区层号村园苑庭城厦寓])[ -]?(?P<room>(?:[0-9]{{1,3}} ?- ?)?[0-9]{{3,4}})(?![0-9年])|[0-9]+ ?- ?[0-9]+ ?- ?[0-9]+"
)
_FURTHER = re.compile(
    r"(?:[一-鿿]{1,10}(?:广场|大厦|花园|公寓|小区|中心|[苑园城庭阁轩居楼座栋幢区]))?[ -]?"
    r"(?:[A-Z]?[0-9]{1,4}(?:楼|层|室|号|房|座|栋|幢)|[A-Z](?:座|栋|幢|室|区)|[一二三四五六七八九十]{1,3}(?:楼|层)"
    r"|[A-Z]?[0-9]{1,4}[A-Z]?(?![0-9A-Z年月日元万人次多余名]))"
)
_ENGLISH_DOOR = re.compile(
    r"(?:NO\.? ?|ROOM |UNIT |BUILDING |APARTMENT |APT\.? |FLAT |HOUSE )[0-9]+|[0-9]+ [A-Z]+ (?:ROAD|STREET|AVENUE|LANE|RD|ST)(?![A-Z])"
)
_PLACE = re.compile(
    r"[省市区县旗州镇乡村街路道巷弄园苑里坊庄屯]|兵团|[团农牧]场|嘎查|社区|小区|公寓|花园|新村|大厦|胡同|家属院|宿舍"
)
_FINER = re.compile(
    r"(?<=[一-鿿×*])(?:村|小区|花园|新村|公寓|家苑|胡同|家属院|[路巷弄]|街(?!道)|嘎查|屯(?=$|[0-9一二三四五六七八九十]))"
    r"|[0-9一二三四五六七八九十] ?(?:[组队社]|团(?![伙体员])|连(?!浩特))"
)
_GROUP = re.compile(  # of a village, a company farm or a pasture: 王村6组, 143团12连
    r"(?:(?:村|社区|屯|嘎查|团场?|农场)(?:村民)?第?[0-9一二三四五六七八九十]{1,3} ?(?:村民小组|[组队社连])|(?<=[一-鿿]{2})(?:屯|嘎查))"
)
_NO_HOME = re.compile(
    "宾馆|酒店|旅馆|旅社|旅店|民宿|招待所|医院|病房|看守所|监狱|拘留所|戒毒所|监区|强制隔离|客栈|院病|公司|律师事务所|法院|检察院"
)
_DAY = re.compile(
    "[0-9]{4}年|(?:同|当|次|翌)[日天年]"
)  # 王某住于2013年…: the name of one who does something on that day
# 王某住与李某…, 沈某住在…12号某店内行窃: what follows a name that ends in 住.
_ACT = re.compile(
    "[在于]?[0-9]{4}年|、|[和同][一-鿿]某|将(?!乐)|已(?!建)|[把被因未驾借付签欠称辩窜]|对(?!岸)|从(?!化)|向(?![阳前东南西北化])|还(?!地)|租[赁用]|伙同|经营|开设"
)
_ACT_THERE = re.compile(
    "(?!.*(?:并|期间|时|后)).*(?:[盗行]窃|窃[取得]|签[订署]|收取|交付|殴打|打[伤砸]|抢|贩卖|吸食|交易|办理|交接|取款|消费|购买|销售|开设)"
)
_MASKED = re.compile(r"某|×|\*|X{2}|[XΧ](?=号|室|幢|栋|单元)")
_PERSON = re.compile(
    r"出生|[男女](?=[,、。(])|[一-鿿]族|身份证|公民|自然人|生于|无业|务农|农民|职工|经营者|文化(?:程度)?"
)
_ORGANISATION = re.compile(
    r"(?:公司|厂|店|中心|局|委员会|银行|支行|分行|合作社|联合社|医院|学校|大学|学院|幼儿园|事务所|政府|站|商行|经营部|部|社|协会|办事处|集团|企业"
    r"|法院|检察院|所|院|基金会?|合伙\)|信用代码|营业执照|注册号|馆|楼|吧|城|场|行|队|坊)[^,。;\n]{0,4}$|信用代码|注册地|营业(?:地|场所)"
)


_ITS_SEAT = re.compile(  # 原告某某银行股份有限公司,住址…: nothing stands before but the name of a body
    r"[^,。;系的男女]{3,60}(?:公司|银行|[支分]行|合作社|联合社|管理局|委员会)(?:\([^()]{0,40}\))?,住"
)


def find(text: str) -> Iterator[Span]:
    """Home addresses in a folded text."""
    for match in _homes(text):
        if match.lastgroup == "english":
            found = _ENGLISH_DOOR.search(text, match.end(), match.end() + REACH)
            if found and not re.search(
                r"[.;\n]", text[match.end() : max(match.end(), found.start() - 1)].replace("NO.", "")
            ):
                yield Span(PersonalData.ADDRESS, match.end(), found.end())
            continue
        stop = _STOP.search(text, match.end(), match.end() + REACH)
        end = stop.start() if stop else min(len(text), match.end() + REACH)
        place = text[match.end() : end]
        if _NO_HOME.search(place) or not _PLACE.search(place) or _DAY.match(place):
            continue
        named = match.lastgroup == "person"
        if named and _ITS_SEAT.fullmatch(_sentence(text, match.start() + 1)):
            continue
        certain = named or _speaks_of_a_person(text, match.start())
        if not certain and _speaks_of_an_organisation(text, match.start()):
            continue
        last = _last_door(place)
        if _ends_a_name(text, match.start()) and (_ACT.match(text, match.start() + 1) or _ACT_THERE.match(place, last)):
            continue
        if last:
            last = _whole(place, last)
            yield Span(PersonalData.ADDRESS, match.end(), match.end() + last, sure=certain)
        elif named and _FINER.search(place) and not _MASKED.search(place):
            yield Span(PersonalData.ADDRESS, match.end(), end, sure=False)
    yield from _called_homes(text)
    yield from _homes_of_somebody(text)


def _ends_a_name(text: str, start: int) -> bool:
    """Whether a masked name may go on with the 住 that stands here: 王某住."""
    return text[max(0, start - 1) : start + 1] == "某住"


def _called_homes(text: str) -> Iterator[Span]:
    """`位于…12号的家中`: someone's home, but perhaps the scene of the act; a reader must tell."""
    for match in _CALLED.finditer(text):
        start = max(0, match.start() - 40)
        part = re.split(r"[,。;\n]", text[start : match.start()])[-1]
        last = max([_last_door(part), *(found.end() for found in _GROUP.finditer(part))])
        if last and len(part) - last <= NEAR and _PLACE.search(part):
            yield Span(PersonalData.ADDRESS, match.start() - len(part), match.start() - len(part) + last, sure=False)


def _homes_of_somebody(text: str) -> Iterator[Span]:
    """`12号被害人张某(女,45岁)家`: certain where a word says who it is, since the home of a victim or witness is nothing but that."""
    for start, end in context.lines(text, WHOSE):
        for door in (*_DOOR.finditer(text, start, end), *_GROUP.finditer(text, start, end)):
            whose = _WHOSE.match(text, door.end())
            part = _GONE_TO.split(text[max(start, door.end() - 40) : door.end()])[-1]
            told = whose and (whose["role"] or whose["said"]) and _PLACE.search(part) and not _NO_HOME.search(part)
            exact = _last_door(part) == len(part)
            if whose and told and (exact or door.re is _GROUP):
                sure = exact and bool(whose["role"])
                yield Span(PersonalData.ADDRESS, door.end() - len(part), door.end(), sure=sure)


def _homes(text: str) -> Iterator[re.Match[str]]:
    """What may introduce a home, in the lines that hold a word for it."""
    for start, end in context.lines(text, TRIGGER):
        yield from _HOME.finditer(text, start, end)


def door(text: str) -> int:
    """Where the last door number in an address ends; 0 without one. For fields that hold nothing but a place."""
    return _last_door(text)


def _last_door(place: str) -> int:
    doors = [found for found in _DOOR.finditer(place) if not _only_a_mask(found)]
    return doors[-1].end() if doors else 0


def _whole(place: str, last: int) -> int:
    """Where an address ends that goes on behind its last door with a house and a flat: 1166号招商广场12B, 5号6楼."""
    while further := _FURTHER.match(place, last):
        last = further.end()
    return last


def _only_a_mask(found: re.Match[str]) -> bool:
    """`X号`, `A户`; but `R座` is a building."""
    if found[0][-1] in "座栋幢" and found[0][0] not in "XΧ":
        return False
    number = found["number"] or found["room"] or "1"
    return not any(
        character.isdigit() or character in "一二三四五六七八九十百零〇○幺壹贰叁肆伍陆柒捌玖" for character in number
    )


def _sentence(text: str, start: int) -> str:
    part = text[max(0, start - 90) : start]
    return re.split(r"[。;\n]", part)[-1]


def _speaks_of_a_person(text: str, start: int) -> bool:
    """Whether a person's particulars come before, with no organisation after them."""
    sentence = _sentence(text, start)
    particulars = [match.end() for match in _PERSON.finditer(sentence)]
    if not particulars:
        return False
    return not any(_ORGANISATION.search(clause) for clause in _clauses(sentence[particulars[-1] :]))


def _speaks_of_an_organisation(text: str, start: int) -> bool:
    return any(_ORGANISATION.search(clause) for clause in _clauses(_sentence(text, start)))


def _clauses(part: str) -> Iterator[str]:
    for clause in re.split("[,(]", part):
        yield clause.rstrip(") :")


DETECTOR = Detector(find, (TRIGGER, WHOSE), strict=True)
