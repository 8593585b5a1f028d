"""The order of a publication: nothing that a reader loads is missing at any moment, and what must go goes first."""

import pytest
from log_site import CSP

from build_scripts.publish.remote.steps import steps

# What each file of the two sites leads to; a text is the file's bytes, by which it is known whether it was replaced.
OLD = {
    "index.html": ["assets/a1.css", "assets/portal.js", "judgments/x/index.html"],
    "judgments/x/index.html": ["assets/a1.css"],
    "search/manifest.json": ["search/rows/1.json"],
    "log/checkpoint": ["log/tile/0/000.p/7"],
}
NEW = {
    "index.html": ["assets/a2.css", "assets/portal.js"],
    "judgments/x/index.html": ["assets/a2.css"],
    "search/manifest.json": ["search/rows/2.json"],
    "log/checkpoint": ["log/tile/0/000.p/9"],
}


def sizes(site, size):
    """Every file of a site, and a size for the pages among them."""
    loaded = {path for paths in site.values() for path in paths}
    return dict.fromkeys(site, size) | dict.fromkeys(loaded - site.keys(), 10)


@pytest.mark.parametrize("size", [50, 200], ids=["shorter", "longer"])
def test_between_two_steps_no_page_lacks_what_it_loads(size):
    local, there = sizes(NEW, size), sizes(OLD, 100)
    state = dict(OLD)
    files = set(there)
    for step in steps(local, there, {"assets/portal.js"}):
        if step.deletes:
            files -= set(step.paths)
            state = {path: led for path, led in state.items() if path in files}
        else:
            files |= set(step.paths)
            state |= {path: NEW[path] for path in step.paths if path in NEW}
        assert {one for led in state.values() for one in led} <= files
    assert (files, state) == (set(local), NEW)


@pytest.mark.parametrize(
    ("local", "there", "first"),
    [
        pytest.param({"a/x/index.html": 5}, {"a/x/index.html": 9}, "a/x/index.html", id="a tombstone is shorter"),
        pytest.param(
            {"a/x/index.html": 9, "a/x/record.md": 9, "en/a/x/index.html": 9},
            {"a/x/index.html": 9, "a/x/record.md": 9, "en/a/x/index.html": 9},
            "en/a/x/index.html",
            id="a name was left out of a record",
        ),
        pytest.param(
            {"a/x/record.md": 9, "api/v1/records/x.json": 9},
            {"a/x/record.md": 9, "api/v1/records/x.json": 9},
            "api/v1/records/x.json",
            id="and out of the interface for programs",
        ),
        pytest.param({"feed.xml": 5}, {"feed.xml": 9}, "feed.xml", id="a feed without an entry"),
    ],
)
def test_what_says_less_is_sent_before_what_says_more(local, there, first):
    more = {"index.html": len(CSP), "search/rows/2.json": 9, "search/manifest.json": 3}
    found = steps(local | more, there | {"search/manifest.json": 9}, set())
    assert first in found[0].paths
    assert found[-1].paths == ("search/manifest.json",)


def test_nothing_is_a_step_when_nothing_changed():
    assert steps({"index.html": 9}, {"index.html": 9}, {"index.html"}) == []
