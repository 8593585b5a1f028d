"""Which records are decisions, of whom, and what their Akoma Ntoso files say where it is no judgment."""

import pytest
import yaml
from factories import record
from lxml import etree
from project import ROOT
from subjects import words

from build_scripts.catalog import identifiers
from build_scripts.content.vocabulary_list import BODIES
from build_scripts.export.akoma_ntoso import covers
from build_scripts.model.document_class import is_court
from build_scripts.model.kinds import KINDS

from .akn import NAMES, tree_of, words_of
from .of_record import exported

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
    "procuratorial-document": lambda fields: (
        fields.get("document_type") in {None, "non-prosecution", "review-decision"}
    ),
}


def decided_in_the_content():
    """Every decision of the curated content, as its file has it."""
    for kind, is_decision in IN_THE_CONTENT.items():
        for path in sorted((ROOT / "content" / "records" / KINDS[kind].folder).rglob("*.yml")):
            fields = yaml.load(path.read_bytes(), yaml.CBaseLoader)  # noqa: S506 - it makes nothing but texts
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


@pytest.mark.parametrize("status", ["withheld", "withdrawn"])
def test_a_reduced_document_of_a_procuratorate_says_what_its_page_says_and_not_what_it_was(status):
    fields = {"case_number": "沪闵检刑不诉〔2023〕95号", "court": None, "organ": "sc-chengdu", "decided": "2023-06-02"}
    fields |= {"document_type": "non-prosecution", "title": "不起诉决定书"} if status == "withdrawn" else {}
    tree = tree_of(record("procuratorial-document", status=status, **fields))
    assert (etree.QName(tree[0]).localname, tree[0].get("name")) == ("doc", "doc")
    assert words_of(tree, "//a:docNumber | //a:docTitle") == ["沪闵检刑不诉〔2023〕95号"]
    assert words_of(tree, "//a:preface//a:organization") == ["四川省成都市人民检察院"]
    assert len(words_of(tree, "//a:remark[@status='editorial']")) == 1
    assert not tree.xpath("//a:FRBRname | //a:FRBRsubtype | //a:TLCPerson", namespaces=NAMES)
    assert "不起诉" not in etree.tostring(tree, encoding="unicode")
    summary = exported(record("procuratorial-document", status=status, **fields))[1].summary
    assert identifiers.work(summary).startswith("/akn/cn/doc/2023-06-02/")


def test_whether_a_withdrawn_change_was_decided_is_not_guessed():
    assert not covers(exported(record("sentence-change", status="withdrawn"))[1].summary)


def test_the_key_of_a_body_tells_whether_it_is_a_court():
    keys = {name: {key for key, _name in words().full_names(name)} for name in BODIES}
    assert {name: {is_court(key) for key in known} for name, known in keys.items()} == {
        name: {name == "courts"} for name in BODIES
    }
