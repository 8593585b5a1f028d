"""The one form in which detectors read a text.

Takes any text; gives one of the same length: widths and compatibility variants folded (NFKC), digits of every script as 0-9,
every dash as `-`, every middle dot as `·`, every blank but the line feed as a space, letters in upper case, whatever has no
place of its own (zero-width characters, soft hyphens, accents and other marks on the character before) as `UNSEEN`. Raised,
circled, dotted and Roman digits stay, since they number footnotes and items, unless five or more stand together.
"""

from __future__ import annotations

import re
import unicodedata

from build_scripts.checks.radicals import MEANT

UNSEEN = "\uffff"  # which no text may hold
_DASHES = "‐‑‒–—―⁃−﹘﹣－ー─━"
_DOTS = "·•・‧∙⋅●･᛫⸱"
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that are drawn as nothing
_IOTA = "\u0345"  # a mark that becomes a letter in upper case
_NOTHING = frozenset({"Cc", "Cf", "Me", "Mn"})
_IGNORED = ((0x2065, 0x2065), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF))  # unassigned, and shown as nothing all the same
_NUMBERS = "⁰¹²³⁴-⁹₀-₉⓪①-⑨⑴-⑼⒈-⒐⓵-⓿❶-❾➀-➈➊-➒㊀-㊈㈠-㈨〡-〩Ⅰ-Ⅸ፩-፱\U0001f100-\U0001f10c\U0001d360-\U0001d368"
_NUMBERED = re.compile(f"[{_NUMBERS}](?:[0〇]*[{_NUMBERS}]){{4,}}")  # of some there is no nought


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
    if (character.isspace() and character != "\n") or _is_unseen(character):
        return ord(" " if character.isspace() else UNSEEN)
    upper = character.upper() if len(character.upper()) == 1 else character
    category = unicodedata.category(character)
    if category == "Nd":
        return ord("0") + unicodedata.decimal(character)
    if category in {"No", "Nl"} and character != "〇":
        return ord(upper)
    folded = unicodedata.normalize("NFKC", MEANT.get(ord(character), upper)).upper()
    return ord(folded) if len(folded) == 1 else ord(upper)


def _is_unseen(character: str) -> bool:
    code = ord(character)
    unassigned = any(first <= code <= last for first, last in _IGNORED)
    nothing = unassigned or character in _BLANK or unicodedata.category(character) in _NOTHING
    return nothing and not character.isascii()


_FORMS = _Forms()


def _numbers(match: re.Match[str]) -> str:
    return "".join(str(int(unicodedata.numeric(character))) for character in match[0])


_FREQUENT = [(wide, chr(_form(wide))) for wide in "，：（）；　？！—–"]
_UNUSUAL = re.compile("[^\0\n -`{-~一-鿿、。“”‘’《》〔〕【】…×〇○·]+")


def fold(text: str) -> str:
    """Bring a text into the detectors' form: `ａ＠１６３．ｃｏｍ` → `A@163.COM`."""
    if text.isascii():
        return text.upper().replace("\t", " ").replace("\r", " ")
    formed = text.replace(_IOTA, UNSEEN).upper()  # as `_form` does, character by character, unless one becomes two
    formed = formed if len(formed) == len(text) else text
    for wide, form in _FREQUENT:  # nearly all judgments hold nothing else, and this is five times as fast
        formed = formed.replace(wide, form)
    formed, unusual = _UNUSUAL.subn(lambda match: match[0].translate(_FORMS), formed)
    return _NUMBERED.sub(_numbers, formed) if unusual and not formed.isascii() else formed
