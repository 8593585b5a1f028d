"""What machines read: feeds, sitemap and robots.txt lead to pages that are there, and to none that must not be found."""

from urllib.parse import unquote, urldefrag
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from shared import ADDRESS

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def parse(path):
    return ET.fromstring(path.read_bytes())  # noqa: S314 - our own output


@pytest.fixture(scope="module")
def feeds(site):
    return {name: parse(path) for name, path in site.files.items() if name.endswith("feed.xml")}


@pytest.fixture(scope="module")
def listed(site):
    """The addresses of the sitemap, below the site's root."""
    found = [unquote(place.text) for place in parse(site.files["sitemap.xml"]).iter(f"{SITEMAP}loc")]
    assert all(address.startswith(ADDRESS) for address in found)
    return [address.removeprefix(ADDRESS) for address in found]


def test_every_feed_leads_to_pages_that_are_there(site, feeds):
    assert len(feeds) > 20
    for name, feed in feeds.items():
        assert feed.tag == f"{ATOM}feed", name
        addresses = [link.get("href") for link in feed.iter(f"{ATOM}link")]
        missing = [one for one in addresses if not site.has(unquote(urldefrag(one).url.removeprefix(ADDRESS)))]
        assert missing == [], name
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
        assert len(ids) == len(set(ids)) <= 50, name
        assert feed.findtext(f"{ATOM}id") == ADDRESS + site.quoted(name)


def test_every_feed_that_a_page_names_is_there_and_every_feed_is_named(site, feeds):
    others = {path.removesuffix("xml") + "json" for path in feeds}
    for form, there in (("atom+xml", set(feeds)), ("feed+json", others)):
        named = set()
        for document in site.documents.values():
            for link in document.head.iter("link"):
                if link.get("type") != f"application/{form}":
                    continue
                named |= {path for path, _ in document.resolved([link.get("href")])}
        assert named == there
        assert there <= set(site.files)


def test_the_sitemap_lists_every_page_that_may_be_found_and_no_other(site, listed):
    wanted = {document.path for document in site.documents.values() if not document.noindex()}
    assert len(listed) == len(set(listed))
    assert set(listed) == wanted


def test_people_in_enforcement_and_sealed_records_are_not_to_be_found(site, listed):
    hidden = [site.url(one) for one in site.with_status("sealed")]
    hidden += [site.url(one) for one in site.records.values() if one["folder"] == "enforcement"]
    pages = {folder + path for folder in ("", "en/") for path in hidden}
    assert not pages & set(listed)
    there = [site.documents[f"{path}index.html"] for path in pages if site.has(path)]
    assert there
    assert all(document.noindex() for document in there)


def test_robots_may_read_all_but_search_results(site):
    robots = RobotFileParser()
    robots.parse(site.files["robots.txt"].read_text("utf-8").splitlines())
    assert robots.site_maps() == [f"{ADDRESS}sitemap.xml"]
    assert robots.can_fetch("any", ADDRESS)
    assert robots.can_fetch("any", f"{ADDRESS}en/judgments/")
    assert not robots.can_fetch("any", f"{ADDRESS}search/?q=x")
    assert not robots.can_fetch("any", f"{ADDRESS}en/search/?q=x")
