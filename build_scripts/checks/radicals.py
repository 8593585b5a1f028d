"""Radicals that stand where ideographs are meant, as in text taken from a PDF: ⼈⺠ for 人民.

A radical looks like the ideograph and is another character, so that nothing finds it. Takes any text; gives one of the same length.
`unicodedata` knows the ideographs of the Kangxi radicals; of the others, those that are words by themselves stand here
(EquivalentUnifiedIdeograph.txt of the Unicode Character Database).
"""

from __future__ import annotations

import re
import unicodedata

_WORDS = "⺁厂⺌小⺍小⺒巳⺓幺⺜日⺝月⺟母⺠民⺧牛⺩王⺬示⺮竹⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
MEANT = {ord(radical): word for radical, word in zip(_WORDS[::2], _WORDS[1::2], strict=True)} | {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
}
MEANT[0x2F3E] = "户"  # which mainland fonts draw alike; to Unicode it is 戶
_RADICAL = re.compile("[\u2e80-\u2fdf]")


def ideographs(text: str) -> str:
    """A text with the ideographs that are meant."""
    return text.translate(MEANT) if _RADICAL.search(text) else text
