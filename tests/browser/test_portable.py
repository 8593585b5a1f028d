"""The preview that opens from disk: every link, the search and the styles work without a server, and nothing else is asked for."""

import re
from urllib.parse import quote

import pytest
from built_site import BuiltSite, Document
from cutting import cuts
from playwright.sync_api import expect
from project import LANGUAGES, tree
from search_page import all_shown, ask, open_search, settled, shown, total

from build_scripts.pages.links import targets
from build_scripts.publish import portable
from build_scripts.publish.site_folder import SiteFolder
from build_scripts.publish.verify import audit


@pytest.fixture(scope="module")
def folder(curated, tmp_path_factory):
    """As it may lie on an editor's disk: a path with blanks, brackets, Chinese and a number sign."""
    place = tmp_path_factory.mktemp("portable") / "下载 #1" / "preview (2)"
    portable.write(curated[0], place, LANGUAGES)
    return place


@pytest.fixture
def disk(page, folder):
    """A page that may load files from the folder only; gives its address, ending in a slash."""
    home = f"{folder.as_uri()}/"
    page.sent = []
    page.on("request", lambda request: page.sent.append(request.url))
    page.on("requestfailed", lambda request: note_failure(page.complaints, request))
    page.goto(f"{home}index.html")
    yield page
    assert [url for url in page.sent if not url.startswith((home, "data:"))] == []


def note_failure(complaints, request):
    if request.failure != "net::ERR_ABORTED":  # the reader left before the icon came
        complaints.append(f"failed: {request.url}")


def here(page, folder):
    return page.evaluate("decodeURIComponent(location.pathname)").removeprefix(f"{folder}/")


def test_a_reader_follows_the_menu_a_record_and_the_other_language(disk, folder):
    disk.locator(".portal-nav").get_by_role("link", name="浏览", exact=True).click()
    assert here(disk, folder) == "browse/index.html"
    expect(disk.locator('.portal-nav [aria-current="page"]')).to_have_text(["浏览"])  # once its script has run
    disk.locator("article a[href$='/judgments/index.html']").first.click()
    assert here(disk, folder) == "judgments/index.html"
    disk.locator("article a[href*='/judgments/'][href$='.html']").first.click()
    record = here(disk, folder)
    assert re.fullmatch(r"judgments/\w{8}/index.html", record)
    disk.locator(".portal-language").click()
    assert here(disk, folder) == f"en/{record}"
    disk.locator(".portal-brand").click()
    assert here(disk, folder) == "en/index.html"
    expect(disk.locator('.portal-nav [aria-current="page"]')).to_have_text(["Home"])  # once its script has run
    assert disk.evaluate("getComputedStyle(document.querySelector('.portal-skip')).position") != "static"


def test_a_reader_searches_filters_turns_the_page_and_opens_a_hit(disk, folder):
    disk.locator("article").get_by_role("searchbox").fill("人民法院")
    disk.keyboard.press("Enter")
    settled(disk)
    assert here(disk, folder) == "search/index.html"
    everything = total(disk)
    expect(disk.locator(".search-snippet mark").first).to_have_text("人民法院")
    disk.locator("a[data-page][rel=next]").click()
    settled(disk)
    disk.evaluate("document.getElementById('search').dataset.state = 'asked'")
    disk.locator("input[name=kind][value=hearing]").check()
    settled(disk)
    assert 0 < total(disk) < everything
    assert "kind=hearing" in disk.url
    disk.go_back()
    settled(disk)
    assert total(disk) == everything
    hit = shown(disk)[0]
    disk.locator("li[data-record] a").first.click()
    assert here(disk, folder).endswith(f"/{hit}/index.html")


@pytest.mark.parametrize(("language", "step"), [("", 40), ("en/", 100)])
def test_the_search_finds_what_it_finds_on_the_site(disk, folder, curated, language, step):
    site = BuiltSite(*curated)
    disk.goto(f"{folder.as_uri()}/{language}search/index.html")
    for record in site.with_status("published")[::step]:
        for query in cuts(site, record, 1):
            ask(disk, query)
            assert record["id"] in all_shown(disk), query
    ask(disk, "zzqqxx")
    assert total(disk) == 0


def test_the_folder_works_below_any_address_of_a_host_too(page, folder, serve):
    with serve(folder.parent) as address:
        open_search(page, f"{address}/{quote(folder.name)}", "?q=人民法院")
        expect(page.locator(".search-snippet mark").first).to_have_text("人民法院")
        page.locator("li[data-record] a").first.click()
        expect(page.locator("main h1")).to_be_visible()


def test_the_search_can_read_every_record_that_it_shows(folder, curated):
    site, files = BuiltSite(*curated), tree(folder)
    shown = [record for status in ("published", "withheld", "withdrawn") for record in site.with_status(status)]
    assert shown
    for record in shown:
        for language in ("", "en/"):
            assert f"{language}{site.url(record)}index.html.js" in files
    index = {name.removesuffix(".js") for name in files if name.startswith("search/") and not name.endswith(".html")}
    assert index == {name for name in site.files if name.startswith("search/") and not name.endswith(".html")}


def test_a_file_that_is_gone_is_a_failure_and_no_empty_answer(page, curated, tmp_path):
    portable.write(curated[0], tmp_path / "preview", LANGUAGES)
    for script in (tmp_path / "preview" / "search" / "postings").rglob("*.js"):
        script.unlink()
    page.goto(f"{(tmp_path / 'preview').as_uri()}/search/index.html?q=人民法院")
    settled(page)
    assert page.locator("#search").get_attribute("data-state") == "error"
    page.complaints.clear()


def test_every_page_says_that_it_is_a_preview(folder, curated):
    pages = {name: data.decode() for name, data in tree(folder).items() if name.endswith(".html")}
    assert pages.keys() == {name for name in tree(curated[0]) if name.endswith(".html")} - {"404.html"}
    for name, page in pages.items():
        words = LANGUAGES.say("en" if name.startswith("en/") else "zh", portable.SENTENCE)
        assert page.count('<aside class="portal-preview"') == page.count(f">{words}</aside>") == 1, name
        assert page.count('<meta name="robots" content="noindex">') == 1, name
        assert 'rel="canonical"' not in page, name
    for name in ("index.html", "search/index.html", "en/judgments/index.html"):
        assert Document(name, pages[name].encode()).error is None


def test_every_link_leads_to_a_file(folder, curated):
    files = tree(folder)
    for name, data in files.items():
        if name.endswith(".html"):
            assert targets(name, data) <= files.keys(), name
    assert [problem.message for problem in audit(SiteFolder(folder))[1]] == [
        "this is a preview, and not a site to publish"
    ]
    assert audit(SiteFolder(curated[0]))[1] == []


def test_the_folder_tells_search_engines_of_nothing(folder):
    assert not {"robots.txt", "sitemap.xml", "404.html", ".portal.json"} & tree(folder).keys()


def test_what_is_sealed_leaves_no_more_trace_than_on_the_site(folder, curated):
    site = BuiltSite(*curated)
    sealed = [record["id"] for record in site.with_status("sealed")]
    assert sealed
    for name, data in tree(folder).items():
        assert all(f"/{one}/" in name for one in sealed if one.encode() in data), name
