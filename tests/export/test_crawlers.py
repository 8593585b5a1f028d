import urllib.robotparser
import xml.etree.ElementTree as ET

import pytest

from build_scripts.export import robots, sitemap

from .factories import COURT, URL, make_context, make_files, make_site

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def parsed(site, pages):
    files = make_files(site, sitemap.parts(make_context(site), pages))
    return {path: ET.fromstring(content) for path, content in files.items()}  # noqa: S314 - our own bytes


def locations(element):
    return [found.text for found in element.findall("*/s:loc", NS)]


def test_each_page_with_its_other_languages():
    (tree,) = parsed(
        make_site(), [("", ("zh", "en")), (f"courts/{COURT}/", ("zh", "en")), ("about/", ("en",))]
    ).values()
    court = "courts/%E4%BA%AC0105/"
    assert locations(tree) == [URL, f"{URL}en/", f"{URL}en/about/", f"{URL}{court}", f"{URL}en/{court}"]
    links = [[(x.get("hreflang"), x.get("href")) for x in url.findall("x:link", NS)] for url in tree]
    assert links[0] == links[1] == [("zh-Hans", URL), ("en", f"{URL}en/")]
    assert links[2] == []


def test_an_ampersand_in_the_address():
    (tree,) = parsed(make_site(url="https://example.org/a&b/"), [("x<y/", ("zh",))]).values()
    assert locations(tree) == ["https://example.org/a&b/x%3Cy/"]


def test_one_file_up_to_the_limit():
    pages = [(f"p/{number}/", ("zh",)) for number in range(sitemap.LIMIT)]
    found = parsed(make_site(), pages)
    assert list(found) == ["sitemap.xml"]
    assert len(locations(found["sitemap.xml"])) == sitemap.LIMIT


def test_split_above_the_limit():
    pages = [(f"p/{number}/", ("zh",)) for number in range(sitemap.LIMIT + 1)]
    found = parsed(make_site(), pages)
    assert list(found) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert locations(found["sitemap.xml"]) == [f"{URL}sitemap-1.xml", f"{URL}sitemap-2.xml"]
    assert found["sitemap.xml"].tag.endswith("sitemapindex")
    every = [*locations(found["sitemap-1.xml"]), *locations(found["sitemap-2.xml"])]
    assert len(set(every)) == len(every) == sitemap.LIMIT + 1


def test_split_by_size(monkeypatch):
    monkeypatch.setattr(sitemap, "_BYTES", 200)
    pages = [(f"p/{number}/", ("zh",)) for number in range(9)]
    found = parsed(make_site(), pages)
    assert len(found) > 2
    assert all(locations(tree) for tree in found.values())


def test_no_pages():
    (tree,) = parsed(make_site(), []).values()
    assert locations(tree) == []


@pytest.mark.parametrize(("url", "folder"), [(URL, "/open/"), ("https://example.org/", "/")])
def test_robots(url, folder):
    ((path, content),) = make_files(make_site(url=url), robots.parts()).items()
    assert path == "robots.txt"
    text = content.decode()
    assert f"Sitemap: {url}sitemap.xml\n" in text
    assert f"Disallow: {folder}search/?\n" in text
    assert f"Disallow: {folder}en/search/?\n" in text
    assert text.startswith("User-agent: *\nDisallow: ")
    reader = urllib.robotparser.RobotFileParser()
    reader.parse(text.splitlines())
    assert reader.site_maps() == [f"{url}sitemap.xml"]
