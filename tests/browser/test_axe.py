"""axe-core finds nothing on one page of each template: in both languages, light and dark, narrow and wide.

A page of the first language is seen narrow in light colours and wide in dark ones, one of another language the other way round, so that
every two of the three go together on some page of each template. With PORTAL_AXE=all every page type is seen in all four ways in every language.
"""

import os
from itertools import cycle

import pytest
from axe_playwright_python.sync_playwright import Axe
from built_site import LANGUAGES
from search_page import open_page

WIDTHS = (320, 1280)
PARTS = 6  # of the templates, so that several workers share them
SCHEMES = ("light", "dark")
ONE_WAY, OTHER_WAY = (tuple(zip(SCHEMES, widths, strict=True)) for widths in (WIDTHS, WIDTHS[::-1]))
ALL = os.environ.get("PORTAL_AXE") == "all"  # takes some minutes
START = """() => {
  const shown = ({html, failureSummary}) => `${html.slice(0, 200)} ${failureSummary.replaceAll(/\\s+/g, " ")}`;
  window.running = axe.run({resultTypes: ["violations"], preload: false}).then(({violations}) =>
    violations.map(({id, nodes}) => [id, nodes.length, shown(nodes[0])]));
}"""


@pytest.fixture(scope="module")
def windows(browser):
    """One window a scheme, so that two pages are examined at a time."""
    contexts = {scheme: browser.new_context(color_scheme=scheme, reduced_motion="reduce") for scheme in SCHEMES}
    yield {scheme: context.new_page() for scheme, context in contexts.items()}
    for context in contexts.values():
        context.close()


def looked_at(site):
    """The addresses: in the usual run every other ledger in another language."""
    if ALL:
        return [*site.addresses, *(folder + path for folder in LANGUAGES.values() for path in site.ledgers)]
    folders = cycle(LANGUAGES.values())
    return [*site.templates, *(folder + path for folder, path in zip(folders, site.ledgers, strict=False))]


def load(windows, address):
    for window in windows.values():
        open_page(window, address)
        window.evaluate(Axe().axe_script)


def examine(windows, views):
    """Scheme, width, rule, number of elements and the first of them, for every violation."""
    for scheme, width in views:
        windows[scheme].set_viewport_size({"width": width, "height": 800})
        windows[scheme].evaluate(START)
    return [
        (scheme, width, *violation)
        for scheme, width in views
        for violation in windows[scheme].evaluate("window.running")
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_violation_on_any_template(windows, root, site, part):
    faults = {}
    for address in looked_at(site)[part::PARTS]:
        load(windows, root + address)
        usual = OTHER_WAY if address.startswith("en/") else ONE_WAY
        for views in (ONE_WAY, OTHER_WAY) if ALL else (usual,):
            for scheme, width, rule, count, first in examine(windows, views):
                place = f"{scheme} {width} /{address}: {count} elements, first {first}"
                faults.setdefault(rule, []).append(place)
    assert faults == {}, "".join(
        f"\n{rule}: {len(places)} pages, among them\n  " + "\n  ".join(places[:8]) for rule, places in faults.items()
    )


def test_the_schemes_differ(windows, root):
    load(windows, root)
    colours = [window.evaluate("getComputedStyle(document.querySelector('main')).color") for window in windows.values()]
    assert colours[0] != colours[1]


@pytest.mark.parametrize("views", [ONE_WAY, OTHER_WAY])
def test_a_missing_label_is_a_violation(windows, root, views):
    load(windows, root)
    for window in windows.values():
        window.evaluate("document.querySelector('main').append(document.createElement('input'))")
    found = {(scheme, width) for scheme, width, rule, *_ in examine(windows, views) if rule == "label"}
    assert found == set(views)
