"""kinds/<kind>.yml is valid; kinds/<kind>.mutations.json changes one place of it and says which problem it gives.

A mutation names the text to `replace` `by` another, the `rule`, the `line` (that of the change where absent; 1 for a
finding about the whole record) and what message or remedy `says`. A rule may be named by its family, `FORM`.
"""

import json
from pathlib import Path, PurePosixPath

import pytest
from factories import record
from subjects import words

from build_scripts.content.strict_yaml import load
from build_scripts.model.kinds import KINDS
from build_scripts.model.parse import parse

FOLDER = Path(__file__).parent / "kinds"
MUTATIONS = [
    pytest.param(kind, change, id=f"{kind}-{number}")
    for kind in KINDS
    for number, change in enumerate(json.loads((FOLDER / f"{kind}.mutations.json").read_text(encoding="utf-8")))
]


def parsed(kind, text):
    tree, problems = load(text.encode())
    assert problems == []
    return parse(tree, PurePosixPath(KINDS[kind].folder, "2023", "7k2m9xqd.yml"), words())


@pytest.mark.parametrize("kind", KINDS)
def test_the_record_is_valid(kind):
    entry, problems = parsed(kind, (FOLDER / f"{kind}.yml").read_text(encoding="utf-8"))
    assert problems == []
    assert isinstance(entry, KINDS[kind].model)
    assert len(json.loads((FOLDER / f"{kind}.mutations.json").read_text(encoding="utf-8"))) >= 7


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_required_field_a_record_is_refused(kind):
    fields = record(kind, id="7k2m9xqd")
    required = {name for name, field in KINDS[kind].model.model_fields.items() if field.is_required()}
    for name in required & set(fields):
        less = {key: value for key, value in fields.items() if key != name}
        assert parsed(kind, json.dumps(less))[1] != [], name


@pytest.mark.parametrize(("kind", "change"), MUTATIONS)
def test_a_mutation_is_found(kind, change):
    text = (FOLDER / f"{kind}.yml").read_text(encoding="utf-8")
    assert text.count(change["replace"]) == 1
    line = change.get("line", text[: text.index(change["replace"])].count("\n") + 1)
    _entry, problems = parsed(kind, text.replace(change["replace"], change["by"]))
    found = [problem for problem in problems if problem.rule.startswith(change["rule"])]
    assert found, problems
    assert found[0].line == line, problems
    assert change.get("says", "") in f"{found[0].message} {found[0].remedy}"


@pytest.mark.parametrize(("kind", "change"), MUTATIONS)
def test_every_problem_of_a_mutation_has_a_message_and_a_remedy(kind, change):
    text = (FOLDER / f"{kind}.yml").read_text(encoding="utf-8")
    for problem in parsed(kind, text.replace(change["replace"], change["by"]))[1]:
        assert problem.message
        assert problem.remedy
        assert "should match pattern" not in problem.message
