"""By what other texts may tell of a record: its identifier, its case numbers, its titles, the names in it.

Takes the versions of its file, in whatever state; gives `Trace`s in the form in which texts are compared.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

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


def folded(text: str) -> str:
    """In one width and in capitals, in the same length."""
    return fold(text).translate(_UPPER)


def squeezed(text: str) -> str:
    """Folded, without blanks, brackets and what else may differ from writing to writing."""
    return _DROPPED.sub("", folded(text))


def positions(text: str) -> list[int]:
    """Where the characters of the squeezed text stand in the text."""
    dropped = {at for match in _DROPPED.finditer(folded(text)) for at in range(*match.span())}
    return [at for at in range(len(text)) if at not in dropped]


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


def numbers_of(versions: Iterable[bytes]) -> list[str]:
    """The case numbers of the record itself, as its versions have them."""
    found = (_of_text(text_of(data)) if (tree := tree_of(data)) is None else _of_tree(tree, ()) for data in versions)
    return list(dict.fromkeys(value for pairs in found for what, value in pairs if what is What.NUMBER))


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
