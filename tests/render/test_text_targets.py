"""Where the links in a text lead: to what is shown, and never to what is sealed, ended or not public yet."""

from dataclasses import replace

import pytest
from render.case_site import site_of

from build_scripts.checks.reading.references import article_key, number_key
from build_scripts.pages import text_targets

NUMBER = "（2023）京0105刑初123号"
LOWER = {"kind": "judgment", "case_number": NUMBER, "statutes": [{"law": "刑法", "article": 264}]}
APPEAL = {
    "kind": "judgment",
    "case_number": "（2023）京03刑终45号",
    "court": "京03",
    "procedure": "second-instance",
    "decided": "2023-05-01",
    "lower": {"case_number": NUMBER, "court": "京0105", "decided": "2023-03-01"},
}
NAMED = (article_key("刑法", "264"), number_key("（2023）京03刑终45号"), number_key(NUMBER))


def targets(*records):
    """Of the first record, whose text names both decisions and an article."""
    site, summaries = site_of(*records)
    return text_targets.of_record(site, replace(summaries[0], mentions=NAMED))


def test_a_number_leads_to_the_decision_and_an_article_to_its_page():
    assert targets(APPEAL, LOWER) == {
        number_key(NUMBER): "judgments/bcdfghj3/",
        article_key("刑法", "264"): "statutes/刑法/264/",
    }


@pytest.mark.parametrize(
    "hidden",
    [
        {"kind": "judgment", "status": "sealed"},
        {**LOWER, "publish_on": "2027-01-01"},
        None,
    ],
    ids=["sealed", "not public yet", "never there"],
)
def test_what_is_not_shown_is_no_target(hidden):
    assert targets(*[one for one in (APPEAL, hidden) if one]) == {}


def test_a_withheld_decision_is_a_target_since_its_page_says_why():
    assert targets(APPEAL, {"status": "withheld", "case_number": NUMBER}) == {number_key(NUMBER): "judgments/bcdfghj3/"}


@pytest.mark.parametrize("order", [1, -1])
def test_a_decision_goes_before_what_else_bears_its_number(order):
    both = [LOWER, {"kind": "hearing", "case_number": NUMBER, "date": "2023-02-20"}][::order]
    place = f"judgments/bcdfghj{3 + both.index(LOWER)}/"
    assert targets(APPEAL, *both)[number_key(NUMBER)] == place
