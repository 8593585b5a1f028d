"""The home of a victim or witness, told by the door, the person and a word for the home: 12号被害人甲某（女，45岁）家."""

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
