"""What comes from the reader's side: the query of the search page, addresses that are not there, what the browser has kept."""

import json
from urllib.parse import quote

from hostile.literal import squeezed
from hostile.payloads import payloads
from hostile.watch import Watch

FACETS = ("kind", "court", "year", "cause", "page", "sort", "sample")
EACH = 1  # payloads of a kind; the deep run takes all


def chosen(most=EACH):
    """Some payloads of every kind."""
    kinds = {}
    for payload in payloads():
        kinds.setdefault(payload.kind, []).append(payload)
    return [payload for found in kinds.values() for payload in found[:: max(len(found) // most, 1)]]


def searched(watch, payload):
    """What the search page shows of a query, once it has looked."""
    watch.visit(f"/search/?q={quote(payload.text)}")
    total = watch.page.locator("[data-search-total]")
    total.wait_for(state="attached")
    return watch.page.locator("input[name=q]").last.input_value(), watch.page.locator("main").inner_text()


def search(watch, most=EACH):
    """Ask for payloads; gives those that the page does not show as they were asked, and how many hits there were."""
    wrong, hits = [], 0
    for payload in chosen(most):
        value, text = searched(watch, payload)
        if squeezed(value) != squeezed(payload.text) and payload.text.isprintable():
            wrong.append((payload.mark, value))
        hits += payload.mark in text
        watch.check()
    return wrong, hits


def test_queries_are_text(pair, browser, serve):
    with serve(pair.hostile) as origin, Watch(browser, origin) as watch:
        wrong, hits = search(watch)
        assert wrong == []
        assert hits > 0
        for payload in chosen(1)[::3]:
            watch.visit("/search/?" + "&".join(f"{name}={quote(payload.text)}" for name in FACETS))
            watch.page.locator("[data-search-total]").wait_for(state="attached")
            watch.check()
        assert watch.complaints == []


def test_addresses_that_are_not_there_are_text(pair, browser, serve):
    with serve(pair.hostile) as origin, Watch(browser, origin) as watch:
        for number, payload in enumerate(chosen(1)):
            folder = ("judgments", "courts", "cases", "en/search", "log")[number % 5]
            watch.visit(f"/{folder}/{quote(payload.text, safe='')}/?id={quote(payload.text)}#{quote(payload.text)}")
        assert watch.complaints == []
        assert watch.visited > 10


def test_what_the_browser_has_kept_is_no_script(pair, browser, serve):
    with serve(pair.hostile) as origin, Watch(browser, origin) as watch:
        for payload in chosen(1):
            kept = json.dumps(payload.text)
            watch.page.add_init_script(
                f"for (const name of ['scheme', '__palette', '/.__palette', 'search']) localStorage.setItem(name, {kept});"
            )
            watch.visit("/")
        watch.visit("/search/")
        assert watch.complaints == []
