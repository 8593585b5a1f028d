"""Decisions of prison bureaus, rulings that correct a slip, longer causes, and where an outcome ends."""

import pytest
from subjects import words

from build_scripts.checks.reading.reading import read

BUREAU = (
    "某省监狱管理局\n暂予监外执行决定书\n某狱暂字〔2021〕8号\n{}罪犯冼国良，男，1955年8月1日出生，汉族。"
    "因犯受贿罪被某省江门市中级人民法院判处有期徒刑十一年。\n根据《中华人民共和国监狱法》第二十六条的规定，{}。\n某省监狱管理局\n2021年5月28日\n"
)
CIVIL = (
    "浙江省宁波市鄞州区人民法院\n民事判决书\n（2021）浙0212民初99号\n原告：卜海潮，男，1980年1月2日出生。\n被告：宁波东钱航运有限公司。\n"
    "原告卜海潮与被告宁波东钱航运有限公司{}一案，本院于2021年2月3日立案受理，现已审理终结。\n本院认为，请求有据。依照《中华人民共和国民法典》第五百七十七条之规定，判决如下：\n"
    "被告宁波东钱航运有限公司支付原告卜海潮50000元。\n{}\n审判员　　励勤\n二〇二一年五月六日\n"
)
COSTS = [
    "本案受理费50元，由被告负担。", "诉讼费50元，由被告承担。", "保全费520元，由被告负担。", "负有履行义务的当事人应当按期履行。",
    "本判决书送达后立即生效。", "若不服本判决，可以提起上诉。", "原告如不服本判决，可以提起上诉。",
]  # fmt: skip


@pytest.mark.parametrize(
    ("lead", "order"),
    [("", "决定对罪犯冼国良暂予监外执行"), ("你监呈报的材料收悉。经审查：\n", "决定批准罪犯冼国良暂予监外执行")],
)
def test_a_bureaus_decision_is_read(lead, order):
    reading = read(BUREAU.format(lead, order), words())
    assert [(one.name, one.role.value) for one in reading.parties] == [("冼国良", "defendant")]
    assert [cause.key for cause in reading.causes] == ["受贿罪"]
    assert (reading.case_type, reading.procedure, reading.result) == ("criminal", "sentence-change", "ordered")


@pytest.mark.parametrize("cause", ["海上货物运输合同纠纷", "公路旅客运输合同纠纷", "确认房屋租赁合同效力纠纷"])
def test_a_longer_cause_is_not_the_shorter_one(cause):
    assert [(one.key, one.known) for one in read(CIVIL.format(cause, ""), words()).causes] == [(cause, False)]


def test_a_known_cause_stays_known():
    assert [one.known for one in read(CIVIL.format("买卖合同纠纷", ""), words()).causes] == [True]


@pytest.mark.parametrize("costs", COSTS)
def test_what_follows_the_order_is_no_part_of_it(costs):
    assert read(CIVIL.format("买卖合同纠纷", costs), words()).operative.endswith("50000元。")


def test_a_correction_has_the_parties_of_its_sentence():
    text = (
        "湖南省怀化市鹤城区人民法院\n民事裁定书\n（2021）湘1202民初887号之二\n本院在审理原告怀化五溪水泥制品有限公司与被告补万山、湖南沅水置业有限公司"
        "买卖合同纠纷一案中，作出的民事判决书存有笔误。依照《中华人民共和国民事诉讼法》第一百五十四条的规定，裁定如下：\n第七页“183500元”更正为“185300元”。\n"
        "审判员　　补小梅\n二〇二一年七月十九日\n"
    )
    assert [one.name for one in read(text, words()).parties] == [
        "怀化五溪水泥制品有限公司", "补万山", "湖南沅水置业有限公司"
    ]  # fmt: skip
