"""Reading a long document: contents, links, marked words, link and citation of a paragraph, tables on a phone, print."""

import re

import pytest
from playwright.sync_api import expect
from search_page import open_search

LONG = "judgments/4m6jhmhw/"  # three accused, several crimes
APPEAL = "judgments/7rksjb5d/"


@pytest.mark.parametrize(("width", "shown"), [(390, ".portal-contents-folded"), (1200, ".portal-contents")])
def test_contents_are_folded_on_a_phone_and_stay_beside_the_text_on_a_desktop(page, root, width, shown):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(root + LONG)
    contents = page.locator(shown)
    expect(page.locator(".portal-contents, .portal-contents-folded").locator("visible=true")).to_have_count(1)
    if shown.endswith("folded"):
        contents.locator("summary").click()
    last = contents.locator("a").last
    last.click()
    expect(page).to_have_url(re.compile(r"#p\d+$"))
    expect(page.locator(":target")).to_be_in_viewport()
    if not shown.endswith("folded"):
        expect(last).to_be_in_viewport()


def test_the_text_is_one_tap_away_on_a_phone(page, root):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(root + APPEAL)
    jump = page.locator('.portal-jump a[href="#text"]')
    assert jump.evaluate("link => link.getBoundingClientRect().bottom <= innerHeight && scrollY === 0")
    jump.click()
    expect(page.locator("#text")).to_be_in_viewport()


def test_the_text_links_to_the_decision_below_and_to_the_articles(page, root):
    page.goto(root + APPEAL)
    text = page.locator(".portal-text")
    below = text.get_by_role("link", name="（2018）川0104刑初312号").first
    assert below.evaluate("link => link.textContent") == "（2018）川0104刑初312号"
    below.click()
    expect(page.locator("h1")).to_have_text("陈某盗窃一审刑事判决书")
    page.locator(".portal-text a", has_text="第二百六十四条").click()
    expect(page.locator("h1")).to_contain_text("第二百六十四条")


def test_searched_words_are_marked_and_lead_from_one_to_the_next(page, root):
    open_search(page, root, "?q=诈骗 主犯")
    page.locator(f'li[data-record="{LONG.split("/")[1]}"] h2 a').click()
    marks = page.locator(".portal-text mark")
    expect(marks.first).to_be_attached()
    marked = set(marks.all_text_contents())
    assert {"诈骗", "主犯"} <= marked <= {"诈骗", "主犯", "诈骗罪"}  # the charge that the word means is marked too
    before = page.locator(".portal-text").inner_text()
    following = page.locator('[data-found-step="1"]')
    following.click()
    expect(marks.first).to_have_attribute("aria-current", "true")
    following.click()
    expect(page.locator(".portal-text mark[aria-current]")).to_have_count(1)
    page.locator('[data-found-step="-1"]').click()
    expect(marks.first).to_have_attribute("aria-current", "true")
    expect(marks.first).to_be_in_viewport()
    page.goto(root + LONG)
    assert page.locator(".portal-text").inner_text() == before
    assert page.locator("mark").count() == 0


def test_a_paragraph_gives_its_link_and_its_citation(browser, root):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(root + LONG)
    page.locator("#p12 .portal-anchor").click()
    tools = page.locator("[data-paragraph-tools]")
    tools.locator("[data-copy-link]").click()
    expect(tools.get_by_role("status")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == f"{root}{LONG}#p12"
    tools.locator("[data-cite]").click()
    texts = page.locator("[data-citation]")
    pinpoint = page.locator("[data-citations]").get_attribute("data-pinpoint").replace("{n}", "12")
    national, lawyers, *files = texts.all_text_contents()
    assert national.endswith(f" {pinpoint}")
    assert lawyers.endswith(f" {pinpoint}")
    assert all(f"{LONG}#p12" in text for text in (national, *files))
    today = page.evaluate("new Date().getFullYear()")
    expect(texts.first).to_contain_text(f"[{today}-")
    page.locator("[data-citations] button").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == texts.first.text_content()
    with page.expect_download() as saved:
        page.locator('[data-citation="ris"] + p button').nth(1).click()
    assert saved.value.suggested_filename.endswith(".ris")
    context.close()


def test_citations_can_be_selected_without_a_script(browser, root):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + LONG)
    page.locator(".portal-citations summary").click()
    for text in page.locator("[data-citation]").all():
        expect(text).to_be_visible()
        assert text.evaluate("text => getComputedStyle(text).userSelect") == "all"
    assert page.locator(".portal-bar").locator("visible=true").count() == 0
    context.close()


@pytest.mark.parametrize("width", [320, 390])
def test_a_table_is_stacked_on_a_phone_and_nothing_of_it_is_cut_off(page, root, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(root + LONG)
    table = page.locator('section[aria-labelledby="sentences"] table')
    cells = table.locator("td[data-label]")
    assert cells.count() >= 9
    for cell in cells.all():
        box = cell.bounding_box()
        assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= width)
    fine = table.locator('td[data-label="罚金"]').first
    expect(fine).to_be_visible()
    assert fine.evaluate("cell => getComputedStyle(cell, '::before').content") == '"罚金"'
    page.set_viewport_size({"width": 1200, "height": 800})
    assert fine.evaluate("cell => getComputedStyle(cell, '::before').content") == "none"


def test_print_carries_site_address_and_day(page, root):
    page.goto(root + LONG)
    printed = page.locator(".portal-printed")
    expect(printed).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(printed).to_be_visible()
    canonical = page.locator('link[rel="canonical"]').get_attribute("href")
    expect(printed).to_contain_text(canonical)
    expect(printed).to_contain_text(str(page.evaluate("new Date().getFullYear()")))
    expect(page.locator(".portal-contents").first).to_be_hidden()


def test_no_two_links_of_a_case_page_say_the_same_and_lead_elsewhere(site):
    cases = [
        document for name, document in site.documents.items() if re.fullmatch(r"(en/)?cases/[^/]+/index.html", name)
    ]
    assert len(cases) > 20
    for document in cases:
        led = {}
        article = next(document.all("article"))
        for link in (one for one in article.iter("a") if one.get("href")):
            led.setdefault("".join(link.itertext()).strip(), set()).add(
                link.get("href").partition("#")[0] or link.get("href")
            )
        assert {text: where for text, where in led.items() if len(where) > 1} == {}, document.name
