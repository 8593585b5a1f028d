"""How Chinese characters read: pinyin without tones, from pypinyin, which is loaded when the first one is asked for."""

from __future__ import annotations

from functools import lru_cache

_IN_NAMES = {"晟": "sheng"}


def syllables(words: str) -> list[str]:
    """The syllables of Chinese words, as the words read: 重庆 is chong, qing. What is not Chinese is left as it is."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - large, and only pages in another language and the search index need it

    return lazy_pinyin(words, style=Style.NORMAL)


@lru_cache(maxsize=20_000)
def reading(character: str) -> str | None:
    """The usual reading of one character in names; None where it is not known."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - large, and only pages in another language and the search index need it

    usual = lazy_pinyin(character, style=Style.NORMAL, v_to_u=True, errors="ignore")
    return _IN_NAMES.get(character) or (usual[0] if usual else None)
