"""The register of withheld documents, counted by hand."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from urllib.parse import unquote, urljoin

import pytest
from factories import SOURCE, identifier, write
from project import build, make

from build_scripts.catalog.ledgers.withheld import turns
from build_scripts.catalog.publication_log import Opening, PublicationLog
from build_scripts.catalog.summary import RecordSummary

ATOM, HERE = "{http://www.w3.org/2005/Atom}", "https://portal.example/"
REASONS = ("juvenile-crime", "juvenile-crime", "mediation", "other", "state-secret", "juvenile-crime")
YEARS = (2021, 2022, 2022, 2022, 2022, 2022)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = make(tmp_path_factory.mktemp("withheld") / "project")
    for number, (reason, year) in enumerate(zip(REASONS, YEARS, strict=True)):
        more = {"explanation": "涉及商业秘密", "approved_by": "院长"} if reason == "other" else {}
        write(
            root / "content", "judgment", "withheld", id=identifier(number), withheld={"reason": reason, **more},
            case_number=f"（{year}）京0105刑初{800 + number}号", decided=f"{year}-03-01",
        )  # fmt: skip
    late = SOURCE | {"published": "2023-06-22"}
    write(root / "content", "judgment", id=identifier(50), effective="2023-03-15", source=late)
    build(root)
    return root / "site"


def cells(site, page):
    text = (site / page / "index.html").read_text(encoding="utf-8")
    rows = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    return [re.findall(r"[^<>\s][^<>]*(?=<)", re.sub(r"</?(?:tr|span|small)[^>]*>", "", row)) for row in rows], text


def test_counts_and_shares_by_reason(site):
    rows, _text = cells(site, "en/withheld")
    found = {row[0]: row[1:] for row in rows}
    assert found["Crime by a minor"] == ["3", "50.0%"]
    assert found["Closed by mediation"] == ["1", "16.7%"]
    assert found["2022"] == ["1", "2", "1", "0", "1"]
    assert found["2021"] == ["0", "1", "0", "0", "0"]


def test_a_figure_leads_to_its_records(site):
    _rows, text = cells(site, "en/withheld")
    years = text.partition('id="reasons"')[2].partition("</tbody>")[0]
    links = re.findall(r'href="[^"]*withheld/#([0-9]{4}-[a-z-]+)">(\d+)<', years)
    assert dict(links) == {
        "2022-state-secret": "1", "2022-juvenile-crime": "2", "2022-mediation": "1", "2022-other": "1",
        "2021-juvenile-crime": "1",
    }  # fmt: skip
    for anchor, _count in links:
        assert f'id="{anchor}"' in text


@pytest.mark.parametrize(("path", "section"), [("", "shares"), ("courts/京0105/", "shares"), ("", "courts")])
def test_the_count_of_a_reason_leads_to_all_its_documents_which_stand_together(site, path, section):
    page = (site / f"en/withheld/{path}index.html").read_text(encoding="utf-8")
    part = page.partition(f'id="{section}"')[2].partition("</section>")[0]
    links = re.findall(r'href="([^"#]*)#([0-9]{4}-([a-z-]+))">(\d+)<', part)
    assert {reason: int(count) for _to, _anchor, reason, count in links} == Counter(REASONS)
    for to, anchor, reason, count in links:
        there = unquote(urljoin(f"en/withheld/{path}", to))
        listed = (site / there / "index.html").read_text(encoding="utf-8").partition('id="list"')[2]
        from_there = listed[listed.rindex("<li", 0, listed.index(f'id="{anchor}"')) :]
        ids = re.findall(r'data-record="(\w+)"', from_there)[: int(count)]
        assert set(ids) == {identifier(number) for number, one in enumerate(REASONS) if one == reason}


def test_the_page_of_a_court_has_its_own_figures(site):
    _rows, text = cells(site, "en/withheld/courts/京0105")
    assert text.count("data-record=") == len(REASONS)
    whole, _text = cells(site, "en/withheld")
    assert ["6", "85.7%"] in [row[-2:] for row in whole], "six of the seven records of the court"


def test_the_data_are_the_lines_of_the_page(site):
    lines = json.loads((site / "data/withheld.json").read_text(encoding="utf-8"))
    assert sorted(line["reason"] for line in lines) == sorted(REASONS)
    assert [line["approval_recorded"] for line in lines if line["reason"] == "other"] == [True]
    table = (site / "data/withheld.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(table) == len(lines) + 1


def entries(site, path):
    """Id, link and summary of each entry of a feed."""
    feed = ET.fromstring((site / path).read_bytes())  # noqa: S314 - our own bytes
    return [
        (entry.find(f"{ATOM}id").text, entry.find(f"{ATOM}link").get("href"), entry.find(f"{ATOM}summary").text)
        for entry in feed.iter(f"{ATOM}entry")
    ]


def test_the_feed_has_what_is_withheld_with_its_reason(site):
    found = entries(site, "en/withheld/feed.xml")
    assert len(found) == len({address for address, *_rest in found}) == len(REASONS)
    assert f"{HERE}en/judgments/{identifier(3)}/#withheld" in {address for address, *_rest in found}
    assert {link for _address, link, _said in found} == {
        f"{HERE}en/judgments/{identifier(number)}/" for number in range(len(REASONS))
    }
    assert sum("Reason: Crime by a minor." in said for *_rest, said in found) == REASONS.count("juvenile-crime")
    assert "理由：" in entries(site, "withheld/feed.xml")[0][2]


def test_the_feed_of_late_steps_names_the_limit_and_both_days(site):
    [(address, link, said)] = entries(site, "en/deadlines/feed.xml")
    assert (address, link) == (f"{link}#publication", f"{HERE}en/judgments/{identifier(50)}/")
    assert said.endswith(": due on 2023-03-24, done on 2023-06-22.")
    page = (site / "en/deadlines/index.html").read_text(encoding="utf-8")
    assert page.count('deadlines/feed.xml"') == 2, "in the head, and for readers"


@pytest.mark.parametrize(
    ("events", "day"),
    [
        (["publication", "withholding"], "2024-01-02"),
        (["withholding", "publication"], "2024-01-02"),
        (["publication", "correction", "withholding", "publication"], "2024-01-04"),
        (["publication", "correction"], None),
        (["publication", "withdrawal"], None),
        (["withholding"], None),
    ],
)
def test_what_changed_from_published_to_withheld_or_back(events, day):
    record = RecordSummary(id="7k2m9xqd", kind="judgment", status="withheld", source="")
    entries = tuple(
        Opening(number, {"event": event, "date": f"2024-01-0{number + 1}"}, "", None)
        for number, event in enumerate(events)
    )
    log = PublicationLog(folder=None, entries={record.id: entries})
    assert turns([record], log) == ([(day, record)] if day else [])
    assert turns([record], None) == []
