"""The one writer of records: what it writes, the strict loader reads back as it was."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import ROOT

from build_scripts.content.record_yaml import record_yaml, scalar
from build_scripts.content.strict_yaml import load

# Whatever an editor or a cell may hold, but for the characters that the loader refuses in any form.
SIGNS = st.one_of(
    st.sampled_from("\n\t :-#,[]{}&*!|>'\"%@`~=?0159eyYnNoO.\\：，。、 \u3000〇王某"),
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")),
)
TEXT = st.text(SIGNS, max_size=12)
NAME = TEXT.filter(lambda name: name != "<<")
VALUE = st.recursive(
    st.one_of(TEXT, st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAME, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(NAME, VALUE, min_size=1, max_size=4))
def test_what_is_written_is_read_back(tree):
    written = record_yaml(tree)
    read, problems = load(written.encode())
    assert (problems, read) == ([], tree)
    assert record_yaml(read) == written


@given(TEXT)
def test_a_value_in_braces_is_read_back(text):
    assert load(f"a: [{{b: {scalar(text)}, c: x}}]".encode())[0] == {"a": [{"b": text, "c": "x"}]}


@pytest.mark.parametrize("path", sorted(Path(ROOT, "content/records").rglob("*.yml")), ids=lambda path: path.stem)
def test_curated_records_are_read_back(path):
    tree, _problems = load(path.read_bytes())
    assert load(record_yaml(tree).encode())[0] == tree


STYLE = """\
# yaml-language-server: $schema=../../../../schema/judgment.json
kind: judgment
title: 王某盗窃一审刑事判决书
title_en: Wang Mou, theft, first-instance judgment
case_number: （2023）京0105刑初123号
sample: true
born: 1990
word: "no"
code: "0123"
at: "12:30"
formula: "=1+1"
note: "a: b # c"
causes: [盗窃罪, 诈骗罪]
parties:
  - {role: defendant, name: 王某, represented_by: [{role: defender, name: 李四}]}
source: {publisher: 中国裁判文书网, url: "https://wenshu.court.gov.cn/"}
body: |
  第一段 # 不是注释
  第二段
"""


def test_the_house_style():
    assert record_yaml(load(STYLE.encode())[0]) == STYLE


def test_long_groups_have_lines_of_their_own():
    tree = {
        "kind": "hearing",
        "group": {"a": "字" * 140, "b": "字" * 110},
        "list": [{"a": "字" * 250}, {"b": "x\ny\n"}],
    }
    assert not re.search(r"\{|\[", record_yaml(tree))
    assert load(record_yaml(tree).encode())[0] == tree
