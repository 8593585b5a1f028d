"""Accounts in tables and behind a bank's name, and homes whose place begins like another word."""

import pytest

from build_scripts.checks.personal.scan import scan
from build_scripts.checks.personal.span import PersonalData

HEAD = "序号 姓名 银行账号\n"
NUMBER = "6217002170001234567"


def kinds(text):
    return [(span.kind, span.sure, text[span.start : span.end]) for span in scan(text)]


@pytest.mark.parametrize("row", [f"1 贾某 {NUMBER}\n2 甄某 无", f"1贾某{NUMBER}"])
def test_a_number_in_a_column_of_accounts_may_be_one(row):
    assert kinds(HEAD + row) == [(PersonalData.ACCOUNT, False, NUMBER)]
    assert kinds(f"| 序号 | 卡号 |\n|---|---|\n| 1 | {NUMBER} |") == [(PersonalData.ACCOUNT, False, NUMBER)]


@pytest.mark.parametrize(
    "text", [f"序号 品名 条码\n1 书 {NUMBER}", f"银行账号被冻结。\n1 书 {NUMBER}", f"{HEAD}另有{NUMBER}"]
)
def test_a_number_elsewhere_is_none(text):
    assert kinds(text) == []


@pytest.mark.parametrize("bank", ["工行", "建设银行", "农商银行", "邮储"])
def test_a_number_right_behind_a_bank_is_an_account(bank):
    assert kinds(f"转入其{bank}{NUMBER}。") == [(PersonalData.ACCOUNT, True, NUMBER)]
    assert kinds(f"{bank}{NUMBER}号保函。") == []


def test_a_number_that_ends_its_line_is_found():
    number = "6228 4808 3812 3456 789"
    assert (PersonalData.ACCOUNT, True, number) in kinds(f"3 毛某 农行卡号 {number}\n4 石某")


@pytest.mark.parametrize(
    "place",
    [
        "宿迁市宿城区卓码社区三组18号",
        "宿松县孚玉镇12号",
        "房山区良乡镇3号",
        "建德市新安江街道2号",
        "建设路12号",
        "户县甘亭镇5号",
    ],
)
def test_a_home_may_begin_like_another_word(place):
    assert kinds(f"文某，男，汉族，住{place}。") == [(PersonalData.ADDRESS, True, place)]


@pytest.mark.parametrize("text", ["住宿在某区2号楼", "住房位于某区3号", "住建局位于某区5号", "住户在某区6号楼"])
def test_other_words_are_no_homes(text):
    assert kinds(text) == []
