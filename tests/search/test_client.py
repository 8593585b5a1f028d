import contextlib
import dataclasses
import json
import random
import re
import sys
import unicodedata
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from fictional import HOSTILE, documents
from playwright.sync_api import Error, expect
from search_page import all_shown, ask, open_search, settled, shown, total
from small_site import build, save_index

from build_scripts.search.normal import fold_number, normalise
from build_scripts.search.tokens import tokenise

HERE = Path(__file__).parent
CASES = json.loads((HERE / "normal.json").read_text("utf-8"))
TOKENS = json.loads((HERE / "tokens.json").read_text("utf-8"))
NAMES = [line.split("\t") for line in (HERE / "names.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
HASHES = """texts => texts.map(text => {
  const hex = (number, digits) => number.toString(16).padStart(digits, "0");
  return parts.tokens.tokensOf(text).tokens.map(({high, low}) => hex(high >>> 24, 2) + hex(low, 8));
})"""


@pytest.fixture(scope="module")
def collection():
    return documents()


@pytest.fixture(scope="module")
def host(tmp_path_factory, collection, serve):
    folder = tmp_path_factory.mktemp("site")
    build(folder, collection)
    with serve(folder) as address:
        yield address


@pytest.fixture
def probe(page, host):
    page.goto(f"{host}/probe/")
    expect(page.locator("html[data-ready]")).to_be_attached()
    return page


def texts(document):
    return (*document.titles.values(), *document.summaries.values(), document.body)


def holders(collection, query):
    """The truth: a plain substring search in the texts, and in the case numbers without their brackets."""
    normal, folded = normalise(query), fold_number(query)
    number = folded if folded and (folded == normal or re.search("[0-9]", folded)) else "\0"
    return {
        one.id
        for one in collection
        if any(normal in normalise(text) for text in texts(one))
        or any(number in fold_number(one) for one in one.case_numbers)
    }


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


def test_normal_forms_agree_with_python(probe):
    found = probe.evaluate("texts => texts.map(parts.normal.normalise)", [text for text, _ in CASES])
    assert found == [normal for _, normal in CASES]


def test_every_assigned_character_agrees_with_python(probe):
    points = [point for point in range(sys.maxunicode + 1) if unicodedata.category(chr(point)) not in {"Cn", "Cs"}]
    found = probe.evaluate(
        "points => points.map(point => parts.normal.normalise(`某${String.fromCodePoint(point)}a1`))", points
    )
    wrong = [
        (hex(point), there, here)
        for point, there in zip(points, found, strict=True)
        if there != (here := normalise(f"某{chr(point)}a1"))
    ]
    assert wrong == []


def test_the_client_asks_only_for_tokens_that_python_wrote(probe):
    asked = probe.evaluate(HASHES, [case["text"] for case in TOKENS])
    for case, tokens in zip(TOKENS, asked, strict=True):
        assert tokens
        assert set(tokens) <= set(case["tokens"]), case["text"]


def test_random_texts_agree_with_python(probe, collection):
    sample = [normalise(text) for one in collection for text in texts(one)]
    for text, tokens in zip(sample, probe.evaluate(HASHES, sample), strict=True):
        assert set(tokens) <= {f"{token:010x}" for token in tokenise([text]).hashes.tolist()}


def test_places_lead_back_to_the_text(probe):
    sample = ["Ａ盗\n窃　ｶﾞｽ ㎡ ①２", "The  court , it\u00ad is", "𠮷野\u200b家 é"]
    for text, placed in zip(
        sample, probe.evaluate("all => all.map(parts.normal.normaliseWithPlaces)", sample), strict=True
    ):
        assert placed["normal"] == normalise(text)
        assert len(placed["places"]) == len(placed["normal"].encode("utf-16-le")) // 2


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


def test_a_case_number_comes_first_in_any_bracket_and_width(page, host, collection):
    wanted = next(one for one in collection if one.case_numbers and one.year and one.body)
    number = wanted.case_numbers[0]
    year, rest = number[1:5], number[6:]
    open_search(page, host)
    for written in (
        number,
        f"({year}){rest}",
        f"〔{year}〕 {rest}",
        f"［{year}］{rest}",
        f"{year}{rest}",
        rest[-6:],
    ):
        ask(page, f'"{written}"')
        assert shown(page)[0] == wanted.id, written


def test_title_before_summary_before_body_and_newer_first(page, tmp_path, serve, collection):
    plain = next(one for one in collection if one.body)
    rest = {
        "titles": {"zh": "无", "en": ""},
        "summaries": {"zh": "", "en": ""},
        "case_numbers": (),
        "body": "无",
    }

    def one(identifier, date, **more):
        facts = {
            **rest,
            "id": identifier,
            "url": f"judgments/{identifier}/",
            "text_url": f"judgments/{identifier}/",
        }
        return dataclasses.replace(plain, **(facts | {"date": date, "year": int(date[:4])} | more))

    collection = [
        one("body-old", "2020-05-01", body="取得谅解"),
        one("body-new", "2021-05-01", body="取得谅解"),
        one("summary", "2010-05-01", summaries={"zh": "取得谅解", "en": ""}),
        one("title", "2009-05-01", titles={"zh": "取得谅解", "en": ""}),
        one("number", "2000-05-01", case_numbers=("（2000）京0105刑初9号",)),
        one("cites", "2022-05-01", titles={"zh": "与2000京0105刑初9号有关", "en": ""}),
    ]
    build(tmp_path, collection)
    with serve(tmp_path) as host:
        open_search(page, host, "?q=谅解")
        assert shown(page) == ["title", "summary", "body-new", "body-old"]
        page.get_by_role("combobox").select_option("date")
        expect(page.locator("li").first).to_have_attribute("data-record", "body-new")
        assert shown(settled(page)) == ["body-new", "body-old", "summary", "title"]
        open_search(page, host, "?q=2000京0105刑初9号")
        assert shown(page) == ["number", "cites"]


def test_filters_combine_count_and_survive_in_the_address(page, host, collection):
    open_search(page, host, "?q=某")
    page.locator("#search-kind-judgment").check()
    page.wait_for_url("**kind=judgment*")
    page.locator("#search-court-京0105").check()
    page.wait_for_url("**court=*")
    settled(page)
    right = {one.id for one in collection if (one.kind, one.court) == ("judgment", "京0105")}
    assert set(all_shown(page)) == holders(collection, "某") & right
    address = page.url
    open_search(page, host)
    page.goto(address)
    settled(page)
    page.goto(address.split("&page")[0])
    settled(page)
    expect(page.locator("#search-kind-judgment")).to_be_checked()
    assert total(page) == len(holders(collection, "某") & right)
    for kind in ("hearing", "sentence-change"):  # what choosing it as well would add
        count = sum(
            one.kind == kind and one.court == "京0105" for one in collection if one.id in holders(collection, "某")
        )
        label = page.locator(f"label[for=search-kind-{kind}] .search-count")
        assert label.text_content() == str(count)


def test_filters_alone_list_everything_they_let_pass(page, host, collection):
    open_search(page, host, "?year=2021&year=2022")
    assert set(all_shown(page)) == {one.id for one in collection if one.year in {2021, 2022}}


def test_chosen_filters_are_chips_that_can_be_taken_back(page, host, collection):
    open_search(page, host, "?q=某&kind=judgment&from=2021-01-01&to=2022-12-31")
    between = {one.id for one in collection if one.date and "2021-01-01" <= one.date <= "2022-12-31"}
    judgments = {one.id for one in collection if one.kind == "judgment"}
    assert set(all_shown(page)) == holders(collection, "某") & between & judgments
    chips = page.locator("[data-search-chips] button")
    assert chips.first.text_content() == "Remove the filter Kind of record: 裁判文书 ×"
    assert chips.count() == 4
    chips.first.click()
    page.wait_for_url(lambda address: "kind=" not in address)
    assert set(all_shown(settled(page))) == holders(collection, "某") & between
    page.get_by_label("To").fill("2021-12-31")
    page.wait_for_url("**to=2021-12-31*")
    settled(page)
    chips.last.click()
    page.wait_for_url(lambda address: "from=" not in address)
    assert total(settled(page)) == len(holders(collection, "某"))
    assert page.locator("[data-search-chips]").is_hidden()


def test_the_filters_stand_there_before_anything_is_asked(page, host, collection):
    open_search(page, host)
    for facet, key, count in (
        ("kind", "hearing", sum(one.kind == "hearing" for one in collection)),
        ("charge", "盗窃罪", sum("盗窃罪" in one.causes for one in collection)),
    ):
        label = page.locator(f"label[for=search-{facet}-{key}] .search-count")
        assert label.text_content() == str(count)
    assert shown(page) == []
    page.locator("#search-charge-盗窃罪").check()
    page.wait_for_url("**charge=*")
    assert set(all_shown(settled(page))) == {one.id for one in collection if "盗窃罪" in one.causes}


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


def test_the_number_of_a_case_brings_the_decision_and_then_its_other_records(page, tmp_path, serve, collection):
    plain = next(one for one in collection if one.body)
    number = "（2020）川01刑初7号"

    def one(identifier, **more):
        url = f"judgments/{identifier}/"
        return dataclasses.replace(plain, id=identifier, url=url, text_url=url, body="无", **more)

    build(
        tmp_path,
        [
            one("notice", case_numbers=(number,), date="2021-01-01"),
            one("decision", case_numbers=(number,), date="2020-01-01", decides=True),
            one("later", case_numbers=("（2022）川01刑更8号",), date="2022-01-01", case=(number,)),
            one("other", case_numbers=("（2022）川01刑更9号",), date="2022-01-01"),
            one("cites", case_numbers=(), date="2022-01-01", articles=(("刑法", "287-2"), ("刑法", "264"))),
        ],
    )
    with serve(tmp_path) as host:
        open_search(page, host, f"?q={quote(number)}")
        assert shown(page) == ["decision", "notice", "later"]
        for query in ("刑法264条", "刑法第二百六十四条", "刑法 264", "criminal law, art. 264", "Article 264"):
            ask(page, query)
            assert shown(page) == ["cites"], query
        ask(page, "第二百八十七条之二")
        assert shown(page) == ["cites"]
        ask(page, "刑法第287条")
        assert shown(page) == []


def test_a_page_is_filled_however_many_hits_the_texts_refute(page, tmp_path, serve, collection):
    plain = next(one for one in collection if one.body)

    def one(number, body, date):
        url = f"judgments/n{number}/"
        return dataclasses.replace(plain, id=f"n{number}", url=url, text_url=url, body=body, date=date, year=2020)

    false = [one(number, "甲乙，丙；乙丙丁。丙丁戊", "2020-12-01") for number in range(45)]
    true = [one(number, "甲乙丙丁戊，丙", "2020-01-01") for number in range(50, 75)]
    build(tmp_path, [*false, *true])
    with serve(tmp_path) as host:
        open_search(page, host, "?q=甲乙丙丁戊")
        assert len(shown(page)) == 20
        assert len(all_shown(page)) == 25
        ask(page, "戊，丙")
        assert total(page) == len(all_shown(page)) == 25


def test_names_are_folded_as_python_folds_them(probe):
    found = probe.evaluate("names => names.map(parts.meaning.foldName)", [written for written, _ in NAMES])
    assert found == [folded for _, folded in NAMES]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022年8月", "2022-08-01", "2022-08-31"),
        ("二〇二二年八月", "2022-08-01", "2022-08-31"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("2022-08-15", "2022-08-15", "2022-08-15"),
        ("15 august 2022", "2022-08-15", "2022-08-15"),
        ("august 15,2022", "2022-08-15", "2022-08-15"),
        ("aug 2022", "2022-08-01", "2022-08-31"),
        ("2019-2021", "2019-01-01", "2021-12-31"),
        ("2022年", "2022-01-01", "2022-12-31"),
    ],
)
def test_a_time_is_read(probe, written, first, last):
    assert probe.evaluate("parts.times.periodOf", written) == {"from": first, "to": last}


@pytest.mark.parametrize("written", ["2022年13月", "2022-02-30", "264", "31 april 2022", "may", "2021-2020"])
def test_what_is_no_time_is_none(probe, written):
    assert probe.evaluate("parts.times.periodOf", written) is None


def test_an_unknown_filter_value_finds_nothing_and_can_be_taken_back(page, host):
    open_search(page, host, "?q=某&court=nowhere")
    assert total(page) == 0
    page.locator("#search-court-nowhere").click()
    expect(page.locator("li[data-record]")).to_have_count(20)
    settled(page)


def test_the_back_button_brings_back_query_filters_and_page(page, host):
    open_search(page, host, "?q=某")
    first = shown(page)
    page.locator("a[rel=next]").click()
    page.wait_for_url("**page=2")
    second = shown(settled(page))
    assert not set(first) & set(second)
    ask(page, "婺城")
    page.go_back()
    page.wait_for_url("**page=2")
    expect(page.locator("li").first).to_have_attribute("data-record", second[0])
    assert page.get_by_role("searchbox").input_value() == "某"
    page.go_back()
    expect(page.locator("li").first).to_have_attribute("data-record", first[0])
    assert shown(settled(page)) == first


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


def test_typing_fast_never_shows_an_older_answer(page, host, collection):
    open_search(page, host)

    def slowly(route):
        waiting.append(route)

    waiting = []
    page.route("**/postings/**", slowly)
    box = page.get_by_role("searchbox")
    box.fill("盗窃")
    box.press("Enter")
    page.wait_for_url("**q=%E7%9B%97%E7%AA%83")
    for _ in range(500):  # at most ten seconds, on a busy machine
        if not waiting:
            page.wait_for_timeout(20)
    older = list(waiting)
    assert older
    page.unroute("**/postings/**")
    ask(page, "婺城")
    newer = shown(page)
    assert set(newer) == holders(collection, "婺城")
    for route in older:
        with contextlib.suppress(Error):  # the page has given it up
            route.continue_()
    page.wait_for_timeout(100)
    assert shown(page) == newer
    assert "婺" in page.locator("mark").first.text_content()


def test_typing_without_enter_searches(page, host, collection):
    open_search(page, host)
    page.get_by_role("searchbox").press_sequentially("婺城区")
    expect(page.locator("li[data-record]")).to_have_count(len(holders(collection, "婺城区")))
    settled(page)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["婺城区"]}


def test_offline_says_so_and_comes_back(page, host, collection):
    open_search(page, host)
    page.context.set_offline(offline=True)
    ask(page, "婺城区")
    assert page.locator("#search").get_attribute("data-state") == "offline"
    assert "offline" in page.get_by_role("status").text_content()
    assert shown(page) == []
    page.context.set_offline(offline=False)
    expect(page.locator("#search")).to_have_attribute("data-state", "verified")
    assert set(shown(page)) == holders(collection, "婺城区")
    page.complaints.clear()


def test_a_broken_index_says_so_and_can_be_tried_again(page, host):
    page.route("**/columns/**", lambda route: route.fulfill(status=500))
    open_search(page, host, "?q=盗窃")
    assert page.locator("#search").get_attribute("data-state") == "error"
    page.unroute("**/columns/**")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#search")).to_have_attribute("data-state", "verified")
    page.complaints.clear()


def test_a_site_published_anew_is_read_anew(page, tmp_path, serve, collection):
    build(tmp_path, collection[:30])
    with serve(tmp_path) as host:
        open_search(page, host, "?q=盗窃")
        save_index(tmp_path, collection[20:])
        ask(page, "婺城")
        assert set(shown(page)) == holders(collection[20:], "婺城")
    page.complaints.clear()


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


@pytest.mark.parametrize("count", [0, 1, 2, 7, 20, 199, 200, 500])
def test_the_best_hits_are_the_first_of_all_in_order(probe, count):
    rng = random.Random(count)  # noqa: S311 - reproducible, not secret
    given = [(10 * number, rng.choice([1.5, 2, 3]), rng.choice([0, 7, 9])) for number in range(200)]
    expected = [one[0] for one in sorted(given, key=lambda one: (-one[1], -one[2], one[0]))]
    found = probe.evaluate(
        """([[documents, first, second], count]) =>
          new parts.hits.Hits(Uint32Array.from(documents), first, second).best(count)""",
        [list(zip(*given, strict=True)), count],
    )
    assert found == expected[:count]


def test_first_hits_stand_after_three_round_trips(page, host):
    asked = []
    page.on("request", lambda sent: asked.append(sent.url.removeprefix(host)))
    open_search(page, host, "?q=盗窃罪")
    index = [path for path in asked if re.match("/search/[a-z]", path)]
    order = [re.match("/search/([a-z]+)", path)[1] for path in index]
    steps = {"manifest": 1, "words": 1, "columns": 2, "labels": 2, "postings": 2, "rows": 3}
    first = order[: len(order) - order[::-1].index("rows")]
    assert [steps[name] for name in first] == sorted(steps[name] for name in first)
    assert set(order[len(first) :]) == {"columns"}  # of filters that nothing needed for the hits
    assert len(index) == len(set(index))


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_overflows(page, host, width):
    page.set_viewport_size({"width": width, "height": 800})
    open_search(page, host, "?q=某")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("details").get_attribute("open") == (None if width == 320 else "")
