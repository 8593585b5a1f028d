"""The line by which an editor adds a term: takes a key that no list has, gives the line to copy and fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_scripts.content.vocabulary import Vocabulary

_CODE = re.compile(r"(?P<province>[\u4e00-\u9fff])(?:\d{4}|\d{2})?", re.ASCII)
_MILITARY = "军"


def new_line(vocabulary: Vocabulary, key: str, name: str = "…") -> str:
    """`- {key: 川0199, zh: …, en: "…"}`, which works as it stands once a Chinese name is in it; the other names may be left as they are.

    Args:
        vocabulary: tells the languages, and which characters begin the code of a court.
        key: what a record has; repeated only if it is the code of a court, since it may be anything.
        name: the Chinese name, where it is known.
    """
    found = _CODE.fullmatch(key)
    known = found and (found["province"] in vocabulary.lists.get("regions", {}) or found["province"] == _MILITARY)
    names = ", ".join(f"zh: {name}" if code == "zh" else f'{code}: "…"' for code in vocabulary.languages)
    return f"- {{key: {key if known else '…'}, {names}}}"
