"""Decisions of prison bureaus, rulings that correct a slip, longer causes, and where an outcome ends."""

import pytest
from subjects import words

from build_scripts.checks.reading.reading import read
from draft.test_masking import drafted_from

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


CORRECTION = (
    "湖南省怀化市鹤城区人民法院\n{}裁定书\n（2021）湘1202{}初887号之二\n本院在审理{}一案中，作出的判决书存有笔误，裁定如下：\n{}\n"
    "审判员　　补小梅\n二〇二一年七月十九日\n"
)  # fictional
DIVORCE = ("民事", "民", "原告刘晓明与被告钱小燕离婚纠纷")
SALE = ("民事", "民", "原告补万山与被告钱小燕买卖合同纠纷")
ASKED = "perhaps a victim's, witness's or minor's name: 第5段"


@pytest.mark.parametrize(
    ("order", "shown"),
    [
        ("第三页“刘小明”应为“刘晓明”。", "第三页“刘某2”应为“刘某1”。"),
        ("第三页“原告刘小明，男”更正为“原告刘晓明，男”。", "“原告刘某2，男”更正为“原告刘某1，男”。"),
        ("将“刘晓明”误写为“刘小明”。", "将“刘某1”误写为“刘某2”。"),
    ],
)
def test_the_wrong_form_of_a_masked_name_is_masked_too(order, shown):
    text = drafted_from(CORRECTION.format(*DIVORCE, order))
    assert shown in text
    assert "刘小明" not in text


@pytest.mark.parametrize(
    "order", ["“刘小明”应为“刘晓明”。", "“刘小明”现更正为“刘晓明”。", "将“刘晓明”误写为“刘小明”。"]
)
def test_a_corrected_name_of_nobody_known_is_for_a_reader(order):
    assert ASKED in drafted_from(CORRECTION.format(*SALE, order))


@pytest.mark.parametrize(
    "order",
    ["“补万三”应为“补万山”。", "“合同约定”更正为“合同解除”。", "“三年”应为“二年”。", "“183500元”补正为“185300元”。"],
)
def test_a_corrected_party_or_word_is_no_doubt(order):
    text = drafted_from(CORRECTION.format(*SALE, order))
    assert ASKED not in text
    assert order in text


@pytest.mark.parametrize(
    ("cause", "key", "known"),
    [
        ("第三人撤销仲裁裁决之诉纠纷", "第三人撤销仲裁裁决之诉纠纷", False),
        ("第三人撤销之诉纠纷", "第三人撤销之诉", True),
        ("案外人执行异议之诉", "案外人执行异议之诉", True),
        ("确认执行分配无效之诉", "确认执行分配无效之诉", False),
    ],
)
def test_a_cause_that_is_called_an_action(cause, key, known):
    assert [(one.key, one.known) for one in read(CIVIL.format(cause, ""), words()).causes] == [(key, known)]


def test_an_action_without_a_name_before_it_is_told_by_its_beginning():
    assert [
        one.key for one in read(CORRECTION.format("民事", "民", "第三人撤销仲裁裁决之诉纠纷", "补正。"), words()).causes
    ] == ["第三人撤销仲裁裁决之诉纠纷"]


def test_a_claim_in_the_course_is_no_cause():
    assert not any("不服" in one.key for one in read(CIVIL.format("不服本院判决提起之诉", ""), words()).causes)
