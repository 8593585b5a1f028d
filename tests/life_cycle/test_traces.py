"""Traces are found in every way of writing them, and in nothing that is no mention."""

import pytest

from build_scripts.cli.life_cycle.finder import finder_of
from build_scripts.cli.life_cycle.traces import What, traces

RECORD = """
id: 7k2m9xqd
kind: judgment
title: 欧阳晓明盗窃一审刑事判决书
title_en: Ouyang Xiaoming, theft
case_number: （2023）京0105刑初123号
panel: [{role: presiding-judge, name: 诸葛明亮}]
parties:
  - {role: defendant, name: 欧阳晓明, name_en: Ouyang Xiaoming, represented_by: [{role: lawyer, name: 上官文静}]}
  - {role: victim, name: 李某}
  - {role: victim, name: 丰禾粮油贸易有限公司}
  - {role: victim, name: 某某公司}
lower: {case_number: （2022）京0105刑初77号, court: 京0105}
"""
FINDER = finder_of("00" * 16, traces(["7k2m9xqd"], [RECORD.encode()]))


def found(text):
    return {one.what for one in FINDER.find(text)}


@pytest.mark.parametrize(
    "text",
    [
        "（2023）京0105刑初123号", "(2023)京0105刑初123号", "〔2023〕京0105刑初123号", "【2023】 京 0105 刑初 123 号",
        "（２０２３）京０１０５刑初１２３号", "2023京0105刑初123号", "(2023)京0105刑初字第123号", "(2023)京0105刑初字第00123号",
        "（2023）京0105\n  刑初123号", "(2023)京0105刑初123号之一", "x%EF%BC%882023%EF%BC%89%E4%BA%AC0105%E5%88%91%E5%88%9D123%E5%8F%B7",
    ],
)  # fmt: skip
def test_a_case_number_is_found_in_every_writing(text):
    assert found(text) == {What.NUMBER}


@pytest.mark.parametrize(
    "text",
    [
        "（2023）京0105刑初1234号",
        "（2023）京0105刑初12号",
        "（2023）京0105民初123号",
        "（2022）京0105刑初123号",
        "12023京0105刑初123号",
    ],
)
def test_another_case_number_is_no_mention(text):
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("related: [{id: 7k2m9xqd}]", {What.ID}),
        ("/judgments/7k2m9xqd/", {What.ID}),
        ("/judgments/7K2M9XQD/", {What.ID}),
        ("a7k2m9xqd", set()),
        ("7k2m9xqd7", set()),
        ("欧阳 晓明", {What.NAME}),
        ("《欧阳晓明盗窃一审刑事判决书》", {What.NAME, What.TITLE}),
        ("OUYANG XIAOMING", {What.NAME}),
        ("Ouyang Xiaomings", set()),
        ("丰禾粮油贸易有限公司", {What.NAME}),
        ("(2022)京0105刑初77号", {What.OTHER_NUMBER}),
        ("李某与某某公司", set()),
        ("诸葛明亮、上官文静", set()),
    ],
)
def test_what_is_a_trace_and_what_is_none(text, what):
    assert found(text) == what


def test_a_file_that_is_no_yaml_gives_its_traces_line_by_line():
    broken = RECORD.replace("parties:", "parties: [").encode()
    finder = finder_of("00" * 16, traces(["7k2m9xqd"], [broken]))
    text = "（2023）京0105刑初123号 欧阳晓明 （2022）京0105刑初77号 欧阳晓明盗窃一审刑事判决书 丰禾粮油贸易有限公司"
    assert {one.what for one in finder.find(text)} == {What.NUMBER, What.NAME, What.OTHER_NUMBER, What.TITLE}


def test_the_hashes_hold_no_word():
    assert not any(word in repr(FINDER) for word in ("欧阳", "7k2m9xqd", "7K2M9XQD", "0105"))
