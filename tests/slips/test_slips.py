"""One slip of the pen, one file in cases/: what an editor wrote instead of which lines of BASE.yml, what is found in which line, in English
and Chinese, with the line that the remedy shows, and how `portal check --fix` leaves it (`--- mended` is absent where it changes nothing).
"""

import datetime as dt
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import LANGUAGES, ROOT
from subjects import words

from build_scripts.cli.mending import keeps_other_fields, mended
from build_scripts.content.message import in_words
from build_scripts.content.strict_yaml import load
from build_scripts.model.kinds import KINDS
from build_scripts.model.record_file import read_record
from build_scripts.model.skeleton import skeleton
from build_scripts.model.speaker import speaker

CASES = sorted((Path(__file__).parent / "cases").glob("*.slip"))
BASE = (Path(__file__).parent / "cases" / "BASE.yml").read_text(encoding="utf-8")
PLACE = PurePosixPath("judgments/2023/7k2m9xqd.yml")
WORDS = words()
CHINESE = speaker("zh")
HARMLESS = 5  # cases in which nothing is wrong, so that none of the rest is found everywhere


class Found(NamedTuple):
    line: int
    severity: str
    rule: str
    english: str
    chinese: str
    remedy: str


class Case(NamedTuple):
    """What an editor wrote, what is found, and the whole file after mending (None: unchanged)."""

    text: str
    found: list[Found]
    mended: str | None


def case(path):
    parts = dict(part.split("\n", 1) for part in f"\n{path.read_text(encoding='utf-8')}".split("\n--- ")[1:])
    before, after = parts["instead of"], parts["written"]
    assert BASE.count(before) == 1
    found = []
    for line in parts["found"].splitlines():
        place, _bar, told = line.partition(" | ")
        number, severity, rule = place.split()
        found.append(Found(int(number), severity, rule, *told.split(" | ", 2)))
    fixed = BASE.replace(before, parts["mended"].removesuffix("\n")) if "mended" in parts else None
    return Case(BASE.replace(before, after), found, fixed)


def read(text):
    return sorted(read_record(text.encode(), PLACE, WORDS).problems, key=lambda one: (one.line, one.rule, one.message))


def shown(remedy):
    return " ⏎ ".join(line.strip() for line in remedy.split("\n"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_slip_is_found_in_its_line_with_the_mended_line(path):
    expected = case(path)
    problems = read(expected.text)
    assert [(one.line, one.severity, one.rule) for one in problems] == [one[:3] for one in expected.found]
    for problem, found in zip(problems, expected.found, strict=True):
        assert found.english in problem.message
        assert found.remedy in shown(problem.remedy)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_slip_is_told_in_chinese(path):
    expected = case(path)
    for problem, found in zip(read(expected.text), expected.found, strict=True):
        assert found.chinese in in_words(problem.message, CHINESE)
        if problem.remedy.startswith("write this as"):
            assert found.remedy in shown(in_words(problem.remedy, CHINESE))


@pytest.mark.parametrize(("end", "mark"), [("\n", b""), ("\r\n", b"\xef\xbb\xbf")], ids=["plain", "crlf-and-bom"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_certain_is_mended_once_and_everything_else_kept_byte_for_byte(path, mark, end):
    expected = case(path)

    def encoded(text):
        return mark + text.replace("\n", end).encode()

    fixed = mended(encoded(expected.text), PLACE, WORDS)
    assert fixed == (None if expected.mended is None else encoded(expected.mended))
    if fixed:
        assert mended(fixed, PLACE, WORDS) is None
        lines = {found.line for found in expected.found if found.severity == "error"}
        assert not lines & {one.line for one in read(expected.mended) if one.severity == "error"}


def test_there_are_seventy_slips_and_some_files_without_one():
    known = [case(path) for path in CASES]
    assert sum(bool(one.found) for one in known) > 70
    assert sum(not one.found for one in known) == HARMLESS
    assert read(BASE) == []


RECORDS = sorted((ROOT / "content" / "records").rglob("*.yml"))
SLIPS = {
    "colon": lambda name, value: f"{name}：{value}",
    "space": lambda name, value: f"{name}:{value}",
    "no-break": lambda name, value: f"{name}:\u00a0{value}",
    "wide": lambda name, value: f"{name}:\u3000{value}",
    "indented": lambda name, value: f" {name}: {value}",
    "quote": lambda name, value: f'{name}: "{value.strip(chr(34))}',
    "number-sign": lambda name, value: f"{name}: {value.strip(chr(34))} #2",
}


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(RECORDS),
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from(sorted(SLIPS))), min_size=1, max_size=4),
)
def test_mending_changes_no_other_field(path, slips):
    lines = path.read_text(encoding="utf-8").split("\n")
    touched = set()
    for number, kind in slips:
        name, colon, value = lines[number % len(lines)].partition(": ")
        plain = colon and name.islower() and name.isidentifier() and value[:1] not in {"[", "{", "|", "'", '"'}
        if plain and name not in {"id", "kind", "status"}:
            lines[number % len(lines)] = SLIPS[kind](name, value)
            touched.add(name)
    place = PurePosixPath(path.relative_to(ROOT / "content" / "records").as_posix())
    fixed = mended("\n".join(lines).encode(), place, WORDS)
    if fixed is not None:
        tree, problems = load(fixed)
        before, _none = load(path.read_bytes())
        assert problems == []
        assert list(tree) == list(before)
        assert {name: tree[name] for name in tree if name not in touched} == {
            name: before[name] for name in before if name not in touched
        }


def test_a_mending_that_changes_another_field_is_refused():
    assert keeps_other_fields("a：1\nb: 2\n", "a: 1\nb: 2\n")
    assert not keeps_other_fields("a：1\nb: 2\n", "a: |\n  1\nc: 2\nb: 2\nb: 3\n")
    assert not keeps_other_fields('a: "1\nb: 2\n', 'a: "1\nb: 2\n"\n')


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_no_slip_is_seen_in_the_curated_records(path):
    place = PurePosixPath(path.relative_to(ROOT / "content" / "records").as_posix())
    assert read_record(path.read_bytes(), place, WORDS).problems == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
def test_a_skeleton_has_only_fields_to_be_filled(kind):
    place, text = skeleton(kind, "7k2m9xqd", dt.date(2024, 6, 1), LANGUAGES)
    problems = read_record(text.encode(), PurePosixPath(place).relative_to("records"), WORDS).problems
    assert problems
    assert {problem.message.template for problem in problems} == {"the field `{field}` has no value"}
