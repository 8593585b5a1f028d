"""The groups of the register of rules."""

from build_scripts.checks.coverage import Coverage
from build_scripts.checks.register import ACROSS, RULES
from build_scripts.pages.rules import GROUPS, MODULES, group_of

EVERY = (*RULES.values(), *ACROSS.values())


def test_every_rule_is_in_a_group_and_every_group_has_rules():
    assert {group_of(Coverage(rule, 0, 0, ())) for rule in EVERY} == set(GROUPS)


def test_every_module_of_a_group_has_rules():
    assert {*MODULES} <= {rule.check.__module__.rpartition(".")[2] for rule in EVERY}
