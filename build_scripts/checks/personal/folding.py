"""The one form in which detectors read a text.

Takes any text; gives one of the same length: widths and compatibility variants folded (NFKC), digits of every script as 0-9,
every dash as `-`, every middle dot as `·`, every blank but the line feed as a space, letters in upper case. Raised and circled
digits stay, since they number footnotes and items, unless five or more stand together.
"""

from __future__ import annotations

import re
import unicodedata

from build_scripts.checks.radicals import MEANT

_DASHES = "‐‑‒–—―⁃−﹘﹣－ー─━"
_DOTS = "·•・‧∙⋅●･᛫⸱"
_NUMBERED = re.compile(r"[⁰¹²³⁴-⁹₀-₉⓪①-⑨⓵-⓽❶-❾➀-➈➊-➒]{5,}")


class _Forms(dict[int, int]):
    """Code point → code point, worked out when first asked for."""

    def __missing__(self, code: int) -> int:
        value = self[code] = _form(chr(code))
        return value


def _form(character: str) -> int:
    if character in _DASHES:
        return ord("-")
    if character in _DOTS:
        return ord("·")
    if character != "\n" and character.isspace():
        return ord(" ")
    category = unicodedata.category(character)
    if category == "Nd":
        return ord("0") + unicodedata.decimal(character)
    if category == "No":
        return ord(character)
    character = MEANT.get(ord(character), character)
    upper = character.upper() if len(character.upper()) == 1 else character
    folded = unicodedata.normalize("NFKC", upper).upper()
    return ord(folded) if len(folded) == 1 else ord(upper)


_FORMS = _Forms()


def _numbers(match: re.Match[str]) -> str:
    return "".join(str(unicodedata.digit(character, 0)) for character in match[0])


_FREQUENT = [(wide, chr(_form(wide))) for wide in "，：（）；　？！—–"]
_UNUSUAL = re.compile("[^\0\n -`{-~一-鿿、。“”‘’《》〔〕【】…×〇○·]+")


def fold(text: str) -> str:
    """Bring a text into the detectors' form: `ａ＠１６３．ｃｏｍ` → `A@163.COM`."""
    if text.isascii():
        return text.upper().replace("\t", " ").replace("\r", " ")
    formed = text.upper()  # as `_form` does, character by character, unless one becomes two
    formed = formed if len(formed) == len(text) else text
    for wide, form in _FREQUENT:  # nearly all judgments hold nothing else, and this is five times as fast
        formed = formed.replace(wide, form)
    formed, unusual = _UNUSUAL.subn(lambda match: match[0].translate(_FORMS), formed)
    return _NUMBERED.sub(_numbers, formed) if unusual and not formed.isascii() else formed
