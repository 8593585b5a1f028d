"""Children whom a text tells of as somebody's son or daughter: 生育一女余念念, 婚生子余思源变更由原告抚养, 衡诗涵尚未成年, 幼儿丁小安.

Takes a folded text; gives names. A son may be of any age, so in most cases he is a minor perhaps; in a case about a family every child is
one whose name is not published, and what stands behind such a word is a name even where no surname proves it (女儿旦增曲珍).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.names.children import Child, name_before
from build_scripts.checks.names.personal_name import MARKS, is_chinese
from build_scripts.checks.names.prose import FUNCTION, is_word
from build_scripts.checks.names.sounds import is_dotted, is_written_by_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHILD = "(?:非?婚生|亲生|收养|长|次|三|幼|小|大|养|继|独生)?(?:儿子|女儿|[子女](?!儿)|男孩|女孩)"
_CALLED = "[,:]?(?:取名|名叫|名为|起名|乳名|小名|姓名|名|叫|即)?[为叫]?[:]?"
_NAME = r"(?P<name>[一-鿿]{2,4}?|[一-鿿]{1,8}(?:·[一-鿿]{1,10}?)+|[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,3})"
_END = "(?=$|[,。;:()、\n与和及跟由随归自现将在每年的]|直接|抚养|变更|所有|出生|生于|尚|已|一直|至今|仍|应|就读|名下|系|共同|独立|今年|被)"
_BORN = re.compile(
    rf"(?:(?:生育|养育|育有|生有|生下|诞下|收养|抚养|共有|领养)了?[一二两三1-3]?个?{_CHILD}|(?:非?婚生|独生)(?:之?[子女]|儿子|女儿|子女|小孩|孩子))"
    rf"{_CALLED}{_NAME}{_END}"
)
_KIN = re.compile(
    rf"(?:(?<![一-鿿])[一二两三]?{_CHILD}|[其之的](?:儿子|女儿|[长次三幼养继][子女])){_CALLED}{_NAME}{_END}"
)
_RAISED = re.compile(
    rf"(?:抚养|监护|探望|照顾|照料|探视)(?:孩子|小孩|子女|婚生[子女])?(?![费权关义纠能责教孩小子女条方事协])"
    rf"{_NAME}(?=$|[,。;、的至到])"
)
_UNDER_AGE = re.compile("(?:[尚均还仍现]|系|属)*(?:未成年(?!人?[法保之])|未满[0-9一二三四五六七八九十]{1,3}周?岁|年幼)")
_SMALL = re.compile(rf"(?:幼[儿女]|婴儿|[男女][婴童]|儿童|小孩){_NAME}(?=$|[,。;()、的被从在及与和])")
_LISTED = re.compile(r"\)、(?P<name>[一-鿿]{2,3})(?=[,。;、在被与和及均的])")
_NOBODY = re.compile(
    f"[{re.escape(MARKS)}其他她它们我你您]|[孩子女儿]{{2}}|婚|抚养|生活|原告|被告|父母|费用|学校|问题|财产|关系|义务|权利"
)
_NEVER = re.compile(
    "[一二两三等不未无各均双每方了被自己已现在也都还仍没正就去来到上下外出有是为因从向同随由归工学人家年日月时后前对]"
)
_HINTS = ("生", "抚养", "子", "女", "未成年", "年幼", "幼", "婴", "童", "监护", "探望", "未满")


def offspring(text: str, *, family: bool) -> Iterator[Child]:
    """Names of children; `told` where the words leave no doubt that the name is one of a minor.

    Args:
        text: folded.
        family: the case is about a marriage or the upbringing of children.
    """
    if not any(hint in text for hint in _HINTS):
        return
    for pattern in (_BORN, _RAISED, _SMALL, *([_KIN] if family else [])):
        for found in pattern.finditer(text):
            name = found["name"]
            if _NOBODY.search(name) or is_word(name):
                continue
            if is_chinese(name) or is_dotted(name) or is_written_by_sound(name) or name.isascii():
                told = (family or pattern is _SMALL) and name[0] not in FUNCTION
                yield Child(name, found.start("name"), told)
            elif pattern in {_BORN, _KIN} and not _NEVER.search(name):
                yield Child(name, found.start("name"), family)
    for found in _UNDER_AGE.finditer(text):
        if name := name_before(text, found.start()):
            yield Child(name, found.start() - len(name), told=True)


def beside(text: str, known: set[str]) -> Iterator[Child]:
    """Who stands in a list beside a child of a known name: 陶乐乐(2014年10月生)、陶欣."""
    for found in _LISTED.finditer(text):
        before = text[: text.rfind("(", 0, found.start())]
        if is_chinese(found["name"]) and before.endswith(tuple(known)):
            yield Child(found["name"], found.start("name"), told=False)
