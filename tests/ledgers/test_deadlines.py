"""The deadline ledger: dates go in, lines come out, as worked out by hand in `deadlines.yml`; and what its pages make of them."""

import datetime as dt
from pathlib import Path, PurePosixPath

import pytest
from factories import place
from scenarios.pairs import AS_OF, ID, joined, plain, smallest
from subjects import tree_of, words

from build_scripts.checks import time_limits
from build_scripts.checks.subject import Subject
from build_scripts.content.strict_yaml import load
from build_scripts.model.parse import parse

FILE = Path(__file__).with_name("deadlines.yml")
CONTENT = plain(load(FILE.read_bytes())[0])


def subject(fields):
    tree, source = tree_of(fields), place(fields)
    entry, problems = parse(tree, PurePosixPath(source).relative_to("records"), words())
    assert entry is not None, [str(problem.message) for problem in problems]
    return Subject(entry, tree, source, words(), AS_OF)


def ledger(records, day=AS_OF):
    known, _problems = joined([subject(fields) for fields in records], day)
    return list(time_limits.ledger(known))


def told(line):
    timing = line.timing
    parts = [line.kept.value]
    if timing:
        parts += [
            timing.due.isoformat() if timing.due else "-",
            *([str(timing.days)] if timing.days is not None else []),
        ]
    return " ".join(parts)


@pytest.mark.parametrize("scenario", CONTENT["scenarios"], ids=lambda scenario: scenario["name"])
def test_the_ledger_says_what_was_worked_out_by_hand(scenario):
    assert scenario["why"]
    records = [smallest(CONTENT["bases"][scenario["base"]] | {"id": ID}, scenario.get("with", {}))]
    records += [smallest(other, {}) for other in scenario.get("beside", ())]
    day = dt.date.fromisoformat(scenario["as_of"]) if "as_of" in scenario else AS_OF
    lines = {line.limit.key: told(line) for line in ledger(records, day) if line.record.id == ID}
    assert {key: lines.get(key) for key in scenario["lines"]} == scenario["lines"]
    assert scenario["lines"] or not lines


def test_every_limit_is_late_once_and_in_time_once():
    """Or the scenarios would not show that a limit can be kept and broken."""
    lines = [item for scenario in CONTENT["scenarios"] for item in scenario["lines"].items()]
    for key in time_limits.LIMITS.keys() - {"defaulter-removal"}:  # an entry that was deleted is no longer shown
        states = {line.split()[0] for name, line in lines if name == key}
        assert {"late", "in-time"} <= states, key
