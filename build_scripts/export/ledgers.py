"""The ledgers as data: `data/deadlines.csv` and `.json`, and so `case-stages`, `sentences`, `treatments` and others; the same lines as their pages.

Days are ISO 8601. What a record does not tell is empty in a table and null in JSON. `days` of a deadline is by how many working days a step was
late, or, of what has to last (`counts` is at-least), by how many days it was too short. A sentence has the identifier of its page; lengths of time are ISO 8601. A figure has
a line for each of its sums; numbers are text in JSON, as exact as they were stated. `small_cells` has nothing to hide here: every line is a public record.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from build_scripts.catalog.ledgers.withheld import withheld
from build_scripts.checks.sentences.course import State
from build_scripts.content import plain
from build_scripts.export.ledger_columns import LEDGERS, RECORD
from build_scripts.export.selection import exportable
from build_scripts.export.table_files import table_files
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from build_scripts.catalog.ledgers.figures import Sum
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.catalog.treatments import Treatment
    from build_scripts.checks.case_line import CaseStep
    from build_scripts.checks.deadline_lines import DeadlineLine
    from build_scripts.checks.sentences.ledger import Sentence, SentenceLine
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

Line = tuple[str | int | bool | None, ...]
_URL = list(RECORD).index("url")  # the address is made when the file is written
LINES = 10_000  # of a file, some 3 MB of JSON


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """One ledger: its name, the fields of its lines after those of the record, and the lines, made as they are asked for."""

    name: str
    fields: tuple[str, ...]
    lines: Iterable[Line]


def ledgers(site: Site) -> Iterator[LedgerFile]:
    """Every ledger, of the records that may leave the site in bulk."""
    yield _ledger(
        "deadlines",
        (_of(line.record) + _timing(line) for line in site.deadlines if exportable(line.record)),
    )
    yield _ledger(
        "sentences",
        (
            _of(line.record) + _change(sentence, line)
            for sentence in site.sentences
            for line in sentence.lines
            if exportable(line.record)
        ),
    )
    yield _ledger(
        "withheld",
        (
            (*_of(record), record.number, record.date, record.reason, record.approved)
            for record in withheld(site.catalog.records)
            if exportable(record)
        ),
    )
    yield _ledger(
        "figure-ledger",
        _figures(site),
    )
    yield _ledger(
        "supervision-ledger",
        (
            (*_of(line.record), line.act.kind.value, line.act.state.value, _text(line.act.paid), _ids(line.concerns))
            for line in site.acts
            if exportable(line.record)
        ),
    )
    yield _ledger(
        "case-stages",
        (
            (*_of(step.record), slug, *_step(step))
            for slug in site.catalog.cases
            for step in site.case_line(slug).steps
            if exportable(step.record)
        ),
    )
    yield _ledger(
        "treatments",
        (
            _of(site.catalog.by_id[identifier]) + _treatment(one)
            for identifier, each in sorted(site.treatments.items())
            for one in each
        ),
    )


def _ledger(name: str, lines: Iterable[Line]) -> LedgerFile:
    return LedgerFile(name, tuple(LEDGERS[name]), lines)


def _step(step: CaseStep) -> Line:
    """What happened is in English, as the labels of the schema are."""
    told = (step.stage.value, step.day or None, step.label, step.number or None)
    return (*told, step.document or None, step.shown.value, step.duty.cites if step.duty else None)


def _treatment(one: Treatment) -> Line:
    return (one.by.id, one.of.id, one.by.date, one.by.procedure or None, one.treated.value, one.in_effect)


def _figures(site: Site) -> Iterator[Line]:
    """A line for every sum of a figure, and one for a figure without any; a number that has no bound is exact."""
    for line in site.figures:
        if exportable(line.record):
            told, about = line.told, line.record.counted or {}
            root = site.languages[0]
            days = (*about["period"], None) if about["period"] else (None, None, line.record.date)
            texts = (about["scope"][root][0], told["name"][root][0], told["unit"][root][0])
            figure = (*_of(line.record), about["topic"], *days, *texts)
            value = (told["value"], told["bound"], told["formerly"])
            for one in line.sums or (None,):
                yield (*figure, *value, *(_sum(one) if one else (None,) * 5))


def _sum(one: Sum) -> Line:
    check, comparison = one.check, one.comparison
    kind = comparison.kind.value if comparison else "total"
    measure = check.computed[1]
    stated = str(check.stated[0]) if check.stated else None
    return (kind, measure.value if measure else None, stated, str(check.computed[0]), check.agrees)


def _of(record: RecordSummary) -> Line:
    return (record.id, record.url, next(iter(record.organs), None), record.year, record.sample)


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _ids(records: Iterable[RecordSummary]) -> str:
    return " ".join(record.id for record in records if exportable(record))


def _timing(line: DeadlineLine) -> Line:
    timing = line.timing
    days = (timing.start, timing.due, timing.done) if timing else (None, None, None)
    told = (day.isoformat() if day else None for day in days)
    return (line.limit.key, line.limit.rule.id, *told, line.kept.value, line.days, line.limit.counts.value)


def _change(sentence: Sentence, line: SentenceLine) -> Line:
    told, before, after = line.told, line.before, line.after or State()
    notice, share = told.notice or (None, None), line.share or (None, None)
    asked = (
        sentence.id,
        told.measure,
        told.outcome,
        line.record.date,
        told.proposed_by,
        told.proposed,
        told.asked,
        told.asked_as,
    )
    review = (told.procuratorate, told.stance, told.heard, " ".join(told.hearing_grounds))
    stood = (before.penalty, before.end, after.penalty, after.end)
    rules = " ".join(check.rule for check in line.checks)
    later = " ".join(f"{step.date} {step.stage};" for step in told.later).rstrip(";")
    return (*asked, told.reduction, *notice, told.objections, *review, *stood, *share, line.gap, rules, later)


def parts(site: Site) -> Iterator[ExportTask]:
    """Two files of each ledger, and two more, `deadlines-2.csv` and so on, for every `LINES` beyond the first: hosts take 25 MiB, and a process its memory."""
    for ledger in ledgers(site):
        for number, lines in enumerate(_shares(ledger.lines), start=1):
            name = ledger.name if number == 1 else f"{ledger.name}-{number}"
            # All parts wait at one time, so that their lines are packed: a tenth of what they take as objects.
            packed = zlib.compress(plain.dumped(lines), level=1)
            make_it = partial(make, name=name, fields=ledger.fields, packed=packed)
            yield ExportTask(name=f"data/{name}", depends=(_digest(ledger.fields, lines),), make=make_it)


def _shares(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines, as many at a time as a file takes; at least one share, if need be an empty one."""
    each = iter(lines)
    shares = iter(lambda: list(islice(each, LINES)), [])
    yield from chain([next(shares, [])], shares)


def _digest(fields: tuple[str, ...], lines: Iterable[Line]) -> str:
    """What the files are made from."""
    told = hashlib.blake2b(repr(fields).encode(), digest_size=16)
    for line in lines:
        told.update(repr(line).encode(errors="surrogatepass"))
    return told.hexdigest()


def make(context: ExportContext, *, name: str, fields: tuple[str, ...], packed: bytes) -> Files:
    """Write both."""
    root = context.languages[0]
    lines = (
        (*line[:_URL], context.address(root, str(line[_URL])), *line[_URL + 1 :])
        for line in plain.undumped(zlib.decompress(packed))
    )
    return table_files(name, (*RECORD, *fields), list(lines))
