"""What a draft reads of documents of many forms: rows of tables, terms over a line end, upheld sentences, names of crimes."""

import pytest
import yaml
from subjects import words

from build_scripts.cli.draft import draft, tables
from draft import score


def drafted(text):
    return draft.drafted(text, words(), score.ID, score.DAY).text


CRIMINAL = """安徽省阜阳市颍州区人民法院
刑事判决书
（2021）皖1202刑初567号
公诉机关安徽省阜阳市颍州区人民检察院。
被告人时间，男，1993年4月4日出生，汉族。
经审理查明：{told}
本院认为，依照《中华人民共和国刑法》第二百九十三条第一款之规定，判决如下：
{ordered}
审判员　程　度
二〇二一年七月二日
"""  # fictional
SENTENCED = "被告人时间犯寻衅滋事罪，判处有期徒刑一年。"


def of(told="略。", ordered=SENTENCED):
    return drafted(CRIMINAL.format(told=told, ordered=ordered))


ROWS = """损失如下：
序号 店铺 金额（元） 联系电话
1 水果店 1,234,567.89 13806881234
2 米店 23,456 13906885678
3 书店，花店 5,000 13706885678
合计1,263,023.89元。"""


def test_rows_of_a_table_without_lines_stay_apart():
    text = of(ROWS)
    assert "  1 水果店 1,234,567.89 ××\n  2 米店 23,456 ××\n  3 书店，花店 5,000 ××\n  合计" in text


def test_a_table_whose_head_counts_its_rows_is_one():
    assert tables.lines_of([["序号", "账号"], ["1", "2"]])[1] == "|---|---|"
    assert tables.lines_of([["判决书", "（2021）皖1202刑初567号"], ["甲", "乙"]])[0] == "判决书 （2021）皖1202刑初567号"


def test_a_term_that_a_line_end_divides_is_read_whole():
    text = of(ordered="被告人时间犯寻衅滋事罪，判处有期徒刑一年\n三个月。")
    assert "length: P1Y3M" in text
    assert "有期徒刑一年三个月。" in text


def test_sentences_that_are_only_upheld_are_all_left_out():
    told = "维持原判第一、二项，即被告人时间犯寻衅滋事罪，判处有期徒刑一年；被告人马到犯寻衅滋事罪，判处拘役五个月"
    made = of(ordered=f"一、{told}；\n二、被告人成功犯寻衅滋事罪，判处有期徒刑二年。")
    assert [one["person"] for one in yaml.safe_load(made)["sentences"]] == ["成功"]
    one_line = of(ordered=f"一、{told}；二、被告人成功犯寻衅滋事罪，判处有期徒刑二年。")
    assert [one["person"] for one in yaml.safe_load(one_line)["sentences"]] == ["成功"]


def test_an_outcome_has_no_stop_twice_and_no_costs():
    text = of(
        ordered=f"一、{SENTENCED}\n（刑期自2021年1月1日起至2021年12月31日止）。\n二、没收手机。\n一、二审案件受理费100元。"
    )
    assert f"outcome: 一、{SENTENCED}二、没收手机" in text.replace('"', "")


CHANGED = """广东省韶关市中级人民法院
刑事裁定书
（2023）粤02刑更1287号
罪犯高兴，男，1979年9月13日出生，汉族，现在广东省韶关监狱服刑。
{told}
执行机关广东省韶关监狱于2023年9月18日提出减刑建议书，报送本院审理。现已审理终结。
本院认为，依照《中华人民共和国刑法》第七十八条的规定，裁定如下：
对罪犯高兴减去有期徒刑六个月。
审判长　欧阳锋
二〇二三年十月十七日
"""  # fictional


@pytest.mark.parametrize(
    ("told", "causes"),
    [
        (
            "佛山市中级人民法院于2013年11月20日作出（2013）佛中法刑一初字第97号刑事判决，认定罪犯高兴犯故意伤害罪、抢劫罪，判处无期徒刑。",
            ["故意伤害罪", "抢劫罪"],
        ),
        (
            "佛山市中级人民法院于二00九年三月十九日以（2009）佛中法刑一初字第11号刑事判决，认定被告人高兴犯抢劫罪，判处无期徒刑。",
            ["抢劫罪"],
        ),
        (
            "本院于2020年3月1日作出（2020）粤02刑初1号刑事判决，以罪犯高兴犯侵犯公民个人信息罪，判处有期徒刑六年。",
            ["侵犯公民个人信息罪"],
        ),
    ],
)
def test_the_name_of_a_prisoner_is_no_part_of_a_crime(told, causes):
    assert yaml.safe_load(drafted(CHANGED.format(told=told)))["causes"] == causes


def test_execution_outside_prison_is_ordered():
    text = CHANGED.replace("对罪犯高兴减去有期徒刑六个月", "对罪犯高兴准予暂予监外执行")
    assert "disposition: ordered" in drafted(text.format(told="本院于2020年3月1日作出（2020）粤02刑初1号刑事判决。"))


def test_who_is_sued_beside_the_accused_is_no_accused_of_the_title():
    text = CRIMINAL.replace(
        "，汉族。\n", "，汉族。\n附带民事诉讼被告阜阳某某运输有限公司。\n法定代表人Kim Min-jun，经理。\n", 1
    )
    made = drafted(text.format(told="略。", ordered=SENTENCED))
    assert "title: 时间寻衅滋事一审刑事判决书" in made
    assert "{role: legal-representative, name: Kim Min-jun}" in made


def test_of_several_parties_the_number_is_no_part_of_a_name():
    text = CRIMINAL.replace("被告人时间，男，1993年4月4日出生，汉族。", "被告人时间、马到等12人（名单附后）。")
    names = [one["name"] for one in yaml.safe_load(drafted(text.format(told="略。", ordered=SENTENCED)))["parties"]]
    assert names == ["时间", "马到"]


def test_what_a_creditor_may_do_later_is_no_order():
    text = drafted(
        """四川省绵阳市涪城区人民法院
执行裁定书
（2022）川0703执1001号
申请执行人牛奔，男，1985年12月1日出生。
被执行人羊群，女，1987年6月2日出生。
本院在执行牛奔与羊群借款合同纠纷一案中，查明被执行人无财产。
本院认为，依照《中华人民共和国民事诉讼法》第二百六十四条之规定，裁定如下：
终结本次执行程序。
申请执行人发现被执行人有可供执行财产的，可以再次申请执行。
审判员　全　力
二〇二二年六月三十日
"""
    )
    assert "outcome: 终结本次执行程序  #" in text
