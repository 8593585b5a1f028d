"""The score of every field, in every shape, and what must hold of each draft whatever its text."""

import re

import pytest
import yaml

from build_scripts.checks.register import examine
from build_scripts.checks.subject import Subject
from build_scripts.content.strict_yaml import load, unsettled
from build_scripts.model.parse import parse
from draft import score, typed

FEWEST = 40
SCORES = {shape: score.score(shape=shape) for shape in score.SHAPES}
DRAFTS = {path.name: score.drafted(path) for path, _expected in score.cases()}


@pytest.mark.parametrize("shape", score.SHAPES)
@pytest.mark.parametrize("field", score.WANTED)
def test_every_field_is_read_as_well_as_asked(shape, field):
    precision, recall, count = SCORES[shape][field]
    assert count >= 10
    assert (precision, recall) >= score.WANTED[field], (precision, recall)
    assert recall >= score.WANTED[field][1]


def test_there_are_many_texts():
    files = [path for path in score.HERE.iterdir() if path.suffix != ".yml"]
    assert len(files) >= FEWEST
    assert {path.suffix for path in files} == {".txt", ".html", ".docx", ".pdf"}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_is_a_record_that_lacks_only_what_it_asks_for(name):
    text = DRAFTS[name]
    tree, problems = load(text.encode())
    assert problems == []
    entry, problems = parse(tree, score.PLACE, score.WORDS)
    found = {problem.rule for problem in problems}
    assert found <= ({"FORM-06", "FORM-10"} if list(unsettled(text.encode())) else set()), problems
    if entry is not None:
        wrong = [
            problem for problem in examine(Subject(entry, tree, "", score.WORDS)) if problem.rule.startswith("TEXT")
        ]
        assert wrong == []


@pytest.mark.parametrize("name", DRAFTS)
def test_nothing_is_guessed(name):
    assert not {"source", "effective", "sample", "summary"} & yaml.safe_load(DRAFTS[name]).keys()


@pytest.mark.parametrize("name", DRAFTS)
def test_each_value_tells_its_paragraph(name):
    head = DRAFTS[name].split("\nbody: |")[0]
    for line in head.splitlines():
        if re.match(r"(?:case_number|court|document_type|decided|  - \{)", line):
            assert re.search(r"# 第\d+段$", line), line


@pytest.mark.parametrize("name", typed.LONG)
def test_of_a_long_judgment_a_handful_of_values_is_left_to_type(name):
    before, after = typed.typed(name)
    assert before > 30
    assert after <= 6
