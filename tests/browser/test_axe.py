"""axe-core finds nothing on one page of each template: both languages, light and dark, narrow and wide."""

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from search_page import open_page

WIDTHS = (320, 1280)
PARTS = 6  # of the templates, so that several workers share them
SCHEMES = ("light", "dark")
START = """() => {
  const shown = ({html, failureSummary}) => `${html.slice(0, 200)} ${failureSummary.replaceAll(/\\s+/g, " ")}`;
  window.running = axe.run({resultTypes: ["violations"], preload: false}).then(({violations}) =>
    violations.map(({id, nodes}) => [id, nodes.length, shown(nodes[0])]));
}"""


@pytest.fixture(scope="module")
def windows(browser):
    """One window a scheme, so that two pages are examined at a time."""
    contexts = [browser.new_context(color_scheme=scheme, reduced_motion="reduce") for scheme in SCHEMES]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def load(windows, address):
    for window in windows:
        open_page(window, address)
        window.evaluate(Axe().axe_script)


def examine(windows):
    """Scheme, width, rule, number of elements and the first of them, for every violation."""
    found = []
    for width in WIDTHS:
        for window in windows:
            window.set_viewport_size({"width": width, "height": 800})
            window.evaluate(START)
        for window, scheme in zip(windows, SCHEMES, strict=True):
            found += [(scheme, width, *violation) for violation in window.evaluate("window.running")]
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_no_violation_on_any_template(windows, root, site, part):
    faults = {}
    for address in site.templates[part::PARTS]:
        load(windows, root + address)
        for scheme, width, rule, count, first in examine(windows):
            place = f"{scheme} {width} /{address}: {count} elements, first {first}"
            faults.setdefault(rule, []).append(place)
    assert faults == {}, "".join(
        f"\n{rule}: {len(places)} pages, among them\n  " + "\n  ".join(places[:8]) for rule, places in faults.items()
    )


def test_the_schemes_differ(windows, root):
    load(windows, root)
    colours = [window.evaluate("getComputedStyle(document.querySelector('main')).color") for window in windows]
    assert colours[0] != colours[1]


def test_a_missing_label_is_a_violation(windows, root):
    load(windows, root)
    for window in windows:
        window.evaluate("document.querySelector('main').append(document.createElement('input'))")
    found = {(scheme, width) for scheme, width, rule, *_ in examine(windows) if rule == "label"}
    assert found == set(itertools.product(SCHEMES, WIDTHS))
