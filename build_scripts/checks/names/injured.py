"""Names of those whom the facts tell to be hurt, where no word for victim stands: 将行人梅映雪撞倒, 致边书芬当场死亡, 殴打安好.

Takes a folded text of a criminal case; gives open names. What such a verb leaves between itself and the harm is a person, whom the surname
tells from a thing; a name that is also a word, or that no surname proves, is a name perhaps.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.names.name_in_item import name_in
from build_scripts.checks.names.prose import is_word
from build_scripts.checks.names.testimony import Heard, may_be_word

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = r"[^,。;:()《》“”\"、\n和与及]"
_NAMES = rf"(?P<names>{_NAMED}{{2,14}}?(?:[、和与及]{_NAMED}{{2,10}}?){{0,9}}?)"
_MORE = "(?:等?[二两三四五六七八九十0-9]+人)?"
_HARM = "当场|死亡|身亡|溺亡|溺水|窒息|失血|昏迷|重伤|轻伤|轻微伤|受伤|骨折|颅脑|(?:头|面|胸|腹|背|颈|手|腿|四肢|身体|全身|多处)[^,。;]{0,6}(?:伤|骨折|破裂)|[于因经][^,。;]{0,24}(?:无效|死亡)"
_BLOW = "撞|碰|碾|轧|挂|殴|打|砍|捅|刺|扎|划|踢|踹|杀|砸|掐|勒|捂|推|烧|炸|拖|拽|咬|射|击|奸|强奸|猥亵|绑|捆|挟持|控制|拘禁|带至|带到|灌醉|毒"
_HURT = "(?:殴打|追打|围殴|追砍|砍伤|砍死|刺伤|刺死|捅伤|捅死|打伤|打死|撞伤|撞死|撞倒|砸伤|咬伤|烧伤|炸伤|扎伤|扎死|杀死|杀害|掐死|勒死|毒死|奸杀|强奸|奸淫|猥亵|绑架|劫持|拐走|威胁|恐吓|敲诈)"
_NEXT = "(?=[,。;、:的及和与等身头面胸腹背颈左右双手后致数多一两二三四五六七八九十0-9]|$)"
_PATTERNS = (
    re.compile(rf"(?:致使|致|造成|导致){_NAMES}{_MORE}(?={_HARM})"),
    re.compile(rf"(?:将|把|对){_NAMES}{_MORE}(?=(?:{_BLOW})[倒伤死晕昏成致中入残翻飞落下至打击杀害奸持实进]|(?:实施)?(?:{_HURT}|抢劫|诈骗|盗窃))"),
    re.compile(rf"{_HURT}了?{_NAMES}{_NEXT}"),
    re.compile(
        rf"(?:^|[,。;:、\n]|经鉴定){_NAMES}(?=(?:当场|经[^,。;]{{0,10}}抢救无效)死亡|(?:之|的)?(?:人体|身体)?(?:损伤|伤情|伤势)(?:程度)?[均已分别]{{0,3}}[为系属构评达]|(?:的)?(?:死因|尸体|死亡原因)|[均所]?(?:为|系|属|构成|受)(?:重伤|轻伤|轻微伤|伤)|重伤|轻伤)"
    ),
)  # fmt: skip
_PARTS = re.compile("[、和与及]")
_CLAUSE = re.compile("^.*的(?=..)")  # 横过道路的折占峰
_ROLE = "victim"
_SHORTEST = 2


def injured(text: str, whole: str) -> Iterator[Heard]:
    """Open names of people who came to harm.

    Args:
        text: folded.
        whole: the document, in which a name comes again.
    """
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            names = [
                one.name
                for item in _PARTS.split(found["names"])
                if (one := name_in(_CLAUSE.sub("", item), bare=True)) and one.likely
            ]
            sure = [name for name in names if not may_be_word(name)]
            for name in names:
                if sure or len(name) > _SHORTEST:  # 应为轻伤, but 安佳佳为轻伤
                    proved = bool(sure) and not is_word(name)
                    yield Heard(name, _ROLE, sure=proved and whole.count(name) > 1)
