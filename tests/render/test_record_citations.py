"""How a record is cited: each form whole, what is special in a format escaped."""

import time

import pytest
from render.case_site import site_of

from build_scripts.pages import citations
from build_scripts.pages.citations import Cited

RECORD = {
    "kind": "judgment",
    "causes": ["盗窃罪"],
    "parties": [{"role": "defendant", "name": "王某"}],
    "disposition": "convicted",
    "effective": "2023-03-15",
    "court": "京0105",
}


def texts(language="zh", **fields):
    site, (summary,) = site_of({**RECORD, **fields})
    return {one.file or one.name: one for one in citations.citations(site, language, summary)}


def test_gb_t_7714_leaves_the_day_of_reading_to_the_reader():
    assert texts()["GB/T 7714—2015"].text == (
        "北京市朝阳区人民法院. 王某盗窃一审刑事判决书：（2023）京0105刑初123号[EB/OL]. (2023-03-01)[引用日期]. "
        "https://example.org/open/judgments/bcdfghj2/."
    )


def test_lawyers_name_the_case_the_court_the_number_and_the_document():
    assert texts()["Lawyers' citation"].text == (
        "王某盗窃案，北京市朝阳区人民法院（2023）京0105刑初123号刑事判决书（2023年3月1日）"
    )
    english = texts("en")["Lawyers' citation"]
    assert english.text.startswith("Wang Mou, theft, ")
    assert english.own == ("（2023）京0105刑初123号",)


def test_without_a_name_the_title_stands_in_its_place():
    found = texts(parties=None)["Lawyers' citation"].text
    assert found == "北京市朝阳区人民法院：《王某盗窃一审刑事判决书》，（2023）京0105刑初123号（2023年3月1日）"


def test_bibtex_and_ris_have_every_field():
    bib, ris = texts()["bib"].text, texts()["ris"].text
    assert bib.startswith("@misc{bcdfghj2,\n")
    assert "  author = {{北京市朝阳区人民法院}},\n" in bib
    assert "  date = {2023-03-01},\n" in bib
    assert bib.count("{") == bib.count("}")
    lines = ris.splitlines()
    assert (lines[0], lines[-1]) == ("TY  - CASE", "ER  - ")
    assert {"PB  - 北京市朝阳区人民法院", "M1  - （2023）京0105刑初123号", "DA  - 2023/03/01"} <= {*lines}


@pytest.mark.parametrize("title", [r"A & B_1 {x} 50% $2 #3 ~ ^ \end", "a}, note = {b", "a {b", "a} b", "a\nTY  - JOUR"])
def test_what_means_something_to_a_format_is_a_plain_word(title):
    about = Cited("x", "法院", title, "", "2023-03-01", "zh", "https://example.org/", "门户")
    bib = citations.bibtex(about)
    assert bib.count("{") == bib.count("}")  # BibTeX counts those behind a backslash too
    assert bib.count("title = {") == 1
    assert "note =" not in [line.split("{")[0].strip() for line in bib.splitlines()]
    assert citations.ris(about).count("\nTY  - ") == 0


def test_the_head_of_a_page_has_what_zotero_takes():
    site, (summary,) = site_of(RECORD)
    said = dict(citations.tags(site, "zh", summary))
    assert said["citation_title"] == "王某盗窃一审刑事判决书"
    assert said["citation_author"] == "北京市朝阳区人民法院"
    assert said["citation_publication_date"] == "2023/03/01"
    assert said["citation_public_url"] == "https://example.org/open/judgments/bcdfghj2/"
    assert said["citation_technical_report_number"] == "（2023）京0105刑初123号"


def test_a_title_that_repeats_itself_takes_no_time():
    begun = time.process_time()
    assert "行政赔偿行政赔偿" in texts(title="行政赔偿" * 24)["Lawyers' citation"].text
    assert time.process_time() - begun < 2
