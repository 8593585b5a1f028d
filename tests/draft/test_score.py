"""The score of every field, in every shape, and what must hold of each draft whatever its text."""

import re
from functools import cache

import pytest
import yaml
from subjects import words

from build_scripts.checks.register import examine
from build_scripts.checks.subject import Subject
from build_scripts.content.strict_yaml import load, unsettled
from build_scripts.model.parse import parse
from draft import score, typed

FEWEST = 40
NAMES = [path.name for path in score.texts()]
drafted = cache(score.drafted)


@pytest.mark.long
@pytest.mark.parametrize("shape", score.SHAPES)
def test_every_field_is_read_as_well_as_asked(shape):
    scores = score.score(shape=shape)
    for field, (precise, complete) in score.WANTED.items():
        precision, recall, count = scores[field]
        assert count >= 10, field
        assert precision >= precise, (field, precision)
        assert recall >= complete, (field, recall)


def test_there_are_many_texts():
    files = [path for path in score.HERE.iterdir() if path.suffix != ".yml"]
    assert len(files) >= FEWEST
    assert {path.suffix for path in files} == {".txt", ".html", ".docx", ".pdf"}


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_a_record_that_lacks_only_what_it_asks_for(name):
    text = drafted(score.HERE / name)
    tree, problems = load(text.encode())
    assert problems == []
    entry, problems = parse(tree, score.PLACE, words())
    found = {problem.rule for problem in problems}
    assert found <= ({"FORM-06", "FORM-10"} if list(unsettled(text.encode())) else set()), problems
    if entry is not None:
        wrong = [problem for problem in examine(Subject(entry, tree, "", words())) if problem.rule.startswith("TEXT")]
        assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_guessed(name):
    assert not {"source", "effective", "sample", "summary"} & yaml.safe_load(drafted(score.HERE / name)).keys()


@pytest.mark.parametrize("name", NAMES)
def test_each_value_tells_its_paragraph(name):
    head = drafted(score.HERE / name).split("\nbody: |")[0]
    for line in head.splitlines():
        if re.match(r"(?:case_number|court|document_type|decided|  - \{)", line):
            assert re.search(r"# 第\d+段$", line), line


@pytest.mark.parametrize("name", typed.LONG)
def test_of_a_long_judgment_a_handful_of_values_is_left_to_type(name):
    before, after = typed.typed(name)
    assert before > 30
    assert after <= 6
