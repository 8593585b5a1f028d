"""The check of every byte that is about to be published, and of what somebody writes by hand or pastes.

Takes a file's name and bytes, or a text; gives a problem for each piece of personal data that needs no context to be one, and
for each name of a private list. It knows nothing of records, so it also sees what a template, a vocabulary or a
hand-written page lets through. `unnamed` keeps the names out of whatever is printed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from build_scripts.checks.fold import fold
from build_scripts.checks.names.personal_name import Form, form_of
from build_scripts.checks.names.private_list import SecretNames
from build_scripts.checks.names.prose import mentions
from build_scripts.checks.personal.blanks import behind_blanks
from build_scripts.checks.personal.reader_text import MARKUP, decoded, in_attributes, line_of, passages, readable
from build_scripts.checks.personal.scan import scan, scan_each
from build_scripts.checks.personal.span import PersonalData
from build_scripts.content import databases
from build_scripts.content.databases import UnreadableError
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.content.slip import without_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_scripts.checks.personal.span import Span

Names = tuple[str, ...]  # the lines of the private list; only `secrets_of` makes anything of them

_TEXT = (".html", ".xml", ".json", ".jsonl", ".csv", ".txt", ".js", ".css", ".svg")
_CONTACT = frozenset(
    {PersonalData.PHONE, PersonalData.LANDLINE, PersonalData.EMAIL, PersonalData.HANDLE, PersonalData.ADDRESS}
)
_SOURCE = (".md", ".yml", ".yaml", *_TEXT)
_SIGNED = frozenset({"log/checkpoint", "log/key"})  # base64 of digests, in which any row of letters may stand
_HIDDEN = "×××"
_STANDS_HERE = Message("a name of the private list stands here")
_BETWEEN = "\0"  # two passages; no name reaches over it
_LONG_NUMBER = re.compile(r"\d{11}")  # of an identity card, an account or a mobile telephone, whatever stands around it
# A name in its field, however the colon is written; or in the place of a field, before a colon of the text.
_NAME_OF = re.compile(
    r"(?P<before>\b(?:name|person|to)\s*[:：]\s*[\"'“]?|^[\s-]*(?=[一-鿿]{2,4}[:：]))(?P<name>[^,，:：{}\[\]\"'”\n]+)",
    re.MULTILINE,
)
_UNNAMED = Message("×××")
# Passages, since those of the frame and of lists come on page after page; what is harmless in JSON may be an entity in markup.
_HARMLESS: dict[bool, set[str]] = {True: set(), False: set()}
_MOST = 1 << 15  # passages
_LONGEST = 1000  # characters of one; longer ones are of one record
_PORTION = 1 << 18  # characters that are read together
CITES = "法释〔2016〕19号 Art 10; 个人信息保护法 Art 28"


@lru_cache(maxsize=2)
def secrets_of(names: Names) -> SecretNames:
    """The list as something that finds, made once in each process."""
    return SecretNames(names)


def check_file(file: str, data: bytes, *, by_hand: bool = False) -> Iterator[Problem]:
    """Check one file of the site.

    Args:
        file: its path from the site's root.
        data: its bytes.
        by_hand: a hand-written page, where the owner's own telephone, address and mailbox may stand.
    """
    if file in _SIGNED:
        return
    try:
        every, text = _passages(file, data)
    except UnicodeDecodeError:
        return
    except UnreadableError as error:
        yield _problem("GUARD-01", error.message, file, 0, Message("build the site again"))
        return
    harmless = _HARMLESS[file.endswith(MARKUP)]
    fresh = [passage for passage in dict.fromkeys(every) if passage not in harmless]
    found: dict[str, list[Span]] = {}
    for some in _portions(fresh):
        each = zip(some, scan_each(readable(file, some), strict_only=True), strict=True)
        found |= {passage: spans for passage, spans in each if spans}
    if len(harmless) + len(fresh) > _MOST:
        harmless.clear()
    harmless.update(one for one in fresh[:_MOST] if len(one) <= _LONGEST and one not in found)
    for number, passage in enumerate(every if found else ()):
        for span in found.get(passage, ()):
            if not (by_hand and span.kind in _CONTACT):
                yield _published(span.kind, file, 0 if text is None else line_of(file, text, number))
    if by_hand and text is not None:
        yield from _in_addresses(file, text)


def _in_addresses(file: str, text: str) -> Iterator[Problem]:
    values = in_attributes(text)
    for (line, _value), spans in zip(values, scan_each([one for _line, one in values], strict_only=True), strict=True):
        for kind in {span.kind for span in spans} - _CONTACT:
            yield _published(kind, file, line)


def _published(kind: PersonalData, file: str, line: int) -> Problem:
    message = Message("{data} is about to be published", data=kind)
    return _problem("GUARD-01", message, file, line, Message("mask or remove it at its source"))


def _portions(each: Sequence[str]) -> Iterator[Sequence[str]]:
    """Passages in portions of bounded length, since those of a large file take many times their bytes while they are read."""
    start = length = 0
    for place, one in enumerate(each):
        length += len(one)
        if length > _PORTION:
            yield each[start : place + 1]
            start, length = place + 1, 0
    yield each[start:]


def _passages(file: str, data: bytes) -> tuple[list[str], str | None]:
    """What a file says in passages, and all of it as one text; of a database its values, which stand in no line."""
    if (told := databases.texts(data)) is not None:
        return told, None
    text = decoded(data, "replace" if file.endswith(_TEXT) else "strict")  # a new format is a text too
    return passages(file, text), text


def hidden_in_file(file: str, data: bytes, names: Names) -> Iterator[Problem]:
    """The same as `hidden`, of a file of the site: of its text as it stands there, and as it is read."""
    if (told := databases.texts(data)) is not None:
        yield from hidden(file, "\n".join(told), names)
        return
    text = decoded(data)
    found = list(hidden(file, text, names))
    yield from found
    lines = {problem.line for problem in found}
    read = _BETWEEN.join(readable(file, passages(file, text)))  # where tags and entities do not divide a name
    for offset in secrets_of(names).find(read):
        if (line := line_of(file, text, read.count(_BETWEEN, 0, offset))) not in lines:
            lines.add(line)
            yield _named(file, line)
    if "%" in text and not found and next(secrets_of(names).find(unquote(text)), None) is not None:
        yield _named(file, 0)  # in an address


def check_source(file: str, data: bytes, names: Names) -> Iterator[Problem]:
    """Check a file that is no record, such as a hand-written page, where whoever wrote it can mend it."""
    text = decoded(data)
    if file.endswith(_SOURCE):
        for span in scan(text, strict_only=True):
            if span.kind in _CONTACT and file.endswith(".md"):
                continue  # the owner's own, as in `check_file`
            line = text.count("\n", 0, span.start) + 1
            yield _problem(
                "GUARD-01",
                Message("{data} would be published", data=span.kind),
                file,
                line,
                Message("mask or remove it"),
            )
    yield from hidden(file, text, names)


def hidden(path: str, text: str, names: Names) -> Iterator[Problem]:
    """The names of the private list that stand in a text or in the path of its file, which are never told."""
    if names:
        for _offset in secrets_of(names).find(path):
            yield _named(path, 0, Message("a name of the private list stands in the path of a file"))
        for offset in secrets_of(names).find(text):
            yield _named(path, text.count("\n", 0, offset) + 1)


def _named(path: str, line: int, message: Message = _STANDS_HERE) -> Problem:
    remedy = Message("mask or remove it; the list says which names it holds")
    return _problem("GUARD-02", message, path, line, remedy)


def found_any(problems: Iterable[Problem]) -> bool:
    """Whether something was found that must not be kept anywhere."""
    return any(problem.rule.startswith(("GUARD", "SEAL-03")) for problem in problems)


def unnamed(problem: Problem, names: Names) -> Problem:
    """A problem as it may be printed: without a name of the private list in its path, or in what another rule says."""
    if not names:
        return problem
    path = "/".join(_HIDDEN if _holds(step, names) else step for step in problem.path.split("/"))
    told = (problem.message, problem.remedy)
    message, remedy = (_UNNAMED if _holds(text, names) else text for text in told)
    return replace(problem, path=path, message=message, remedy=remedy)


def without_values(problem: Problem) -> Problem:
    """A problem as it may be printed whose remedy shows a line of the file: of a line with personal data only the fields' names."""
    line = getattr(problem.remedy, "values", {}).get("line", "")
    if not line or (shown := concealed(line)) == line:
        return problem
    return replace(problem, remedy=problem.remedy.with_values(line=shown))


def concealed(line: str) -> str:
    """A line of a file as it may be shown: without its values where they hold personal data, and without open names."""
    if _LONG_NUMBER.search(line) or scan(line) or next(mentions(fold(line)), None):
        return without_value(line)
    return _NAME_OF.sub(_without_name, line)


def _without_name(match: re.Match[str]) -> str:
    return f"{match['before']}…" if form_of(match["name"]) in {Form.OPEN, Form.HALF} else match[0]


def _holds(text: str, names: Names) -> bool:
    return next(secrets_of(names).find(text), None) is not None


def pasted(text: str, names: Names = ()) -> list[Problem]:
    """Check one text without a record, such as a judgment pasted into the terminal.

    Returns:
        Problems with line and column; what only a reader can tell is a warning.
    """
    found = []
    spans = scan(text)
    for span in (*spans, *(span for _number, span in behind_blanks([text], [spans]))):
        line = text.count("\n", 0, span.start) + 1
        column = span.start - text.rfind("\n", 0, span.start)
        severity = Severity.ERROR if span.sure else Severity.WARNING
        message = Message("{data}", data=span.kind) if span.sure else Message("perhaps {data}", data=span.kind)
        found.append(
            _problem("GUARD-01", message, "-", line, Message("mask it with ×, or delete it"), severity, column)
        )
    return [*found, *hidden("-", text, names)]


def _problem(
    rule: str,
    message: Message,
    path: str,
    line: int,
    remedy: Message,
    severity: Severity = Severity.ERROR,
    column: int = 0,
) -> Problem:
    return Problem(
        rule=rule, severity=severity, message=message, remedy=remedy, path=path, line=line, column=column, cites=CITES
    )
