"""Sentences that hold no personal data, and many that resemble some: none gives an error."""

from pathlib import Path

import pytest

from build_scripts.checks.personal.scan import scan

LINES = [
    line
    for line in Path(__file__).with_name("clean.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_there_are_enough_of_them():
    assert len(set(LINES)) == len(LINES) >= 300


@pytest.mark.parametrize("line", LINES)
def test_no_false_error(line):
    assert [span for span in scan(line) if span.sure] == []
    assert scan(line, strict_only=True) == []


def test_no_false_error_where_the_lines_stand_together():
    text = "\n".join(LINES)
    assert [text[span.start - 10 : span.end + 10] for span in scan(text) if span.sure] == []


def test_few_warnings():
    assert sum(len(scan(line)) for line in LINES) <= len(LINES) // 10
