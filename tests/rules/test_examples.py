"""Every rule has an example that passes and one that fails, and each rule that is switched off is missed.

examples/<RULE-ID>.yml holds `pass` and `fail`: a record or, for a rule over several, a list of records. `at` names the field
at which the failing one must be found, `vocabulary` terms beyond those of the project.
"""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from subjects import subject_of, words

from build_scripts.catalog.catalog import join
from build_scripts.catalog.summary import summary_of
from build_scripts.checks import register
from build_scripts.checks.record_facts import KnownFacts
from build_scripts.content.problem import has_errors
from build_scripts.content.strict_yaml import load, place_of
from build_scripts.content.vocabulary import VocabularyItem

EXAMPLES = Path(__file__).parent / "examples"
AS_OF = dt.date(2024, 6, 1)
ACROSS = register.ACROSS
SHOWN = {path.stem for path in EXAMPLES.glob("*.yml")}
RULES = {name: rule for name, rule in (register.RULES | ACROSS).items() if name in SHOWN}


def example(identifier):
    path = EXAMPLES / f"{identifier}.yml"
    assert path.is_file(), f"{identifier} has no example"
    tree, problems = load(path.read_bytes())
    assert not problems
    return plain(tree)


def plain(value):
    """Without the loader's line numbers; every scalar stays text."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def enlarged(extra):
    """The vocabulary with the example's own terms."""
    lists = dict(words().lists)
    for name, terms in extra.items():
        made = {
            term["key"]: VocabularyItem(
                key=term["key"],
                names={"zh": term["zh"], "en": term["en"]},
                slug=term["key"],
                extra={key: value for key, value in term.items() if key not in {"key", "zh", "en"}},
            )
            for term in terms
        }
        lists[name] = lists[name] | made
    return dataclasses.replace(words(), lists=lists)


def found(rule, records, known):
    """What a rule finds, as (record, finding), the dates and kinds of the rule respected."""
    subjects = [subject_of(fields, known) for fields in records]
    if rule.id in ACROSS:
        summaries = [summary_of(one.entry, one.source, ("zh", "en")) for one in subjects]
        catalog, problems = join(summaries, known, AS_OF)
        facts = KnownFacts(catalog, {one.source: register.facts_of(one.entry) for one in subjects})
        assert not has_errors(problems)
        by_source = {one.source: one for one in subjects}
        return [(by_source[summary.source], what) for summary, what in rule.check(facts) if rule.applies_to(summary)]
    return [
        (one, what)
        for one in subjects
        if rule.applies(one.entry.kind, one.status.value, one.day)
        for what in rule.check(one)
    ]


def records(value):
    return value if isinstance(value, list) else [value]


def check(rule):
    """The example's promise: nothing in `pass`, something in `fail`, at its line."""
    shown = example(rule.id)
    terms = enlarged(shown.get("vocabulary", {}))
    assert not [what for _, what in found(rule, records(shown["pass"]), terms)]
    failures = found(rule, records(shown["fail"]), terms)
    assert failures, f"{rule.id} does not find its own example"
    for one, what in failures:
        assert what.message
        assert what.remedy
        assert has(one.tree, what.location) or rule.id in ACROSS, f"{what.location} is not in the record"
    if "at" in shown:
        at = tuple(int(step) if step.isdigit() else step for step in shown["at"].split("."))
        lines = {place_of(one.tree, what.location)[0] for one, what in failures}
        assert any(place_of(one.tree, at)[0] in lines for one, _ in failures)
        assert at in {what.location for _, what in failures}


def has(tree, location):
    for step in location:
        if not isinstance(tree, dict | list) or (isinstance(tree, dict) and step not in tree):
            return False
        tree = tree[step]
    return True


@pytest.mark.parametrize("identifier", sorted(RULES))
def test_a_rule_keeps_its_examples_promise(identifier):
    check(RULES[identifier])


@pytest.mark.parametrize("identifier", sorted(RULES))
def test_a_rule_that_is_switched_off_is_missed(identifier):
    silent = dataclasses.replace(RULES[identifier], check=lambda _: iter(()))
    with pytest.raises(AssertionError, match="does not find its own example"):
        check(silent)


def test_every_example_is_one_of_a_rule():
    assert {path.stem for path in EXAMPLES.glob("*.yml")} == set(RULES)
