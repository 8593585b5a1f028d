"""Citations as reference managers read them: rispy, bibtexparser and citeproc-py are the foreign readers."""

import json
import warnings

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from build_scripts.export import citation_lists, data
from build_scripts.model.kinds import KINDS

from .factories import COURT, SECRET, URL, make_files, make_site, make_summary, mixed

TITLE = "甲 & 乙_1 {x} 50% \\end"
ENDS = ("bib", "csl.json", "ris")


@pytest.fixture(scope="module")
def files():
    hard = make_summary(
        50, titles={"zh": (TITLE, "zh"), "en": (TITLE, "zh")}, number="（2023）京0105刑初9号", organs=(COURT,)
    )
    other = make_summary(51, kind="statistic", date="2022-12-31", language="en")
    site = make_site([*mixed(), hard, other])
    parts = [*data.parts(site), *citation_lists.parts(site)]
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


def test_a_list_of_a_kind_and_year_has_its_records(files):
    hard, _other, made = files
    assert {path for path in made if "citations-2023.ris" in path} == {"judgments/citations-2023.ris"}
    assert set(entries(made, "judgments/citations-2023.bib")) == {"bcdfghj2", "bcdfghj3", hard.id}
    assert set(items(made, "judgments/citations-2019.csl.json")) == {"bcdfghj4"}
    folders = {path.partition("/")[0] for path in made} - {"data"}
    assert folders == {"judgments", KINDS["statistic"].folder}


def test_links_of_a_list_are_the_files_that_are_made(files, monkeypatch):
    monkeypatch.setattr(citation_lists, "LARGEST", 2)
    records = make_site([*mixed(), files[0]]).catalog.records
    site = make_site(records)
    linked = {
        one.path
        for _part, ones in citation_lists.links(frozenset(), [r for r in records if r.kind == "judgment"])
        for one in ones
    }
    made = set(make_files(site, citation_lists.parts(site)))
    assert linked == made
    assert "judgments/citations-2023-2.bib" in made
    assert citation_lists.links(frozenset(ENDS), records) == []


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
