"""A finding about the content, and how a list of findings is printed.

Every check yields `Problem`s; only `render` here turns them into text, so
that an editor, a GitHub annotation and a machine read the same finding.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from build_scripts.content.message import Message, cited, dump, in_words, undump

if TYPE_CHECKING:
    from build_scripts.content.message import Say


class Severity(StrEnum):
    """An error stops publication; a warning is shown and does not."""

    ERROR = "error"
    WARNING = "warning"


_NOTHING = ""
NONE = Message(_NOTHING)  # where there is nothing to do


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding: where it is, which rule it breaks and how to mend it.

    Attributes:
        rule: stable identifier of the rule, such as `YAML-03`.
        severity: whether it stops publication.
        path: the file as the editor knows it, relative to the working folder where possible.
        line: counted from 1; 0 when the finding is about the file as a whole.
        column: counted from 1; 0 when the finding is about the line as a whole.
        message: what is wrong. Never repeats a value that may be personal data.
        remedy: what the editor should do.
        cites: the article the rule rests on, empty for rules of form.
    """

    rule: str
    message: Message
    remedy: Message = NONE
    severity: Severity = Severity.ERROR
    path: str = ""
    line: int = 0
    column: int = 0
    cites: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of printing: by place, then by rule."""
        return (self.path, self.line, self.column, self.rule, self.message)

    def in_words(self, say: Say) -> Problem:
        """The same in another language.

        Args:
            say: gives the translation of a sentence.
        """
        message, remedy = (Message(in_words(text, say)) for text in (self.message, self.remedy))
        return replace(self, message=message, remedy=remedy, cites=cited(self.cites, say))

    def dump(self) -> dict[str, Any]:
        """As plain data for JSON, in no language yet."""
        return {**self.plain(), "message": dump(self.message), "remedy": dump(self.remedy)}

    def plain(self) -> dict[str, Any]:
        """As plain data, its sentences as they are read."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def undumped(data: Mapping[str, Any]) -> Problem:
    """Read what `Problem.dump` or `Problem.plain` gave."""
    sentences = {name: undump(data[name]) for name in ("message", "remedy")}
    return Problem(**{**data, **sentences, "severity": Severity(data["severity"])})


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether any of the problems stops publication."""
    return any(problem.severity is Severity.ERROR for problem in problems)


_WORDS = {Severity.ERROR: Message("error"), Severity.WARNING: Message("warning")}
# The figures of a summary, which `--format json` gives these names in every language.
FIGURES = (
    Message("inputs"), Message("published"), Message("withheld"), Message("withdrawn"), Message("sealed"),
    Message("excluded"), Message("pages"), Message("files"), Message("bytes"), Message("written"), Message("seconds"),
    Message("characters"), Message("found"), Message("problems"),
)  # fmt: skip


def render(problems: Iterable[Problem], summary: Mapping[str, object], style: str, say: Say = str) -> str:
    """Print problems and the summary in one of the three formats.

    Args:
        problems: in any order; printed by file and line.
        summary: the figures of the run, in the order in which they should be read.
        style: `text` for people, `json` for programs, `github` for annotations on a pull request.
        say: gives the translation of a sentence into the reader's language.

    Returns:
        The text, ending in a line feed; its last line is the summary (for `json` the one object holds both).
    """
    ordered = [problem.in_words(say) for problem in sorted(problems, key=lambda problem: problem.sort_key)]
    if style == "json":
        found = [problem.plain() for problem in ordered]
        return json.dumps({"summary": dict(summary), "problems": found}, ensure_ascii=False) + "\n"
    lines = [_github(problem) if style == "github" else _text(problem, say) for problem in ordered]
    lines.append(" · ".join(f"{say(key)} {value}" for key, value in summary.items()))
    return "\n".join(lines) + "\n"


def _text(problem: Problem, say: Say) -> str:
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part)
    lines = [f"{place}: {say(_WORDS[problem.severity])} {problem.rule}: {problem.message}"]
    if problem.remedy:
        lines.append(f"    → {problem.remedy}")
    if problem.cites:
        lines.append(f"    § {problem.cites}")
    return "\n".join(lines)


def _github(problem: Problem) -> str:
    """One workflow command, escaped as GitHub's toolkit does so that record text cannot start another command."""
    properties = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.rule}
    place = ",".join(f"{key}={_escape(str(value), prop=True)}" for key, value in properties.items() if value)
    text = " ".join(part for part in (problem.message, problem.remedy, problem.cites) if part)
    return f"::{problem.severity} {place}::{_escape(text)}"


def _escape(text: str, *, prop: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if prop else text
