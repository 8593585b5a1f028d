"""When two texts count as the same: takes text, gives its normal form.

`normal.js` in the client does the same, step by step. Both state their character classes as explicit ranges,
because Python and browsers ship different versions of Unicode and a class such as "letter" would drift apart.
"""

import re
import unicodedata

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

# What NFKC does to the commonest punctuation anyway; without it most texts are in that form from the start.
_WIDE = tuple(zip("，：；（）！？", ",:;()!?", strict=True))

DIGITS = "0-9"
LATIN = "a-z\u00df-\u00f6\u00f8-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff\uab30-\uab64"
PUNCTUATION = (
    "!-/:-@[-`{-~\u00a1\u00a7\u00ab\u00b6\u00b7\u00bb\u00bf\u2010-\u2027\u2030-\u205e\u2e00-\u2e7f\u3001-\u3003"
    "\u3008-\u3011\u3014-\u301f\u3030\u303d\u30fb\ufe10-\ufe6f"
)
_IDLE_SPACE = re.compile(f" (?![{LATIN}{DIGITS}])|(?<![{LATIN}{DIGITS}]) ")
_NOT_IN_NUMBERS = re.compile(f"[ {PUNCTUATION}]+")


def normalise(text: str) -> str:
    """Reduce a text to the form in which it is compared.

    Invisible characters go, compatibility forms and width are unified (NFKC), case is folded, brackets and
    quotation marks lose their shape, and a space stays only where it keeps two Latin words or numbers apart,
    so that line breaks and spaces in Chinese text never matter.

    Args:
        text: Any text.

    Returns:
        The normal form; a plain substring search over normal forms is what the index has to agree with.
    """
    text = _CIRCLED.sub(r" \g<0> ", _INVISIBLE.sub("", text))
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    for shape, plain in _SHAPES:
        text = text.replace(shape, plain)
    return _IDLE_SPACE.sub("", _SPACE.sub(" ", text)).strip(" ")


def fold_number(number: str) -> str:
    """Reduce a case number to what identifies it: its normal form without brackets, punctuation and spaces.

    Args:
        number: A case number as somebody wrote it, such as `〔2023〕 京0105 刑初123号`.

    Returns:
        `2023京0105刑初123号`.
    """
    return _NOT_IN_NUMBERS.sub("", normalise(number))
