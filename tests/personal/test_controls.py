"""Each detector that is switched off is missed, and `fold` keeps the length."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planting import PLANTERS
from test_clean import LINES
from test_planted import STRICT, is_found, sentences

from build_scripts.checks.personal import scan
from build_scripts.checks.personal.folding import fold
from build_scripts.checks.personal.span import PersonalData

FEW = 150


def missed(few=FEW, **options):
    return {
        title
        for title, (kind, plant, sure) in PLANTERS.items()
        if not options or kind in STRICT
        if not all(is_found(kind, value, text, sure=sure, **options) for text, value in sentences(plant, few))
    }


def test_nothing_is_missed_with_all_of_them():
    assert missed() == set()
    assert missed(strict_only=True) == set()


@pytest.mark.long
@pytest.mark.parametrize("number", range(len(scan.DETECTORS)))
def test_a_detector_that_is_switched_off_is_missed(number, monkeypatch):
    monkeypatch.setattr(scan, "DETECTORS", scan.DETECTORS[:number] + scan.DETECTORS[number + 1 :])
    found = missed()
    assert found


def test_strict_is_a_part_of_all():
    for _kind, plant, _sure in PLANTERS.values():
        for text, _ in sentences(plant, 40, seed=11):
            every = {(span.kind, span.start) for span in scan.scan(text)}
            assert {(span.kind, span.start) for span in scan.scan(text, strict_only=True)} <= every


def test_a_value_is_found_inside_a_long_page():
    random = Random(3)  # noqa: S311 - planted, not secret
    filler = "".join(line + "\n" for line in LINES)
    for title, (kind, plant, sure) in PLANTERS.items():
        text, value = plant(random)
        assert is_found(kind, value, f"{filler}\n{text}\n{filler}", sure=sure), title


@pytest.mark.parametrize(
    "number",
    [
        "620202000000000000",
        "330702199013071234",
        "330702199002301234",
        "990702199003071234",
        "330702209903071234",
        "330702199003071230",
    ],
)
def test_what_cannot_be_an_identity_number(number):
    assert [span for span in scan.scan(f"编码{number}") if span.kind is PersonalData.IDENTITY] == []


@pytest.mark.parametrize("number", ["A123456(3)", "AB987654(3)", "Z683362(5)"])
def test_hong_kong_identity_cards(number):
    assert scan.scan(f"持有{number}")[0].kind is PersonalData.IDENTITY
    assert scan.scan(f"持有{number[:-2]}{(int(number[-2]) + 1) % 10})") == []


@given(st.text(max_size=60))
def test_plain_keeps_the_length(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="张某1３三住号室浙A@.x X-·0582 ，。\n①（）", max_size=40))
def test_spans_lie_in_the_text_and_apart(text):
    spans = scan.scan(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_a_letter_is_folded_alike_whatever_stands_beside_it():
    letters = [chr(code) for code in range(0x110000) if len(chr(code).upper()) == 1 and chr(code).upper() != chr(code)]
    assert len(letters) > 1000
    assert [letter for letter in letters if fold(f"某{letter}")[1] != fold(f"ß{letter}")[1]] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("公民身份号码42O1O1 1976O3O2 4312，", "42O1O1 1976O3O2 4312"),
        ("身份证号：42010l19760302431X", "42010l19760302431X"),
        ("香港永久性居民身份证号码：K654321(5)，", "K654321(5)"),
        ("电话１38OO13 8OOO", "１38OO13 8OOO"),
        ("微信（ID：lan_tian88）", "lan_tian88"),
        ("通过陌陌（ID 40881234）认识", "40881234"),
        ("在新浪微博（UID：5678012341）发布", "5678012341"),
        ("支付宝账号zhou_99@example.net.cn", "zhou_99@example.net.cn"),
        ("证券账户A104567890无资产", "104567890"),
        ("粤房地字第4000654321号", "4000654321"),
        ("王某，男，汉族，住深圳市南山区望海路66号海景广场12B。", "深圳市南山区望海路66号海景广场12B"),
        ("李某，男，汉族，住香港九龙弥敦道10号8楼A室。", "香港九龙弥敦道10号8楼A室"),
        ("林某，女，汉族，住新北市文化路5号6楼。", "新北市文化路5号6楼"),
        ("王某，男，汉族，现住市中区人民路5号2001年3月2日因盗窃", "市中区人民路5号"),
    ],
)
def test_the_whole_value_is_found(text, value):
    assert [text[span.start : span.end] for span in scan.scan(text) if span.sure] == [value]


@pytest.mark.parametrize(
    "text",
    ["型号42O1O1 1976O3O2 4312", "身份证号O", "身份证明OIL0110OIL0110OIL01", "电话会议IL3 01", "编号I38OO138OOO"],
)
def test_letters_among_digits_are_mostly_none_of_a_persons(text):
    assert scan.scan(text) == []
