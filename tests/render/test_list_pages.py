"""The pages of a list of records: what stands before these is worked out for the first page alone, and languages take turns."""

from types import SimpleNamespace
from unittest.mock import patch

import pytest
from render.case_site import LANGUAGES, site_of

from build_scripts.pages import bodies, lists
from build_scripts.pages.paged_list import in_turn
from build_scripts.pages.plans import other_plans

OPEN = {
    "kind": "sentence-change",
    "notice": {"from": "2026-11-17", "to": "2026-11-23"},
    "decision": None,
}
REGION = "regions/sichuan/"


@pytest.fixture
def pages():
    """The pages of a site that has three open notices of a region and lists of two records a page, by path and language."""
    site, summaries = site_of(*({**OPEN, "case_number": f"（2026）川01刑更{number}号"} for number in (1, 2, 3)))
    waiting = [SimpleNamespace(record=record) for record in summaries]
    with patch.multiple(bodies, SIZE=2, open_changes=lambda _site: waiting), patch.object(lists, "SIZE", 2):
        yield {(plan.path, plan.language): plan.job() for plan in other_plans(site)}


def test_only_the_first_page_of_a_list_has_open_notices_and_no_more_than_a_page_has_records(pages):
    first, second = (pages[path, "en"] for path in (REGION, f"{REGION}page/2/"))
    assert [len(page.data["rows"]) for page in (first, second)] == [2, 1]
    assert [len(page.data["open"]) for page in (first, second)] == [2, 0]
    assert first.data["about"]["waiting"] == 3, "the page leads to all of them"
    assert not second.data["about"]


def test_each_page_is_made_in_one_language_after_the_other(pages):
    """Both show the same records, of which not all are at hand."""
    for path, begins in ((REGION, "regions/"), ("deadlines/", "deadlines/"), ("sentences/", "sentences/")):
        assert (path, "en") in pages
        order = [where for where in pages if where[0].startswith(begins) and where[0] != "regions/"]
        assert [language for _path, language in order] == [*LANGUAGES] * (len(order) // 2)
        assert [path for path, _language in order[::2]] == [path for path, _language in order[1::2]]


def test_pages_that_one_language_lacks_are_no_silent_loss():
    with pytest.raises(ValueError, match="shorter"):
        list(in_turn({"zh": iter((1, 2)), "en": iter((1,))}.get, LANGUAGES))
