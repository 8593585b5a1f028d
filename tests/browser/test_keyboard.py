"""Every page works by keyboard, on a narrow screen, and without scripts."""

import re

import pytest
from built_site import LANGUAGES
from playwright.sync_api import expect
from search_page import open_page
from watching import visit

FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex='0']"
STYLE = """element => {
  for (const one of document.getAnimations()) one.finish();
  const {outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor} =
    getComputedStyle(element);
  const outline = outlineStyle === "none" || outlineWidth === "0px" ? "none" : outlineWidth + outlineColor;
  return [outline, boxShadow, backgroundColor, borderColor].join(" / ");
}"""
NOTE_FOCUS = f"""() => {{
  const styleOf = {STYLE};
  const element = document.activeElement;
  if (element === document.body) return null;
  window.styles ??= new Map();
  if (element.type === "date" && window.latest === element) return true;  // it has a stop for the day, the month and the year
  window.latest = element;
  if (window.styles.has(element)) return false;
  const box = element.getBoundingClientRect();
  window.styles.set(element, [styleOf(element), box.width > 0 && box.height > 0]);
  return true;
}}"""
COMPARE = f"""selector => {{
  const styleOf = {STYLE};
  document.activeElement.blur();
  const shown = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const name = (one) => one.outerHTML.slice(0, 120);
  return {{
    missed: shown.filter((one) => !styles.has(one) && !one.disabled).map(name),
    unseen: [...styles].filter(([one, [focused, visible]]) => !visible || focused === styleOf(one))
      .map(([one]) => name(one)),
  }};
}}"""


@pytest.mark.parametrize("language", LANGUAGES.values())
def test_narrow_pages_do_not_scroll_sideways_the_first_tab_skips_the_header_and_nothing_fails(
    watched, root, site, language
):
    """Each page is opened once for this and for what it asks for: nothing of other sites, nothing that is refused or not there."""
    watched.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for path in site.pages:
        visit(watched, root + language + path)
        width = watched.evaluate("document.scrollingElement.scrollWidth")
        if width > 320:
            wide.append(f"{language}{path} {width}")
        watched.keyboard.press("Tab")
        skip = watched.locator(":focus")
        expect(skip).to_have_attribute("href", "#main")
        expect(skip).to_be_in_viewport()
        watched.keyboard.press("Enter")
        expect(watched.locator("main")).to_be_focused()
    assert wide == []
    assert [one for one in watched.sent if not one.startswith((root, "data:"))] == []
    assert watched.failed == []
    assert len(watched.sent) > len(site.pages)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("template", ["home", "browse", "results", "judgment", "sentence-change", "list"])
def test_focus_reaches_everything_and_shows(page, root, site, template, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    open_page(page, root + site.catalogue[template])
    for _ in range(800):
        page.keyboard.press("Tab")
        if not page.evaluate(NOTE_FOCUS):
            break
    assert page.evaluate(COMPARE, FOCUSABLE) == {"missed": [], "unseen": []}


def scheme_of(page):
    return page.evaluate("document.body.dataset.mdColorScheme")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_scheme_is_chosen_by_keyboard_and_kept(page, root, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page(page, root)
    before = scheme_of(page)
    assert before == {"light": "default", "dark": "slate"}[scheme]
    page.locator("[data-scheme-toggle]").focus()
    page.keyboard.press("Enter")
    after = scheme_of(page)
    assert {before, after} == {"default", "slate"}
    page.reload()
    assert scheme_of(page) == after
    open_page(page, f"{root}en/judgments/")
    assert scheme_of(page) == after
    page.locator("[data-scheme-toggle]").focus()
    page.keyboard.press("Space")
    assert scheme_of(page) == before


@pytest.mark.parametrize("language", LANGUAGES.values())
def test_a_search_from_the_header_by_keyboard(page, root, site, language):
    record = next(one for one in site.with_status("published") if one["kind"] == "judgment")
    open_page(page, f"{root}{language}about/")
    page.locator("header input[name=q]").focus()
    page.keyboard.type(record["case_number"])
    page.keyboard.press("Enter")
    expect(page.locator("#search")).to_have_attribute("data-state", "verified")
    assert page.url.startswith(f"{root}{language}search/?q=")
    hit = page.locator(f"li[data-record='{record['id']}'] a").first
    hit.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{re.escape(root + language + site.url(record))}\?q="))


SHOWN = """selector => [...document.querySelectorAll(selector)].filter((one) => {
  const {width, height} = one.getBoundingClientRect();
  return one.checkVisibility({visibilityProperty: true}) && width > 0 && height > 0;
}).length"""  # what Playwright calls visible


@pytest.fixture
def scriptless(browser):
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES.values())
def test_without_scripts_every_page_shows_its_content(scriptless, root, site, language):
    """No script changes a page after it was loaded, so it is asked once."""
    for path in site.pages:
        scriptless.goto(root + language + path)
        assert scriptless.evaluate(SHOWN, "main h1") == 1, path
        assert scriptless.evaluate(SHOWN, "[data-scheme-toggle], [data-search-app]") == 0, path
        if path == "search/":
            assert scriptless.evaluate(SHOWN, "noscript p") >= 1
            assert scriptless.locator("noscript a").count() >= 3


@pytest.mark.parametrize("language", LANGUAGES.values())
def test_without_scripts_the_search_leads_to_the_lists(scriptless, root, language):
    scriptless.goto(f"{root}{language}about/")
    scriptless.locator("header input[name=q]").fill("盗窃")
    scriptless.keyboard.press("Enter")
    for number in range(3):
        expect(scriptless.locator("main h1")).to_be_visible()
        assert scriptless.url.startswith(f"{root}{language}search/?q=")
        scriptless.locator("noscript a").nth(number).click()
        assert scriptless.locator("main a[href]").count() > 3
        scriptless.go_back()
