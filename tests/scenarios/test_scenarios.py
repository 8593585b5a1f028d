"""Each unlawful record is found and its lawful twin is not; a record that only looks odd is not found either."""

import dataclasses

import pytest

from build_scripts.checks import register
from build_scripts.checks.rule import Basis
from build_scripts.content.problem import Severity
from scenarios.pairs import broken, pairs

PAIRS = pairs()
FAMILIES = ("SENT", "TIME", "DISC", "DEF", "ANON")
RULES = register.RULES | register.ACROSS
FOUND = {pair.rule: pair for pair in reversed(PAIRS) if not pair.odd and pair.rule in RULES}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_pair_keeps_its_promise(pair):
    assert broken(pair) == []


@pytest.mark.parametrize("identifier", sorted(RULES))
def test_a_rule_has_an_unlawful_record(identifier):
    assert identifier in FOUND


def test_no_two_pairs_have_one_name():
    assert len({pair.name for pair in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize("identifier", sorted(FOUND))
def test_a_rule_that_is_switched_off_is_missed(identifier, monkeypatch):
    """A negative control of every rule: without it, the unlawful record of its first pair is not found."""
    register.applying.cache_clear()
    for rules in (register.RULES, register.ACROSS):
        if identifier in rules:
            monkeypatch.setitem(rules, identifier, dataclasses.replace(rules[identifier], check=lambda _: iter(())))
    try:
        assert any("does not find it" in line for line in broken(FOUND[identifier]))
    finally:
        register.applying.cache_clear()


def test_two_unlawful_records_are_no_pair():
    """A negative control of the runner: a twin that is found, and an odd record that is."""
    one = next(pair for pair in PAIRS if pair.rule == "SENT-21" and not pair.odd)
    assert any(line.startswith("the lawful one") for line in broken(dataclasses.replace(one, second=one.first)))
    assert any(line.startswith("the odd one") for line in broken(dataclasses.replace(one, odd=True)))


@pytest.mark.parametrize("identifier", sorted(RULES))
def test_a_rule_from_memory_never_errors(identifier):
    rule = RULES[identifier]
    assert rule.basis is not Basis.MEMORY or rule.severity is Severity.WARNING
