"""Numbers masked in part: what the text itself completes is the number, what nobody can complete may stay; a draft says what shows of it."""

import pytest

from build_scripts.checks.personal import partly_masked
from build_scripts.checks.personal.folding import fold
from build_scripts.checks.personal.scan import scan

LEGIBLE = [
    ("甲某，男，1985年3月2日出生，公民身份号码110105********4511，汉族。", "110105********4511"),
    ("甲某，生于1985年3月2日，身份证号1101051985****4511。", "1101051985****4511"),
    ("甲某，身份证号：110105××××××××451X，1985年3月2日生。", "110105××××××××451X"),
    ("甲某，1985年3月2日出生，身份证号110105****4511。", "110105****4511"),
    ("甲某，1985年3月2日出生。\n另查明，甲某（公民身份号码1101051985＊＊＊＊4511）在场。", "1101051985＊＊＊＊4511"),
    ("身份证号码1101051985030245**。", "1101051985030245**"),
    ("身份证号码11010519850302****，与登记的身份证号1101051985****4511一致。", "11010519850302****"),
    ("手机号138****5678，又以1381234****的号码拨打。", "138****5678"),
    ("电话 138 1234 **** 与138xxxx5678系同一号码。", "138 1234 ****"),
    ("联系电话13812345**。", "13812345**"),
    ("卡号6217 0017 8001 **** ***，尾号2345678。", "6217 0017 8001 **** ***"),
]
TOLERATED = [
    ("身份证号4403**********1234。", True),
    ("甲某，1985年3月2日出生。乙某，身份证号码1101051986****4511。", True),
    ("公民身份号码11010519850302****。", True),
    ("公民身份号码110105************。", False),
    ("手机号138****5678，又以1391234****的号码拨打。", True),
    ("手机号1381234****。", True),
    ("手机号138********。", False),
    ("卡号6217****0356，卡号622202************。", True),
    ("卡号622202************。", False),
    ("身份证号后四位451X。", True),
]
NOTHING = [
    "车架号LSV1234567××××的轿车。",
    "履行2019××××号合同，合同编号4403**********1234。",
    "电话0579-8230****。",
    "赔偿3××××××元。",
    "护照号码E1234****。",
    "（2019）粤××××刑初××号。",
    "计算公式为1234567*12*30。",
    "型号XT1085XX、BMW7201PL。",
]


def legible(text):
    return [text[span.start : span.end] for span in partly_masked.find(fold(text))]


@pytest.mark.parametrize(("text", "number"), LEGIBLE)
def test_what_the_text_completes_is_personal_data(text, number):
    assert number in legible(text)
    place = text.index(number)
    assert any(span.start == place for span in scan(text, strict_only=True))


@pytest.mark.parametrize(("text", "shows"), TOLERATED)
def test_what_nobody_can_complete_may_stay_and_is_told_where_more_than_its_beginning_shows(text, shows):
    assert legible(text) == []
    assert bool(list(partly_masked.left(fold(text)))) is shows


@pytest.mark.parametrize("text", NOTHING)
def test_other_numbers_with_marks_are_nothing(text):
    assert not [*partly_masked.find(fold(text)), *partly_masked.left(fold(text))]
