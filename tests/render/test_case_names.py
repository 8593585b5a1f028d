"""What a case is called, and by which numbers: cases in `case_names.yml`, to which a new one is added."""

from pathlib import Path

import pytest
import yaml
from render.case_site import site_of

from build_scripts.checks.names.personal_name import Form, form_of
from build_scripts.pages import case_name

CASES = yaml.load(Path(__file__).with_name("case_names.yml").read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - reads text only


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_a_case_is_called(case):
    site, summaries = site_of(*case["records"])
    for language in ("zh", "en"):
        name = site.name_of(language, summaries[-1])
        assert (name.text if name else "") == case[language]
    if "numbers" in case:
        (joined,) = site.catalog.cases.values()
        assert [number for number, _language in case_name.numbers(joined.records)] == case["numbers"]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("陈小明", "陈某"),
        ("陈某", "陈某"),
        ("李某2", "李某2"),
        ("欧阳某明", "欧阳某"),
        ("张某某有限公司", "张某某有限公司"),
        ("群众", None),
        ("Wang Xiaoming", "Wang Mou"),
        ("Wang X", "Wang X"),
        ("John Smith", "J."),
        ("陈某（陈小明）", "陈某"),
        ("陈某[Chen Xiaoming]", "陈某"),
        ("Chen X (Chen Xiaoming)", "Chen X"),
        ("陈小明（化名）", "陈某"),
        ("陈某等三人", "陈某"),
        ("张某某（集团）有限公司", "张某某（集团）有限公司"),
        ("张某某有限公司（法定代表人陈小明）", "张某某有限公司"),
    ],
)
def test_no_given_name_stands_in_it(name, wanted):
    found = case_name.masked(name)
    assert found == wanted
    assert found is None or form_of(found) in {Form.MASKED, Form.ORGANISATION}


def test_a_name_in_another_language_tells_which_words_are_not_of_it():
    given = next(case for case in CASES if case["says"] == "a company keeps its name")
    site, (summary,) = site_of(*given["records"])
    name = site.name_of("en", summary)
    assert name.language == "en"
    assert name.own == ("昆山锐捷有限公司", "苏州恒洋有限公司")
    assert name.own_language == "zh"
