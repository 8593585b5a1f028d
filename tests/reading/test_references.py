"""Case numbers and articles that a paragraph names: what is linked, and what is not."""

import datetime as dt
import time

import pytest
from subjects import words

from build_scripts.checks.reading.references import references

DAY = dt.date(2023, 3, 1)
CASES = [
    ("不服本院（2018）川0104刑初312号刑事判决", [("（2018）川0104刑初312号", "n(2018)川0104刑初312号")]),
    ("〔２０１８〕川０１０４刑初３１２号", [("〔２０１８〕川０１０４刑初３１２号", "n(2018)川0104刑初312号")]),
    ("（2005）豫法刑一终字第0217号", [("（2005）豫法刑一终字第0217号", "n(2005)豫法刑一终字第0217号")]),
    ("依照《中华人民共和国刑法》第二百六十四条之规定", [("第二百六十四条", "a刑法 264")]),
    (
        "依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款、第五十二条",
        [("第二百六十四条", "a刑法 264"), ("第六十七条", "a刑法 67"), ("第五十二条", "a刑法 52")],
    ),
    ("《中华人民共和国刑法》第二百八十七条之二第一款", [("第二百八十七条之二", "a刑法 287-2")]),
    ("刑法第264条", [("第264条", "a刑法 264")]),
    ("《中华人民共和国刑法》（以下简称刑法）第七十八条", [("第七十八条", "a刑法 78")]),
    (
        "《中华人民共和国刑法》第七十八条和《中华人民共和国监狱法》第二十九条",
        [("第七十八条", "a刑法 78"), ("第二十九条", "a监狱法 29")],
    ),
]
NOTHING = [
    "合同第五条约定了违约金",
    "《中华人民共和国刑法》的规定。合同第五条约定",
    "《某公司章程》第五条",
    "川检刑诉〔2018〕288号起诉书",
    "第二百六十四条",
    "共计四条",
    "",
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_it_is_found_with_its_place_and_key(text, wanted):
    assert [(text[one.start : one.end], one.key) for one in references(text, words(), DAY)] == wanted


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_case_number_and_no_article_of_a_known_law_is_not(text):
    assert references(text, words(), DAY) == []


def test_an_article_of_an_earlier_numbering_has_todays_number():
    text = "《中华人民共和国民事诉讼法》第二百二十五条"
    old, new = (references(text, words(), day)[0].key for day in (dt.date(2020, 5, 1), DAY))
    assert old != new


@pytest.mark.parametrize("text", ["《" + "〈〉" * 26 + "第一条", "《" + "<甲>" * 26 + "第一条"])
def test_a_mark_that_is_never_closed_takes_no_time(text):
    begun = time.process_time()
    assert references(text, words(), DAY) == []
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("sign", ["9", "一", "千"])
def test_what_is_no_number_that_anybody_wrote_is_no_article(sign):
    assert references(f"《中华人民共和国刑法》第{sign * 5000}条", words(), DAY) == []
