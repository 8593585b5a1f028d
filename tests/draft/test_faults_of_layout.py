"""What a draft reads of texts that a scanner, a printer or an unusual heading has spoiled, and of documents that few courts write."""

import pytest
import yaml

from build_scripts.checks.personal.scan import scan
from draft.score import wrapped
from draft.test_masking import INJURED, drafted_from

SMALL_CLAIM = """河北省保定市竞秀区人民法院
民事判决书
（2023）冀0606民初2100号
原告：保定市竞秀区阿芳大排档，经营场所保定市竞秀区。
经营者：逯小芳，女，1980年2月2日出生，汉族，住保定市竞秀区。
被告：胥大山，男，1979年1月1日出生，汉族，住保定市竞秀区阳光北大街99号院紫竹苑6幢1-902。
案由：买卖合同纠纷
适用程序：小额诉讼程序
原告诉请：被告支付货款5000元。
被告辩称：无钱。
经审理查明：被告系紫竹苑6幢1-902业主。
本院认为，依照《中华人民共和国民法典》第五百七十九条规定，判决如下：
被告胥大山于本判决生效后十日内支付原告货款5000元。
审判员　蓟　北
二〇二三年七月四日
"""  # fictional


def fields(text):
    return yaml.safe_load(drafted_from(text))


def test_headings_of_a_short_form_are_no_parties():
    found = fields(SMALL_CLAIM)
    assert [one["name"] for one in found["parties"]] == ["保定市竞秀区阿芳大排档", "胥大山"]
    assert found["parties"][0]["organisation"]
    assert found["causes"] == ["买卖合同纠纷"]
    assert "represented_by" not in found["parties"][1]


def test_a_house_is_known_again_without_its_street():
    assert "1-902" not in drafted_from(SMALL_CLAIM)


def test_a_party_in_two_roles_and_a_procuratorate_in_two_are_read():
    text = INJURED.format("略。").replace("公诉机关山东", "公诉机关暨附带民事公益诉讼起诉人山东")
    text = text.replace("被告人郑大强，男", "被告人暨附带民事公益诉讼被告郑大强，男")
    found = fields(text)
    assert "郑大强" in {one["name"] for one in found["parties"]}
    assert found["prosecution"]["procuratorate"].startswith("sd-")


def test_an_interpreter_is_no_defender():
    text = INJURED.format("略。").replace(
        "1986年4月4日出生，汉族。",
        "1986年4月4日出生，汉族。\n辩护人水生，山东某律师事务所律师。\n翻译人员：林木，教师。",
    )
    assert "name: 水生" in drafted_from(text)
    assert "翻译人员" not in drafted_from(text).partition("body:")[0]


def test_what_a_scanner_took_for_letters_is_read_as_digits_and_laws_in_other_brackets_as_laws():
    text = INJURED.format("略。").replace("1986年4月4日出生", "l986年4月l4日出生").replace("《", "<").replace("》", ">")
    found = fields(text)
    assert str(found["parties"][1]["born"]) == "1986-04-14"
    assert found["statutes"][0]["law"] == "刑法"
    assert "l986年4月l4日" in found["body"]


def test_litres_and_words_stay():
    found = fields(INJURED.format("排气量为5l，型号为XI7，网址为Ol9."))
    assert "5l，型号为XI7，网址为Ol9" in found["body"]


@pytest.mark.parametrize("heading", ["某某文书网　　第 {} 页 共 9 页", "第{}页", "第 {} 页/共9页"])
def test_headings_that_count_pages_fall_away(heading):
    text = wrapped(INJURED.format("证人栾布的证言。" * 20), 60)
    lines = text.splitlines()
    pages = [line for at in range(0, len(lines), 9) for line in (heading.format(at // 9 + 1), *lines[at : at + 9])]
    assert len(pages) > len(lines) + 1
    assert fields("\n".join(pages)) == fields(text)


def test_a_page_that_a_sentence_tells_of_stays():
    assert "原判第3页、第5页有误" in drafted_from(INJURED.format("原判第3页、第5页有误。"))


def test_a_row_of_amounts_does_not_go_on_in_the_paragraph_below():
    text = drafted_from(INJURED.format("损失如下：\n水小花 2021.3.15 66,600 支付宝13873812345\n1.2021年4月，略。"))
    assert "13873812345" not in text
    assert "\n  1.2021年4月" in text


@pytest.mark.parametrize(("number", "found"), [("340203196002021234", True), ("202106011234567890", False)])
def test_an_identity_number_with_a_wrong_digit_in_a_table_is_asked_about(number, found):
    assert bool(scan(f"武小天|{number}|1,200")) == found
    assert not [span for span in scan(f"订单编号{number}") if span.sure]


@pytest.mark.parametrize(
    ("home", "county"),
    [
        ("住所地辽宁省盖州市红旗大街8号", "盖州市"),
        ("住内蒙古自治区呼伦贝尔市鄂温克族自治旗", "鄂温克族自治旗"),
        ("住日本国大阪府大阪市北区", ""),
        ("住江西省兴国县", "江西省兴国县"),
    ],
)
def test_a_street_is_no_banner_and_a_city_abroad_no_county(home, county):
    text = INJURED.format("略。").replace("1986年4月4日出生，汉族。", f"1986年4月4日出生，汉族，{home}。")
    read = fields(text)["parties"][1].get("county", "")
    assert read.endswith(county)
    assert bool(read) == bool(county)


def test_a_child_who_is_sued_is_a_minor_and_a_correction_grants_nothing():
    text = SMALL_CLAIM.replace("1979年1月1日", "2012年1月1日")
    assert fields(text)["parties"][1]["minor"]
    corrected = SMALL_CLAIM.replace("判决如下", "裁定如下").replace(
        "被告胥大山于本判决生效后十日内支付原告货款5000元", "原判决书中“支付5000元”补正为“支付500元”"
    )
    assert "disposition" not in fields(corrected)
