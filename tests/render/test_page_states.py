"""The page of a record depends on every record that it shows: where what is made of it differs, so does its digest."""

import pytest
from render.case_site import site_of

from build_scripts.pages.records import record_plans

NUMBER = "（2023）京0105刑初123号"
SHOWN = {
    "a decision that follows a guiding case": [
        {"kind": "guiding-case"},
        {"related": [{"id": "bcdfghj2", "relation": "cites"}]},
    ],
    "a decision of the case that was announced": [
        {"kind": "major-case", "case_numbers": [NUMBER]},
        {"case_number": NUMBER},
    ],
    "a decision that reviewed it": [
        {},
        {
            "related": [{"id": "bcdfghj2", "relation": "appeal-of"}],
            "procedure": "second-instance",
            "case_number": "（2023）京03刑终9号",
        },
    ],
    "a record that it is related to": [
        {"related": [{"id": "bcdfghj3", "relation": "cites"}]},
        {"case_number": "（2023）京03刑终9号"},
    ],
}


@pytest.mark.parametrize("several", SHOWN.values(), ids=SHOWN)
def test_another_title_of_a_record_that_is_shown_is_another_digest(several):
    first, other = several
    pages = [pages_of(first, {**other, "title": title}) for title in ("一份判决书", "另一份判决书")]
    assert pages[0].keys() == pages[1].keys()
    for language in pages[0]:
        (digest, job), (later, changed) = pages[0][language], pages[1][language]
        assert job != changed, "the page shows it"
        assert digest != later


def pages_of(*several):
    site, summaries = site_of(*several)
    return {plan.language: (plan.digest, plan.job()) for plan in record_plans(site, summaries[:1])}
