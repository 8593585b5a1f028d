"""How a list of findings is printed: for people, for programs, and for the host of a pull request.

An editor reads errors first; the same cause in many files is said once, and warnings are a count per rule until they are asked for. The host
shows ten errors and ten warnings a step at most, so the rest goes to the job's summary.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from build_scripts.content.message import Message, in_words
from build_scripts.content.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from build_scripts.content.message import Say

FEW = 3  # files in which the same cause is shown
ANNOTATIONS = 10  # of each severity that the host shows for one step
_SUMMARY = 400  # findings in the job's summary, which has room for a megabyte
_TRUTH = {True: Message("yes"), False: Message("no")}
_WORDS = {Severity.ERROR: Message("error"), Severity.WARNING: Message("warning")}


def render(
    problems: Iterable[Problem],
    summary: Mapping[str, object],
    style: str,
    say: Say = str,
    *,
    warnings: bool = False,
    statements: Mapping[str, str] | None = None,
) -> str:
    """Print problems and the summary in one of the three formats.

    Args:
        problems: in any order; printed by file and line, errors first.
        summary: the figures of the run, in the order in which they should be read.
        style: `text` for people, `json` for programs, `github` for annotations on a pull request.
        say: gives the translation of a sentence into the reader's language.
        warnings: list the warnings too, instead of a count per rule (`text`).
        statements: what each rule asks.

    Returns:
        The text, ending in a line feed; its last line is the summary (for `json` the one object holds both).
    """
    ordered = in_order(problems, say)
    if style == "json":
        found = [problem.plain() for problem in sorted(ordered, key=lambda problem: problem.sort_key)]
        return json.dumps({"summary": dict(summary), "problems": found}, ensure_ascii=False) + "\n"
    said = {key: say(_TRUTH[value]) if isinstance(value, bool) else value for key, value in summary.items()}
    figures = " · ".join(f"{say(key)} {value}" for key, value in said.items())
    if style == "github":
        shown, rest = annotated(ordered)
        lines = [_github(problem) for problem in shown]
        lines += [figures, *([_more(rest, say)] if rest else [])]
    else:
        errors = [problem for problem in ordered if problem.severity is Severity.ERROR]
        others = ordered[len(errors) :]
        lines = [*_listed(errors, say)]
        lines += _listed(others, say) if warnings else _counted(others, say, statements or {})
        lines.append(figures)
    return "\n".join(lines) + "\n"


def in_order(problems: Iterable[Problem], say: Say = str) -> list[Problem]:
    """Errors before warnings, each by file and line, in the reader's language."""
    known = sorted(problems, key=lambda problem: (problem.severity is not Severity.ERROR, problem.sort_key))
    return [problem.in_words(say) for problem in known]


def annotated(ordered: list[Problem]) -> tuple[list[Problem], list[Problem]]:
    """What becomes an annotation, and what only the job's summary says; a warning in a fictional record is neither.

    Args:
        ordered: from `in_order`.
    """
    left = dict.fromkeys(Severity, ANNOTATIONS)
    shown: list[Problem] = []
    rest: list[Problem] = []
    for problem in ordered:
        if problem.sample and problem.severity is Severity.WARNING:
            continue
        left[problem.severity] -= 1
        (shown if left[problem.severity] >= 0 else rest).append(problem)
    return shown, rest


def job_summary(problems: Iterable[Problem], say: Say = str) -> str:
    """What the annotations have no room for, as Markdown; empty where they have.

    Args:
        problems: in any order.
        say: gives the translation of a sentence.
    """
    _shown, rest = annotated(in_order(problems, say))
    if not rest:
        return ""
    lines = [f"### {_more(rest, say)}", ""]
    for problem in rest[:_SUMMARY]:
        text = " → ".join(part for part in (problem.message, problem.remedy) if part)
        place = ":".join(str(part) for part in (problem.path, problem.line) if part)
        lines.append(f"- {say(_WORDS[problem.severity])} **{problem.rule}** {_marked(place)}: {_marked(text)}")
    if len(rest) > _SUMMARY:
        lines.append("- …")
    return "\n".join(lines) + "\n\n"


def _more(rest: list[Problem], say: Say) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in rest)
    told = Message(
        "{errors} more errors and {warnings} more warnings are in the summary of the job",
        errors=errors,
        warnings=len(rest) - errors,
    )
    return in_words(told, say)


def _listed(problems: list[Problem], say: Say) -> Iterator[str]:
    """Each problem; the same cause in many files only in the first few of them."""
    files: defaultdict[tuple[str, str, str], dict[str, int]] = defaultdict(dict)
    for problem in problems:
        known = files[problem.rule, problem.message, problem.remedy]
        known[problem.path] = known.get(problem.path, 0) + 1
    printed: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        cause = (problem.rule, problem.message, problem.remedy)
        first = list(files[cause])[:FEW]
        if problem.path not in first:
            continue
        yield _text(problem, say)
        printed[cause] += 1
        more = len(files[cause]) - FEW
        if more > 0 and printed[cause] == sum(files[cause][path] for path in first):
            yield "    " + in_words(Message("and {count} more files", count=more), say)


def _counted(warnings: list[Problem], say: Say, statements: Mapping[str, str]) -> Iterator[str]:
    """One line a rule."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for problem in warnings:
        told[problem.rule].append(problem.message)
    for rule, messages in sorted(told.items()):
        about = statements.get(rule, "")
        what = say(about) if about else messages[0]
        yield f"{say(_WORDS[Severity.WARNING])} {rule} ×{len(messages)}  {what}"
    if told:
        yield in_words(Message("`--warnings` lists the warnings"), say)


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


def _marked(text: str) -> str:
    """A text in one line of Markdown, where it makes no heading, link or picture of its own."""
    return re.sub(r"[<>!\[\]]", r"\\\g<0>", " ".join(text.split()))
