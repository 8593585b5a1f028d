"""What an editor meant who wrote something else than a key of a vocabulary.

Takes the lists in which the key may stand and what was written; gives the terms that fit. Nothing is computed before an error asks
for it. A body is suggested only where kind, level and place fit, since a wrong court is worse than none.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.content.body_name import body_name, means

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from build_scripts.content.vocabulary import Vocabulary
    from build_scripts.content.vocabulary_item import VocabularyItem

_BODIES = {"courts", "procuratorates", "prisons", "authorities"}
_APART = re.compile(r"[、，,;；/\s]+|和|与|及")
_GLUED = re.compile(rf"{_APART.pattern}|(?<=罪)(?!$)")
_ENDS = re.compile(r"(?:罪|纠纷)?(?:一?案件?)?$")
_OPPOSITES = (
    "非",
    "不",
    "无",
    "未",
    "被",
    "原",
    "过失",
    "故意",
    "解释",
)  # two names that differ in one of them are two things
_FIELDS = (
    "民事",
    "刑事",
    "行政",
    "民诉",
    "刑诉",
    "行诉",
)  # so are these, but not in front of a whole name: 刑事判决书 is a 判决书
_CLOSE = 0.6
_MOST = 4  # terms that a hint names
_ENOUGH = 3  # characters from which a part of a name says which name it is


class Meant(NamedTuple):
    """What was meant.

    Attributes:
        items: the terms.
        sure: whether there is no doubt: what was written is the official name, or another name that the vocabulary has.
        several: whether what was written names all of them, and not one of them.
    """

    items: tuple[VocabularyItem, ...]
    sure: bool = False
    several: bool = False


def meant(vocabulary: Vocabulary, lists: Sequence[str], value: str, used_by: str | None = None) -> Meant | None:
    """The terms that somebody may have meant.

    Args:
        vocabulary: holds the lists.
        lists: in which the key may stand.
        value: what was written.
        used_by: narrows a list to the entries that name this kind of record, or none.
    """
    items = [item for item in vocabulary.items(lists, value) if item.extra.get("used_by", used_by) == used_by]
    wanted = _fold(value)
    if not wanted:
        return None
    known = _by(items, _fold)
    if item := _one(known, wanted):
        return Meant((item,), sure=True)
    if several := _several(items, known, value):
        return Meant(several, sure=True, several=len(several) > 1)
    found = _bodies(items, wanted) if _BODIES.issuperset(lists) else _words(items, known, wanted)
    return Meant(tuple(found)) if 0 < len(found) <= _MOST else None


Known = dict[str, dict[str, "VocabularyItem"]]  # name → key → the terms of that name


def _by(items: Sequence[VocabularyItem], form: Callable[[str], str]) -> Known:
    """The terms by their names in some form."""
    found: Known = {}
    for item in items:
        for name in _names(item):
            found.setdefault(form(name), {})[item.key] = item
    return found


def _one(known: Known, wanted: str) -> VocabularyItem | None:
    """The one term of that name, or that key; a name that two terms share is none."""
    found = known.get(wanted, {})
    return next(iter(found.values())) if len(found) == 1 else found.get(wanted)


@cache
def _fold(text: str) -> str:
    """Without what tells no two names apart: width, case, blanks, brackets around a title, letters typed for digits."""
    text = re.sub(r"[\s《》〈〉“”\"'‘’·.]", "", unicodedata.normalize("NFKC", text).casefold())
    return re.sub(r"(?<=[^a-z])[ol〇]{1,4}(?=\d)|(?<=\d)[ol〇]{1,4}(?![a-z])", _digits, text)


def _digits(match: re.Match[str]) -> str:
    return match[0].replace("o", "0").replace("〇", "0").replace("l", "1")


def _names(item: VocabularyItem) -> Iterator[str]:
    """The key and every name that the vocabulary has for a term."""
    yield item.key
    yield from item.names.values()
    for name in ("aliases", "short"):
        other = item.extra.get(name, ())
        yield from (other,) if isinstance(other, str) else other


def _several(items: Sequence[VocabularyItem], known: Known, value: str) -> tuple[VocabularyItem, ...]:
    """The terms that a text names one after the other; none where a part of it names nothing."""
    text = unicodedata.normalize("NFKC", value).strip("[] ")
    for apart in (_APART, _GLUED):
        parts = [part for part in apart.split(text) if part]
        if len(parts) > 1 and (found := _each_named(known, _by(items, _stem), parts)):
            return found
    return ()


def _each_named(known: Known, stems: Known, parts: list[str]) -> tuple[VocabularyItem, ...]:
    found: list[VocabularyItem] = []
    while parts:
        for size in range(len(parts), 0, -1):  # a charge may hold a comma of its own
            name = _fold("、".join(parts[:size]))
            if item := _one(known, name) or _one(stems, _stem(name)):
                found.append(item)
                del parts[:size]
                break
        else:
            return ()
    return tuple({item.key: item for item in found}.values()) if len(found) > 1 else ()


@cache
def _stem(name: str) -> str:
    """Without the end that an everyday name leaves out: 盗窃 is 盗窃罪."""
    return _ENDS.sub("", _fold(name), count=1)


def _bodies(items: Sequence[VocabularyItem], wanted: str) -> list[VocabularyItem]:
    """Bodies of the same kind, level and place; by a key typed wrong only where it has as many parts and the same province."""
    if wanted.isascii():
        parts = wanted.split("-")
        alike = {
            item.key: item
            for item in items
            if item.key.split("-")[0] == parts[0] and item.key.count("-") == len(parts) - 1
        }
        return [alike[key] for key in difflib.get_close_matches(wanted, alike, n=1, cutoff=0.8)]
    # A case number names its court, and so does a code with a remark behind it.
    code = re.match(r"\(\d{4}\)(最高法|[一-鿿]\d{0,4})|([一-鿿]\d{2,4})(?!\d)", wanted)
    if code and (named := [item for item in items if item.key in code.groups()]):
        return named
    short = body_name(wanted)
    if not short:
        return []
    found = []
    for item in items:
        official = body_name(_fold(next(iter(item.names.values()))))
        if official and means(short, official, str(item.extra.get("region", ""))):
            found.append(item)
    return found


def _words(items: Sequence[VocabularyItem], known: Known, wanted: str) -> list[VocabularyItem]:
    """Terms whose name is the same but for its end, holds what was written, or is much like it."""
    if item := _one(_by(items, _stem), _stem(wanted)):
        return [item]
    known = {name: terms for name, terms in known.items() if _signs(name, _OPPOSITES) == _signs(wanted, _OPPOSITES)}
    names = [name for name in known if _signs(name, _FIELDS) == _signs(wanted, _FIELDS)]
    ways = (
        [name for name in known if len(name) >= _ENOUGH and wanted.endswith(name)],
        [name for name in names if len(wanted) > 1 and name.startswith(wanted)]
        if len(wanted) >= _ENOUGH or all(name.startswith(wanted) for name in names if wanted in name)
        else [],
        [name for name in names if len(wanted) >= _ENOUGH and _holds(name, wanted)],
    )
    fitting = next((way for way in ways if way), [])
    if not fitting and not _APART.search(wanted):  # what names several things is like none of them
        fitting = difflib.get_close_matches(wanted, names, n=_MOST, cutoff=_CLOSE)
    best = max((_likeness(wanted, name) for name in fitting), default=0)
    return list(
        {key: item for name in fitting if _likeness(wanted, name) == best for key, item in known[name].items()}.values()
    )


def _signs(name: str, signs: Iterable[str]) -> frozenset[str]:
    return frozenset(sign for sign in signs if sign in name)


def _holds(name: str, part: str) -> bool:
    """Whether the characters of a part stand in a name in their order, as those of 刑诉法 do in 刑事诉讼法."""
    rest = iter(name)
    return all(character in rest for character in part)


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()
