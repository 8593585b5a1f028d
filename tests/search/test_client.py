"""What a reader asks is found and shown."""

import dataclasses
import random
import re
from urllib.parse import quote

import pytest
from fictional import HOSTILE
from search_page import all_shown, ask, open_search, settled, shown, total
from small_site import build
from substring import holders, texts


def inside_word(text, at):
    pair = text[max(0, at - 1) : at + 1]
    return len(pair) == 2 and pair.isascii() and (pair.isdigit() or pair.isalpha())


def cuts(collection, count):
    """Queries cut from the middle of texts, of 1 to 20 characters, none through a Latin word or a number."""
    rng = random.Random(20)  # noqa: S311 - reproducible, not secret
    found = []
    while len(found) < count:
        text = rng.choice(texts(rng.choice(collection)))
        begin = rng.randrange(len(text) + 1)
        end = begin + 1 + len(found) % 20
        query = text[begin:end]
        spaced = re.search(r"\s", query) or '"' in (query[:1] + query[-1:]) or "“" in query[:1]
        if len(query) == end - begin and not spaced and not inside_word(text, begin) and not inside_word(text, end):
            found.append(query)
    return found


def test_queries_cut_from_texts_find_what_a_substring_search_finds(page, host, collection):
    open_search(page, host)
    for query in cuts(collection, 70):
        ask(page, query)
        found = all_shown(page)
        assert len(found) == len(set(found))
        assert set(found) == holders(collection, query), query
        if len(found) <= 20:
            assert total(page) == len(found), query


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("盗窃罪 判决书", ["盗窃罪", "判决书"]),
        ("张某　取保候审", ["张某", "取保候审"]),
        ('"取保候审期间" 12,500', ["取保候审期间", "12,500"]),
        ("“认罪认罚，「自愿」", ["“认罪认罚，「自愿」"]),
        ("「暂予监外执行」", ["暂予监外执行"]),
        ('"annex b-2"', ["annex b-2"]),
        ("annex counsel", ["annex", "counsel"]),
        ("𠮷", ["𠮷"]),
        ("某", ["某"]),
        ("，", ["，"]),
        ("》第", ["》第"]),
        ("％", ["%"]),
    ],
)
def test_several_words_quotes_and_single_characters(page, host, collection, query, words):
    open_search(page, host, f"?q={quote(query)}")
    assert set(all_shown(page)) == set.intersection(*(holders(collection, word) for word in words))


def test_what_people_call_it_is_found_and_said(page, host, collection):
    thefts = {one.id for one in collection if "盗窃罪" in one.causes}
    open_search(page, host, "?q=larceny")
    assert set(all_shown(page)) == thefts
    assert page.locator("[data-search-also]").text_content() == "Also searched for: 盗窃罪"
    for query, wanted in (
        ("larceny of the Court of B", {one.id for one in collection if one.court == "川01"} & thefts),
        ("乙中院盗窃", {one.id for one in collection if one.court == "川01"} & (thefts | holders(collection, "盗窃"))),
        ("bail", holders(collection, "取保候审")),
        ("2021年", {one.id for one in collection if one.year == 2021} | holders(collection, "2021年")),
        ('"larceny"', set()),
    ):
        ask(page, query)
        assert set(all_shown(page)) == wanted, query


def test_nothing_found_says_what_else_could_be_asked(page, host, collection):
    open_search(page, host, "?q=盗窈罪 某&year=2022")
    instead = page.locator("[data-search-nothing] a[data-ask]")
    assert instead.all_inner_texts()[0] == "盗窃罪 某"
    instead.first.click()
    page.wait_for_url(lambda address: quote("盗窃罪") in address)
    thefts = {one.id for one in collection if "盗窃罪" in one.causes} | holders(collection, "盗窃罪")
    assert set(all_shown(settled(page))) == thefts & holders(collection, "某") & {
        one.id for one in collection if one.year == 2022
    }
    wanted = next(one for one in collection if one.case_numbers and one.year)
    ask(page, wanted.case_numbers[0].replace("号", "9号"))
    near = page.locator("[data-search-nothing] a[data-ask]").all_inner_texts()
    assert wanted.case_numbers[0] in near


def test_a_hit_shows_its_facts_and_the_passage(page, host, collection):
    open_search(page, host, "?q=婺城区司法局")
    one = next(one for one in collection if one.id == shown(page)[0])
    item = page.locator("li[data-record]").first
    assert item.locator("mark").all_text_contents() == ["婺城区司法局"]
    assert item.locator("a").get_attribute("href").split("?")[0] == f"{host}/{one.url}"
    assert item.locator("a").text_content() == one.titles["zh"]
    facts = item.locator(".search-facts").text_content()
    assert "裁判文书" in facts or "刑罚变更" in facts or "开庭公告" in facts
    if one.date:
        year, month, day = map(int, one.date.split("-"))
        assert f"{year}年{month}月{day}日" in facts
    assert ("Fictional sample" in facts) == one.sample


def test_the_english_page_links_to_english_pages_and_says_what_is_chinese(page, host, collection):
    open_search(page, host, "?q=取保候审", "en/")
    known = {one.id: one for one in collection}
    for item in page.locator("li[data-record]").all():
        one = known[item.get_attribute("data-record")]
        assert item.locator("a").get_attribute("href").split("?")[0] == f"{host}/en/{one.url}"
        assert item.locator("a").get_attribute("lang") == (None if one.titles["en"] else "zh")
        assert item.locator(".search-snippet").get_attribute("lang") == "zh"
    assert page.get_by_role("status").text_content() == f"{len(shown(page))} results"


def test_a_summary_in_another_language_is_verified_and_shown(page, host, collection):
    open_search(page, host, '?q="summary 07, theft"')
    assert shown(page) == [collection[7].id]
    assert page.locator("mark").first.text_content() == "summary 07, theft"


def test_a_hostile_title_is_shown_literally(page, host):
    open_search(page, host, "?q=onerror")
    assert page.locator("li a").text_content() == HOSTILE
    assert page.locator("#search img, #search li script").count() == 0
    open_search(page, host, f"?q={quote(HOSTILE)}&kind={quote(HOSTILE)}")
    assert page.locator("#search img, #search li script").count() == 0


def test_what_the_text_refutes_disappears(page, tmp_path, serve, collection):
    plain = next(one for one in collection if one.body)
    false, true = (
        dataclasses.replace(plain, id=name, url=f"judgments/{name}/", text_url=f"judgments/{name}/", body=body)
        for name, body in (("false", "甲乙，丙；乙丙丁。丙丁戊"), ("true", "甲乙丙丁戊"))
    )
    build(tmp_path, [false, true])
    with serve(tmp_path) as host:
        open_search(page, host, "?q=甲乙丙丁戊", "en/")
        assert shown(page) == ["true"]
        assert total(page) == 1
        assert page.get_by_role("status").text_content() == "1 result"


def test_nothing_found_says_so(page, host):
    open_search(page, host, "?q=此处绝无此语")
    assert total(page) == 0
    assert "Nothing" in page.get_by_role("status").text_content()


def test_without_scripts_the_form_leads_to_the_lists(browser, host):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}/search/?q=x")
    assert page.get_by_role("link", name="All courts").is_visible()
    assert page.locator("[data-search-app]").is_hidden()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_overflows(page, host, width):
    page.set_viewport_size({"width": width, "height": 800})
    open_search(page, host, "?q=某")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("details").get_attribute("open") == (None if width == 320 else "")
