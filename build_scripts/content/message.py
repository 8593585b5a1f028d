"""What the program says to an editor: a sentence and its values, kept apart so that it can be said in any language.

A `Message` is read as its English sentence and remembers what it was made of; `in_words` says it again in another language, with the
label of every key that stands in it: `decided`（裁判日期）.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from build_scripts.content.citation import in_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Say = Callable[[str], str]

# What marks dumped messages, words and citations; no text of a record holds the character \0.
_TEMPLATE, _LABEL, _CITES = "\0template", "\0label", "\0cites"
_PLACE = re.compile(r"`\{(\w+)\}`")  # of a value that stands in a sentence as a key
_KEY = re.compile(r"`[a-z][\w.-]*`(?! ?[(（])")


class Message(str):
    """An English sentence for an editor that can be said in other languages, because it keeps its template and its values.

    `Message("the notice lasted {days} days", days=3)` is the text "the notice lasted 3 days". A value may be a text, a number, a
    date, a `Citation`, another message, or a tuple of these; it is never read as a template. A choice is said by its label, and by its key
    where it stands between backticks.
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
        made = str.__new__(cls, _filled(template, values, _as_it_is))
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """For another process."""
        return _made, (self.template, dict(self.values))


def _made(template: str, values: Mapping[str, Any]) -> Message:
    return Message(template, **values)


class Word(NamedTuple):
    """The value of a choice as it was dumped: what editors write, and what it is called."""

    value: str
    label: str


class Citation(str):
    """The provisions that something rests on, `法释〔2014〕5号 Arts 3, 17`."""

    __slots__ = ()


def in_words(text: str, say: Say) -> str:
    """A message, or a text that is a message by itself, in another language.

    Args:
        text: a `Message`, or a sentence without values.
        say: gives the translation of a sentence, `gettext` of a language; of a key between backticks its label.
    """
    if not text:
        return ""
    said = _filled(say(text.template), text.values, say) if isinstance(text, Message) else say(text)
    return _KEY.sub(lambda found: _labelled(found[0], say(found[0]), say), said)


def cited(cites: str, say: Say) -> str:
    """A citation in another language.

    Args:
        cites: as `Citation` holds it.
        say: gives the translation of a sentence; one whose articles are 第…条 has them written in Chinese.
    """
    return in_chinese(cites) if "条" in say(ARTICLE) else cites


def _filled(template: str, values: Mapping[str, Any], say: Say) -> str:
    if not values:
        return template
    said = {name: _value(value, say) for name, value in values.items()}
    for name in _PLACE.findall(template):
        if label := getattr(values[name], "label", ""):
            template = template.replace(f"`{{{name}}}`", f"{{{name}}}")
            said[name] = _labelled(f"`{values[name].value}`", say(label) if say(label) != label else "", say)
    return template.format(**said)


def _labelled(key: str, label: str, say: Say) -> str:
    """A key between backticks, with what it is called in the language, where that is known."""
    return say(LABELLED).format(key=key, label=label) if label not in {"", key} else key


def _value(value: Any, say: Say) -> Any:
    if isinstance(value, Message):
        return _filled(say(value.template), value.values, say)
    if label := getattr(value, "label", ""):
        said = say(label)
        return said[:1].lower() + said[1:]  # in the middle of a sentence
    if isinstance(value, (tuple, list)):
        return say(AND).join(str(_value(item, say)) for item in value)
    if isinstance(value, Citation):
        return cited(value, say)
    return say(str(value.value)) if isinstance(value, Enum) else value


def _as_it_is(text: str) -> str:
    return text


def dump(text: str) -> Any:
    """A message as plain data for JSON."""
    if isinstance(text, Message):
        return {_TEMPLATE: text.template, **{name: _dumped(value) for name, value in text.values.items()}}
    return text


def _dumped(value: Any) -> Any:
    if label := getattr(value, "label", ""):
        return {_LABEL: label, "key": str(value.value)}
    if isinstance(value, (tuple, list)):
        return [_dumped(item) for item in value]
    if isinstance(value, Enum):
        return {_TEMPLATE: str(value.value)}
    if isinstance(value, Citation):
        return {_CITES: str(value)}
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
        return Message(data[_TEMPLATE], **{name: undump(value) for name, value in data.items() if name != _TEMPLATE})
    return tuple(undump(item) for item in data) if isinstance(data, list) else data


AND = Message(", ")  # between the items of a list
ARTICLE = Message("Art {article}")
LABELLED = Message("{key} ({label})")
