"""Forms in which courts and platforms publish: answers in JSON, HTML without blocks, signs of other alphabets, parties in two roles, injuries that are told."""

import json

import pytest
import yaml
from subjects import words

from build_scripts.cli.draft import draft, formats
from draft import score

CIVIL = """江苏省南通市崇川区人民法院
民事判决书
（2023）苏0602民初2718号
原告：某某乡土银行股份有限公司，住址江苏省南通市崇川区虹桥路66号。
被告：严冬青，男，1986年3月3日出生，汉族，住江苏省南通市崇川区。
原告某某乡土银行股份有限公司与被告严冬青金融借款合同纠纷一案，本院于2023年5月8日立案后，依法适用简易程序，公开开庭进行了审理。本案现已审理终结。
本院认为，依照《中华人民共和国民法典》第六百七十五条规定，判决如下：
被告严冬青于本判决生效之日起十日内归还原告借款43000元。
审判员　季　风
二Ο二三年六月九日
书记员　秋　实
"""  # fictional, as all below; the year has a Greek letter in it
CRIMINAL = """湖北省襄阳市樊城区人民法院
刑事附带民事判决书
（2022）鄂0606刑初345号
公诉机关湖北省襄阳市樊城区人民检察院。
{parties}
被告人时光，男，1990年6月6日出生，汉族，住襄阳市樊城区。
樊城区人民检察院指控被告人时光犯故意伤害罪，于2022年5月5日向本院提起公诉。本院依法组成合议庭，公开开庭审理了本案，现已审理终结。
经审理查明：{told}
本院认为，依照《中华人民共和国刑法》第二百三十四条之规定，判决如下：
被告人时光犯故意伤害罪，判处有期徒刑一年。
审判长　程　度
二〇二二年七月二日
"""
OF_VICTIM = "附带民事诉讼原告人晏清平，男，1988年2月2日出生，汉族，住襄阳市樊城区。"


def drafted(text):
    return draft.drafted(text, words(), score.ID, score.DAY).text


def of(told="略。", parties=OF_VICTIM):
    return drafted(CRIMINAL.format(told=told, parties=parties))


@pytest.mark.parametrize(
    "body", [CIVIL.splitlines(), CIVIL, "".join(f"<div>{line}</div>" for line in CIVIL.splitlines())]
)
def test_of_the_answer_of_a_platform_the_document_is_read(body):
    answer = json.dumps({"s1": "某案", "s17": ["甲", "乙"], "qwContent": body}, ensure_ascii=False)
    assert formats.decoded(answer.encode()).split() == CIVIL.split()


def test_what_only_looks_like_json_and_json_in_a_paste_that_is_plain_stay_as_they_are():
    for text in ('{"s1": ', "[甲]", "{}"):
        assert formats.decoded(text.encode()) == text
    answer = json.dumps({"qwContent": CIVIL}, ensure_ascii=False)
    assert formats.decoded(answer.encode(), plain=True) == answer


def test_of_html_without_blocks_an_empty_line_ends_a_paragraph_and_inside_a_block_it_does_not():
    loose = "<p>\n\t<title></title>\n</p>\n" + CIVIL.replace("\n", "\n\n\n\t")
    assert formats.decoded(loose.encode(), html=True).split() == CIVIL.split()
    assert "严 冬青" not in (shown := formats.decoded("<div><p>被告严\n\n冬青</p></div>".encode(), html=True))
    assert len(shown.strip().splitlines()) == 1


def test_lines_of_tags_alone_are_no_paragraphs():
    text = drafted("<p>\n<title></title>\n</p>\n" + CIVIL)
    assert "<" not in text.split("body:")[1]


def test_a_day_is_read_whatever_round_letter_stands_for_its_zero():
    for sign in "〇○零OoОоΟο◯０":
        assert "decided: 2023-06-09" in drafted(CIVIL.replace("Ο", sign))


def test_the_seat_of_a_body_is_no_home_and_the_home_of_its_manager_is():
    assert "住址江苏省南通市崇川区虹桥路66号。" in drafted(CIVIL)
    person = CIVIL.replace(
        "被告：严冬青，男，", "被告：严冬青，系某某建材有限公司经理，住址江苏省南通市崇川区桃坞路9号，男，"
    )
    assert "桃坞路" not in drafted(person)


@pytest.mark.parametrize("word", ["暨被害人", "兼法定代理人", "即被害人", "暨被害人晏小荷的法定代理人"])
def test_the_second_role_of_a_party_is_no_part_of_the_name(word):
    text = of(parties=OF_VICTIM.replace("晏清平", f"{word}晏清平"))
    party = yaml.safe_load(text)["parties"][0]
    assert (party["role"], party["name"][:2]) == ("incidental-plaintiff", "晏某")
    assert f"附带民事诉讼原告人{word[:3]}" in text
    assert "清平" not in text


@pytest.mark.parametrize(
    "item",
    [
        "上诉人（原审附带民事诉讼原告人）晏清平，男，1988年2月2日出生。",
        "上诉人暨原审附带民事诉讼原告人晏清平，男，1988年2月2日出生。",
        "申诉人晏清平，男，1988年2月2日出生，汉族。系本案被害人。",
    ],
)
def test_who_was_an_incidental_plaintiff_or_is_the_victim_is_masked_in_every_other_role(item):
    text = of("晏清平报警。", item)
    assert "晏清平" not in text
    assert "晏某报警" in text


def test_the_kin_of_a_victim_is_no_victim():
    item = "申诉人晏清平，男，1988年2月2日出生，汉族。系被害人晏某之父。"
    assert "晏清平" in of("略。", item)


@pytest.mark.parametrize(
    "told",
    [
        "时光与席慕青争执。经鉴定，席慕青的损伤程度构成轻伤二级。",
        "时光将席慕青、路遥知打伤。经法医鉴定，席慕青、路遥知人体损伤程度均为轻微伤，席慕青、路遥知不服。",
        "时光将受害人席慕青停放在楼下的电动车砸坏。",
        "时光将被害人席慕青放在桌上的手机摔坏。",
    ],
)
def test_whose_injury_was_assessed_or_whose_things_were_taken_is_a_victim(told):
    text = of(told)
    assert "席慕青" not in text
    assert "席某" in text
    assert "路遥知" not in text


def test_the_accused_who_was_hurt_too_keeps_the_name():
    assert "被告人时光，男" in of("经鉴定，时光的损伤程度为轻微伤，时光不服。")


def test_whose_home_was_robbed_is_asked_about():
    told = "时光窜至樊城区某村路遥知家中盗窃，路遥知惊醒。"
    assert "perhaps a victim's, witness's or minor's name: 第8段" in of(told)
    assert "perhaps a victim" not in of("时光到路遥知家中做客，路遥知留饭。")


def test_a_street_without_a_number_is_asked_about():
    text = drafted(CIVIL.replace("住江苏省南通市崇川区。", "住江苏省南通市崇川区平潮街。"))
    assert "perhaps a home address in 第5段" in text


def test_of_each_kind_of_personal_data_one_line_tells_all_paragraphs():
    text = of("时光驾驶鄂F8K3L7号轿车。\n鄂F8K3L7号轿车是时光的。鄂F8K3L7号轿车被扣押。")
    assert text.count("a licence plate was replaced") == 1
    assert "a licence plate was replaced by ×× in 第8段、第9段" in text


RULING = """河南省洛阳市中级人民法院
刑事裁定书
洛刑执字第{number}号
罪犯{name}，男，1980年1月1日出生，汉族，现在河南省豫西监狱服刑。
罪犯{name}曾因犯危险驾驶罪于2009年3月5日被洛阳市西工区人民法院判处拘役一个月。2011年9月16日，洛阳市西工区人民法院作出（2011）西刑初字第76号刑事判决，以被告人{name}犯抢夺罪，判处有期徒刑七年。
执行机关于2016年10月11日经集体评议提出减刑建议，报送本院。本院依法组成合议庭进行了审理，现已审理终结。
本院认为，依照《中华人民共和国刑法》第七十八条、第七十九条之规定，裁定如下：
对罪犯{name}减去有期徒刑五个月。
审判长　程　度
二〇一六年十一月二日
"""


def test_a_change_of_sentence_is_known_without_a_year_in_its_number_and_has_the_crime_that_is_served():
    made = yaml.safe_load(drafted(RULING.format(name="时光", number=21)))
    assert made["procedure"] == "sentence-change"
    assert made["causes"] == ["抢夺罪"]


def test_an_appraisal_in_a_list_of_evidence_is_nobody():
    text = drafted(
        RULING.format(name="时光", number=21).replace(
            "本院认为", "上述事实，有罪犯时光的陈述、改造鉴定、小组评议、证人证言予以证实。\n本院认为"
        )
    )
    assert "perhaps a victim" not in text


def test_a_decision_on_jurisdiction_has_the_branch_of_its_number():
    text = """中华人民共和国最高人民法院
指定管辖决定书
（2021）最高法刑辖12号
甘肃省兰州市七里河区人民法院受理的该区人民检察院指控被告人时光犯诈骗罪一案，多地法院均有管辖权。依照《中华人民共和国刑事诉讼法》第二十七条的规定，决定如下：
指定青海省西宁市城东区人民法院审判本案。
二〇二一年四月九日
"""
    made = yaml.safe_load(drafted(text))
    assert (made["case_type"], made["causes"]) == ("criminal", ["诈骗罪"])
    assert yaml.safe_load(drafted(text.replace("刑辖", "民辖")))["case_type"] == "civil"


def test_an_unknown_cause_does_not_begin_with_the_role_before_it():
    text = drafted(
        CIVIL.replace("原告某某乡土银行股份有限公司与被告严冬青金融借款合同纠纷", "上列原告诉被告代刷积分纠纷")
    )
    assert "causes: [代刷积分纠纷]" in text


def test_of_a_procuratorates_document_only_the_kind_is_asked_about():
    text = drafted(
        """云南省曲靖市麒麟区人民检察院
不起诉决定书
麒检刑不诉〔2022〕17号
被不起诉人时光，男，1980年1月1日出生，汉族。
本院认为，决定对时光不起诉。
2022年11月4日
"""
    )
    asked = [line for line in text.splitlines() if line.startswith("# 待核对")]
    assert [line.split(": ")[1] for line in asked if "procuratorial-document" not in line] == [
        "a full date of birth was replaced by ×× in 第4段"
    ]
    assert any("procuratorial-document" in line for line in asked)


@pytest.mark.parametrize(
    ("ordered", "wanted"),
    [("对时光的起诉，本院不予立案。", "rejected"), ("一、指令河南省高级人民法院再审本案。", "ordered")],
)
def test_what_is_ordered_on_a_suit_and_on_a_petition_has_a_word(ordered, wanted):
    kind = "行初" if wanted == "rejected" else "刑申"
    branch = "行政" if wanted == "rejected" else "刑事"
    text = f"""北京市第二中级人民法院
{branch}裁定书
（2019）京02{kind}41号
起诉人时光，男，1971年5月17日出生，汉族。
起诉人时光向本院提起行政诉讼。
本院经审查认为，依照《中华人民共和国行政诉讼法》第四十九条之规定，裁定如下：
{ordered}
审判长　程　度
二〇一九年九月十二日
"""
    assert yaml.safe_load(drafted(text))["disposition"] == wanted


def test_a_ruling_of_enforcement_that_names_the_obligor_alone_has_a_title():
    text = """陕西省咸阳市秦都区人民法院
执行裁定书
（2022）陕0402执418号之二
被执行人严冬青，女，1986年3月3日出生。
本院向被执行人严冬青发出执行通知书，至今未履行。依照《中华人民共和国民事诉讼法》第二百四十二条的规定，裁定如下：
扣划被执行人严冬青账户内存款人民币8120.50元。
审判员　季　风
二〇二二年三月三日
"""
    made = yaml.safe_load(drafted(text))
    assert (made["title"], made["disposition"]) == ("严冬青执行裁定书", "ordered")
