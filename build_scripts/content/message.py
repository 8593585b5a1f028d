"""What the program says to an editor: a sentence and its values, kept apart so that it can be said in any language.

A `Message` is read as its English sentence and remembers what it was made of; `in_words` says it again in another language.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Say = Callable[[str], str]

_TEMPLATE = "\0template"  # marks a dumped message; no text of a record holds the character \0


class Message(str):
    """An English sentence for an editor that can be said in other languages, because it keeps its template and its values.

    `Message("the notice lasted {days} days", days=3)` is the text "the notice lasted 3 days". A value may be a text, a number, a
    date, a choice, another message, or a tuple of these; it is never read as a template.
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


def in_words(text: str, say: Say) -> str:
    """A message, or a text that is a message by itself, in another language.

    Args:
        text: a `Message`, or a sentence without values.
        say: gives the translation of a sentence, `gettext` of a language.
    """
    if isinstance(text, Message):
        return _filled(say(text.template), text.values, say)
    return say(text) if text else ""


def _filled(template: str, values: Mapping[str, Any], say: Say) -> str:
    return template.format(**{name: _value(value, say) for name, value in values.items()}) if values else template


def _value(value: Any, say: Say) -> Any:
    if isinstance(value, Message):
        return in_words(value, say)
    if isinstance(value, (tuple, list)):
        return say(AND).join(str(_value(item, say)) for item in value)
    return str(value.value) if isinstance(value, Enum) else value


def _as_it_is(text: str) -> str:
    return text


def dump(text: str) -> Any:
    """A message as plain data for JSON."""
    if isinstance(text, Message):
        return {_TEMPLATE: text.template, **{name: _dumped(value) for name, value in text.values.items()}}
    return text


def _dumped(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_dumped(item) for item in value]
    if isinstance(value, str):
        return dump(str(value.value) if isinstance(value, Enum) else value)
    return value if isinstance(value, int) else str(value)


def undump(data: Any) -> Any:
    """Read what `dump` gave."""
    if isinstance(data, dict):
        return Message(data[_TEMPLATE], **{name: undump(value) for name, value in data.items() if name != _TEMPLATE})
    return tuple(undump(item) for item in data) if isinstance(data, list) else data


AND = Message(", ")  # between the items of a list
