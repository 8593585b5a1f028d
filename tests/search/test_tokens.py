import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.search.normal import _IDLE_SPACE, _SPACE, FORMS, _unify, fold_number, normalise, unify
from build_scripts.search.tokens import tokenise

CASES = json.loads(Path(__file__).with_name("normal.json").read_text("utf-8"))
TOKENS = json.loads(Path(__file__).with_name("tokens.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "normal"), CASES)
def test_normal_form(text, normal):
    assert normalise(text) == normal
    assert normalise(normal) == normal


@given(st.text())
def test_agrees_with_nfkc_and_case_folding_on_single_characters(text):
    for character in text:
        plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
        if plain.isalnum() and normalise(character) != plain:
            assert character in "\u115f\u1160" or unicodedata.category(character) in {"No", "Mn", "Cf"}


@pytest.mark.parametrize(
    "written",
    [
        "（2023）京0105刑初123号",
        "(2023)京0105刑初123号",
        "〔2023〕京0105刑初123号",
        "[2023] 京0105 刑初 123号",
        "［２０２３］京０１０５刑初１２３号",
        "2023京0105刑初123号",
        "【2023】京0105\u200b刑初123号",
    ],
)
def test_case_numbers_in_any_bracket_and_width(written):
    assert fold_number(written) == "2023京0105刑初123号"


@pytest.mark.parametrize("case", TOKENS, ids=lambda case: case["text"])
def test_tokens(case):
    found = sorted({f"{token:010x}" for token in tokenise([case["text"]]).hashes.tolist()})
    assert found == case["tokens"]


def test_tokens_know_their_text():
    tokens = tokenise(["盗窃", "", "窃取"])
    alone = [set(tokenise([text]).hashes.tolist()) for text in ("盗窃", "", "窃取")]
    for number, expected in enumerate(alone):
        assert set(tokens.hashes[tokens.texts == number].tolist()) == expected


def test_characters_side_by_side_differ_from_characters_apart():
    beside, apart = (set(tokenise([text]).hashes.tolist()) for text in ("盗窃", "盗、窃"))
    assert len(beside) == len(apart) - 1 == 3
    assert len(beside & apart) == 2


PLAIN_OR_ODD = "aZ中文，（）“”〔〕[]·—×  \n\t\u3000９Ａ１①…ﬁé\u0301e㎡½\u200b\u00ad가각ｶﾞ İ\x00\x85"


@given(st.text(alphabet=PLAIN_OR_ODD, max_size=60))
def test_only_lines_with_odd_characters_are_unified_as_a_whole(text):
    assert normalise(text) == _IDLE_SPACE.sub("", _SPACE.sub(" ", _unify(text))).strip(" ")


@given(st.lists(st.text(alphabet=PLAIN_OR_ODD, max_size=60), min_size=1, max_size=4))
def test_a_unified_text_has_the_tokens_of_its_normal_form(texts):
    unified, normal = (tokenise([form(text) for text in texts]) for form in (unify, normalise))
    assert list(zip(*map(list, unified), strict=True)) == list(zip(*map(list, normal), strict=True))


FIRST_IDEOGRAPH = "\u4e00"  # a sign for a radical becomes an ideograph, which may be a traditional one


def test_a_plain_character_becomes_one_character_that_stays():
    assert {len(form) for form in FORMS.values()} == {1}
    assert all(FORMS.get(ord(form), form) == form for form in FORMS.values())
    for point in range(0x3000):
        assert all(FORMS.get(ord(form), form) == form for form in _unify(chr(point)) if form < FIRST_IDEOGRAPH)
