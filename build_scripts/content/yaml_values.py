"""One value of a line of YAML as it should be written.

Takes what stands after a field's colon or an item's hyphen; gives the same value in the form that YAML reads, and notes what was wrong with it.
Nothing is said of a value that is written as it should be.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.content.slip import COMMENT, Kind
from build_scripts.content.yaml_brackets import mended_flow

if TYPE_CHECKING:
    from build_scripts.content.slip import Notes

LOST = Message("the text after `#` is read as a comment and lost; a comment after a value is two spaces, `#`, a space")
COMMENTED = Message("the value begins with `#`, so it is read as a comment and lost")
UNCLOSED = Message("a closing quotation mark is missing")
AFTER_QUOTES = Message("text stands after the closing quotation mark")
ESCAPE = Message("a backslash inside double quotation marks begins an escape that YAML does not know")
SMART = Message("a Chinese quotation mark stands where YAML needs a straight one")
COLON_INSIDE = Message("the value holds a colon and a space, so it must stand in quotation marks")
DATE = Message("a date is written with four, two and two digits and hyphens")
WIDE = Message("full-width letters or digits stand where half-width ones belong")

_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_BAD_ESCAPE = re.compile(r'(?<!\\)(?:\\\\)*\\[^0abtnvfre "/\\N_LPxuU\t]')
_SMART = {"“": "”", "‘": "’", "＂": "＂", "「": "」", "”": "”"}
_DAY = (
    r"(?P<year>[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})(?:[年./-]|\s*年\s*)(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})"
    r"(?:[月./-]|\s*月\s*)(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]?"
)
_DATE = re.compile(rf"(?P<open>[\"'“‘]?)(?:{_DAY}|(?P<run>[12]\d{{7}}))(?P<close>[\"'”’]?)")
_IN_A_FLOW = re.compile(r"(?<=: )(?P<value>[^,，{}\[\]]+?)(?=\s*[,，}\]])")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_DASHES = re.compile("[‐‑‒–—−]")  # that a word processor makes of a hyphen
_NUMERALS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}


def mended(value: str, gap: str, notes: Notes) -> str:
    """A value as it should be written.

    Args:
        value: the rest of the line.
        gap: what stands between the colon and the value.
        notes: receives what is wrong.
    """
    if value.startswith("#"):
        if COMMENT.match(gap + value):
            return value
        return quoted(value) if notes.add(Kind.LOSS, COMMENTED, rule="YAML-09") else value
    if value[:1] in _QUOTED:
        return _of_quoted(value, notes)
    if value[:1] in {"[", "{", "［", "｛", "【"} and (found := _of_flow(value, notes)) is not None:
        return found
    return _of_plain(value, notes)


def quoted(text: str) -> str:
    """A text in quotation marks."""
    if "\\" in text or '"' in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def commented(value: str) -> tuple[str, str]:
    """A plain value, and the comment after it as it should be written."""
    match = COMMENT.search(value)
    return (value[: match.start()], value[match.start() :]) if match else (value, "")


def _of_quoted(value: str, notes: Notes) -> str:
    mark = value[0]
    match = _QUOTED[mark].match(value)
    if match is None:
        text, comment = commented(value)
        text = text.rstrip()
        if notes.add(Kind.BROKEN, UNCLOSED):
            return (text[:-1] if len(text) > 1 and text[-1] in "”“’‘＂" else text) + mark + comment
        return value
    tail = value[match.end() :]
    if mark == '"' and _BAD_ESCAPE.search(match[0]) and notes.add(Kind.BROKEN, ESCAPE):
        return "'" + match[0][1:-1].replace("'", "''") + "'" + tail
    if not tail.strip() or COMMENT.match(tail):
        day = _date(match[0][1:-1])
        return day + tail if day and day != match[0][1:-1] and notes.add(Kind.WEAK, DATE, rule="FORM-10") else value
    if re.match(r"[ \t]+#", tail):
        note = notes.add(Kind.LOSS, LOST, rule="YAML-09", certain=False)
        return f"{match[0]}  # {tail.strip()[1:].strip()}" if note else value
    text, comment = commented(value)
    text = text.rstrip()
    whole = text[-1] == mark and text.count(mark) > 3  # noqa: PLR2004 - two pairs at least
    pairs = text.count(mark) % 2 == 0 and text[-1] == mark and mark == '"'
    if not notes.add(Kind.BROKEN, AFTER_QUOTES, certain=not (whole and pairs)):
        return value
    if text[-1] == mark and mark == "'":
        return "'" + text[1:-1].replace("'", "''") + "'" + comment
    return ("'" + text.replace("'", "''") + "'" if mark == '"' else quoted(text)) + comment


def _of_flow(value: str, notes: Notes) -> str | None:
    """A list or group in brackets; None where the brackets are part of a text."""
    trial = type(notes)(notes.kinds)
    made, tail = mended_flow(value, trial)
    if tail.strip() and not tail.lstrip(" \t").startswith("#"):
        return None
    for rule, message, certain in trial.found:
        notes.add(Kind.LOSS, message, rule=rule, certain=certain)
    bad = tail.strip() and not COMMENT.match(tail) and tail.startswith((" ", "\t"))
    if bad and notes.add(Kind.LOSS, LOST, rule="YAML-09", certain=False):
        tail = f"  # {tail.strip()[1:].strip()}"
    return _IN_A_FLOW.sub(lambda match: _weak(match["value"], notes) or match["value"], made) + tail


def _of_plain(value: str, notes: Notes) -> str:
    text, comment = commented(value)
    text = text.rstrip()
    if made := _weak(text, notes):
        return made + comment
    closing = _SMART.get(text[:1], "")
    if closing and text[-1:] in {closing, '"', "'"} and len(text) > 1:
        kind = Kind.WEAK if text[-1] == closing and ": " not in text else Kind.BROKEN
        if notes.add(kind, SMART):
            return quoted(text[1:-1]) + comment
    if re.search(r"[ \t]#", text):
        return quoted(text) + comment if notes.add(Kind.LOSS, LOST, rule="YAML-09") else value
    if text[:1] in set("@`%&*!|>?,]}[{") or text.startswith(("- ", ": ")):
        message = Message("a value that begins with `{sign}` must stand in quotation marks", sign=text[0])
        return quoted(text) + comment if notes.add(Kind.BROKEN, message) else value
    if ": " in text or text.endswith(":"):
        return quoted(text) + comment if notes.add(Kind.BROKEN, COLON_INSIDE) else value
    return value


def _weak(text: str, notes: Notes) -> str:
    """A date in another form, or a word in full-width letters; empty where it is neither."""
    if Kind.WEAK not in notes.kinds:
        return ""
    if (day := _date(text)) and day != text and notes.add(Kind.WEAK, DATE, rule="FORM-10"):
        return day
    if _WIDE.search(text) and notes.add(Kind.WEAK, WIDE):
        return _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return ""


def _date(text: str) -> str:
    """A day as records write it; empty where the text is none, or one that no calendar has."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text.replace("○", "〇"))).strip().removesuffix("。")
    match = _DATE.fullmatch(plain.removesuffix(" 00:00:00"))  # as a table writes a day
    if match is None:
        return ""
    run = match["run"]
    parts = (run[:4], run[4:6], run[6:]) if run else (match["year"], match["month"], match["day"])
    try:
        return dt.date(*(_number(part) for part in parts)).isoformat()
    except ValueError:
        return ""


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    if "十" in text:
        tens, _ten, units = text.partition("十")
        return 10 * _NUMERALS.get(tens or "一", 0) + (_NUMERALS.get(units, 99) if units else 0)
    return int("".join(str(_NUMERALS[sign]) for sign in text))
