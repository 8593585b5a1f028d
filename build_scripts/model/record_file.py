"""The bytes of one record file → its entry and every problem of its form; and the file as it should read.

A slip of the pen is mended before the fields are looked at, so that one run finds what is wrong with the others too. A date or a comma that is
only a slip where its field refuses it (`2023年3月1日` is a date in `decided` and text in `title`) is looked for in the lines that were refused.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity, has_errors
from build_scripts.content.slip import REFUSED, Slip, shown
from build_scripts.content.strict_yaml import read
from build_scripts.content.yaml_slips import mend
from build_scripts.model.kinds import KINDS
from build_scripts.model.parse import parse
from build_scripts.model.translated import own_names, translated_names
from build_scripts.model.types import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import PurePosixPath

    from build_scripts.content.strict_yaml import Reading
    from build_scripts.content.vocabulary import Vocabulary
    from build_scripts.model.kinds import Entry


_FIELD = re.compile(r"([a-z_]{2,40}): ")
_NOTHING = ("null", "~")
_REMARK = re.compile(r"^(.*?\S)[ \t]+#[ \t]*(.*)$")
_NAME = re.compile(r"[a-z_]{1,40}(?:\.(?:[a-z_]{1,40}|\d{1,4}))*")  # what a message may repeat


@dataclass(frozen=True, slots=True)
class RecordFile:
    """One record file.

    Attributes:
        tree: what the loader read, of the mended file where it has slips.
        entry: None where the record has errors.
        problems: slips of the pen, and what is wrong with the fields.
        mended: the file as it should read; None where it has no slip, or one that may mean two things.
    """

    tree: Any
    entry: Entry | None
    problems: list[Problem]
    mended: str | None = None


def read_record(data: bytes, path: PurePosixPath, vocabulary: Vocabulary) -> RecordFile:
    """Read a record.

    Args:
        data: of its file.
        path: the file's place below `records/`.
        vocabulary: resolves keys.
    """
    prose = prose_names(vocabulary.languages)
    reading = read(data, prose)
    if reading.tree is None and reading.problems:
        return RecordFile(None, None, reading.problems)
    entry, found = _parsed(reading.tree, path, vocabulary, reading.mended)
    if other := _with_comments(data, reading, found, path, vocabulary):
        return other
    numbers: Sequence[int] = reading.numbers
    refused = {one.line for one in _at(numbers, found) if one.severity is Severity.ERROR}
    certain = reading.certain and refused.isdisjoint(one.line for one in reading.problems)
    if not has_errors(found):
        problems = [*reading.problems, *_at(numbers, found)]
        mended = reading.mended if reading.problems and certain else None
        return RecordFile(reading.tree, None if reading.problems else entry, problems, mended)
    lines = {problem.line for problem in found if problem.severity is Severity.ERROR}
    slips, better, after = _explained(reading, found, lines, path, vocabulary)
    if not slips:
        mended = reading.mended if reading.problems and certain else None
        return RecordFile(reading.tree, None, [*reading.problems, *_at(numbers, found)], mended)
    problems = [*reading.problems, *_at(numbers, [slip.problem for slip in slips]), *_at(numbers, after)]
    certain = reading.certain and all(slip.certain for slip in slips)
    return RecordFile(reading.tree, None, problems, better if certain else None)


def _explained(
    reading: Reading, found: list[Problem], lines: set[int], path: PurePosixPath, vocabulary: Vocabulary
) -> tuple[list[Slip], str, list[Problem]]:
    """The slips in lines that were refused which, mended, leave fewer errors there; the mended text, and what is still wrong with it."""
    prose = prose_names(vocabulary.languages)
    while lines:
        mending = mend(reading.mended, REFUSED, prose, lines)
        text, numbers = mending.text()
        after = _after(text, numbers, path, vocabulary, prose)
        told = {slip.line for slip in mending.slips}
        if after is None or not told:
            break
        then, now = (Counter(one.line for one in each if one.severity is Severity.ERROR) for each in (found, after))
        better = {line for line in told if now[line] < then[line]}
        if better == told:
            return mending.slips, text, after
        lines = better
    return [], "", []


def _with_comments(
    data: bytes, reading: Reading, found: list[Problem], path: PurePosixPath, vocabulary: Vocabulary
) -> RecordFile | None:
    """The same where text after ` #` can be nothing but a comment, since its field refuses the whole: `court: 京0105 # 朝阳`."""
    refused = {one.line for one in _at(reading.numbers, found) if one.severity is Severity.ERROR}
    lost = {one.line: one for one in reading.problems if one.rule == "YAML-09" and one.line in refused}
    if not lost:
        return None
    lines = data.decode("utf-8-sig").split("\n")
    for number in lost:
        lines[number - 1] = _REMARK.sub(r"\1  # \2", lines[number - 1])
    other = read_record("\n".join(lines).encode(), path, vocabulary)
    if any(problem.line in lost for problem in other.problems):
        return None
    slips = [
        Slip(line=number, rule=one.rule, message=one.message, shown=shown(lines[number - 1].rstrip("\r"))).problem
        for number, one in lost.items()
    ]
    certain = other.mended or (None if has_errors(other.problems) else "\n".join(lines))
    return RecordFile(other.tree, None, [*slips, *other.problems], certain)


def _after(
    text: str, numbers: Sequence[int], path: PurePosixPath, vocabulary: Vocabulary, prose: frozenset[str]
) -> list[Problem] | None:
    """What is still wrong with a mended record; None where it is not readable."""
    reading = read(text.encode(), prose)
    if reading.problems:
        return None
    _entry, found = _parsed(reading.tree, path, vocabulary, text)
    return list(_at(numbers, found))


def _parsed(tree: Any, path: PurePosixPath, vocabulary: Vocabulary, text: str) -> tuple[Entry | None, list[Problem]]:
    """The entry and its problems; a field without a value is told from one that is not there."""
    entry, found = parse(tree, path, vocabulary)
    found = [*found, *_swallowed(tree, vocabulary)]
    empty = {place: (name, value) for place, name, value in _empty(tree) if not (value and _is_quoted(text, *place))}
    if not empty:
        return entry, found
    wrong = {(problem.line, problem.column): problem for problem in found if problem.severity is Severity.ERROR}
    kept = [problem for problem in found if (problem.line, problem.column) not in empty or problem.rule == "FORM-07"]
    for (line, column), (name, value) in empty.items():
        message = Message("the field `{field}` has no value", field=name)
        if (known := wrong.get((line, column))) is None and value is None:
            remedy = Message("write a value after the colon, or remove the line")
            kept.append(
                Problem(
                    rule="FORM-11", severity=Severity.WARNING, message=message, remedy=remedy, line=line, column=column
                )
            )
        elif known is None or known.rule != "FORM-07":
            kept.append(
                Problem(
                    rule="FORM-06",
                    message=message,
                    remedy=Message("write a value after the colon"),
                    line=line,
                    column=column,
                )
            )
    return entry, kept


def _swallowed(tree: Any, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Fields at the end of a text that are indented like it: they are published as text, and missing in the record."""
    if not isinstance(tree, dict) or not isinstance(tree.get("kind"), str) or tree["kind"] not in KINDS:
        return
    names = own_names(KINDS[tree["kind"]].model) - set(tree)
    for name in prose_names(vocabulary.languages) & set(tree):
        above, _end, last = str(tree[name] or "").rstrip("\n").rpartition("\n")
        if above and (match := _FIELD.match(last)) and match[1] in names:
            message = Message(
                "the field `{field}` is indented like the text above it, and so is read as text", field=match[1]
            )
            line = tree.places[name][0] + above.count("\n") + 2  # type: ignore[attr-defined]
            remedy = Message("remove the blanks before it")
            yield Problem(rule="YAML-10", message=message, remedy=remedy, line=line)


def _is_quoted(text: str, line: int, column: int) -> bool:
    """Whether a value stands in quotation marks, so that it is meant as it reads."""
    return text.split("\n")[line - 1][column - 1 : column] in {'"', "'"}


def _empty(tree: Any, name: str = "") -> Iterator[tuple[tuple[int, int], str, str | None]]:
    """Every field and item without a value, or with the sign by which YAML says so: its place, its name, and the sign."""
    if isinstance(tree, dict | list):
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            field = f"{name}.{key}" if name else str(key)
            if (value is None or value in _NOTHING) and _NAME.fullmatch(field):
                yield tree.places[key], field, value  # type: ignore[union-attr]
            elif value is not None and type(value) is not str:
                yield from _empty(value, field)


def _at(numbers: Sequence[int], problems: list[Problem]) -> Iterator[Problem]:
    """Problems of a mended text at the lines of the file."""
    for problem in problems:
        known = numbers and 0 < problem.line <= len(numbers)
        yield replace(problem, line=numbers[problem.line - 1]) if known else problem


@cache
def prose_names(languages: tuple[str, ...]) -> frozenset[str]:
    """The fields of any kind that hold several paragraphs, in every language."""
    names: set[str] = set()
    for kind in KINDS.values():
        own = {name for name, field in kind.model.model_fields.items() if _is_prose(field.rebuild_annotation())}
        names |= own | {name for name in translated_names(kind.model, languages) if name.rpartition("_")[0] in own}
    return frozenset(names)


def _is_prose(annotation: Any) -> bool:
    return annotation == Prose or Prose in get_args(annotation)
