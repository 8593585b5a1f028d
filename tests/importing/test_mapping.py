"""A mapping that cannot be right is refused, with the line; and what a cell says becomes what a record writes."""

import pytest
from project import LANGUAGES

from build_scripts.cli.importing import mapping
from build_scripts.cli.importing.values import Values
from build_scripts.model.field_type import field_type
from build_scripts.model.kinds import KINDS
from build_scripts.model.party import Party
from build_scripts.model.statistic import Figure

from .conftest import words
from .tables import MAPPING

GOOD = "kind: judgment\nkey: 案号\ncolumns:\n  案号: case_number\n"
WRONG = {
    "- a": 1,
    "": 0,
    GOOD + "colums: {}\n": 5,
    "kind: judgement\nkey: 案号\ncolumns: {案号: case_number}\n": 1,
    "kind: judgment\ncolumns: {案号: case_number}\n": 1,
    "kind: judgment\nkey: []\ncolumns: {案号: case_number}\n": 2,
    "kind: judgment\nkey: 案号\ncolumns: [a]\n": 3,
    GOOD + "  法院: cuort\n": 5,
    GOOD + "  法院: [court]\n": 5,
    GOOD + "  法院: {field: court, splt: 、}\n": 5,
    GOOD + "  法院: {field: court, each: name}\n": 5,
    GOOD + "  法院: court.0\n": 5,
    GOOD + "  当事人: parties\n": 5,
    GOOD + "  当事人: parties.name\n": 5,
    GOOD + "  当事人: {field: parties, each: nam}\n": 5,
    GOOD + "  当事人: {field: parties, each: name, with: {rol: plaintiff}}\n": 5,
    GOOD + "  编号: id\n": 5,
    GOOD + "values:\n  案由: {盗窃: 盗窃罪}\n": 6,
    GOOD + "values:\n  案号: 盗窃罪\n": 6,
    GOOD + "constants:\n  source.publishr: 文书网\n": 6,
    GOOD + "constants: 文书网\n": 5,
    GOOD + "text: [a]\n": 5,
    GOOD + "sheet: [a]\n": 5,
    "kind: service\nkey: 案号\ncolumns: {案号: title}\ntext: 正文\n": 4,
    "kind: judgment\nkey: 姓名\ncolumns:\n  姓名: parties.0.name\n": 2,
    "kind: judgment\nkey: 姓名\ncolumns:\n  姓名: {field: parties, each: name}\n": 2,
    GOOD + "columns: {}\n": 5,
    GOOD + "  法院: &a court\n": 5,
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_mapping_is_refused_at_its_line(text):
    made, problems = mapping.read(text.encode(), LANGUAGES.written)
    assert made is None
    assert WRONG[text] in {problem.line for problem in problems}
    assert all(problem.message and problem.remedy for problem in problems)


@pytest.mark.parametrize(
    "text", [GOOD, MAPPING, GOOD + "constants: {source: {publisher: 文书网}, title_en: x}\n", GOOD + "text: 正文\n"]
)
def test_a_right_one_is_taken(text):
    made, problems = mapping.read(text.encode(), LANGUAGES.written)
    assert problems == []
    assert made.kind is KINDS["judgment"]


JUDGMENT, CHANGE = KINDS["judgment"].model, KINDS["sentence-change"].model
CELLS = [
    (JUDGMENT, "decided", "2023年3月1日", "2023-03-01"),
    (JUDGMENT, "decided", "二〇二三年三月一日", "2023-03-01"),
    (JUDGMENT, "decided", "二○二三年十二月三十一日", "2023-12-31"),
    (JUDGMENT, "decided", "2023/3/1", "2023-03-01"),
    (JUDGMENT, "decided", "2023.03.01", "2023-03-01"),
    (JUDGMENT, "decided", "20230301", "2023-03-01"),
    (JUDGMENT, "decided", "2023-03-01 09:30", "2023-03-01"),
    (JUDGMENT, "decided", "44986", "2023-03-01"),
    (JUDGMENT, "decided", "3/1/2023", "3/1/2023"),
    (JUDGMENT, "decided", "2023年2月30日", "2023年2月30日"),
    (JUDGMENT, "case_type", "刑事", "criminal"),
    (JUDGMENT, "case_type", "Criminal", "criminal"),
    (JUDGMENT, "case_type", "criminal", "criminal"),
    (JUDGMENT, "case_type", "刑", "刑"),
    (JUDGMENT, "court", "北京市朝阳区人民法院", "京0105"),
    (JUDGMENT, "court", "京0105", "京0105"),
    (JUDGMENT, "court", "朝阳法院", "朝阳法院"),
    (JUDGMENT, "document_type", "决定书", "decision"),
    (JUDGMENT, "causes", "盗窃罪", "盗窃罪"),
    (JUDGMENT, "sample", "是", "true"),
    (JUDGMENT, "title", "是", "是"),
    (JUDGMENT, "title", "2023年3月1日", "2023年3月1日"),
    (Party, "born", "1990年5月17日", "1990-05-17"),
    (Party, "born", "1990年5月", "1990-05"),
    (Party, "born", "1990", "1990"),
    (Party, "sex", "男", "male"),
    (Party, "role", "被告人", "defendant"),
    (Figure, "value", "12,345.60", "12345.60"),
    (Figure, "value", "１２３", "123"),
    (Figure, "value", "1,23", "1,23"),
    (Figure, "value", "约3万", "约3万"),
    (CHANGE, "nothing", "x", "x"),
]


@pytest.mark.parametrize(("model", "name", "cell", "value"), CELLS)
def test_a_cell_becomes_what_a_record_writes(model, name, cell, value):
    kind = field_type(model, name, LANGUAGES.written)
    assert Values(words()[0], LANGUAGES).value(cell, kind, name) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [("一年六个月", "P1Y6M"), ("8个月", "P8M"), ("十五日", "P15D"), ("P8M", "P8M"), ("一年多", "一年多")],
)
def test_a_length_of_time(cell, value):
    found = mapping.type_at(CHANGE, ("proposal", "reduction"), ())
    assert Values(words()[0], LANGUAGES).value(cell, found, "reduction") == value
