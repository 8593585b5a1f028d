"""The ledger of sentences: records go in, the course of each sentence comes out, as worked out by hand in `sentences.yml`."""

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from factories import place
from scenarios.pairs import AS_OF, joined, plain, smallest
from subjects import tree_of, words

from build_scripts.checks import register
from build_scripts.checks.sentences.ledger import ledger
from build_scripts.checks.subject import Subject
from build_scripts.content.strict_yaml import load
from build_scripts.model.parse import parse

CONTENT = plain(load(Path(__file__).with_name("sentences.yml").read_bytes())[0])


def subject(fields):
    tree, source = tree_of(fields), place(fields)
    entry, problems = parse(tree, PurePosixPath(source).relative_to("records"), words())
    assert entry is not None, [f"{problem.message} {problem.remedy}" for problem in problems]
    return Subject(entry, tree, source, words(), AS_OF)


def sentences(records):
    subjects = [subject(fields) for fields in records]
    known, _problems = joined(subjects)
    problems = [replace(problem, path=one.source) for one in subjects for problem in register.examine(one)]
    problems += register.examine_together(known)
    errors = [f"{problem.rule} {problem.message}" for problem in problems if problem.severity.value == "error"]
    assert not errors, "a scenario is content that could be published"
    return list(ledger(known, problems))


def stood(state):
    days = f"{state.start or '-'}/{state.end or '-'}" if state.start or state.end else ""
    return " ".join(filter(None, (state.penalty, state.length, days)))


def told(line):
    served = " ".join(filter(None, ("{}/{}".format(*line.share) if line.share else "", line.time)))
    gap = f"gap {line.ended or ''}".strip() if line.gap else ""
    rules = [check.rule for check in line.checks if check.rule in {"SENT-21", "SENT-22", "SENT-25", "SENT-34"}]
    odd = [gap, "new sentence" if line.replaced else "", *rules]
    after = stood(line.after) if line.after else "?"
    return "; ".join(filter(None, (f"{stood(line.before)} > {after}", served, *odd)))


def course(sentence):
    """The lines of a sentence in the order of their days."""
    lines = [(one.date, f"earlier {one.date}", stood(after)) for one, after in sentence.earlier]
    lines += [(line.record.date, line.record.id, told(line)) for line in sentence.lines]
    return {name: text for _day, name, text in sorted(lines)}


def records_of(scenario):
    for fields in scenario["records"]:
        base = CONTENT["bases"].get(fields.get("base"), {})
        own = {key: value for key, value in fields.items() if key != "base"}
        yield smallest(base or own, own if base else {})


@pytest.mark.parametrize("scenario", CONTENT["scenarios"], ids=lambda scenario: scenario["name"])
def test_the_course_is_what_was_worked_out_by_hand(scenario):
    assert scenario["why"]
    found = [course(sentence) for sentence in sentences(list(records_of(scenario)))]
    assert found == scenario["sentences"]


def test_there_are_enough_scenarios():
    assert len(CONTENT["scenarios"]) >= 30
