"""A document under review stands alone or in a list; problems are found where it stands."""

import pytest
from factories import record
from subjects import parsed, tree_of

from build_scripts.content.strict_yaml import place_of

ONE = {"case_number": "（2022）京0105刑初8号", "court": "京0105"}
OTHER = ONE | {"case_number": "（2022）京0105刑初9号"}


@pytest.mark.parametrize(("lower", "number"), [(None, 0), (ONE, 1), ([ONE], 1), ([ONE, OTHER], 2)])
def test_one_or_several(lower, number):
    entry, problems = parsed(record(lower=lower))
    assert problems == []
    assert len(entry.lowers) == number
    assert len(entry.numbers) == 1 + number


@pytest.mark.parametrize(
    ("lower", "at"),
    [(ONE | {"court": "京O105"}, ("lower", "court")), ([ONE, OTHER | {"court": "京O105"}], ("lower", 1, "court"))],
)
def test_a_problem_stands_on_its_line(lower, at):
    fields = record(lower=lower)
    (problem,) = parsed(fields)[1]
    assert problem.line == place_of(tree_of(fields), at)[0]
    assert ".".join(map(str, at)) in problem.message
