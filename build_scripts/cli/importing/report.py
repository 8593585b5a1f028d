"""What an import came to, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from build_scripts.content.message import Message, in_words
from build_scripts.content.report import render

if TYPE_CHECKING:
    from build_scripts.cli.importing.changes import Plan
    from build_scripts.content.message import Say
    from build_scripts.content.problem import Problem

_CHANGES = {"new": Message("new"), "changed": Message("changed")}
FIGURES = (Message("rows"), *_CHANGES.values(), Message("unchanged"), Message("gone"))  # the words of the summary


@dataclass(frozen=True)
class Report:
    """What an import came to, or would.

    Attributes:
        summary: its figures.
        problems: everything that was found, by row.
        plan: what became, or would become, of each row.
    """

    summary: dict[str, Any]
    problems: list[Problem]
    plan: Plan


def printed(report: Report, style: str, say: Say, *, listed: bool) -> str:
    """The report as it is printed.

    Args:
        report: of the import.
        style: `text` or `json`; the one object of JSON also holds which rows are new or changed, and the files of those that are gone.
        say: gives the translation of a sentence.
        listed: name the rows in text, too.
    """
    text = render(report.problems, report.summary, style, say)
    rows = {name: [one.number for one in getattr(report.plan, name)] for name in ("new", "changed")}
    if style == "json":
        return json.dumps({**json.loads(text), **rows, "gone": report.plan.gone}, ensure_ascii=False) + "\n"
    if not listed:
        return text
    lines = [
        in_words(Message("row {number}: {change}", number=number, change=_CHANGES[name]), say)
        for name, found in rows.items()
        for number in found
    ]
    lines += [
        in_words(Message("{path}: its row is gone from the file; the record stays", path=path), say)
        for path in report.plan.gone
    ]
    return "".join(f"{line}\n" for line in lines) + text
