"""Names that a document proves by whose words it cites, or whose kin it tells of: 被害人安好、乐观、热依拉的陈述; 系被害人巴特尔之妻.

Takes a folded text of a criminal case; gives names of victims, witnesses and experts. Between 被害人 and 的陈述 a list of words that look
like names holds names, even where each alone may be a word (安好, 成功); what alone looks like none is a name perhaps (淮海的辨认笔录).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.names.name_in_item import name_in
from build_scripts.checks.names.personal_name import COMPOUND, is_chinese
from build_scripts.checks.names.prose import FUNCTION, ROLES, is_word
from build_scripts.checks.names.sounds import is_dotted, is_written_by_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

_INMATES = "(?:同监(?:罪犯|犯)|(?:服刑)?罪犯|服刑人员)"
_WHO = f"(?:{'|'.join(sorted(ROLES, key=len, reverse=True))}|报案人|目击者|集资参与人|投资人|{_INMATES})"
_NAMED = r"[^,。;:()《》“”\"、\n]"
_ASIDE = r"(?:\([^()\n]{1,20}\))?"
_MORE = rf"(?:、{_NAMED}{{2,16}}?{_ASIDE}){{0,40}}?"
_LIST = re.compile(
    rf"(?P<word>{_WHO})(?P<names>{_NAMED}{{2,16}}?{_ASIDE}{_MORE})(?:等(?:[0-9一二三四五六七八九十]*[余名多位]*(?:证人|被害人|人)?))?"
    r"(?:的|所作的?|当庭|到庭|出具的|均|也|分别)?(?:作[了出]的?)?(?:陈述|证言|证词|证实|辨认笔录|报案材料|[到出]庭)"
)
_EXPERTS = re.compile(
    rf"(?P<word>(?:鉴定|认定|检验)(?:人员|专家|人)):?(?P<names>{_NAMED}{{2,12}}?{_ASIDE}{_MORE})(?:的|所?作出?的?|出具[了的]?){_NAMED}{{0,16}}?(?:鉴定|检验|意见书|报告|认定书)"
)
_SIGNED = re.compile(
    rf"(?P<word>(?:鉴定|认定|检验)(?:人员|专家|人)):?(?P<names>{_NAMED}{{2,4}}?(?:、{_NAMED}{{2,4}}?){{0,9}})(?=[。;\n]|$)"
)  # 鉴定人员:闻人杰、介休。
_UNTOLD = re.compile(
    rf"(?:^|[、,。;:)\n])(?P<names>{_NAMED}{{2,16}}?{_ASIDE})(?:的|所作的?|当庭的?|所?出具的?)?(?:证言|证词|证实|陈述(?!了)|(?:抓获|查获|到案|破案)经过)"
)  # whoever that is: 、分监区警察牙生的证言
_KIN = "[父母妻夫子女兄弟姐妹]|父亲|母亲|妻子|丈夫|儿子|女儿|[长次三独养][子女]|[哥弟姐妹]{2}|近?亲属|家属|[岳祖][父母]|孙[子女]"
_OF_KIN = re.compile(
    rf"(?P<word>被害人|受害人|死者)(?P<names>{_NAMED}{{2,12}}?)(?:之(?:{_KIN})|的(?:妻子|丈夫|儿子|女儿|父亲|母亲)|(?:的(?:{_KIN})|(?<=..)[长次三独][子女])(?=[,。;)、:\n到在称说与和系是对向于因将]|$))"
)
_KIN_NAMED = re.compile(
    rf"(?:被害人|受害人|死者)的?(?:近?亲属|家属|家人|[父母]亲|妻子|丈夫|儿子|女儿)(?P<names>{_NAMED}{{2,4}}?(?:、{_NAMED}{{2,4}}?){{0,9}})(?=[,。;:()0-9的人等经表对自因到与和出均已及领收获谅提向共达分请获报]|$)"
)
_NICKNAME = re.compile(r"(?:网名|绰号|外号|昵称|化名|自称|微信名)?[“\"][^”\"\n]{1,12}[”\"]的?")
_JOINED = re.compile(f"、|[及和与](?={_WHO})")
_ROLE_OF_OTHERS = "witness"  # whose words are cited and who is no victim
_EXPERT = "expert"
_SEVERAL = 2


class Heard(NamedTuple):
    """A name.

    Attributes:
        name: never shown to anybody.
        role: as the model names it.
        sure: whether it can be nothing but a name.
    """

    name: str
    role: str
    sure: bool = True


def heard(text: str) -> Iterator[Heard]:
    """Open names of victims, witnesses and experts in a folded text."""
    text = _NICKNAME.sub("", text)
    for found in _OF_KIN.finditer(text):
        name = name_in(found["names"], bare=True)
        if name and name.name == found["names"]:
            proved = name.likely or text[found.end("names")] == "之"
            yield Heard(name.name, ROLES[found["word"]], sure=proved and not is_word(name.name))
    for pattern in (_LIST, _EXPERTS, _SIGNED):
        for found in pattern.finditer(text):
            role = _EXPERT if pattern is not _LIST else ROLES.get(found["word"], _ROLE_OF_OTHERS)
            yield from _of_list(found, role)
    for pattern in (_UNTOLD, _KIN_NAMED):
        for found in pattern.finditer(text):
            for item in _JOINED.split(found["names"]):
                one = name_in(item)
                if one and (one.titled or (one.likely and one.name == item)):
                    yield Heard(one.name, _ROLE_OF_OTHERS, sure=False)


def _of_list(found: re.Match[str], role: str) -> Iterator[Heard]:
    items = [name_in(item, bare=not at) for at, item in enumerate(_JOINED.split(found["names"]))]
    likely = sum(one is not None and one.likely for one in items)
    several = likely and items[0] is not None and sum(one is not None and one.short for one in items) >= _SEVERAL
    inmate = re.fullmatch(_INMATES, found["word"]) is not None
    for one in filter(None, items):
        listed = (one.likely and likely > 1) or (several and one.short and not is_word(one.name))
        alone = one.likely and inmate and not may_be_word(one.name)
        yield Heard(one.name, role, sure=bool(listed) or alone or is_dotted(one.name) or is_written_by_sound(one.name))


def may_be_word(name: str) -> bool:
    """Whether a name is also a word, or begins like one of grammar: 安定, 应为."""
    return is_word(name) or (name[0] in FUNCTION and name[:2] not in COMPOUND and is_chinese(name))
