"""What counts as the same word, line by line of `units.tsv`; and what was planted anywhere is found, what was not is not."""

import csv
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.publish.sealed_words.escapes import resolved
from build_scripts.publish.sealed_words.search import once
from build_scripts.publish.sealed_words.units import units_of

CASES = Path(__file__).with_name("units.tsv").read_text(encoding="utf-8").splitlines()
LINES = list(csv.reader(CASES, delimiter="\t"))
PUBLIC = units_of(["刑初，京检一分刑诉"])
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
SEALED = st.text(HAN, min_size=2, max_size=12)
OTHER = st.text(
    st.one_of(st.characters(min_codepoint=0x20, max_codepoint=0x7E), st.sampled_from("，。、（）《》\n\t")), max_size=30
)


def shared(sealed, text):
    return np.intersect1d(units_of([sealed], addresses=True), units_of([resolved(text)]))


@pytest.mark.parametrize(("sealed", "text", "outcome"), LINES)
def test_the_same_word_in_another_form_is_found_and_another_word_is_not(sealed, text, outcome):
    found = np.setdiff1d(shared(sealed, text), PUBLIC)
    assert (len(found) > 0) == (outcome == "found")


@given(sealed=SEALED, before=OTHER, after=OTHER)
def test_what_is_planted_in_any_text_is_found(sealed, before, after):
    assert len(shared(sealed, f"{before}{sealed}{after}")) == len(units_of([sealed]))


@given(sealed=SEALED, text=st.text(max_size=60))
def test_nothing_is_found_where_no_pair_of_it_stands(sealed, text):
    plain = re.sub(r"\s", "", text)
    pairs = {one + other for one, other in pairwise(sealed)}
    if not any(pair in plain for pair in pairs):
        assert len(shared(sealed, text)) == 0


@given(text=st.text(max_size=80))
def test_any_text_can_be_read(text):
    units_of([resolved(text)])


PIECE = st.sampled_from(
    (
        "（2023）京0105刑初98123号",
        "2023-jing-0105xing-chu-98123hao",
        "Wang Fang",
        "12,345",
        "京A12345",
        "\\u738b",
        "&#x738b;",
        "%E7%8E%8B",
    )
)
MARKED = st.lists(st.one_of(OTHER, SEALED, PIECE, st.sampled_from('<>"。；')), max_size=12).map("".join)


@given(text=MARKED)
def test_passages_that_are_looked_at_once_have_the_units_of_the_whole_text(text):
    lines = "\n\n".join(text.split("\n"))
    assert np.array_equal(units_of(resolved(once(text)).split("\n")), units_of(resolved(lines).split("\n")))
