"""One case, one pair of files in cases/: what is in `x.yml` and what the loader says in `x.expected.json`."""

import json
import sys
import time
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from build_scripts.content.strict_yaml import MAX_FILE, MAX_NODES, MAX_SCALAR, load, place_of

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
SOON = 5  # seconds, on a busy machine


def found_in(data):
    tree, problems = load(data)
    assert all(problem.message and problem.remedy for problem in problems)
    return tree, [(problem.rule, problem.line, problem.column) for problem in problems]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path):
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    tree, found = found_in(path.read_bytes())
    assert found == [tuple(problem.values()) for problem in expected["problems"]]
    assert tree == expected.get("tree")


def test_every_case_has_both_files():
    stems = {path.stem for path in CASES}
    assert {path.name.removesuffix(".expected.json") for path in CASES[0].parent.glob("*.json")} == stems
    assert len(stems) > 50


def timed(data):
    start = time.monotonic()
    tree, found = found_in(data)
    assert time.monotonic() - start < SOON
    return tree, found


def test_fifty_megabytes_are_refused_unread():
    assert timed(b"body: " + b"x" * 50_000_000)[1] == [("YAML-06", 0, 0)]


@pytest.mark.parametrize("style", ["{}", '"{}"', "|\n  {}"])
def test_a_value_of_more_than_a_million_characters(style):
    good, long = style.format("字" * (MAX_SCALAR - 1)), style.format("字" * (MAX_SCALAR + 1))
    tree, found = timed(f"id: a\nbody: {good}\n".encode())
    assert (len(tree["body"].strip()), found) == (MAX_SCALAR - 1, [])
    assert timed(f"id: a\nbody: {long}\n".encode())[1] == [("YAML-06", 2, 7)]


@pytest.mark.parametrize("depth", [20, 1_000, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_depth(depth, opening, closing):
    _tree, found = timed(f"{opening * depth}x{closing * depth}\n".encode())
    assert [rule for rule, _line, _column in found] == ["YAML-06"]


def test_indented_depth():
    text = "".join(f"{' ' * level}a:\n" for level in range(1_000))
    assert timed(text.encode())[1] == [("YAML-06", 12, 12)]


def test_number_of_values():
    assert timed(b"a: [" + b"x, " * (MAX_NODES + 1) + b"]")[1][0][0] == "YAML-06"
    assert timed(b"a: [" + b"x, " * (MAX_NODES // 2) + b"]")[1] == []


def test_a_very_long_line_and_very_many_lines():
    tree, found = timed(b"title: " + b"word " * 190_000 + b"\nid: a\n")
    assert found == []
    assert place_of(tree, ("id",)) == (2, 5)
    assert timed(b"\n" * (MAX_FILE - 10) + b"a: b")[1] == []
    assert timed(b"#" * (MAX_FILE - 10) + b"\na: b")[1] == []


def test_a_binary_file_gives_few_problems():
    assert 0 < len(timed(bytes(range(32)) * 1000)[1]) <= 20


def classed(*classes):
    return [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in classes]


def test_every_invisible_control_or_format_character_is_refused():
    passed = [
        f"{ord(sign):04X}"
        for sign in classed("Cc", "Cf", "Zl", "Zp")
        if sign not in "\n\t" and not load(f"title: 'a{sign}b'\n".encode())[1]
    ]
    assert passed == []


def test_no_noncharacter_reaches_a_page():
    signs = [chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)]
    assert [f"{ord(sign):X}" for sign in signs if not load(f"title: 'a{sign}b'\n".encode())[1]] == []


def test_places():
    tree, _found = load("a: 1\nb:\n  - {c: 2, d: 三}\n  - e: 4\n".encode())
    assert place_of(tree, ("a",)) == (1, 4)
    assert place_of(tree, ("b", 0, "d")) == (3, 15)
    assert place_of(tree, ("b", 1, "e")) == (4, 8)
    assert place_of(tree, ("b", 1, "missing")) == (4, 5)
    assert place_of(tree, ("b", 7)) == (3, 3)
    assert place_of(tree, ("missing",)) == (1, 1)
    assert place_of(None, ("missing",)) == (0, 0)


@settings(max_examples=400, deadline=SOON * 1000)
@given(st.binary(max_size=300))
def test_any_bytes(data):
    load(data)


@settings(max_examples=400, deadline=SOON * 1000)
@given(st.text(alphabet="ab01:-?#&*!|>'\"%@`{}[],<~ \n\t\\x中\u202e", max_size=200))
def test_anything_that_looks_like_yaml(text):
    tree, problems = load(text.encode())
    assert tree is None or not problems


SAFE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")), max_size=40)
PLAIN = st.recursive(
    SAFE, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SAFE, inner, max_size=4), max_leaves=12
)


@pytest.mark.long
@example({" #": {"A": "A", "": ""}}, None)  # written with `? ''`, a form of key that the search for slips took for text
@example({"姓名": "𠮷" * 8 + "#"}, '"')  # of which the second line, within the quotation marks, begins with `#`
@settings(max_examples=200, deadline=SOON * 1000)
@given(st.dictionaries(SAFE.filter(lambda key: key != "<<"), PLAIN, max_size=5), st.sampled_from([None, '"', "'"]))
def test_what_pyyaml_writes_is_read_back(data, style):
    if "<<" in repr(data):
        return
    text = yaml.safe_dump(data, allow_unicode=True, default_style=style, sort_keys=False)
    tree, problems = load(text.encode())
    assert [problem.rule for problem in problems if problem.rule != "YAML-06"] == []
    assert tree == data or problems
