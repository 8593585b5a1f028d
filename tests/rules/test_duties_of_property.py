"""Parole while duties of property are not fulfilled that could be: 法释〔2016〕23号 Art 27 says no, since May 2024 法释〔2024〕5号 Art 4 as a rule no."""

import pytest
from scenarios.pairs import findings, pairs


@pytest.mark.parametrize(
    ("name", "said"),
    [("parole before May 2024", "not granted while"), ("parole with major merit", "as a rule no parole while")],
)
def test_what_is_said_of_a_parole_follows_its_day(name, said):
    pair = next(pair for pair in pairs() if pair.name == f"duties-of-property: {name}")
    (found,) = (problem for problem in findings(pair.first) if problem.rule == "SENT-27")
    assert str(found.message).startswith(said)
