"""What a draft says of political rights, confiscation, each of several crimes, recovery and restitution, and what it leaves out."""

import pytest
import yaml
from subjects import words

from build_scripts.cli.draft import draft, formats, tables
from build_scripts.model.body import is_row
from draft import score

HEAD = """浙江省金华市婺城区人民法院
刑事判决书
（2023）浙0702刑初455号
公诉机关金华市婺城区人民检察院。
被告人汪大海，男，1990年5月6日出生，汉族。
被告人于小凤，女，1994年出生，汉族。
本院认为，被告人的行为已构成犯罪。依照《中华人民共和国刑法》第二百六十三条、第六十九条之规定，判决如下：
"""
FOOT = """
审判长　冯立
二〇二三年八月十四日
书记员　申晓
"""


def drafted(operative):
    return yaml.load(draft.drafted(HEAD + operative + FOOT, words(), score.ID, score.DAY)[1], yaml.CBaseLoader)  # noqa: S506


THEFT = {"cause": "盗窃罪", "penalty": "fixed-term", "length": "P2Y", "fine": "人民币一万元"}
ROBBERY = {
    "cause": "抢劫罪",
    "penalty": "fixed-term",
    "length": "P11Y",
    "political_rights": "P2Y",
    "confiscation": "50000",
}
SENTENCES = [
    (
        "被告人汪大海犯抢劫罪，判处无期徒刑，剥夺政治权利终身，并处没收个人全部财产。",
        {"penalty": "life", "political_rights": "life", "confiscation": "all"},
    ),
    (
        "被告人汪大海犯抢劫罪，判处有期徒刑十一年，剥夺政治权利一年六个月，并处没收财产人民币3.5万元。",
        {"penalty": "fixed-term", "length": "P11Y", "political_rights": "P1Y6M", "confiscation": "35000"},
    ),
    (
        ("被告人汪大海犯盗窃罪，判处有期徒刑二年，并处罚金人民币一万元；犯抢劫罪，判处有期徒刑十一年，剥夺政治权利二年，并处没收财产人民币五万元；"
        "决定执行有期徒刑十二年，剥夺政治权利二年，并处没收财产人民币五万元，罚金人民币一万元。"),
        {"penalty": "fixed-term", "length": "P12Y", "political_rights": "P2Y", "confiscation": "50000", "fine": "人民币一万元", "crimes": [THEFT, ROBBERY]},
    ),
    (  # the length of one crime is cut off: nothing is said of each
        "被告人汪大海犯盗窃罪，判处有期徒刑××，并处罚金人民币一万元；犯抢劫罪，判处有期徒刑十一年；决定执行有期徒刑十二年，并处罚金人民币一万元。",
        {"penalty": "fixed-term", "length": "P12Y", "fine": "人民币一万元"},
    ),
    ("被告人汪大海犯盗窃罪，判处有期徒刑一年。作案工具予以没收，个人财产予以返还。", {"penalty": "fixed-term", "length": "P1Y"}),
]  # fmt: skip


@pytest.mark.parametrize(("operative", "expected"), SENTENCES)
def test_what_stands_beside_the_principal_penalty(operative, expected):
    (sentence,) = drafted(operative)["sentences"]
    assert sentence == {"person": "汪大海"} | expected


SENTENCE = "一、被告人汪大海犯盗窃罪，判处有期徒刑一年。\n二、"
ORDERS = [
    ("责令被告人汪大海、于小凤退赔被害人陈某经济损失人民币26300元。", [{"order": "restitution", "persons": ["汪大海", "于小凤"], "amount": "26300", "to": "陈某"}]),
    ("责令被告人汪大海退赔被害单位成都晨光商贸有限公司人民币1,000.50元。", [{"order": "restitution", "persons": ["汪大海"], "amount": "1000.5", "to": "成都晨光商贸有限公司"}]),
    ("追缴被告人汪大海违法所得人民币五万元，上缴国库。", [{"order": "recovery", "persons": ["汪大海"], "amount": "50000", "to": "国库"}]),
    ("责令被告人汪大海退赔各被害人经济损失共计人民币411,600元。", [{"order": "restitution", "persons": ["汪大海"], "amount": "411600"}]),
    ("责令被告人汪大海退赔被害人陈某的经济损失。", None),
    ("责令被告人汪大海退赔各被害人经济损失共计人民币若干元。", None),
    ("责令同案人蔡某退赔被害人陈某人民币500元。", None),
]  # fmt: skip


@pytest.mark.parametrize(("operative", "expected"), ORDERS)
def test_orders_on_property(operative, expected):
    assert drafted(SENTENCE + operative).get("recoveries") == expected


def test_a_victim_who_is_not_masked_is_not_written_as_a_recipient():
    made = drafted(SENTENCE + "责令被告人汪大海退赔被害人陈建国人民币500元。")
    assert "陈建国" not in str(made["recoveries"])


def test_tables_of_data_keep_their_cells_and_tables_of_layout_do_not():
    page = "<html><body><p>查明：</p><table><tr><th>物品</th><th>价值</th></tr><tr><td>手机<br>一部</td><td>3000</td></tr></table>{}</body></html>"
    layout = "<table><tr><td>审判长</td><td>冯立</td></tr><tr><td>书记员</td><td>申晓</td></tr></table>"
    text = formats.decoded(page.format(layout).encode(), html=True)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    assert lines == ["查明：", "| 物品 | 价值 |", "|---|---|", "| 手机 一部 | 3000 |", "审判长 冯立", "书记员 申晓"]
    body = drafted("\n".join(lines[:4]) + "\n" + SENTENCES[0][0])["body"]
    assert sum(map(is_row, body.split("\n"))) == 3


@pytest.mark.parametrize("rows", [[["一", "二"]], [["一"], ["二"]], [["一", "二"], ["三"]], [["一", ""], ["", ""], ["二", ""]], [["一", "长" * 80], ["二", "三"]]])  # fmt: skip
def test_what_is_no_table_of_data(rows):
    assert not any(map(is_row, tables.lines_of(rows)))
