"""What a page in each language says of a value, and of words that a record keeps in Chinese: one line a case, in `*.tsv`."""

import re
from pathlib import Path

import pytest
from project import LANGUAGES
from subjects import words

from build_scripts.pages import latin
from build_scripts.pages.wording import Wording

HERE = Path(__file__).parent


def lines(name):
    text = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in text if not line.startswith("#")]


@pytest.fixture(scope="module")
def wordings():
    return {language: Wording(language, LANGUAGES, words()) for language in ("zh", "en")}


def shown(value):
    """HTML with the elements of Chinese as <zh>, and no others."""
    text = re.sub(r'<span lang="zh[^"]*">(.*?)</span>', r"<zh>\1</zh>", str(value))
    return re.sub(r"<(?!/?zh>)[^>]*>", "", text).replace("&#39;", "'")


@pytest.mark.parametrize(("name", "value", "chinese", "english"), lines("values.tsv"))
def test_chinese_words_of_a_record(wordings, name, value, chinese, english):
    assert shown(wordings["zh"].filters[name](value, "zh")) == chinese
    assert shown(wordings["en"].filters[name](value, "zh")) == english


@pytest.mark.parametrize(("name", "value", "chinese", "english"), lines("in_language.tsv"))
def test_values(wordings, name, value, chinese, english):
    given = int(value) if name == "numeral" else value
    assert shown(wordings["zh"].filters[name](given)) == chinese
    assert shown(wordings["en"].filters[name](given)) == english


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Case （2005）豫法刑一终字第0217号", "Case (2005) Yu Fa Xing Yi Zhong Zi No. 0217"),
        ("Case 成锦检公诉刑诉〔2018〕288号", "Case Cheng Jin Jian Gong Su Xing Su [2018] No. 288"),
        ("王某盗窃（2021）苏0583民初9911号", "王某盗窃（2021）苏0583民初9911号"),
    ],
)
def test_a_title_has_its_numbers_in_pinyin_where_nothing_else_is_chinese(title, read):
    assert latin.in_title(title) == read


def test_a_name_is_escaped(wordings):
    assert "<b>" not in wordings["en"].filters["person"]("<b>某", "zh")
    assert "<b>" not in wordings["zh"].filters["person"]("<b>某", "zh")
