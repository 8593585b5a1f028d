"""Pages of prisons, procuratorates, regions and articles on the curated site, counted from the files of the records."""

import re

import pytest
from project import ROOT

RECORDS = [path.read_text("utf-8") for path in sorted((ROOT / "content/records").rglob("*.yml"))]


@pytest.fixture(scope="module")
def page(curated):
    folder, _summary = curated
    return lambda name: (folder / name).read_text("utf-8")


def naming(field, key):
    """The records that name a body in a field."""
    shown = [text for text in RECORDS if re.search(rf"^{field}: {key}\s*$", text, re.MULTILINE)]
    return {re.search(r"^id: (\w+)", text, re.MULTILINE)[1] for text in shown if "status: sealed" not in text}


def listed(html):
    return set(re.findall(r'data-record="(\w+)"', html.split('id="list"')[-1]))


def test_a_prison_has_its_records_its_ledger_its_counts_and_a_feed(page):
    html, here = page("en/prisons/sc-chuanxi/index.html"), naming("executing_body", "sc-chuanxi")
    assert here
    assert listed(html) == here
    assert f'sentences/prisons/sc-chuanxi/">Ledger of sentences</a> <span class="portal-count">{len(here)}<' in html
    assert sum(map(int, re.findall(r'class="portal-number">(\d+)<', html))) == len(here)
    assert page("en/prisons/sc-chuanxi/feed.xml").count("<entry>") == len(here)


def test_a_prison_of_the_ledger_has_the_changes_of_those_who_serve_there(page):
    assert listed(page("sentences/prisons/sc-chuanxi/index.html")) == naming("executing_body", "sc-chuanxi")


def test_a_procuratorate_has_what_it_issued(page):
    html = page("procuratorates/zj/index.html")
    assert naming("procuratorate", "zj") <= listed(html)
    assert "s59x3cpw" not in listed(html)  # of another procuratorate


def test_a_region_leads_to_its_bodies_and_not_to_those_of_another(page):
    html = page("en/regions/sichuan/index.html")
    for body in ("courts/%E5%B7%9D01/", "procuratorates/sc/", "prisons/sc-chuanxi/"):
        assert f'href="../../../en/{body}"' in html
    assert "prisons/zj-" not in html
    assert page("en/regions/sichuan/feed.xml").count("<entry>") > 0


def test_a_page_of_a_record_leads_to_its_prison_and_its_procuratorate(page):
    assert 'prisons/sc-chuanxi/">' in page("sentence-changes/222c4c9j/index.html")
    assert 'procuratorates/zj/">' in page("procuratorial-documents/8m432tw4/index.html")


def test_an_article_has_a_feed_of_those_that_cite_it(page):
    html, feed = page("statutes/刑法/266/index.html"), page("statutes/刑法/266/feed.xml")
    assert 'feed.xml" type="application/atom+xml"' in html
    assert {*re.findall(r"/judgments/(\w+)/</id>", feed)} == {
        found for found in listed(html) if f"judgments/{found}/" in html
    }
