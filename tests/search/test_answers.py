"""Answers that come late, not at all, from another site, or in too many steps."""

import contextlib
import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Error, expect
from search_page import ask, open_search, settled, shown
from small_site import build, save_index
from substring import holders


def test_typing_fast_never_shows_an_older_answer(page, host, collection):
    open_search(page, host)

    def slowly(route):
        waiting.append(route)

    waiting = []
    page.route("**/postings/**", slowly)
    box = page.get_by_role("searchbox")
    box.fill("盗窃")
    box.press("Enter")
    page.wait_for_url("**q=%E7%9B%97%E7%AA%83")
    for _ in range(500):  # at most ten seconds, on a busy machine
        if not waiting:
            page.wait_for_timeout(20)
    older = list(waiting)
    assert older
    page.unroute("**/postings/**")
    ask(page, "婺城")
    newer = shown(page)
    assert set(newer) == holders(collection, "婺城")
    for route in older:
        with contextlib.suppress(Error):  # the page has given it up
            route.continue_()
    page.wait_for_timeout(100)
    assert shown(page) == newer
    assert "婺" in page.locator("mark").first.text_content()


def test_typing_without_enter_searches(page, host, collection):
    open_search(page, host)
    page.get_by_role("searchbox").press_sequentially("婺城区")
    expect(page.locator("li[data-record]")).to_have_count(len(holders(collection, "婺城区")))
    settled(page)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["婺城区"]}


def test_offline_says_so_and_comes_back(page, host, collection):
    open_search(page, host)
    page.context.set_offline(offline=True)
    ask(page, "婺城区")
    assert page.locator("#search").get_attribute("data-state") == "offline"
    assert "offline" in page.get_by_role("status").text_content()
    assert shown(page) == []
    page.context.set_offline(offline=False)
    expect(page.locator("#search")).to_have_attribute("data-state", "verified")
    assert set(shown(page)) == holders(collection, "婺城区")
    page.complaints.clear()


def test_a_broken_index_says_so_and_can_be_tried_again(page, host):
    page.route("**/columns/**", lambda route: route.fulfill(status=500))
    open_search(page, host, "?q=盗窃")
    assert page.locator("#search").get_attribute("data-state") == "error"
    page.unroute("**/columns/**")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#search")).to_have_attribute("data-state", "verified")
    page.complaints.clear()


def test_a_site_published_anew_is_read_anew(page, tmp_path, serve, collection):
    build(tmp_path, collection[:30])
    with serve(tmp_path) as host:
        open_search(page, host, "?q=盗窃")
        save_index(tmp_path, collection[20:])
        ask(page, "婺城")
        assert set(shown(page)) == holders(collection[20:], "婺城")
    page.complaints.clear()


def test_first_hits_stand_after_three_round_trips(page, host):
    asked = []
    page.on("request", lambda sent: asked.append(sent.url.removeprefix(host)))
    open_search(page, host, "?q=盗窃罪")
    index = [path for path in asked if re.match("/search/[a-z]", path)]
    order = [re.match("/search/([a-z]+)", path)[1] for path in index]
    steps = {"manifest": 1, "words": 1, "columns": 2, "labels": 2, "postings": 2, "rows": 3}
    first = order[: len(order) - order[::-1].index("rows")]
    assert [steps[name] for name in first] == sorted(steps[name] for name in first)
    assert set(order[len(first) :]) == {"columns"}  # of filters that nothing needed for the hits
    assert len(index) == len(set(index))
