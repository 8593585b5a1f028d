"""axe-core finds nothing on one page of each template: in both languages, light and dark, narrow and wide.

A template is seen in light and in dark colours, narrow and wide, each in one of the languages, and the next template with the two joined the
other way round; a ledger in one language in one way, the next one in the other. With PORTAL_AXE=all every page type is seen in all four ways in every language.

The contrast of texts that stand in like elements, drawn alike, as in the rows of a table, is measured on each page of the first and the last of them: it
takes two thirds of the time.
"""

import os
from itertools import cycle

import pytest
from axe_playwright_python.sync_playwright import Axe
from built_site import LANGUAGES
from search_page import open_page

WIDTHS = (320, 1280)
PARTS = 4  # of the templates, so that several workers share them
SCHEMES = ("light", "dark")
ONE_WAY, OTHER_WAY = (tuple(zip(SCHEMES, widths, strict=True)) for widths in (WIDTHS, WIDTHS[::-1]))
IN_TURN = (ONE_WAY[:1], ONE_WAY[1:], OTHER_WAY[:1], OTHER_WAY[1:])  # a view and its opposite, then the other two
ALL = os.environ.get("PORTAL_AXE") == "all"  # takes some minutes
AXE = Axe().axe_script
# What a text looks like: its element with those around it, and how each of them is drawn. The first and the last of those that look alike are marked.
MARK = """() => {
  const known = new Map(), first = new Map(), last = new Map();
  const look = (element) => {
    if (!element) return "";
    if (known.has(element)) return known.get(element);
    const drawn = getComputedStyle(element);
    const own = [element.localName, element.className, element.hasAttribute("style"), drawn.color, drawn.backgroundColor, drawn.backgroundImage,
      drawn.opacity, drawn.filter, drawn.mixBlendMode, drawn.textShadow, drawn.fontSize, drawn.fontWeight, drawn.position, drawn.visibility, drawn.display];
    known.set(element, `${look(element.parentElement)}\n${own}`);
    return known.get(element);
  };
  for (const element of document.querySelectorAll("body *")) {
    element.removeAttribute("data-measured");
    if (!first.has(look(element))) first.set(look(element), element);
    last.set(look(element), element);
  }
  for (const element of [...first.values(), ...last.values()]) element.setAttribute("data-measured", "");
  axe.configure({rules: [{id: "color-contrast", selector: "[data-measured]"}]});
}"""
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
    """The addresses, each with the views of it that are examined together; in the usual run every other ledger in another language."""
    if ALL:
        every = [*site.addresses, *(folder + path for folder in LANGUAGES.values() for path in site.ledgers)]
        return [(address, views) for address in every for views in (ONE_WAY, OTHER_WAY)]
    pages = [address for address in site.templates if not address.startswith("en/")]
    found = [(page, IN_TURN[number % 4]) for number, page in enumerate(pages)]
    found += [
        (f"en/{page}", IN_TURN[number % 4 ^ 1]) for number, page in enumerate(pages) if f"en/{page}" in site.templates
    ]
    ledgers = zip(cycle(LANGUAGES.values()), cycle(IN_TURN), site.ledgers, strict=False)
    return found + [(folder + path, views) for folder, views, path in ledgers]


def load(windows, address, views):
    for scheme, width in views:
        windows[scheme].set_viewport_size(
            {"width": width, "height": 800}
        )  # before there is anything to be laid out again
        open_page(windows[scheme], address)
        windows[scheme].evaluate(AXE)


def examine(windows, views):
    """Scheme, width, rule, number of elements and the first of them, for every violation."""
    for scheme, _width in views:
        windows[scheme].evaluate(MARK)
        windows[scheme].evaluate(START)
    return [
        (scheme, width, *violation)
        for scheme, width in views
        for violation in windows[scheme].evaluate("window.running")
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_violation_on_any_template(windows, root, site, part):
    faults = {}
    for address, views in looked_at(site)[part::PARTS]:
        load(windows, root + address, views)
        for scheme, width, rule, count, first in examine(windows, views):
            place = f"{scheme} {width} /{address}: {count} elements, first {first}"
            faults.setdefault(rule, []).append(place)
    assert faults == {}, "".join(
        f"\n{rule}: {len(places)} pages, among them\n  " + "\n  ".join(places[:8]) for rule, places in faults.items()
    )


def test_each_template_is_seen_in_both_colours_and_both_widths(site):
    seen = {}
    for address, views in looked_at(site):
        if address.removeprefix("en/") not in site.ledgers and address not in site.ledgers:
            seen.setdefault(address.removeprefix("en/"), set()).update(views)
    for values in zip(SCHEMES, WIDTHS, strict=True):
        for value in values:
            lacking = {address for address, views in seen.items() if not any(value in view for view in views)}
            assert lacking <= {"404.html"}, "which is one page for all languages"
    assert {view for views in seen.values() for view in views} == {*ONE_WAY, *OTHER_WAY}


def test_ledgers_are_seen_in_all_ways_together(site):
    assert {
        view for address, views in looked_at(site) if address.removeprefix("en/") in site.ledgers for view in views
    } == {
        *ONE_WAY,
        *OTHER_WAY,
    }


def test_the_schemes_differ(windows, root):
    load(windows, root, ONE_WAY)
    colours = [window.evaluate("getComputedStyle(document.querySelector('main')).color") for window in windows.values()]
    assert colours[0] != colours[1]


@pytest.mark.parametrize("views", [ONE_WAY, OTHER_WAY])
def test_a_missing_label_is_a_violation(windows, root, views):
    load(windows, root, views)
    for window in windows.values():
        window.evaluate("document.querySelector('main').append(document.createElement('input'))")
    found = {(scheme, width) for scheme, width, rule, *_ in examine(windows, views) if rule == "label"}
    assert found == set(views)


FAINT = """() => {
  const first = [...document.querySelectorAll("main *")].find((one) => one.children.length === 0 && one.textContent.trim().length > 3);
  const rows = Array.from({length: 30}, () => first.cloneNode(true));
  document.querySelector("main").append(...rows);
  rows.at(-2).style.color = `color-mix(in srgb, currentColor 20%, ${getComputedStyle(document.body).backgroundColor})`;
}"""


@pytest.mark.parametrize("views", [ONE_WAY, OTHER_WAY])
def test_one_faint_text_among_many_of_its_like_is_a_violation(windows, root, views):
    load(windows, root, views)
    assert not [rule for _scheme, _width, rule, *_ in examine(windows, views) if rule == "color-contrast"]
    for window in windows.values():
        window.evaluate(FAINT)
    found = {
        (scheme, width): count
        for scheme, width, rule, count, _first in examine(windows, views)
        if rule == "color-contrast"
    }
    assert found == dict.fromkeys(views, 1)
