"""The pages of the articles that records cite, counted by hand."""

import re

import pytest
from factories import identifier, write
from project import build, make

CITED = (
    ("2022-03-01", ["264", "67"], "convicted"),
    ("2022-05-01", ["264", "133-1"], "acquitted"),
    ("2023-06-01", ["264"], "convicted"),
    ("2023-07-01", ["264", "67"], None),
)
LAW = "中华人民共和国刑法"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = make(tmp_path_factory.mktemp("articles") / "project")
    for number, (decided, articles, result) in enumerate(CITED):
        write(
            root / "content", "judgment", id=identifier(number), decided=decided, disposition=result,
            effective="2023-06-20" if decided == "2023-06-01" else None,
            case_number=f"（{decided[:4]}）京0105刑初{100 + number}号",
            statutes=[{"law": "刑法", "article": article} for article in articles],
        )  # fmt: skip
    write(root / "content", "judgment", "withheld", id=identifier(90))
    # 刑事诉讼法 was numbered anew in 2013 and 2018; nobody has compared the numbers of 1997 to 2012.
    write(
        root / "content", "judgment", id=identifier(91), decided="2010-03-01", case_number="（2010）京0105刑初1号",
        statutes=[{"law": "刑法", "article": "264"}],
    )  # fmt: skip
    outcome = build(root)
    assert outcome.ok, outcome.problems
    return root / "site"


def page(site, name):
    return (site / name / "index.html").read_text(encoding="utf-8")


def test_an_article_lists_who_cites_it(site):
    text = page(site, "en/statutes/刑法/67")
    assert set(re.findall(r'data-record="(\w+)"', text)) == {identifier(0), identifier(3)}
    assert not (site / "statutes/刑法/68").exists()


def test_the_figures_lead_to_the_records(site):
    text = page(site, "en/statutes/刑法/264")
    links = dict(re.findall(r'href="[^"]*264/#([0-9]{4}-[a-z-]+)">(\d+)<', text))
    assert links == {
        "2022-judgment-not-final": "1", "2022-judgment-acquitted": "1", "2023-judgment-convicted": "1",
        "2023-none": "1", "2010-none": "1",
    }  # fmt: skip
    assert all(f'id="{anchor}"' in text for anchor in links)


def test_nobody_is_counted_or_listed_as_convicted_before_it_is_known_to_be_in_effect(site):
    """刑事诉讼法 Art 12; of the two convictions one is known to have taken effect."""
    columns = re.findall(r'<th scope="col" class="portal-number">([^<]*)<', page(site, "en/statutes/刑法/264"))
    assert {"Convicted", "Judgment given"} <= set(columns)
    listed = page(site, "en/outcomes/judgment-convicted")
    assert "Convicted (also where the judgment is not final)</h1>" in listed
    assert "Nobody may be called guilty" in listed
    told = re.findall(r"<span>(Convicted|Judgment given)</span>", listed)
    assert told == ["Convicted", "Judgment given"]
    assert "Nobody may be called guilty" not in page(site, "en/outcomes/judgment-acquitted")


def test_what_is_cited_together_is_named_by_number_of_records(site):
    text = page(site, "statutes/刑法/264").split('id="near"')[1].split("</section>")[0]
    assert re.findall(r'href="[^"]*/([0-9-]+)/"', text) == ["67", "133-1"]


def test_numbers_are_written_as_lawyers_of_the_language_do(site):
    assert f"{LAW} 第一百三十三条之一" in re.sub(r"<[^>]+>", "", page(site, "statutes/刑法/133-1"))
    assert "Article 133-1" in page(site, "en/statutes/刑法/133-1")


def test_a_record_links_each_article_it_applies(site):
    text = page(site, f"judgments/{identifier(0)}")
    assert len(re.findall(r'href="\.\./\.\./statutes/[^"]+/(?:264|67)/"', text)) == 2


def test_the_directory_counts_every_article(site):
    text = page(site, "en/statutes")
    assert re.findall(r'href="[^"]*/([0-9-]+)/"[^>]*>[^<]*</a> <span class="portal-count">(\d+)', text) == [
        ("67", "2"), ("133-1", "1"), ("264", "5"),
    ]  # fmt: skip
