"""Paragraphs of a text that came with too many line breaks, or with too few.

Takes a raw text; gives its paragraphs. A text from a PDF breaks inside sentences; one from a scraper may be a single line, or hold
line breaks and blanks as they are written in programs (&#xA;, u3000). Nothing else of the text changes, but page numbers and lines of HTML tags alone fall away.
"""

from __future__ import annotations

import html
import re
from itertools import pairwise

from build_scripts.checks.radicals import ideographs
from build_scripts.checks.reading.document import INVISIBLE
from build_scripts.model.body import is_row

_END = "。:：;；！？!?”》」)）"
_LONG, _WIDEST = 40, 140  # of a page's line, in half characters, since a digit takes half of the room
_IDEOGRAPHS = 0x2E80
_WRAPPED = 0.6
_SHARE = 0.35  # of the lines that are nearly as long
_NEAR = 8  # a wrapped line is this much shorter than the longest at most
_CUT = 3  # so many lines end inside a sentence
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.．、]")
_ROLE = (
    "原公诉机关|公诉机关|抗诉机关|附带民事诉讼原告人|附带民事诉讼被告人|被告人|被告单位|上诉人|被上诉人|原审|辩护人|指定辩护人|诉讼代理人|"
    "委托诉讼代理人|委托代理人|法定代理人|法定代表人|负责人|原告|被告|第三人|再审申请人|被申请人|申请执行人|被执行人|申请人|异议人|复议申请人|"
    "赔偿请求人|赔偿义务机关|罪犯|自诉人|被害人"
)
_BREAK = re.compile(
    rf"(?<=[。])(?=(?:{_ROLE})[^。]{{0,50}}?(?:,|，|。|\(|（|:|：))"
    r"|(?<=[。])(?=(?:经审理查明|经审理认为|本院认为|本院经审[理查]|原判认定|一审法院|公诉机关指控|上述事实|如不服本|本判决为终审|本裁定为终审|本裁定送达|本判决自|"
    r"案件受理费|一审案件受理费|二审案件受理费))"
    r"|(?<=如下[:：])(?=.)"
    r"|(?<=[。；;])(?=[二三四五六七八九十]{1,3}、)"
    r"|(?<=[。])(?=(?:审\s*判\s*长|代理审判|审\s*判\s*员|执\s*行\s*员|独任审判员))"
)

_REACH = 40
_NEXT = rf"(?!{_ROLE}|{_ITEM.pattern}|经|本院|依照|据此|综上|如不服|审|书|法官|人民陪审|附)"
_GOES_ON = re.compile(
    rf"^(?:{_ROLE})[:：]?[\u4e00-\u9fff]\n[\u4e00-\u9fff]{{1,2}}[,，(（]"  # 被告人萧 | 何,男
    r"|年\n[零又一二三四五六七八九十\d]{1,3}个?月"  # 有期徒刑一年 | 三个月
    rf"|(?:(?<!\d)[,，、]|[,，、](?!\d{{3}}))[^\n]{{2,}}\d\n(?!{_ITEM.pattern})[\dXx]"
    rf"|[^\n]{{12}}[,，、]\n{_NEXT}"
    rf"|[,，][^\n。]{{8,}}[\u4e00-\u9fffA-Z]\n{_NEXT}[\u4e00-\u9fffA-Z\d]+[,，。(（:：;；]"
)

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ENTITY = re.compile(r"&(?:amp;)*(#x[0-9a-fA-F]{1,5}|#\d{1,6}|[a-zA-Z]{2,8});")
_ESCAPED = re.compile(r"(?:\\r)?\\n|\\r(?![A-Za-z])")
_STYLE = r"""\s+style=(?:"[^"]*"|'[^']*')"""  # any other attribute may be what the document speaks of
_TAGS = re.compile(
    rf"(?:</?(?:p|div|br|span|title|html|head|body|table|tbody|tr|td)(?:{_STYLE})?\s*/?>\s*)+", re.IGNORECASE
)
_WIDE_BLANK = re.compile(r"\\?u3000")
_PAGES = (
    re.compile(r"[-—\s]{0,3}(\d{1,3})[-—\s]{0,3}"),
    re.compile(r"[^。,，;；:：]{0,60}第\s*(\d{1,3})\s*页\s*[/,，]?\s*(?:共\s*\d{1,3}\s*页)?[^。\u4e00-\u9fff]{0,10}"),
)  # a number alone, and a heading that counts: 中国裁判文书网 第 2 页 共 3 页
_COUNTED = re.compile(r"(\d{1,4})[ \t\u3000]+\S")  # a row of a table whose rows are numbered
_BARRED = 5  # bars in a single line that stand for its line breaks


def paragraphs(raw: str) -> list[str]:
    """Cut a text into paragraphs."""
    lines = [line.strip() for line in _BREAKS.split(_unescaped(raw))]
    lines = [line for line in lines if line and not _TAGS.fullmatch(line)]
    for page in _PAGES:
        lines = _without_pages(lines, page)
    lines = _joined(lines)
    return [part for line in lines for part in _split(line)]


def _unescaped(raw: str) -> str:
    """A text whose blanks and line breaks were written as in a program or a web page, as it was meant."""
    text = INVISIBLE.sub("", _ENTITY.sub(lambda match: html.unescape(f"&{match[1]};"), ideographs(raw)))
    text = _WIDE_BLANK.sub("\u3000", _ESCAPED.sub("\n", text))
    if "\n" not in text.strip() and text.count("|") >= _BARRED:
        text = text.replace("|", "\n")
    return text


def _without_pages(lines: list[str], page: re.Pattern[str]) -> list[str]:
    """Without lines that only count the pages; a sentence that went on behind one is whole again."""
    numbers = {at: int(match[1]) for at, line in enumerate(lines) if (match := page.fullmatch(line))}
    counted = list(numbers.values())
    if len(counted) < 2 or any(one >= other for one, other in pairwise(counted)):  # noqa: PLR2004 - one is no row
        return lines
    made: list[str] = []
    for at, line in enumerate(lines):
        if at in numbers:
            continue
        if at - 1 in numbers and made and len(made[-1]) > _LONG and made[-1][-1] not in _END:
            made[-1] += line
        else:
            made.append(line)
    return made


def _joined(lines: list[str]) -> list[str]:
    """Put lines together that a page's width broke."""
    width = max(map(_width, lines), default=0)
    full = [line for line in lines if _width(line) >= width - _NEAR]
    nearly = [line for line in lines if _width(line) >= width * _WRAPPED]
    cut = [line for line in full if line[-1] not in _END]
    if not _LONG <= width <= _WIDEST or len(cut) < _CUT or len(full) < len(nearly) * _SHARE:
        return _mended(lines)
    made: list[str] = []
    open_ = False
    for line in lines:
        item = made and made[-1][-1] in "；;：:" and _ITEM.match(line)
        if open_ and not is_row(line) and not item and not _is_next_row(made[-1], line):
            made[-1] += line
        else:
            made.append(line)
        open_ = not is_row(line) and _width(line) >= width - _NEAR and line[-1] != "。"
    return _mended(made)


def _mended(lines: list[str]) -> list[str]:
    """Put lines together that end inside a name or a number, or with a comma, in a text of whole paragraphs."""
    made: list[str] = []
    for line in lines:
        joins = made and not is_row(line) and not is_row(made[-1]) and not _is_next_row(made[-1], line)
        if joins and _GOES_ON.search(_solid(made[-1], line)):
            made[-1] += line
        else:
            made.append(line)
    return made


def _is_next_row(line: str, following: str) -> bool:
    """Whether a line is a row of a table that counts one more than the row above it: `1 林立 1,280`, `2 池塘 2,300`."""
    row, above = _COUNTED.match(following), _COUNTED.match(line)
    return row is not None and int(row[1]) == (int(above[1]) + 1 if above else 1)


def _solid(line: str, following: str) -> str:
    """Where two lines meet, without blanks."""
    return "\n".join("".join(part.split()) for part in (line[-_REACH:], following[:_REACH]))


def _width(line: str) -> int:
    """How much room a line takes on a page."""
    return len(line) + sum(map(_IDEOGRAPHS.__le__, map(ord, line))) if len(line) <= _WIDEST else _WIDEST + 1


def _split(line: str) -> list[str]:
    """Cut a long line at the places where a document begins a new paragraph."""
    if len(line) < 400 or is_row(line):  # noqa: PLR2004 - a usual paragraph
        return [line]
    return [part.strip() for part in _BREAK.split(line) if part.strip()]
