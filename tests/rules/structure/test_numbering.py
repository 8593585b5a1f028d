"""Plausible numbers and what they say, and texts that are none."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.checks.case_numbers.numbering import System, defect, is_masked, parse
from build_scripts.checks.case_numbers.types import branch_of, stage_of
from build_scripts.model import case_number

HERE = Path(__file__).parent
DEFECTS = {
    "year": "lacks the year",
    "号": "lacks the 号",
    "serial": "lacks the serial",
    "letter": "Latin letter",
    "digits": "no digits, two or four",
}


def lines(name):
    text = (HERE / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


NUMBERS = lines("numbers.tsv")
OTHERS = lines("not_numbers.txt")


def test_there_are_enough():
    assert len(NUMBERS) >= 150
    assert len(OTHERS) >= 40
    assert {system for _, system, *_ in NUMBERS} == {system.value for system in System}


@pytest.mark.parametrize(
    ("number", "system", "year", "court", "kind", "serial", "suffix"), NUMBERS, ids=[row[0] for row in NUMBERS]
)
def test_a_number_is_taken_apart(number, system, year, court, kind, serial, suffix):
    found = parse(number)
    assert found
    assert (found.system.value, str(found.year), found.court) == (system, year, court)
    assert (found.type, found.serial, found.suffix) == (kind, serial, suffix)
    assert found.known
    assert parse(case_number.key(number)) == found, "two spellings of one number say the same"


@pytest.mark.parametrize(("text", "why"), OTHERS, ids=[row[0] for row in OTHERS])
def test_what_is_no_number_is_refused(text, why):
    found = parse(text)
    assert found is None
    assert (why == "unknown") is (defect(text) is None)
    assert why == "unknown" or DEFECTS[why] in defect(text)


@pytest.mark.parametrize("number", [row[0] for row in NUMBERS if row[1] != "procuratorate"])
def test_a_good_number_has_no_defect(number):
    assert defect(number) is None
    assert not is_masked(number)


@pytest.mark.parametrize(
    "number", ["（2023）京0105刑初×××号", "（2023）京0105刑初XX号", "（2023）某0105刑初1号", "（2023）京0105刑初**号"]
)
def test_masked_numbers_are_told_apart(number):
    assert is_masked(number)


@pytest.mark.parametrize(
    ("number", "branch", "stage"),
    [
        ("（2023）京0105刑初1号", "刑", "初"),
        ("（2023）京03刑终1号", "刑", "终"),
        ("（2022）川01刑更1号", "刑", "更"),
        ("（2015）成刑执字第1号", "刑", "刑执"),
        ("（2005）豫法刑一终字第1号", "刑", "终"),
        ("（2014）浦民一（民）初字第1号", "民", "初"),
        ("（2014）郑民再终字第1号", "民", "再"),
        ("（2023）鄂0106民督1号", "民", "督"),
        ("（2018）桂行赔终9号", "行赔", "终"),
        ("（2019）川01委赔9号", "赔", "赔"),
        ("（2022）京03执复66号", "执", "执"),
        ("（2014）杭余执民字第9号", "民", "执"),
        ("（2023）湘0102司惩15号", "", ""),
        ("（2020）甘01民辖终5号", "", ""),
        ("（2022）闽02破8号", "破", ""),
        ("（2020）宁01刑医复1号", "刑", "医"),
        ("（2020）最高法知民终1号", "民", "终"),
    ],
)
def test_branch_and_stage(number, branch, stage):
    found = parse(number)
    assert (branch_of(found), stage_of(found)) == (branch, stage)


@settings(max_examples=200, deadline=None)
@given(
    year=st.integers(2016, 2099),
    court=st.sampled_from(["最高法", "京", "京01", "京0105", "兵0101", "新40", "浙72"]),
    kind=st.sampled_from(["刑初", "民终", "执", "执恢", "委赔", "知民终", "行赔初", "民诉前调"]),
    serial=st.integers(1, 99_999_999),
    brackets=st.sampled_from(["（）", "()", "〔〕", "[]", "【】", "［］"]),
    wide=st.booleans(),
    space=st.sampled_from(["", " ", "\u3000"]),
)
def test_every_spelling_of_a_number_says_the_same(year, court, kind, serial, brackets, wide, space):
    text = f"{brackets[0]}{year}{brackets[1]}{space}{court}{kind}{space}{serial}号"
    if wide:
        text = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    found = parse(text)
    assert found
    assert (found.year, found.court, found.type, found.serial) == (year, court, kind, str(serial))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="（）()〔〕2023京0105刑初民字第号之一-、 AZ×", max_size=30))
def test_no_text_is_too_much_for_the_grammar(text):
    found = parse(text)
    if found and found.system is not System.PROCURATORATE:
        assert defect(text) is None
