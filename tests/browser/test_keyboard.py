"""Every page serves a keyboard, a narrow screen, and a reader who allows no script."""

import re
from collections import deque

import pytest
from built_site import LANGUAGES
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex='0']"
LOOK = """element => {
  for (const one of document.getAnimations()) one.finish();
  const {outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor} =
    getComputedStyle(element);
  const outline = outlineStyle === "none" || outlineWidth === "0px" ? "none" : outlineWidth + outlineColor;
  return [outline, boxShadow, backgroundColor, borderColor].join(" / ");
}"""
NOTE_FOCUS = f"""() => {{
  const look = {LOOK};
  const element = document.activeElement;
  if (element === document.body) return null;
  window.looks ??= new Map();
  if (window.looks.has(element)) return false;
  const box = element.getBoundingClientRect();
  window.looks.set(element, [look(element), box.width > 0 && box.height > 0]);
  return true;
}}"""
COMPARE = f"""selector => {{
  const look = {LOOK};
  document.activeElement.blur();
  const shown = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const name = (one) => one.outerHTML.slice(0, 120);
  return {{
    missed: shown.filter((one) => !looks.has(one) && !one.disabled).map(name),
    unseen: [...looks].filter(([one, [focused, visible]]) => !visible || focused === look(one))
      .map(([one]) => name(one)),
  }};
}}"""


def open_page(page, address):
    page.goto(address)
    if page.locator("#search").count():
        expect(page.locator("#search")).to_have_attribute("data-state", re.compile("verified|idle"))


@pytest.mark.parametrize("language", LANGUAGES.values())
def test_the_first_tab_leads_past_the_header(page, root, site, language):
    for path in site.pages:
        open_page(page, root + language + path)
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        expect(skip).to_have_attribute("href", "#main")
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


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
    expect(page).to_have_url(f"{root}{language}{site.url(record)}")


def test_nothing_is_wider_than_a_narrow_screen(page, root, site):
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for address in site.addresses:
        open_page(page, root + address)
        width = page.evaluate("document.scrollingElement.scrollWidth")
        if width > 320:
            wide.append(f"{address} {width}")
    assert wide == []


@pytest.fixture
def scriptless(browser):
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES.values())
def test_without_scripts_every_page_shows_its_content(scriptless, root, site, language):
    for path in site.pages:
        scriptless.goto(root + language + path)
        expect(scriptless.locator("main h1")).to_be_visible()
        if path.startswith("search/"):
            lists = scriptless.locator("noscript a")
            expect(scriptless.locator("noscript p").first).to_be_visible()
            assert lists.count() >= 3
        for hidden in ("[data-scheme-toggle]", "[data-search-app]"):
            expect(scriptless.locator(hidden).locator("visible=true")).to_have_count(0)


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


def reachable(site, folder):
    """Every file of a language that links alone lead to from its home page."""
    found = {f"{folder}index.html"}
    waiting = deque(found)
    while waiting:
        for path, _ in site.documents[waiting.popleft()].internal():
            name = path if path in site.documents else f"{path}index.html"
            if name in site.documents and name not in found and name.startswith("en/") == (folder == "en/"):
                found.add(name)
                waiting.append(name)
    return found


@pytest.mark.parametrize("folder", LANGUAGES.values())
def test_links_alone_lead_to_every_record_but_the_sealed(site, folder):
    found = reachable(site, folder)
    shown = [*site.with_status("published"), *site.with_status("withheld"), *site.with_status("withdrawn")]
    missing = [one["id"] for one in shown if f"{folder}{site.url(one)}index.html" not in found]
    assert shown
    assert missing == []
    sealed = [f"{folder}{site.url(one)}index.html" for one in site.with_status("sealed")]
    assert sealed
    assert not found & set(sealed)
    own = {name for name in site.documents if name.startswith("en/") == (folder == "en/")}
    assert own - found - set(sealed) - {"404.html"} == set()


def test_what_is_sealed_or_expired_leaves_no_trace(site):
    sealed = {one["id"] for one in site.with_status("sealed")}
    gone = {one["id"] for one in site.expired}
    assert len(sealed) == site.summary["sealed"] > 0
    assert len(gone) == site.summary["excluded"] > 0
    pattern = re.compile("|".join(sealed | gone).encode())
    for name, file in site.files.items():
        found = {one.decode() for one in pattern.findall(file.read_bytes())}
        assert not found & gone, name
        assert all(f"/{one}/" in name for one in found), name
