"""axe-core finds nothing on one page of each template: both languages, light and dark, narrow and wide."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
START = """() => {
  window.running = axe.run({resultTypes: ["violations"], elementRef: false}).then(({violations}) =>
    violations.map(({id, help, nodes}) => `${id}: ${help}: ${nodes.slice(0, 3).map(({html, failureSummary}) =>
      html.slice(0, 160) + " " + failureSummary.split("\\n").slice(1).join(" ").trim().slice(0, 200)).join(" | ")}`));
}"""


@pytest.fixture(scope="module")
def windows(browser):
    """One window a scheme, so that two pages are examined at a time."""
    contexts = [browser.new_context(color_scheme=scheme, reduced_motion="reduce") for scheme in SCHEMES]
    for context in contexts:
        context.add_init_script(Axe().axe_script)
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def load(windows, address):
    for window in windows:
        window.goto(address)
        if window.locator("#search").count():
            expect(window.locator("#search")).to_have_attribute("data-state", re.compile("verified|idle"))


def examine(windows):
    found = {}
    for width in WIDTHS:
        for window in windows:
            window.set_viewport_size({"width": width, "height": 800})
            window.evaluate(START)
        for window, scheme in zip(windows, SCHEMES, strict=True):
            found[scheme, width] = window.evaluate("window.running")
    return found


def test_no_violation_on_any_template(windows, root, site):
    faults = {}
    for address in site.addresses:
        load(windows, root + address)
        for (scheme, width), violations in examine(windows).items():
            for violation in violations:
                faults.setdefault(violation, []).append(f"{address} {scheme} {width}")
    assert faults == {}, json.dumps(faults, ensure_ascii=False, indent=1)


def test_the_schemes_differ(windows, root):
    load(windows, root)
    colours = [window.evaluate("getComputedStyle(document.querySelector('main')).color") for window in windows]
    assert colours[0] != colours[1]


def test_a_missing_label_is_a_violation(windows, root):
    load(windows, root)
    for window in windows:
        window.evaluate("document.querySelector('main').append(document.createElement('input'))")
    for violations in examine(windows).values():
        assert any(violation.startswith("label: ") for violation in violations)
