"""The search of the real site: every record is found by words cut from its text, and nothing that is not shown."""

import random
import re
from urllib.parse import quote, urlencode, urlsplit

import pytest
from built_site import LANGUAGES
from cutting import cuts
from lxml import etree
from playwright.sync_api import expect
from search_page import all_shown, ask, open_search, settled, shown, total

THROUGH_THE_PAGE = 66  # words typed as a reader does; all of them are also put to the client's own modules
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    '"',
    "%",
    "%E4%",
    "\\u003cb\\u003e &lt;b&gt; &amp;",
    "' OR 1=1 --",
    "[[portal:main]] {{ 7 * 7 }}",
    "javascript:alert(1)",
    "..//../",
    "\u202e\u200b",
)
ASK = """async queries => {
  const at = new URL("../assets/javascripts/search/", document.baseURI);
  const load = (name) => import(new URL(`${name}.js`, at));
  const [{answer, rowOf}, {Store}, {verify}, {readAddress}] =
    await Promise.all(["query", "store", "verify", "address"].map(load));
  const store = new Store("../");
  const {signal} = new AbortController();
  const lost = [];
  for (const {query, id} of queries) {
    const result = await answer(readAddress(`?q=${encodeURIComponent(query)}`), store, "zh", signal);
    const rows = await Promise.all(result.hits.best(result.hits.total).map((hit) => rowOf(hit, result, store, signal)));
    const row = rows.find((one) => one.id === id);
    if (!row || !(await verify(row, result.words, store, signal)).holds) lost.push({query, id, found: Boolean(row)});
  }
  return lost;
}"""


@pytest.fixture
def search(page, root):
    page.on("dialog", lambda dialog: page.complaints.append(f"dialog: {dialog.message}"))
    return open_search(page, root)


@pytest.fixture(scope="module")
def queries(site):
    """The same words every time, in an order that mixes the records."""
    found = [
        {"query": query, "id": record["id"]}
        for record in site.with_status("published")
        for query in cuts(site, record, 4)
    ]
    random.Random(2).shuffle(found)  # noqa: S311
    return found


def test_words_typed_by_a_reader_find_their_record(search, queries):
    lost = []
    for one in queries[:THROUGH_THE_PAGE]:
        ask(search, one["query"])
        found = shown(search)
        if one["id"] not in found:
            found = all_shown(search)
        if one["id"] not in found:
            lost.append(one)
        if search.locator("a[data-page]").count() == 0:
            assert total(search) == len(found), one
    assert lost == []


def test_words_of_every_record_find_it(search, site, queries):
    """The same question put to the client's modules, which draw nothing."""
    assert {one["id"] for one in queries} == {record["id"] for record in site.with_status("published")}
    assert search.evaluate(ASK, queries) == []


@pytest.mark.parametrize("language", LANGUAGES.values())
def test_a_case_number_comes_first_however_it_is_written(page, root, site, language):
    numbers = {}
    for record in site.with_status("published"):
        if re.match(r"[（(]\d{4}[）)]", record.get("case_number", "")):
            numbers.setdefault(record["case_number"], set()).add(record["id"])
    open_search(page, root, language=language)
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    for number, wanted in sorted(numbers.items())[:5]:
        year, rest = number[1:5], number[6:]
        for written in (
            f"（{year}）{rest}",
            f"({year}){rest}",
            f"〔{year}〕{rest}",
            f"［{year}］{rest}",
            f"[{year}]{rest}",
            f"{year}{rest}",
            number.translate(wide),
        ):
            ask(page, written)
            assert shown(page)[0] in wanted, written


def test_facets_in_the_address_combine(page, root, site):
    published = site.with_status("published")
    one = next(record for record in published if record["kind"] == "judgment")
    wanted = {"kind": one["kind"], "court": one["court"]}
    truth = {record["id"] for record in published if all(record.get(k) == v for k, v in wanted.items())}
    open_search(page, root, f"?{urlencode(wanted | {'status': 'published'})}")
    assert set(all_shown(page)) == truth
    assert total(page) == len(truth)
    year = one["decided"][:4]
    truth = {record["id"] for record in published if record["id"] in truth and record["decided"][:4] == year}
    open_search(page, root, f"?{urlencode(wanted | {'status': 'published', 'year': year})}")
    assert set(all_shown(page)) == truth
    for name in (*wanted, "year"):
        assert page.locator(f"input[name={name}]:checked").count() == 1
    both = [("kind", "judgment"), ("kind", "hearing"), ("status", "published")]
    open_search(page, root, f"?{urlencode(both)}")
    found = all_shown(page)
    assert len(found) == total(page) == sum(record["kind"] in {"judgment", "hearing"} for record in published)


def test_another_language_is_asked_the_same(page, root):
    open_search(page, root, "?q=减刑&year=2022&from=2022-02-01")
    page.locator("a.portal-language").click()
    page.wait_for_url("**/en/search/**")
    assert "year=2022&from=2022-02-01" in settled(page).url
    expect(page.locator("#search input[type=search]")).to_have_value("减刑")
    assert "August 2022" in page.locator(".search-facts").all_inner_texts()[0]
    open_search(page, root, "?q=theft", "en/")
    assert page.locator(".search-snippet").first.get_attribute("lang") == "en"


def test_less_of_a_record_is_called_by_its_number_and_the_reason(page, root, site):
    withheld = next(record for record in site.with_status("withheld") if record.get("case_number"))
    open_search(page, root, f"?q={quote(withheld['case_number'])}&status=withheld")
    title = page.locator(f"li[data-record='{withheld['id']}'] h2").inner_text()
    assert title.startswith(f"{withheld['case_number']} · ")
    open_search(page, root, "?status=withheld&status=withdrawn")
    for item in page.locator("li[data-record]").all():
        assert item.get_attribute("data-record") not in item.inner_text()


@pytest.mark.parametrize(("language", "moment"), [("zh", "2026-11-21T04:00:00Z"), ("en", "2026-11-30T04:00:00Z")])
def test_a_hit_says_of_a_notice_what_its_row_in_a_list_says(page, root, site, language, moment):
    page.clock.set_fixed_time(moment)
    (days,) = (
        record["notice"]
        for record in site.with_status("published")
        if record["folder"] == "sentence-changes" and "notice" in record and "decision" not in record
    )

    def said():
        shown_parts = page.locator(f"[data-window='{days['from']}/{days['to']}'] [data-phase]:visible")
        return [part.inner_text() for part in shown_parts.all()]

    page.goto(f"{root}{LANGUAGES[language]}sentence-changes/")
    in_list = said()
    open_search(page, root, "?kind=sentence-change&sort=date", LANGUAGES[language])
    assert said() == in_list != []


def test_nonsense_finds_nothing(search):
    for query in ("zzqqxxyy", "龘靐齉爩", "9987766554433"):
        ask(search, query)
        assert shown(search) == []
        assert total(search) == 0


def test_what_is_sealed_or_expired_is_not_found(search, site):
    for record in [*site.with_status("sealed"), *site.expired]:
        words = [record["id"], *(record[name] for name in ("title", "case_number") if record.get(name))]
        for word in words:
            ask(search, word)
            assert record["id"] not in all_shown(search)


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_is_shown_as_it_is_and_does_nothing(page, root, query):
    open_search(page, root, f"?q={quote(query)}")
    expect(page.locator("#search input[type=search]")).to_have_value(query)
    assert page.locator("#search img, #search script, #search b, #search iframe").count() == 0
    assert page.locator("#search").get_attribute("data-state") in {"verified", "idle"}


def test_a_broken_address_and_a_very_long_query_do_no_harm(page, root):
    open_search(page, root, "?q=%&year=%E4&kind=&page=-3&sort=%00")
    assert page.locator("#search").get_attribute("data-state") in {"verified", "idle"}
    open_search(page, root, f"?q={quote('长' * 3000)}")
    assert total(page) == 0
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_address_bar_searches_the_site(page, root, language):
    """What a browser does with the description that a page names: it puts the words into the template."""
    page.goto(f"{root.removesuffix('/')}/{language}")
    described = page.locator("link[rel=search][type='application/opensearchdescription+xml']").get_attribute("href")
    text = page.evaluate("async address => (await fetch(address)).text()", described)
    template = etree.fromstring(text.encode()).find("{*}Url[@type='text/html']").get("template")
    address = urlsplit(template.replace("{searchTerms}", quote("盗窃")))
    page.goto(f"{root.removesuffix('/')}{address.path}?{address.query}")
    assert total(settled(page)) > 0
