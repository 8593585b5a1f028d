"""The name of a civil or administrative cause with which a text ends, before 一案.

Takes the text and the names of causes of the branch of law, each with its key; gives the key, or the words of a cause that the vocabulary lacks.
"""

from __future__ import annotations

import re

_ASKED = re.compile("申请(?:撤销|确定|指定|变更)监护人(?:资格)?$")  # of special proceedings that the vocabulary lacks


def last(text: str, keys: dict[str, str], names: list[str]) -> tuple[str, bool]:
    """The cause, and whether the vocabulary knows it; empty where none can be told. The parties have these names."""
    if (action := text.removesuffix("纠纷")).endswith("之诉"):
        return _action(action, text, keys, names)
    if longer_one := longer(text, keys, names):
        return longer_one, False
    key = ending(text, keys)
    return (key, True) if key else (unknown(text) or "", False)


def _action(action: str, text: str, keys: dict[str, str], names: list[str]) -> tuple[str, bool]:
    """The cause that is called an action: 第三人撤销之诉, which some courts write 第三人撤销之诉纠纷."""
    if key := ending(action, keys):
        return key, True
    cause = _behind_names(text, names)
    if _ACTION.fullmatch(cause):
        return cause, False
    found = _ACTION_BEGINS.search(text[-30:])
    return (found[0] if found else unknown(text) or "", False)


def known(text: str, keys: dict[str, str]) -> str:
    """The longest known name of a cause with which a text ends; empty where there is none."""
    return max((name for name in keys if text.endswith(name)), key=len, default="")


def ending(text: str, keys: dict[str, str]) -> str | None:
    """The key of that cause; one that is joined to another by 及 or 、 is not the whole cause."""
    best = known(text, keys)
    if not best or text[: -len(best)].endswith(("及", "和", "、", "暨", "并", "不")):
        return None
    return keys[best]


def longer(text: str, keys: dict[str, str], names: list[str]) -> str:
    """The whole cause between the last party's name and the end of a text, where a known one is its end: 海上货物运输合同纠纷."""
    cause = _behind_names(text, names)
    is_longer = cause not in keys and ending(text, keys) and _WHOLE.fullmatch(cause)
    return cause if is_longer else ""


def _behind_names(text: str, names: list[str]) -> str:
    """What stands behind the last party's name; empty where a text names none."""
    behind = max((text.rfind(name) + len(name) for name in names if name in text), default=len(text))
    return text[behind:]


_WHOLE = re.compile(
    "(?!.*(?:[与和及诉]被告|原告|第三人|被上诉人|[申被]请人|之间|因|不服|公司|本院|向|对))[\u4e00-\u9fff、]{5,30}(?<!判决)"
)
_ACTION = re.compile("(?!.*(?:被告|原告|第三人(?!撤销)|公司|不服|本院|因))[\u4e00-\u9fff]{3,24}之诉(?:纠纷)?")
_ACTION_BEGINS = re.compile("(?:第三人撤销|案外人|申请执行人|执行|确认)[\u4e00-\u9fff]{0,16}之诉(?:纠纷)?$")
_OF_COMPANY = re.compile(
    "(?:解散|决议|增资|减资|盈余分配|证照返还|设立|合并|分立|关联交易)"
)  # 公司 is part of these causes
_SUBJECTS = re.compile(
    r"(?:公司|某|[A-Za-z\d)]|银行|厂|部|中心|委员会|合作社|店|局|所|政府|某某|等人?|原告|被告|之间)(?P<cause>[\u4e00-\u9fff、]{2,24}?(?:纠纷|争议))$"
)


def unknown(text: str) -> str | None:
    """A civil cause that the vocabulary lacks, where it is clear at which character it begins."""
    if asked := _ASKED.search(text):
        return asked[0]
    found = _SUBJECTS.search(text[-60:])
    if not found:
        return None
    name = found["cause"]
    tail = re.split(r"(?:公司|某某|某|银行|委员会|合作社|人民政府|等人|等|因|之间|诉|原告|被告|第三人)", name)[-1]
    if _OF_COMPANY.match(tail):
        tail = f"公司{tail}"
    return tail if len(tail) > 3 else None  # noqa: PLR2004 - 纠纷 alone says nothing
