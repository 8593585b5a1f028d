"""Names that no word for victim or witness stands before: who was hurt, children, parts of a name, items of a list that look like no name."""

import re

import pytest

from build_scripts.checks.family_causes import FAMILY
from build_scripts.checks.names import injured, name_in_item, offspring, testimony
from draft.test_masking import INJURED, drafted_from

ASKED = "# 待核对: perhaps a victim's, witness's or minor's name: 第7段"

CUSTODY = """甘肃省天水市秦州区人民法院
民事判决书
（2023）甘0502民初2210号
原告：缑小燕，女，1991年4月4日出生，汉族，住甘肃省天水市秦州区。
被告：令狐冲，男，1989年3月3日出生，汉族，住甘肃省天水市麦积区。
原告缑小燕与被告令狐冲离婚后抚养纠纷一案，本院于2023年5月9日立案后，不公开开庭进行了审理。现已审理终结。
经审理查明：{}
本院认为，依照《中华人民共和国民法典》第一千零八十四条规定，判决如下：
驳回原告缑小燕的诉讼请求。
审判员　蔡　牧
二〇二三年七月四日
"""  # fictional


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("将骑车人丛大勇撞翻，丛大勇当日报警。", "骑车人丛某撞翻，丛某当日"),
        ("致费小敏当场死亡、路过的尤七轻伤。家属安葬费小敏。", "致费某当场死亡"),
        ("持刀捅伤邵阳春、戚继光辉后逃离，邵阳春被送医。", "捅伤邵某、戚继光辉后"),
        ("郑大强殴打翁小玲，翁小玲报警。", "殴打翁某，翁某报警"),
        ("经鉴定，邬小兰、祁阳明为轻微伤。邬小兰、祁阳明表示谅解。", "邬某、祁某为轻微伤"),
        ("证人撒小宝、门小丽、扎西央金的证言证实。", "证人撒某、门某、扎某的证言"),
        ("有证人时任出纳吉小满、水电工班长司马小光的证言。", "时任出纳吉某、水电工班长司马某的证言"),
        ("有被害人丹增曲扎、洛绒、雷小明的陈述证实。", "被害人丹某、洛某、雷某的陈述"),
        ("证人Anna Petrova、谢小东的证言。Anna Petrova到场。", "证人A某、谢某的证言。A某到场"),
        ("鉴定人员：狄小杰、荀况。", "鉴定人员：狄某、荀某。"),
        ("将正在拾柴的耿大春及其妻子栾小娥撞倒，耿大春报警，栾小娥受伤。", "拾柴的耿某及其妻子栾某撞倒，耿某"),
        ("死者拔都之女拔小妹的陈述，拔都已安葬。", "死者拔某之女拔小妹的陈述，拔某已"),
        ("证人绰号“老黑”的毕小刚、快递员晴岚的证言。", "“老黑”的毕某、快递员晴某的证言"),
        ("死者苏日嘎拉图之妻到场，苏日嘎拉图无过错。", "死者苏某之妻到场，苏某无过错"),
    ],
)
def test_who_is_hurt_or_heard_is_masked_though_no_word_for_it_stands_there(told, shown):
    assert shown in drafted_from(INJURED.format(told))


@pytest.mark.parametrize(
    "told",
    [
        "证人钢渣的辨认笔录在卷。",
        "证人小卖部店主麻辣的证言。",
        "分局民警字小勇出具的抓获经过。",
        "被害人家属毛小飞、元小春领取赔偿款。",
        "被害人阿不都·热西提的陈述。当时热西提在家。",
        "被害人乌兰图雅、其木格的陈述。图雅说其木格在家。",
        "幼儿安小满在场。",
        "其丈夫伊力哈木证实上述情况。",
        "婚生子阮小五在读。",
        "将经小红打伤。",
    ],
)
def test_what_may_be_somebodys_name_is_asked_about(told):
    assert ASKED in drafted_from(INJURED.format(told))


@pytest.mark.parametrize(
    "told",
    [
        "将房门撞开，将车辆烧毁，将现金拿走。",
        "致路面受损，造成交通中断、车辆受损，致使经济损失三千元。",
        "应为轻伤，二人均为轻微伤，双方受伤。",
        "有证人证言、书证、视听资料、电子数据、鉴定意见等证据证实。",
        "上述证言、送货单、到案经过、会计凭证、当事人陈述能够相互印证。",
        "鉴定人出具的鉴定意见，鉴定人员具有资质。证人出具的证言，证人村民、群众的证言。",
        "鉴定人海法医、证人王书记的证言。",
        "证人马某、快递员牛×的证言，证人李某某（女，40岁）证言。",
    ],
)
def test_things_and_those_who_are_masked_already_stay(told):
    text = drafted_from(INJURED.format(told))
    assert told in text
    assert text.count("# masked as") == 1
    assert ASKED not in text


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (
            "2014年生育长子令狐一诺，2016年生育次子取名令狐小满，小名毛毛，",
            "长子令狐某2，2016年生育次子取名令狐某3，小名毛某，",
        ),
        ("婚生女令狐晓晓变更由原告直接抚养。", "婚生女令狐某2变更由"),
        ("双方育有一女ANNIE LINGHU（中文名令狐安妮），现由原告照顾。", "一女A某（中文名令狐某2），现由"),
        ("生育女儿卓玛央宗，现在外婆家。", "生育女儿卓某，现在外婆家"),
        ("令狐冲支付抚养费1000元，探望令狐小满的次数不限。", "探望令狐某2的次数"),
    ],
)
def test_in_a_case_about_their_upbringing_children_are_masked_however_they_are_told_of(told, shown):
    assert shown in drafted_from(CUSTODY.format(told))


@pytest.mark.parametrize(
    "told",
    [
        "其长子已工作，女儿现在上学，子女均已成年。",
        "抚养费由被告负担，抚养权归原告。",
        "婚生子由原告抚养，孩子随被告生活。",
    ],
)
def test_words_about_children_are_no_names(told):
    text = drafted_from(CUSTODY.format(told))
    assert told in text
    assert text.count("# masked as") == 2


def test_who_stands_in_a_list_beside_a_child_is_asked_about():
    text = drafted_from(
        CUSTODY.replace("离婚后抚养纠纷", "健康权纠纷").format("带外甥女陶小乐（2014年10月生）、陶小欣在店里。")
    )
    assert ASKED in text
    assert "陶小乐" not in text


@pytest.mark.parametrize(
    "cause", ["申请撤销监护人资格", "申请变更监护人", "申请人身安全保护令", "监护权纠纷", "变更抚养关系纠纷"]
)
def test_the_parties_to_a_case_about_guardianship_or_violence_at_home_are_masked(cause):
    assert FAMILY.search(cause)
    text = drafted_from(CUSTODY.replace("离婚后抚养纠纷", cause).format("略。"))
    assert "缑小燕" not in text


def test_a_guardians_liability_is_no_matter_of_the_family():
    assert not FAMILY.search("监护人责任纠纷")


COMPENSATED = """湖北省宜昌市中级人民法院赔偿委员会
决定书
（2022）鄂05委赔9号
赔偿请求人：覃大海，男，1975年5月5日出生，土家族，住湖北省长阳土家族自治县。
赔偿义务机关：长阳土家族自治县公安局，住所地长阳土家族自治县红旗路。
赔偿请求人覃大海以违法刑事拘留为由申请赔偿。现已审理终结。
经审理查明，覃大海因殴打被害人向东方（男，40岁）被刑事拘留，后因证据不足释放。
本院赔偿委员会认为，依据《中华人民共和国国家赔偿法》第十七条第一项之规定，决定如下：
驳回覃大海的赔偿请求。
二〇二二年九月一日
"""  # fictional


def test_in_a_case_of_compensation_the_victim_of_the_crime_is_masked():
    assert "向东方" not in drafted_from(COMPENSATED)
    assert (
        "county: 长阳土家族自治县}" in drafted_from(COMPENSATED)
        or "红旗" not in drafted_from(COMPENSATED).split("body:")[0]
    )


def test_a_name_that_is_asked_about_is_told_of_wherever_it_stands():
    text = drafted_from(INJURED.format("证人栾布衣裳的证言。\n栾布衣裳在场。"))
    assert "第7段、第8段" in text


def test_a_name_inside_a_longer_one_is_none():
    told = "郑大强与被害人单小荣（女，殁年41岁）有债务。单小荣报警。"
    assert re.findall("# masked as (单某|小某)", drafted_from(INJURED.format(told))) == ["单某"]


@pytest.mark.parametrize("item", ["王某", "快递员李×", "书证", "村民", "有限公司", "出具", "王书记", "上述证据"])
def test_no_name_is_in_what_is_none(item):
    assert name_in_item.name_in(item) is None


@pytest.mark.parametrize(
    "piece", ["致王五、李四和", "将张三", "生育一女", "抚养孩子", "鉴定人员：王五、", "证人出纳员"]
)
def test_no_text_takes_long(piece):
    text = piece * (20_000 // len(piece))
    for names in (testimony.heard(text), injured.injured(text, text), offspring.offspring(text, family=True)):
        assert len(list(names)) >= 0
