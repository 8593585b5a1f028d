"""Single pieces of YAML: values, groups on one line, and the comments that say where a value was read or that it is in doubt.

Takes values; gives text that the loader reads back as the same values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from build_scripts.content.message import Message, in_words
from build_scripts.content.record_yaml import scalar
from build_scripts.content.strict_yaml import UNSETTLED

if TYPE_CHECKING:
    from build_scripts.content.message import Say


class Remark(NamedTuple):
    """A line that ends in words for the editor.

    Attributes:
        before: what stands before them in any language.
        words: in the reader's language once the line is written.
        field: which is in doubt, if one is.
        settled: whether nothing has to be decided.
    """

    before: str
    words: Message
    field: str = ""
    settled: bool = True

    def line(self, say: Say) -> str:
        """The line as it is written."""
        return self.before + in_words(self.words, say)


def named(name: str) -> str:
    """A name as records write it, with wide brackets."""
    return scalar(name.replace("(", "（").replace(")", "）") if not name.isascii() else name)


def mapping(**fields: object) -> str:
    """`{role: defendant, name: 王某}`, without what is empty."""
    return "{" + ", ".join(f"{name.rstrip('_')}: {value}" for name, value in fields.items() if value) + "}"


def place(number: int) -> str:
    """Where a value was read."""
    return f"  # 第{number}段"


def doubt(words: Message, field: str = "") -> Remark:
    """A line for what a reader has to settle; where it is about a field, its name comes first in every language."""
    return Remark(f"{UNSETTLED} {field}: " if field else f"{UNSETTLED} ", words, field, settled=False)


def doubtful(field: str, value: object, why: str, paragraph: int) -> Remark:
    """A line for what was read but may be wrong."""
    words = Message("{value}（{why}）第{paragraph}段", value=value or "…", why=why, paragraph=paragraph)
    return doubt(words, field)
