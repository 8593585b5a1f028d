"""How a Chinese character reads, in pinyin without tones.

Takes `pinyin.tsv`, a line a syllable, which `tools/derive_pinyin.py` makes. It knows the characters of GB 2312; of those that read in
several ways it has the usual one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("pinyin.tsv")


@cache
def _readings() -> dict[str, str]:
    lines = (line.split("\t") for line in FILE.read_text("utf-8").splitlines())
    return {character: syllable for syllable, characters in lines for character in characters}


def reading(character: str) -> str | None:
    """The usual reading of a character; None of one that is not known."""
    return _readings().get(character)
