"""When two texts count as the same: takes text, gives its normal form.

`normal.js` in the client does the same, step by step. Both state their character classes as explicit ranges,
because Python and browsers ship different versions of Unicode and a class such as "letter" would drift apart.
"""

import re
import unicodedata
from collections.abc import Iterator

from build_scripts.content import shipped

# Characters that all of the steps below take one by one, whatever stands beside them. Most texts hold no others.
_PLAIN = "\t\n\r -~\u00b7\u00d7\u2014\u2018-\u201d\u3000-\u3003\u3007-\u3011\u3014-\u301b\uff01-\uff5e"
_ODD = re.compile(f"[^{_PLAIN}\u4e00-\u9fff]")
# Invisible by definition: soft hyphen, joiners, directional marks, variation selectors, tags.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
# Numbers in circles become bare digits, which must not run into the number that follows them.
_CIRCLED = re.compile("[\u2460-\u2473\u24ea\u3251-\u325f\u32b1-\u32bf]")
_SPACE = re.compile("[\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
# Brackets and quotation marks of one function, whatever their shape.
_SHAPES = (
    ("\u3014", "("),  # 〔 〕, the brackets of years in document numbers
    ("\u3015", ")"),
    ("[", "("),
    ("]", ")"),
    ("\u2018", "'"),
    ("\u2019", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
)

DIGITS = "0-9"
LATIN = "a-z\u00df-\u00f6\u00f8-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff\uab30-\uab64"
PUNCTUATION = (
    "!-/:-@[-`{-~\u00a1\u00a7\u00ab\u00b6\u00b7\u00bb\u00bf\u2010-\u2027\u2030-\u205e\u2e00-\u2e7f\u3001-\u3003"
    "\u3008-\u3011\u3014-\u301f\u3030\u303d\u30fb\ufe10-\ufe6f"
)
_IDLE_SPACE = re.compile(f" (?![{LATIN}{DIGITS}])|(?<![{LATIN}{DIGITS}]) ")
_NOT_IN_NUMBERS = re.compile(f"[ {PUNCTUATION}]+")


def _unify(text: str) -> str:
    """Do what does not depend on words: everything but the rule about spaces between them."""
    text = _CIRCLED.sub(r" \g<0> ", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    for shape, plain in _SHAPES:
        text = text.replace(shape, plain)
    return _SPACE.sub(" ", text)


def unify(text: str) -> str:
    """Unify what is not plain, line by line, since nothing works across a line break; `FORMS` does the rest.

    Args:
        text: Any text.

    Returns:
        A text of the same normal form in which only plain characters are still to be replaced, one by one.
    """
    if not _ODD.search(text):
        return text
    return "\n".join(_unify(line) if _ODD.search(line) else line for line in text.split("\n"))


def ranges(of: str) -> Iterator[range]:
    """Read ranges of characters as they stand in a regular expression."""
    for first, last in re.findall("(?s)(.)(?:-(.))?", of):
        yield range(ord(first), ord(last or first) + 1)


def _simplified() -> dict[int, str]:
    """Read the table of traditional characters, which the client has as a module: code point → simplified character."""
    module = shipped.ROOT / shipped.OVERRIDES / "assets/javascripts/search/traditional.js"
    rows = re.findall('"([^"]+)"', module.read_text(encoding="utf-8"))
    return {ord(pair[0]): pair[1] for pair in "".join(rows).split()}


FORMS = {point: _unify(chr(point)) for points in ranges(_PLAIN) for point in points} | _simplified()
"""Code point → what becomes of it, for the plain characters and the traditional ideographs; all others stay as they are."""


def normalise(text: str) -> str:
    """Reduce a text to the form in which it is compared.

    Invisible characters go, compatibility forms and width are unified (NFKC), case is folded, brackets and
    quotation marks lose their shape, traditional characters become simplified ones, and a space stays only where it keeps two Latin words or numbers apart,
    so that line breaks and spaces in Chinese text never matter.

    Args:
        text: Any text.

    Returns:
        The normal form; a plain substring search over normal forms is what the index has to agree with.
    """
    return _IDLE_SPACE.sub("", _SPACE.sub(" ", unify(text).translate(FORMS))).strip(" ")


def fold_number(number: str) -> str:
    """Reduce a case number to what identifies it: its normal form without brackets, punctuation and spaces.

    Args:
        number: A case number as somebody wrote it, such as `〔2023〕 京0105 刑初123号`.

    Returns:
        `2023京0105刑初123号`.
    """
    return _NOT_IN_NUMBERS.sub("", normalise(number))
