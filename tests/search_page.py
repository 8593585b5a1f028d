"""The search page as a reader uses it."""

import re

from playwright.sync_api import expect

SETTLED = re.compile("verified|idle|error|offline")
SOUND = re.compile("verified|idle")


def settled(page, states=SETTLED):
    """Wait until the search has an answer, or none to give."""
    expect(page.locator("#search")).to_have_attribute("data-state", states)
    return page


def open_page(page, address):
    """Open any page; if it has a search, wait until that has answered without an error."""
    page.goto(address)
    if page.locator("#search").count():
        settled(page, SOUND)


def open_search(page, root, query="", language=""):
    page.goto(f"{root.removesuffix('/')}/{language}search/{query}")
    return settled(page)


def ask(page, query):
    page.evaluate("document.getElementById('search').dataset.state = 'asked'")
    page.get_by_role("searchbox").fill(query)
    page.keyboard.press("Enter")
    return settled(page)


def shown(page):
    """The ids of the records on this page of the answer."""
    return page.locator("li[data-record]").evaluate_all("all => all.map(one => one.dataset.record)")


def all_shown(page):
    """The ids of the records on this and all further pages."""
    found = shown(page)
    while page.locator("a[data-page][rel=next]").count():
        page.evaluate("document.getElementById('search').dataset.state = 'asked'")
        page.locator("a[data-page][rel=next]").click()
        found += shown(settled(page))
    return found


def total(page):
    text = page.locator("[data-search-total]").text_content()
    assert re.fullmatch("[0-9]+", text)
    return int(text)
