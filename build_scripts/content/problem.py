"""A finding about the content. Every check yields `Problem`s; only `render` of the module `report` turns them into text."""

from __future__ import annotations

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
        sample: whether it stands in a fictional record, whose warnings are no annotations.
    """

    rule: str
    message: Message
    remedy: Message = NONE
    severity: Severity = Severity.ERROR
    path: str = ""
    line: int = 0
    column: int = 0
    cites: str = ""
    sample: bool = False

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
        return {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "sample"}


def undumped(data: Mapping[str, Any]) -> Problem:
    """Read what `Problem.dump` or `Problem.plain` gave."""
    sentences = {name: undump(data[name]) for name in ("message", "remedy")}
    return Problem(**{**data, **sentences, "severity": Severity(data["severity"])})


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether any of the problems stops publication."""
    return any(problem.severity is Severity.ERROR for problem in problems)


# The figures of a summary, which `--format json` gives these names in every language.
FIGURES = (
    Message("inputs"), Message("published"), Message("withheld"), Message("withdrawn"), Message("sealed"),
    Message("excluded"), Message("pages"), Message("files"), Message("bytes"), Message("written"), Message("seconds"),
    Message("characters"), Message("found"), Message("entries"), Message("records"), Message("problems"),
    Message("release"), Message("removed"), Message("waiting"), Message("missing"),
    Message("publication"), Message("correction"), Message("withholding"), Message("withdrawal"), Message("closed"),
    Message("size"), Message("signed"), Message("sent"), Message("unchanged"),
)  # fmt: skip
