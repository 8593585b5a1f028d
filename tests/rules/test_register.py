"""Every rule says what it asks and where it stands, and none is forgotten."""

import re
from pathlib import Path

import pytest

from build_scripts.checks import register
from build_scripts.model.base import Status

RULES = register.RULES | register.ACROSS


@pytest.mark.parametrize("identifier", sorted(RULES))
def test_a_rule_says_what_it_asks_and_where_it_stands(identifier):
    rule = RULES[identifier]
    assert rule.statement.endswith(".")
    assert rule.cites
    assert rule.id == identifier
    assert not (rule.since and rule.until) or rule.since <= rule.until
    assert set(getattr(rule, "statuses", ())) <= {status.value for status in Status}


def test_every_rule_is_registered_under_an_id_of_its_own():
    """As many rules as there are decorated functions: none forgotten, none hidden behind another's id."""
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(register.__file__).parent.rglob("*.py")))
    declared = re.findall(r"^@rule\(\s*\"([A-Z]+-\d+)\"", code, re.MULTILINE)
    assert sorted(declared) == sorted(RULES)
    assert len(declared) == len(set(declared))
