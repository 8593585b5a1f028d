"""Blanks inside words and numbers hide no personal data from `portal check`, and make none of what is none."""

import pytest
from factories import record
from subjects import subject_of

from build_scripts.checks.personal.blanks import without_blanks
from build_scripts.checks.personal.findings import found
from build_scripts.checks.personal.scan import scan
from build_scripts.checks.personal.span import PersonalData


def places(text):
    subject = subject_of(record("judgment", body=f"判决书\n{text}\n"))
    return [
        (kind, passage.text[span.start : span.end])
        for kind in PersonalData
        for passage, span in found(subject, kind)
        if passage.location == ("body",)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("身 份 证 号 码 ：371302198604040019。", PersonalData.IDENTITY, "371302198604040019"),
        ("座 机 ：6 2 2 3 3 4 4。", PersonalData.LANDLINE, "6 2 2 3 3 4 4"),
        ("账　号　0310010104000。", PersonalData.ACCOUNT, "0310010104000"),
        ("微 信 号 ：abc_12345。", PersonalData.HANDLE, "abc_12345"),
    ],
)
def test_what_blanks_divide_is_found_at_its_place(text, kind, value):
    assert not [span for span in scan(text) if span.sure]
    assert places(text) == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "审　判　员　　王　平",
        "二 〇 二 二 年 6 月 6 日",
        "第 12 条、第 345 页",
        "1 甲 1,234.5 元",
        "编 号 13800138000123",
    ],
)
def test_what_is_none_stays_none(text):
    assert places(text) == []


def test_every_character_keeps_its_place():
    tight, at = without_blanks(text := "王 平\n12 34 号\u3000甲 a")
    assert tight == "王平\n12 34号甲a"
    assert [text[place] for place in at] == list(tight)
