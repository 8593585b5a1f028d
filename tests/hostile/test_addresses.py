"""What comes from the reader's side: the query of the search page, addresses that are not there, what the browser has kept."""

import json
from urllib.parse import quote

from hostile.display import squeezed
from hostile.payloads import payloads
from hostile.watch import Watch

FACETS = ("kind", "court", "year", "cause", "page", "sort", "sample")


def chosen():
    """The first payload of every kind; the deep run takes all."""
    return list({payload.kind: payload for payload in reversed(payloads())}.values())


def searched(watch, payload):
    """What the search page shows of a query, once it has looked."""
    watch.visit(f"/search/?q={quote(payload.text)}", until="[data-search-total]")
    return watch.page.locator("input[name=q]").last.input_value(), watch.page.locator("main").inner_text()


def search(watch, asked):
    """Ask for payloads; gives those that the page does not show as they were asked, and how many hits there were."""
    wrong, hits = [], 0
    for payload in asked:
        value, text = searched(watch, payload)
        if squeezed(value) != squeezed(payload.text) and payload.text.isprintable():
            wrong.append((payload.mark, value))
        hits += payload.mark in text
        watch.check()
    return wrong, hits


def test_queries_are_text(pair, browser, serve):
    with serve(pair.hostile) as origin, Watch(browser, origin) as watch:
        wrong, hits = search(watch, chosen())
        assert wrong == []
        assert hits > 0
        for payload in chosen()[::3]:
            watch.visit(
                "/search/?" + "&".join(f"{name}={quote(payload.text)}" for name in FACETS), until="[data-search-total]"
            )
            watch.check()
        assert watch.complaints == []


def test_addresses_that_are_not_there_are_text(pair, browser, serve):
    with serve(pair.hostile) as origin, Watch(browser, origin) as watch:
        for number, payload in enumerate(chosen()):
            folder = ("judgments", "courts", "cases", "en/search", "log")[number % 5]
            watch.visit(f"/{folder}/{quote(payload.text, safe='')}/?id={quote(payload.text)}#{quote(payload.text)}")
        assert watch.complaints == []
        assert watch.visited > 10


def test_what_the_browser_has_kept_is_no_script(pair, browser, serve):
    with serve(pair.hostile) as origin, Watch(browser, origin) as watch:
        for payload in chosen():
            kept = json.dumps(payload.text)
            watch.page.add_init_script(
                f"for (const name of ['scheme', '__palette', '/.__palette', 'search']) localStorage.setItem(name, {kept});"
            )
            watch.visit("/")
        watch.visit("/search/")
        assert watch.complaints == []


def test_an_answer_that_comes_late_is_waited_for_and_one_that_never_comes_is_noted(browser, serve, tmp_path):
    """A computer that stands still for a while makes no fault of the site."""
    later = "if (sessionStorage.seen) document.write('<p id=a>'); sessionStorage.seen = 1"
    page = f"<!doctype html><title>a</title><link rel=icon href=data:,><script>{later}</script>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with serve(tmp_path) as origin, Watch(browser, origin) as watch:
        watch.page.set_default_timeout(300)
        watch.visit("/", until="#a")
        assert watch.complaints == []
        watch.visit("/", until="#b")
        assert [one.partition(": Locator")[0] for one in watch.complaints] == ["/: no answer, asked 3 times"]
