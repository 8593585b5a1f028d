"""What stands for a text in an address: Latin letters, digits and hyphens.

The transliteration is named, since `slugify` would otherwise take another library where one happens to be installed, which gives other
addresses, and look for it at every call, which takes six times as long as the rest.
"""

from __future__ import annotations

from slugify import slugify


def slug(text: str, most: int = 0) -> str:
    """`（2016）沪0115民初1号` → `2016-hu-0115min-chu-1hao`.

    Args:
        text: as it is.
        most: characters that it may have; 0 leaves it whole.
    """
    return slugify(text, max_length=most, backend="text-unidecode")
