"""A row → its record, and all that `portal check` finds in it.

Takes rows, a chunk at a time and in whatever process; gives for each the record's file as it would be, and the findings, each with the number of
the row and the name of the column.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.build.process import process_file
from build_scripts.build.workers import unpack
from build_scripts.cli.importing import text
from build_scripts.cli.importing.tree import order, tree_of
from build_scripts.cli.importing.values import Values
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, has_errors
from build_scripts.content.record_yaml import record_yaml
from build_scripts.content.strict_yaml import load
from build_scripts.model.kinds import KINDS
from build_scripts.model.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import RecordFacts
    from build_scripts.cli.importing.mapping import Mapping
    from build_scripts.cli.importing.table import Row
    from build_scripts.cli.importing.tree import Origins
    from build_scripts.pages.renderer import Renderer

Location = tuple[str | int, ...]
Places = list[tuple[tuple[int, int], Location]]


class Job(NamedTuple):
    """A row, the id of its record, and where the content has that already; empty where it has not."""

    row: Row
    id: str
    known: str


@dataclass(frozen=True, slots=True)
class Examined:
    """What became of a row.

    Attributes:
        number: of the row.
        id: of the record.
        source: where its file belongs, relative to the content folder.
        text: of the file.
        summary, facts: None where there are errors.
        problems: with the row as their line; the caller fills in the path.
    """

    number: int
    id: str
    source: str
    text: str
    summary: RecordSummary | None
    facts: RecordFacts | None
    problems: tuple[Problem, ...]


def examine(jobs: Sequence[Job], mapping: bytes, renderer: bytes, today: dt.date) -> list[Examined]:
    """Make and check the records of some rows.

    Args:
        jobs: the rows.
        mapping: a packed Mapping; of None where each row is a whole record.
        renderer: a packed Renderer.
        today: the day of the import.
    """
    return [_examined(job, unpack(mapping), unpack(renderer), _values(renderer), today) for job in jobs]


@lru_cache(maxsize=2)
def _values(packed: bytes) -> Values:
    renderer: Renderer = unpack(packed)
    return Values(renderer.vocabulary, renderer.site_languages)


def _examined(job: Job, mapping: Mapping | None, renderer: Renderer, values: Values, today: dt.date) -> Examined:
    tree, origins, found = _record(job, mapping, renderer, values, today)
    try:
        data = record_yaml(tree).encode()
    except UnicodeEncodeError:
        found.append(
            Problem(
                rule="IMP-03", message=Message("the row holds signs that are no text"), remedy=Message("delete them")
            )
        )
        return Examined(job.row.number, job.id, "", "", None, None, _at(job.row.number, found))
    loaded, broken = load(data)
    source = _place(job, tree, loaded, renderer, today)
    made = process_file(data, source, renderer, as_of=today, pages=False)
    places = sorted(_places(loaded, ()))
    found += [_named(problem, places, origins, mapping) for problem in made.problems]
    wrong = has_errors(found) or bool(broken)
    facts = None if wrong else made.facts
    return Examined(
        job.row.number,
        job.id,
        source,
        data.decode(),
        None if wrong else made.summary,
        facts,
        _at(job.row.number, found),
    )


def _record(
    job: Job, mapping: Mapping | None, renderer: Renderer, values: Values, today: dt.date
) -> tuple[dict[str, Any], Origins, list[Problem]]:
    if mapping is None:
        return dict(job.row.cells), {}, []
    made, origins, faults = tree_of(job.row, mapping, values)
    tree = {"id": job.id, "kind": mapping.kind.key, **made}
    found = [_in_column(name, Problem(rule="IMP-03", message=what, remedy=remedy)) for name, what, remedy in faults]
    raw = job.row.cells.get(mapping.text, "") if mapping.text else ""
    if mapping.text and isinstance(raw, str) and raw:
        done = text.complete(tree, raw, mapping.text, job.id, renderer.vocabulary, today)
        model = mapping.model
        tree = dict(sorted(done.tree.items(), key=lambda item: order(model, item[0])))
        origins |= {(name,): mapping.text for name in done.fields}
        found += [_in_column(mapping.text, problem) for problem in done.problems]
    return tree, origins, found


def _place(job: Job, tree: dict[str, Any], loaded: Any, renderer: Renderer, today: dt.date) -> str:
    """Where the record's file belongs: in the folder of the year of its own day, or where it is if it has none."""
    kind = KINDS.get(str(tree.get("kind")))
    folder = kind.folder if kind else "unknown"
    guess = PurePosixPath(folder, str(today.year), f"{job.id}.yml")
    entry = parse(loaded, guess, renderer.vocabulary)[0] if loaded is not None and kind else None
    day: dt.date | None = getattr(entry, "date", None)
    if job.known and (day is None or PurePosixPath(job.known).parent.name == str(day.year)):
        return job.known
    return f"records/{folder}/{(day or today).year}/{job.id}.yml"


def _places(tree: Any, path: Location) -> Iterator[tuple[tuple[int, int], Location]]:
    """Where each value of a loaded tree stands."""
    for step, value in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield tree.places[step], (*path, step)
        yield from _places(value, (*path, step))


def _named(problem: Problem, places: Places, origins: Origins, mapping: Mapping | None) -> Problem:
    """A finding in a file as one in a row."""
    if problem.rule == "FORM-06" and mapping:  # a field that is missing stands nowhere; its column is empty
        fields = {".".join(map(str, target.path)): column for column, target in mapping.columns.items()}
        missing = next((fields[field] for field in re.findall("`([^`]+)`", problem.message) if field in fields), None)
        return _in_column(missing, problem) if missing else problem
    here = (problem.line, problem.column or 1_000_000)
    path = next((path for place, path in reversed(places) if place <= here), ())
    above = (path[:length] for length in range(len(path), 0, -1))
    name = next((origins[one] for one in above if one in origins), None)
    name = name or next((column for one, column in origins.items() if path and one[: len(path)] == path), None)
    return _in_column(name, problem) if name else problem


def _in_column(name: str, problem: Problem) -> Problem:
    message = Message("column {column}: {finding}", column=name, finding=problem.message)
    return replace(problem, message=message)


def _at(number: int, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(replace(problem, path="", line=number, column=0) for problem in problems))
