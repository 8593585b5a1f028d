"""The home of a victim or witness, told by the door, the person and a word for the home: 12号被害人甲某（女，45岁）家.

Homes without a door, of which the group, the pasture or the company of a farm is told, are for a reader.
"""

import pytest

from build_scripts.checks.personal.scan import scan
from build_scripts.checks.personal.span import PersonalData


def homes(text):
    return [(text[span.start : span.end], span.sure) for span in scan(text) if span.kind is PersonalData.ADDRESS]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        (
            "窜至江城街道人民东路83号4栋2单元601室被害人肖某（男，50岁）家，盗窃现金。",
            "江城街道人民东路83号4栋2单元601室",
        ),
        ("来到小塘村3排5号被害人姬小玲（女，21岁）家中。", "小塘村3排5号"),
        ("在天山路12号失主王大锤（殁年30岁）的住处翻找。", "天山路12号"),
        ("人民路5号证人艾山·买买提家。", "人民路5号"),
        ("潜入人民路5号2栋被害人李四租住的房间内。", "人民路5号2栋"),
    ],
)
def test_the_home_of_one_whom_a_word_names_is_certain(text, home):
    assert homes(text) == [(home, True)]


def test_that_of_another_is_for_a_reader():
    assert homes("来到人民路5号甲某（女，45岁）家中。") == [("人民路5号", False)]


@pytest.mark.parametrize(
    "text",
    [
        "人民路5号被害人王某经营的超市。",
        "行至人民路5号被害人王某回家途中。",
        "人民路5号被害人王某的家属。",
        "人民路××号被害人王某（女）家。",
        "在人民路5号将被害人王某打伤。",
        "人民路5号某宾馆308房被害人王某房间。",
        "人民路5号（男）装专卖店。",
    ],
)
def test_what_is_no_home_is_not_taken_for_one(text):
    assert homes(text) == []


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("被告：巴图，男，住科尔沁右翼中旗巴彦镇哈日嘎查。", "科尔沁右翼中旗巴彦镇哈日嘎查"),
        ("被告：周八，男，住新疆生产建设兵团第八师一四三团场五连。", "新疆生产建设兵团第八师一四三团场五连"),
        ("被告：周八，男，住石河子市143团12连。", "石河子市143团12连"),
        ("被告：周八，男，住芳草湖农场四场三连。", "芳草湖农场四场三连"),
        ("户籍地法库县三面船镇下屯。", "法库县三面船镇下屯"),
        ("来到沧县王村6组被害人赵四家盗窃。", "沧县王村6组"),
        ("在沧县王村6组的家中。", "在沧县王村6组"),
        ("来到李家屯张某（男，45岁）家。", "李家屯"),
    ],
)
def test_a_home_without_a_door_is_for_a_reader(text, home):
    assert homes(text) == [(home, False)]


@pytest.mark.parametrize(
    "text",
    [
        "被告：周八，男，住黄山市屯溪区。",
        "被告：周八，男，住内蒙古自治区二连浩特市。",
        "被告：周八，男，住沧县某乡某村×组。",
        "王村6组村民在家。",
        "位于王村6组的鱼塘。",
        "来到王村6组被害人赵四经营的超市。",
        "来到李家屯张某（男，45岁）的商店。",
        "该团伙五连败。",
    ],
)
def test_a_county_and_a_place_of_no_person_are_no_homes(text):
    assert homes(text) == []
