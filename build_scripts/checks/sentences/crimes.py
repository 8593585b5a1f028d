"""The several crimes that one conviction punishes together (数罪并罚), as far as the record tells of each.

刑法 Arts 69 and 81(2) were read. Takes a conviction; gives how many crimes have ten years or more, from `combined_terms` or from
the words of the sentence before 决定执行, whether a violent one is among them, and how long the sentence for all is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.sentences.charges import VIOLENT
from build_scripts.checks.sentences.periods import ends
from build_scripts.model.types import Period

if TYPE_CHECKING:
    from build_scripts.model.conviction import Conviction

TEN_YEARS = 120  # months
_TOGETHER = "决定执行"
_TEN = r"有期徒刑(?:[一二]?十[一二三四五六七八九]?|[12]\d)年"
_DIGITS = "零一二三四五六七八九"
_UP_TO_29 = r"(\d{1,2}|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_LENGTH = re.compile(rf"(?:有期徒刑|拘役|管制)(?:{_UP_TO_29}年)?[零又]?(?:{_UP_TO_29}个月)?")
_OF_TEN = re.compile(_TEN)
_VIOLENT_OF_TEN = re.compile(rf"(?:{'|'.join(sorted(VIOLENT))})[^罪]*?(?:{_TEN}|无期徒刑|死刑)")


def length(conviction: Conviction) -> Period | None:
    """How long the sentence is, as its field tells or its words; words that do not fit the term beside them tell nothing."""
    if conviction.length or not conviction.principal:
        return conviction.length
    *_, together = conviction.sentence.split(_TOGETHER)
    years, months = found.groups() if (found := _LENGTH.search(together)) else ("", "")
    if not years and not months:
        return None
    told, term = Period(f"P{_number(years)}Y{_number(months)}M"), conviction.term
    return told if not term or term.to in ends(term.from_, told) else None


def _number(text: str | None) -> int:
    if not text or text.isdecimal():
        return int(text or 0)
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.index(tens or "一") * 10 if ten else 0) + (_DIGITS.index(ones) if ones else 0)


def of_ten_years(conviction: Conviction) -> int | None:
    """How many of several crimes have ten years or more; None where the record does not tell of each."""
    if conviction.combined_terms:
        return sum(term.months >= TEN_YEARS for term in conviction.combined_terms)
    each = _each(conviction)
    return len(_OF_TEN.findall(each)) if each else None


def several(conviction: Conviction) -> bool:
    """Whether more than one crime was punished."""
    return len(conviction.causes) > 1 or len(conviction.combined_terms) > 1 or bool(_each(conviction))


def violent(conviction: Conviction, *, whole: bool, long: bool) -> bool:
    """Whether a crime of 刑法 Art 81(2) has ten years or more.

    Args:
        conviction: with charges.
        whole: whether the sentence is life or death, which stands on one crime at least.
        long: whether the sentence is ten years or more.
    """
    found = VIOLENT.intersection(conviction.causes)
    if not found or not long:
        return False
    if each := _each(conviction):
        return bool(_VIOLENT_OF_TEN.search(each))
    if len(conviction.combined_terms) == len(conviction.causes):
        terms = zip(conviction.causes, conviction.combined_terms, strict=True)  # in the order of the charges
        return any(cause in VIOLENT and term.months >= TEN_YEARS for cause, term in terms)
    if not VIOLENT.issuperset(conviction.causes):
        return whole  # the ten years may stand on the other crime
    count = of_ten_years(conviction)
    return whole or (count > 0 if count is not None else len(conviction.causes) == 1)


def _each(conviction: Conviction) -> str | None:
    """What the words of a sentence say of each crime."""
    each, together, _ = conviction.sentence.partition(_TOGETHER)
    return each if together else None
