"""Names that a document proves by whose words it cites, or whose kin it tells of: 被害人安好、乐观、热依拉的陈述; 系被害人巴特尔之妻.

Takes a folded text of a criminal case; gives open names of victims and witnesses. Between 被害人 and 的陈述 a list of words that look
like names holds names, even where each alone may be a word (安好, 成功).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.names.personal_name import COMPOUND, MARKS, is_chinese
from build_scripts.checks.names.prose import FUNCTION, ROLES, is_word
from build_scripts.checks.names.sounds import is_dotted, is_written_by_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

_INMATES = "(?:同监(?:罪犯|犯)|(?:服刑)?罪犯|服刑人员)"
_WHO = f"(?:{'|'.join(sorted(ROLES, key=len, reverse=True))}|报案人|目击者|集资参与人|投资人|{_INMATES})"
_NAMED = r"[^,。;:()《》“”\"、\n]"
_ASIDE = r"(?:\([^()\n]{1,20}\))?"
_LIST = re.compile(
    rf"(?P<word>{_WHO})(?P<names>{_NAMED}{{2,12}}?{_ASIDE}(?:、{_NAMED}{{2,16}}?{_ASIDE}){{0,40}}?)(?:等(?:[0-9一二三四五六七八九十]*[余名多位]*(?:证人|被害人|人)?))?"
    r"(?:的|所作的?|当庭|到庭|出具的)?(?:陈述|证言|证词|证实|辨认笔录|报案材料|[到出]庭)"
)
_KIN = "[父母妻夫子女兄弟姐妹]|父亲|母亲|妻子|丈夫|儿子|女儿|[长次三独养][子女]|[哥弟姐妹]{2}|近?亲属|家属|[岳祖][父母]|孙[子女]"
_OF_KIN = re.compile(
    rf"(?P<word>被害人|受害人|死者)(?P<names>{_NAMED}{{2,12}}?)(?:(?:之|的)(?:{_KIN})|(?<=..)(?:[长次三独][子女]))(?=[,。;)、:\n]|$)"
)
_OPENING = re.compile(
    rf"(?:{_WHO}|被害(?:单位|企业)?|同案人|村民|居民|群众|邻居|同事|同学|朋友|老师|司机|员工|职工|店员|保安|民警|财务人员|会计|工作人员|[之其]?[父母妻夫子女])(?=..)"
)
_JOINED = re.compile(f"、|[及和与](?={_WHO})")
_NOBODY = re.compile(
    f"[{re.escape(MARKS)}一两等该各均被]|[陈供上]述|证[言词据人]|[物书]证|图片|照片|笔录|记录|[清名]单|[单票]据|报告|[家亲]属|[父母]亲|[祖岳][父母]|公司|单位|银行|[当到出]庭|书面|以上|其[余他]"
)
_ROLE_OF_OTHERS = "witness"  # whose words are cited and who is no victim


class Heard(NamedTuple):
    """An open name.

    Attributes:
        name: never shown to anybody.
        role: as the model names it.
        sure: whether it can be nothing but a name.
    """

    name: str
    role: str
    sure: bool = True


def heard(text: str) -> Iterator[Heard]:
    """Open names of victims and witnesses in a folded text."""
    for found in _OF_KIN.finditer(text):
        if not _NOBODY.search(found["names"]) and (_is_name(found["names"]) or is_chinese(found["names"])):
            yield Heard(found["names"], ROLES[found["word"]])
    for found in _LIST.finditer(text):
        names = [_bare(one) for one in _JOINED.split(found["names"])]
        likely = [one for one in names if not _NOBODY.search(one) and (is_chinese(one) or _is_name(one))]
        inmate = re.fullmatch(_INMATES, found["word"]) is not None
        for name in likely:
            role = ROLES.get(found["word"], _ROLE_OF_OTHERS)
            if len(likely) > 1 or _is_name(name) or (inmate and not _may_be_word(name)):
                yield Heard(name, role)
            elif found[0].endswith(f"{found['word']}{name}的陈述") or found[0].endswith(f"{found['word']}{name}的证言"):
                yield Heard(name, role, sure=False)  # 被害人高兴的陈述


def _may_be_word(name: str) -> bool:
    return is_word(name) or (name[0] in FUNCTION and name[:2] not in COMPOUND)


def _is_name(word: str) -> bool:
    """Whether a word can be nothing but a name."""
    return not _NOBODY.search(word) and (is_dotted(word) or is_written_by_sound(word))


def _bare(item: str) -> str:
    """A name without the word before it and the brackets behind it: 邻居安定, 李顺(被害人之夫)."""
    name = re.sub(r"\(.*", "", item)
    while (opening := _OPENING.match(name)) is not None:
        name = name[opening.end() :]
    return name
