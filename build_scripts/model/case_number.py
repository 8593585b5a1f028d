"""Case numbers (案号): compared in any width and bracket, kept as the court wrote them.

Takes the text of a number; gives the key under which two spellings of the same number meet. The grammar of both systems
(since 2016 法〔2015〕137号 as amended by 法〔2018〕335号, and the older one) is checked by the rules, not here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_OPEN = str.maketrans({"〔": "(", "[": "(", "【": "(", "〈": "(", "〕": ")", "]": ")", "】": ")", "〉": ")"})
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=20_000)
def key(number: str) -> str:
    """Fold width, brackets and spaces: `〔2023〕 京０１０５刑初123号` → `(2023)京0105刑初123号`."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", number)).translate(_OPEN).upper()
