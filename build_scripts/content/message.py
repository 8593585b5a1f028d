"""What the program says to an editor: a sentence and its values, kept apart so that it can be said in any language.

A `Message` is read as its English sentence and remembers what it was made of; `in_words` says it again in another language, with the
label of every key that stands in it: `decided`（裁判日期）.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from typing import TYPE_CHECKING, Any, Self

from build_scripts.content.citation import in_chinese

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[[str], str]

# What marks dumped messages, words and citations; no text of a record holds the character \0.
_TEMPLATE, _LABEL, _NAMES, _CITES = "\0template", "\0label", "\0names", "\0cites"
_PLACE = re.compile(r"`\{(\w+)\}`")  # of a value that stands in a sentence as a key
_KEY = re.compile(r"`[a-z][\w.-]*`(?! ?[(（])")
_AFTER = re.compile("(?<=）) (?=[\u4e00-\u9fff])")  # a blank that stood after a key, and stands after its label now


class Message(str):
    """An English sentence for an editor that can be said in other languages, because it keeps its template and its values.

    `Message("the notice lasted {days} days", days=3)` is the text "the notice lasted 3 days". A value may be a text, a number, a
    date, a length of time, a `Citation`, another message, or a tuple of these; it is never read as a template. A choice is said by its
    label and an entry of the vocabulary by its name; between backticks both are said by their key.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> Self:
        """Fill in the values.

        Args:
            template: the English sentence, with `{name}` for each value; Babel collects it (`make labels`).
            values: by name.
        """
        kept = {name: _kept(value) for name, value in values.items()}
        made = str.__new__(cls, _filled(template, kept, _as_it_is))
        made.template, made.values = template, kept
        return made

    def with_values(self, **values: Any) -> Message:
        """The same sentence with some other values."""
        return Message(self.template, **{**self.values, **values})

    def __reduce__(self) -> tuple[Any, ...]:
        """For another process."""
        return _made, (self.template, dict(self.values))


def _made(template: str, values: Mapping[str, Any]) -> Message:
    return Message(template, **values)


@dataclass(frozen=True, slots=True)
class Word:
    """The value of a choice: what editors write, and its label."""

    key: str
    label: str

    def called(self, say: Say) -> str:
        """The label in a language, as it stands in the middle of a sentence."""
        said = say(self.label)
        return said[:1].lower() + said[1:]

    @property
    def dumped(self) -> dict[str, Any]:
        """As plain data."""
        return {_LABEL: self.label, "key": self.key}


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the vocabulary: what editors write, and its names by language."""

    key: str
    names: Mapping[str, str]

    def called(self, say: Say) -> str:
        """The name in a language, or else the first one."""
        return self.names.get(say(LANGUAGE)) or next(iter(self.names.values()))

    @property
    def dumped(self) -> dict[str, Any]:
        """As plain data."""
        return {_NAMES: dict(self.names), "key": self.key}


class Citation(str):
    """The provisions that something rests on, `法释〔2014〕5号 Arts 3, 17`."""

    __slots__ = ()

    def called(self, say: Say) -> str:
        """The provisions in a language."""
        return cited(self, say)

    @property
    def dumped(self) -> dict[str, Any]:
        """As plain data."""
        return {_CITES: str(self)}


_Said = Word | Term | Citation


def _kept(value: Any) -> Any:
    """A value as a message keeps it: choices, entries of the vocabulary and lengths of time are known by what they have."""
    if isinstance(value, (tuple, list)):
        return tuple(_kept(item) for item in value)
    if hasattr(value, "label") and hasattr(value, "value"):
        return Word(str(value.value), value.label)
    if hasattr(value, "names") and not isinstance(value, Term):
        return Term(value.key, value.names)
    if isinstance(value, str) and hasattr(value, "parts"):
        return _length(*value.parts)
    return Message(str(value.value)) if isinstance(value, Enum) else value


def in_words(text: str, say: Say) -> str:
    """A message, or a text that is a message by itself, in another language.

    Args:
        text: a `Message`, or a sentence without values.
        say: gives the translation of a sentence, `gettext` of a language; of a key between backticks its label.
    """
    if not text:
        return ""
    said = _filled(say(text.template), text.values, say) if isinstance(text, Message) else say(text)
    return _AFTER.sub("", _KEY.sub(lambda found: _labelled(found[0], say(found[0]), say), said))


def cited(cites: str, say: Say) -> str:
    """A citation in another language.

    Args:
        cites: as `Citation` holds it.
        say: gives the translation of a sentence.
    """
    return in_chinese(cites) if say(LANGUAGE) == "zh" else cites


def either(*values: Any) -> Any:
    """The first value, or the second, and so on."""
    first, *others = values
    return Message("{first} or {other}", first=first, other=either(*others)) if others else first


def _length(years: int, months: int, days: int) -> Message:
    """A length of time: 1 year 6 months."""
    said = []
    if years:
        said.append(Message("1 year") if years == 1 else Message("{count} years", count=years))
    if months or not (years or days):
        said.append(Message("1 month") if months == 1 else Message("{count} months", count=months))
    if days:
        said.append(Message("1 day") if days == 1 else Message("{count} days", count=days))
    return reduce(lambda first, rest: Message("{first} {rest}", first=first, rest=rest), said)


def _filled(template: str, values: Mapping[str, Any], say: Say) -> str:
    if not values:
        return template
    said = {name: _value(value, say) for name, value in values.items()}
    for name in _PLACE.findall(template):
        if isinstance(values[name], (Word, Term)):
            template = template.replace(f"`{{{name}}}`", f"{{{name}__key}}")
            called = "" if say(LANGUAGE) == LANGUAGE else said[name]
            said[f"{name}__key"] = _labelled(f"`{values[name].key}`", called, say)
    return template.format(**said)


def _labelled(key: str, label: str, say: Say) -> str:
    """A key between backticks, with what it is called in the language, where that is known."""
    return say(LABELLED).format(key=key, label=label) if label not in {"", key, key.strip("`")} else key


def _value(value: Any, say: Say) -> Any:
    if isinstance(value, Message):
        return _filled(say(value.template), value.values, say)
    if isinstance(value, _Said):
        return value.called(say)
    if isinstance(value, tuple):
        return say(AND).join(str(_value(item, say)) for item in value)
    return value


def _as_it_is(text: str) -> str:
    return text


def dump(text: str) -> Any:
    """A message as plain data for JSON."""
    if isinstance(text, Message):
        return {_TEMPLATE: text.template, **{name: _dumped(value) for name, value in text.values.items()}}
    return text


def _dumped(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_dumped(item) for item in value]
    if isinstance(value, _Said):
        return value.dumped
    if isinstance(value, str):
        return dump(value)
    return value if isinstance(value, int) else str(value)


def undump(data: Any) -> Any:
    """Read what `dump` gave."""
    if isinstance(data, dict):
        if _CITES in data:
            return Citation(data[_CITES])
        if _LABEL in data:
            return Word(data["key"], data[_LABEL])
        if _NAMES in data:
            return Term(data["key"], data[_NAMES])
        return Message(data[_TEMPLATE], **{name: undump(value) for name, value in data.items() if name != _TEMPLATE})
    return tuple(undump(item) for item in data) if isinstance(data, list) else data


AND = Message(", ")  # between the items of a list
LANGUAGE = Message("en")  # the translation is the code of the language
LABELLED = Message("{key} ({label})")
