"""By what other texts may tell of a record: its identifier, its case numbers, its titles, the names in it.

Takes the versions of its file; gives `Trace`s, and a `Finder` that finds them in any text: in every width and bracket, with blanks, with or
without 字第, in the escapes of addresses. A finder needs only salted hashes of them, so that no file has to keep the words.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import add
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, unquote

from build_scripts.checks.fold import fold
from build_scripts.checks.names.personal_name import Form, form_of
from build_scripts.cli.life_cycle.record_place import IDENTIFIER, text_of, tree_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_UPPER = {ord(letter): letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz"}
_DROPPED = re.compile(r"[\s()\[\]{}<>〔〕【】〈〉《》「」“”\"'·,，、:;_]+|字第?|第(?=\d)|(?<!\d)0+(?=[1-9]\d{0,7}号)")
_NUMBER = re.compile(r"[(〔\[【][12]\d{3}[)〕\]】][^\s,;。，；]{2,20}?\d{1,8}号")
_NUMBER_FIELD = re.compile(r"(?:case|document)_number")
_NAME_FIELD = re.compile(r"(?:name|person|claimant|to)(?:_[a-z]{2,3})?")
_OTHERS = frozenset(
    {"panel", "procurators", "represented_by", "source", "clerk", "channel", "figures"}
)  # who act in many cases
_LINE = re.compile(r"^[ \t]*(title(?:_[a-z]{2,3})?|case_number|document_number):[ \t]*(.+)$", re.MULTILINE)
_NAMED = re.compile(r"\bname(?:_[a-z]{2,3})?:[ \t]*([^,}\n#]+)")
_SHORTEST = {"title": 4, "name": 2}
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_WORD = re.compile(r"[^\s\"'<>]+")
_BYTES = 12  # of a hash


class What(StrEnum):
    """What kind of trace; the first two can mean nothing else than the record."""

    ID = "id"
    NUMBER = "number"
    OTHER_NUMBER = "other-number"
    TITLE = "title"
    NAME = "name"

    @property
    def certain(self) -> bool:
        """Whether it leaves no doubt which record is meant."""
        return self in {What.ID, What.NUMBER}


class Trace(NamedTuple):
    """One trace, in the form in which texts are compared."""

    what: What
    text: str


class Mark(NamedTuple):
    """A trace as salted hashes: of two of its characters, which stand at `at`, and of all of it."""

    what: str
    length: int
    at: int
    pair: str
    whole: str


class Found(NamedTuple):
    """A trace in a text, and the place of its first character; how it is written there."""

    what: What
    at: int
    written: str


def squeezed(text: str) -> str:
    """Folded, in capitals, without blanks, brackets and what else may differ from writing to writing."""
    return _DROPPED.sub("", fold(text).translate(_UPPER))


def traces(ids: Iterable[str], versions: Iterable[bytes], known: Collection[str] = ()) -> tuple[Trace, ...]:
    """Everything by which a record may be known.

    Args:
        ids: of the record, and those it had before.
        versions: of its file.
        known: names that say nothing, such as those of courts.
    """
    found = {Trace(What.ID, squeezed(one)) for one in ids}
    for data in versions:
        tree = tree_of(data)
        pairs = _of_tree(tree, ()) if tree is not None else _of_text(text_of(data))
        found |= {Trace(what, text) for what, value in pairs if (text := _distinctive(what, value, known))}
    best = {trace.text: trace for trace in sorted(found, key=lambda one: list(What).index(one.what), reverse=True)}
    return tuple(sorted(best.values()))


def earlier_ids(data: bytes) -> tuple[str, ...]:
    """The identifiers that the record replaces, whose addresses lead to it."""
    replaced = (tree_of(data) or {}).get("replaces")
    items = replaced if isinstance(replaced, list) else ()
    found = (str(item.get("id")) if isinstance(item, dict) else str(item) for item in items)
    return tuple(one for one in found if IDENTIFIER.fullmatch(one))


def _of_tree(value: Any, path: tuple[str, ...]) -> Iterator[tuple[What, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _OTHERS:
                yield from _of_tree(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from _of_tree(inner, path)
    elif isinstance(value, str) and path:
        field = path[-1]
        if _NUMBER_FIELD.fullmatch(field):
            yield (What.NUMBER if len(path) == 1 else What.OTHER_NUMBER), value
        elif len(path) == 1 and re.fullmatch(r"title(?:_[a-z]{2,3})?", field):
            yield What.TITLE, value
        elif (len(path) > 1 and _NAME_FIELD.fullmatch(field)) or field == "persons":
            yield What.NAME, value


def _of_text(text: str) -> Iterator[tuple[What, str]]:
    """The same of a file that is no YAML, line by line."""
    for field, value in _LINE.findall(text):
        yield (What.TITLE if field.startswith("title") else What.NUMBER), value.strip("\"' ")
    yield from ((What.NAME, name.strip("\"' ")) for name in _NAMED.findall(text))
    yield from ((What.OTHER_NUMBER, found) for found in _NUMBER.findall(fold(text)))


def _distinctive(what: What, value: str, known: Collection[str]) -> str:
    """The form to look for; empty where it would be found everywhere."""
    text = squeezed(value)
    if what in {What.NUMBER, What.OTHER_NUMBER}:
        return text.removesuffix("号") if re.search(r"\d{4}.+\d", text) else ""
    if len(text) < _SHORTEST[what] or value in known or value.isdigit():
        return ""
    if what is What.NAME and form_of(value) not in {Form.OPEN, Form.HALF}:
        return text if form_of(value) is Form.ORGANISATION and not re.search("[某×*X]", text) else ""
    return text


@dataclass(frozen=True)
class Finder:
    """Finds traces, of which it knows the hashes."""

    salt: str
    marks: tuple[Mark, ...]

    @cached_property
    def _by_pair(self) -> dict[str, list[Mark]]:
        known: dict[str, list[Mark]] = {}
        for mark in self.marks:
            known.setdefault(mark.pair, []).append(mark)
        return known

    @cached_property
    def _seen(self) -> dict[str, list[Mark]]:
        """The pairs of characters that were compared, with the marks that have them."""
        return {}

    @cached_property
    def _clean(self) -> set[int]:
        """Texts without a trace; most of the versions that a repository has are those on disk."""
        return set()

    def find(self, text: str) -> Iterator[Found]:
        """Every trace in a text."""
        yield from self._find(text)
        for word in _WORD.finditer(text) if "%" in text else ():
            if _ESCAPE.search(word[0]):
                yield from (
                    Found(found.what, word.start(), word[0])
                    for found in self._find(unquote(word[0]))
                    if _ESCAPE.search(quote(found.written))
                )

    def _find(self, text: str) -> Iterator[Found]:
        if hash(text) in self._clean:
            return
        folded = fold(text).translate(_UPPER)
        whole = _DROPPED.sub("", folded)
        pairs = set(map(add, whole, whole[1:]))
        for pair in pairs.difference(
            self._seen
        ):  # which looks each one up, where `pairs - keys` would go through all that were seen
            self._seen[pair] = self._by_pair.get(hashed(self.salt, pair), [])
        found = {one for pair in pairs if self._seen[pair] for one in self._with(pair, whole)}
        if not found:
            self._clean.add(hash(text))
            return
        dropped = {at for match in _DROPPED.finditer(folded) for at in range(*match.span())}
        places = [at for at in range(len(folded)) if at not in dropped]
        for first, end, what in sorted(found):
            if _alone(what, text, places[first], places[end - 1]):
                yield Found(what, places[first], text[places[first] : places[end - 1] + 1])

    def _with(self, pair: str, whole: str) -> Iterator[tuple[int, int, What]]:
        """The traces around every place of a pair: first character, end, what."""
        place = whole.find(pair)
        while place >= 0:
            for mark in self._seen[pair]:
                first, end = place - mark.at, place - mark.at + mark.length
                if first >= 0 and end <= len(whole) and hashed(self.salt, whole[first:end]) == mark.whole:
                    yield first, end, What(mark.what)
            place = whole.find(pair, place + 1)


def finder_of(salt: str, found: Iterable[Trace]) -> Finder:
    """A finder of traces."""
    marks = (
        Mark(one.what.value, len(one.text), at, hashed(salt, one.text[at : at + 2]), hashed(salt, one.text))
        for one in found
        for at in (_rarest(one.text),)
    )
    return Finder(salt, tuple(sorted(marks)))


def _rarest(text: str) -> int:
    """Where two characters stand that few texts have: in a number where it names the court, and not the year."""
    return next((at for at in range(len(text) - 1) if text[at].isdecimal() and not text[at + 1].isdecimal()), 0)


def hashed(salt: str, text: str) -> str:
    """The salted hash of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES, key=salt.encode()).hexdigest()


def _alone(what: What, text: str, first: int, last: int) -> bool:
    """Whether the trace is no part of a longer identifier or number."""
    before, after = text[first - 1 : first] if first else "", text[last + 1 : last + 2]
    if what is What.ID:
        return not any(one.isascii() and one.isalnum() for one in (before, after))
    if what in {What.NUMBER, What.OTHER_NUMBER}:
        return not after.isdecimal() and not before.isdecimal()
    if text[first].isascii() and text[first].isalpha():
        return not any(one.isascii() and one.isalpha() for one in (before, after))
    return True
