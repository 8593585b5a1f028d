"""How Chinese characters read: pinyin without tones, from pypinyin, which is loaded when it is asked for: it takes a quarter of a second and 50 MB.

`readings.csv` has what pypinyin says of the 6,763 characters of GB 2312, one by one, so that a page in another language seldom asks it. A line has a syllable and the
characters that read so.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("readings.csv")
_IN_NAMES = {"晟": "sheng"}


def syllables(words: str) -> list[str]:
    """The syllables of Chinese words, as the words read: 重庆 is chong, qing. What is not Chinese is left as it is."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - large, and only the search index needs it

    return lazy_pinyin(words, style=Style.NORMAL)


def reading(character: str) -> str | None:
    """The usual reading of one character in names; None where it is not known."""
    return _IN_NAMES.get(character) or listed().get(character) or (looked_up(character) if character else None)


@cache
def listed() -> dict[str, str]:
    """Character → its reading, of those in the file."""
    lines = (line.split(",") for line in FILE.read_text(encoding="utf-8").splitlines())
    return {character: syllable for syllable, characters in lines for character in characters}


@lru_cache(maxsize=20_000)
def looked_up(character: str) -> str | None:
    """The reading of one character by itself, as pypinyin has it; None where it has none."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - as above

    usual = lazy_pinyin(character, style=Style.NORMAL, v_to_u=True, errors="ignore")
    return usual[0] if usual else None
