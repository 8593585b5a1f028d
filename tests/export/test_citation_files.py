"""Citations as reference managers read them: rispy, bibtexparser and citeproc-py are the foreign readers."""

import json
import warnings
from dataclasses import replace
from functools import partial

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from lxml.html import fromstring
from project import ROOT

from build_scripts.build.gather import templates_of
from build_scripts.export import citation_lists, data
from build_scripts.model.kinds import KINDS
from build_scripts.pages import citations
from build_scripts.pages.lists import listing_plans

from .factories import COURT, SECRET, URL, make_context, make_files, make_site, make_summary, mixed

TITLE = "甲 & 乙_1 {x} 50% \\end"
ENDS = ("bib", "csl.json", "ris")


@pytest.fixture(scope="module")
def files():
    hard = make_summary(
        50, titles={"zh": (TITLE, "zh"), "en": (TITLE, "zh")}, number="（2023）京0105刑初9号", organs=(COURT,)
    )
    other = make_summary(51, kind="statistic", date="2022-12-31", language="en")
    site = make_site([*mixed(), hard, other])
    parts = [*data.parts(site), *citation_lists.parts(site, make_context(site))]
    return hard, other, {path: text for path, text in make_files(site, parts).items() if path.endswith(ENDS)}


def entries(files, path):
    """The entries of a BibTeX file, by key, as bibtexparser reads them."""
    library = bibtexparser.parse_string(files[path].decode())
    assert not library.failed_blocks
    return {one.key: {field.key: field.value for field in one.fields} for one in library.entries}


def references(files, path):
    return {one["urls"][0]: one for one in rispy.loads(files[path].decode())}


def items(files, path):
    return {one["id"]: one for one in json.loads(files[path])}


def test_every_exported_record_and_no_other_is_cited_in_every_format(files):
    hard, other, made = files
    wanted = {"bcdfghj2", "bcdfghj3", "bcdfghj4", hard.id, other.id}
    assert set(entries(made, "data/records-0001.bib")) == wanted
    assert set(items(made, "data/records-0001.csl.json")) == wanted
    found = {address.rstrip("/").rpartition("/")[2] for address in references(made, "data/records-0001.ris")}
    assert found == wanted
    assert not any(SECRET.encode() in content for content in made.values())


def test_every_list_has_its_records_in_every_format(files):
    hard, other, made = files
    judgments = {"bcdfghj2", "bcdfghj3", "bcdfghj4", hard.id}
    wanted = {
        "judgments/": judgments,
        f"{KINDS['statistic'].folder}/": {other.id},
        f"courts/{COURT}/": judgments,
        "regions/bei-jing/": judgments,
        "causes/dao-qie-zui/": {"bcdfghj2"},
        "years/2023/": judgments - {"bcdfghj4"},
        "years/2022/": {other.id},
        "years/2019/": {"bcdfghj4"},
        "outcomes/judgment-convicted/": {"bcdfghj2"},
    }
    for path, records in wanted.items():
        assert set(entries(made, f"{path}citations.bib")) == set(items(made, f"{path}citations.csl.json")) == records
        assert len(references(made, f"{path}citations.ris")) == len(records)
    assert {path for path in made if not path.startswith("data/")} == {
        f"{path}citations.{end}" for path in wanted for end in ENDS
    }


def test_a_long_list_has_them_by_year_and_leads_to_the_files_that_are_made(files, monkeypatch):
    monkeypatch.setattr(citation_lists, "WHOLE", 3)
    monkeypatch.setattr(citation_lists, "LARGEST", 2)
    site = make_site([*mixed(), files[0]])
    led = replace(site, cited_lists=partial(citation_lists.links, frozenset()))
    linked = {one.path for way in led.ways for each in way.lists for _part, ones in each.citations for one in ones}
    made = make_files(site, citation_lists.parts(site, make_context(site)))
    assert linked == set(made)
    assert set(entries(made, "judgments/citations-2019.bib")) == {"bcdfghj4"}
    assert set(entries(made, "judgments/citations-2023.bib")) == {files[0].id, "bcdfghj2"}
    assert set(entries(made, "judgments/citations-2023-2.bib")) == {"bcdfghj3"}
    assert "years/2023/citations.bib" in made
    assert citation_lists.links(frozenset(ENDS), "judgments/", site.catalog.records) == []


def test_a_file_of_a_list_depends_on_what_its_citations_say_and_on_nothing_else():
    one = make_summary(1, organs=(COURT,))

    def depends(**fields):
        site = make_site([replace(one, **fields)])
        return {part.name: part.depends for part in citation_lists.parts(site, make_context(site))}

    assert depends(summaries={"zh": ("摘要", "zh")}, articles=(("刑法", "264"),), caption=None) == depends()
    assert all(depends(number="（2023）京0105刑初8号")[name] != state for name, state in depends().items())


def test_a_foreign_reader_has_every_field(files):
    hard, other, made = files
    bib = entries(made, "data/records-0001.bib")
    ris = references(made, "data/records-0001.ris")[f"{URL}judgments/bcdfghj2/"]
    csl = items(made, "data/records-0001.csl.json")["bcdfghj2"]
    assert (ris["type_of_reference"], ris["title"], ris["publisher"]) == ("CASE", "判决书1", "北京市朝阳区人民法院")
    assert (csl["type"], csl["title"], csl["authority"]) == ("legal_case", "判决书1", "北京市朝阳区人民法院")
    assert (csl["number"], csl["issued"]) == ("（2023）京0105刑初1号", {"date-parts": [[2023, 3, 1]]})
    assert bib["bcdfghj2"]["date"] == "2023-03-01"
    assert csl["URL"] == bib["bcdfghj2"]["url"] == f"{URL}judgments/bcdfghj2/"
    assert items(made, "data/records-0001.csl.json")[hard.id]["title"] == TITLE
    english = items(made, "data/records-0001.csl.json")[other.id]
    assert (english["type"], english["URL"]) == ("document", f"{URL}en/statistics/{other.id}/")


def test_a_sample_says_so_and_what_is_withheld_is_cited_by_its_number(files):
    made = files[2]
    said = "本记录为虚构样例"
    assert entries(made, "data/records-0001.bib")["bcdfghj2"]["note"].startswith(said)
    assert references(made, "data/records-0001.ris")[f"{URL}judgments/bcdfghj2/"]["notes"][0].startswith(said)
    csl = items(made, "data/records-0001.csl.json")
    assert csl["bcdfghj2"]["note"].startswith(said)
    assert "note" not in csl["bcdfghj3"]
    assert csl["bcdfghj3"]["title"] == "（2023）京0105刑初2号"


def test_a_citation_processor_makes_a_bibliography(files):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON(json.loads(files[2]["data/records-0001.csl.json"]))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        bibliography.register(Citation([CitationItem(key) for key in source]))
        lines = [str(line) for line in bibliography.bibliography()]
    assert len(lines) == len(source)
    assert any("判决书1" in line and "2023" in line for line in lines)


def test_a_broken_entry_is_found(files):
    """The foreign readers do refuse."""
    text = files[2]["data/records-0001.bib"].decode()
    assert bibtexparser.parse_string(text.replace("\n}\n", "\n", 1)).failed_blocks


@pytest.mark.parametrize(("class_", "type_"), [("judgment", "CASE"), ("statement", "GOVDOC"), ("", "GOVDOC")])
def test_a_ruling_of_a_court_on_a_sentence_is_a_case_as_a_judgment_is(class_, type_):
    change = make_summary(1, kind="sentence-change", document_class=class_, organs=("京01",))
    (entry,) = rispy.loads(citations.ris(make_context(make_site([change])).cited(change)))
    assert entry["type_of_reference"] == type_


@pytest.mark.parametrize(("whole", "parts"), [(1000, [""]), (3, ["2023: ", "2019: "])])
def test_the_page_of_a_list_leads_to_its_files_and_names_years_where_it_has_several(files, monkeypatch, whole, parts):
    monkeypatch.setattr(citation_lists, "WHOLE", whole)
    site = make_site([*mixed(), files[0]])
    site = replace(
        site,
        renderer=replace(site.renderer, templates=templates_of(ROOT)),
        cited_lists=partial(citation_lists.links, frozenset({"csl.json"})),
    )
    plans = {(plan.path, plan.language): plan for plan in listing_plans(site, site.ways)}
    job = plans["judgments/", "en"].job()
    html = site.renderer.render(job.template, "en", job.path, **job.data)
    details = fromstring(html).find_class("portal-cite")[0]
    lines = details.xpath(".//li") or details.xpath("./p[a]")
    assert [line.text_content() for line in lines] == [f"{part}BibTeX · RIS" for part in parts]
    linked = [address.removeprefix("../../") for address in details.xpath(".//a/@href")]
    assert set(linked) <= set(make_files(site, citation_lists.parts(site, make_context(site))))
    assert len(linked) == 2 * len(parts)
