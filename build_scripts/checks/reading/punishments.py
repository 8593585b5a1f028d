"""What a sentence says beside its principal penalty: political rights, confiscation, and what each of several crimes is punished with.

Takes the folded words of one person's sentence; gives values as the model writes them, or nothing where they cannot be read to the end.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from build_scripts.checks.reading import amounts, numerals
from build_scripts.model.sentence import LIMITED, Penalty

FOR_LIFE = "life"
ALL = "all"
PENALTY = re.compile(
    r"(?P<suspended>死刑,?(?:缓期二年执行|缓期两年执行|缓期2年执行))|(?P<death>死刑)|(?P<life>无期徒刑)|有期徒刑(?P<fixed>)|拘役(?P<detention>)|管制(?P<control>)|(?P<exempted>免[予于]刑事处罚)"
)
KINDS = {
    "suspended": Penalty.SUSPENDED_DEATH, "death": Penalty.DEATH, "life": Penalty.LIFE, "fixed": Penalty.FIXED_TERM,
    "detention": Penalty.DETENTION, "control": Penalty.CONTROL, "exempted": Penalty.EXEMPTED,
}  # fmt: skip
FINE = re.compile(
    r"(?:并处|单处|处以?|,)?罚金(?:计|各)?(?P<fine>(?:人民币)?[\d,.〇○零一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟亿]+(?:余)?(?:万|千)?元(?:整)?)"
)
_RIGHTS = re.compile(r"剥夺政治权利(?P<life>终身)?")
_ALL_PROPERTY = re.compile(r"没收(?:其)?(?:个人)?全部(?:个人)?财产")
_PROPERTY = re.compile(rf"没收(?:其)?(?:个人)?(?:部分)?财产(?:计)?{amounts.AMOUNT}")
_CRIME = re.compile(r"犯(?P<cause>[\u4e00-\u9fff、()]{2,40}?罪),?(?:[^,;。判]{0,20},)?(?:判处|处|单处|免)")


class Punished(NamedTuple):
    """What one of several crimes is punished with."""

    cause: str
    penalty: Penalty
    length: str | None
    political_rights: str | None
    fine: str | None
    confiscation: str | None


def political_rights(text: str) -> str | None:
    """For how long political rights are taken away: a period or `life`."""
    found = _RIGHTS.search(text)
    if not found:
        return None
    read = numerals.length(text[found.end() :])
    return FOR_LIFE if found["life"] else read[0] if read else None


def confiscation(text: str) -> str | None:
    """What is confiscated as a penalty: `all`, or an amount in yuan."""
    if _ALL_PROPERTY.search(text):
        return ALL
    found = _PROPERTY.search(text)
    amount = amounts.yuan(found["amount"]) if found else None
    return amounts.written(amount) if amount else None


def crimes(text: str) -> tuple[Punished, ...]:
    """Each of several crimes, from the words before 决定执行; none where one of them cannot be read.

    Args:
        text: from the first 犯 on.
    """
    marks = list(_CRIME.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    read = [_punished(mark["cause"], text[mark.end("cause") : end]) for mark, end in zip(marks, ends, strict=True)]
    whole = len(read) > 1 and text.count("罪,") + text.count("罪判") >= len(read)
    return tuple(one for one in read if one) if whole and all(read) else ()


def _punished(cause: str, text: str) -> Punished | None:
    found, fine = PENALTY.search(text), FINE.search(text)
    if found is None:
        return Punished(cause, Penalty.FINE_ONLY, None, None, fine["fine"], None) if fine else None
    penalty = KINDS[next(name for name in KINDS if found[name] is not None)]
    read = numerals.length(text[found.end() :]) if penalty in LIMITED else None
    if (penalty in LIMITED and read is None) or len(PENALTY.findall(text)) > 1:
        return None
    length = read[0] if read else None
    return Punished(cause, penalty, length, political_rights(text), fine["fine"] if fine else None, confiscation(text))
