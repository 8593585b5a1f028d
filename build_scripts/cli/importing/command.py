"""The command itself: read, examine, compare, and then write everything or nothing.

Takes a file, its mapping and the content; gives a `Report`. The ledger is written before the records, so that no key ever gets two ids, and
after them, so that the next import knows what this one wrote; an import that is killed is completed by the next one.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from build_scripts.build.gather import gather
from build_scripts.build.workers import WorkerPool, pack
from build_scripts.checks.personal.scan import scan_each
from build_scripts.cli.importing import csv_rows, json_rows, mapping, xlsx_rows
from build_scripts.cli.importing.changes import Plan, plan
from build_scripts.cli.importing.examine import Job, examine
from build_scripts.cli.importing.files import clear, move, write
from build_scripts.cli.importing.ledger import allot, ledger_of
from build_scripts.cli.importing.report import FIGURES, Report
from build_scripts.cli.importing.table import Row, Table
from build_scripts.cli.importing.together import against_the_rest
from build_scripts.cli.language import wrong
from build_scripts.content.files import record_files
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, has_errors
from build_scripts.model import case_number
from build_scripts.model.kinds import BY_FOLDER
from build_scripts.publish.site_lock import alone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from build_scripts.build.config import BuildConfig
    from build_scripts.cli.importing.examine import Examined
    from build_scripts.cli.importing.ledger import Ledger
    from build_scripts.cli.importing.mapping import Mapping
    from build_scripts.pages.renderer import Renderer

_CHUNK = 32  # rows; some of them hold a whole judgment


def run(
    file: Path, mapping_file: Path | None, config: BuildConfig, *, dry_run: bool = False, overwrite: bool = False
) -> Report:
    """Import a file.

    Args:
        file: .csv, .xlsx or .jsonl.
        mapping_file: of the mapping; None for JSON Lines that hold whole records, as the portal exports them.
        config: names the content and the day.
        dry_run: write nothing.
        overwrite: take the row where an editor changed the record.
    """
    if dry_run:
        return _run(file, mapping_file, config, dry_run=True, overwrite=overwrite)
    content = config.content.resolve()
    with alone(content.parent / f".{content.name}.lock") as free:
        if not free:
            raise wrong(
                Message("another import is writing {content}; try again when it has ended", content=str(content))
            )
        clear(content)
        return _run(file, mapping_file, config, dry_run=False, overwrite=overwrite)


def _run(file: Path, mapping_file: Path | None, config: BuildConfig, *, dry_run: bool, overwrite: bool) -> Report:
    start = time.monotonic()
    with WorkerPool(config.jobs, config.executor) as pool:
        gathered = gather(config, pool, None)
        chosen, table, problems = _read(file, mapping_file, gathered.renderer)
        present = {
            path.rpartition("/")[2].removesuffix(".yml"): path for path in record_files(config.content, BY_FOLDER)[0]
        }
        ledger = ledger_of(mapping_file) if mapping_file and chosen else None
        if ledger and chosen:
            problems += _keys(table.rows, chosen)
            keys = [_key(row, chosen) for row in table.rows]
            found = [
                entry.id
                for _hash, entry in allot(ledger, keys, {*present, *(entry.id for entry in ledger.entries.values())})
            ]
        else:
            found = [str(row.cells.get("id", "")) for row in table.rows]
            problems += _ids(table.rows)
        jobs = [
            Job(row, identifier, present.get(identifier, "")) for row, identifier in zip(table.rows, found, strict=True)
        ]
        examined: list[Examined] = []
        common = (pack(chosen), pack(gathered.renderer), config.as_of)
        for done, chunk in pool.map(examine, jobs, *common, chunk=_CHUNK):
            examined += chunk
            config.progress("rows", done, len(jobs))
    made = plan(examined, ledger, present, config.content, overwrite=overwrite)
    problems += [problem for one in examined for problem in one.problems] + made.problems
    problems += against_the_rest(made, gathered, config.content, config.as_of)
    problems = [problem if problem.path else replace(problem, path=str(file)) for problem in problems]
    if not has_errors(problems) and not dry_run:
        _write(made, ledger, present, config.content)
    rows, *names = map(str, FIGURES)
    counts = {rows: len(table.rows), **{name: len(getattr(made, name)) for name in names}}
    return Report({**counts, "seconds": round(time.monotonic() - start, 2)}, problems, made)


def _read(file: Path, mapping_file: Path | None, renderer: Renderer) -> tuple[Mapping | None, Table, list[Problem]]:
    suffix = file.suffix.lower()
    if mapping_file is None:
        if suffix not in {".jsonl", ".ndjson"}:
            raise wrong(Message("name the mapping of the columns: --mapping FILE"))
        objects, problems = json_rows.objects(file)
        records = [
            (number, value["record"] if isinstance(value.get("record"), dict) else value) for number, value in objects
        ]
        return None, Table([Row(number, value) for number, value in records], []), problems
    chosen, problems = mapping.read(mapping_file.read_bytes(), renderer.vocabulary.languages)
    if chosen is None:
        return None, Table([], []), [replace(problem, path=str(mapping_file)) for problem in problems]
    if suffix in {".xlsx", ".xlsm"}:
        table = xlsx_rows.read(file, chosen.wanted, chosen.sheet)
    elif suffix in {".jsonl", ".ndjson"}:
        table = json_rows.read(file, chosen.wanted)
    elif suffix in {".csv", ".tsv", ".txt"}:
        table = csv_rows.read(file, chosen.wanted)
    else:
        raise wrong(Message("only .csv, .tsv, .xlsx and .jsonl files are read; save the file as one of these"))
    rows = [row for row in table.rows if all(row.cells.get(name) for name in chosen.skip_empty)]
    return chosen, Table(rows, []), [*problems, *table.problems]


def _keys(rows: Sequence[Row], chosen: Mapping) -> list[Problem]:
    """A key is there, tells of nobody, and stands once."""
    found = []
    first: dict[tuple[str, ...], int] = {}
    personal = scan_each([" ".join(str(row.cells.get(name, "")) for name in chosen.key) for row in rows])
    for row, spans in zip(rows, personal, strict=True):
        key = _key(row, chosen)
        if not all(key):
            message = Message("the key of the row is empty: {names}", names=chosen.key)
            found.append(
                _row_problem(
                    row,
                    message,
                    Message("fill it in; `skip_empty` in the mapping passes over lines that are no records"),
                )
            )
        elif any(span.sure for span in spans):
            message = Message("the key of the row holds personal data: {names}", names=chosen.key)
            found.append(_row_problem(row, message, Message("name another column as `key`, such as the case number")))
        elif first.setdefault(key, row.number) != row.number:
            message = Message("the key of the row is also that of row {number}", number=first[key])
            found.append(_row_problem(row, message, Message("remove one of them, or name more columns as `key`")))
    return found


def _key(row: Row, chosen: Mapping) -> tuple[str, ...]:
    """The key of a row in any width and bracket: a table is typed anew and its records stay the same."""
    return tuple(case_number.key(str(row.cells.get(name, ""))) for name in chosen.key)


def _ids(rows: Sequence[Row]) -> list[Problem]:
    first: dict[str, int] = {}
    return [
        _row_problem(
            row, Message("the id is also that of row {number}", number=first[one]), Message("remove one of them")
        )
        for row in rows
        if first.setdefault(one := str(row.cells.get("id", "")), row.number) != row.number
    ]


def _row_problem(row: Row, message: Message, remedy: Message) -> Problem:
    return Problem(rule="IMP-04", message=message, remedy=remedy, line=row.number)


def _write(made: Plan, ledger: Ledger | None, present: dict[str, str], content: Path) -> None:
    """First which row gets which id, then the records, then what was written."""
    entries = {entry.id: entry for entry in ledger.entries.values()} if ledger else {}
    for one in (*made.new, *made.changed):
        if ledger:
            entries[one.id].next = ledger.hash(one.text)
    if ledger:
        ledger.write()
    for one in (*made.new, *made.changed):
        if (old := present.get(one.id, one.source)) != one.source:
            move(content / old, content / one.source)  # before it is written: a record never stands twice
        write(content / one.source, one.text)
        if ledger:
            entries[one.id].text, entries[one.id].next = entries[one.id].next, None
    for one in made.unchanged:
        if ledger and entries[one.id].next == ledger.hash(one.text):  # written by an import that was killed
            entries[one.id].text, entries[one.id].next = entries[one.id].next, None
    if ledger:
        ledger.write()
