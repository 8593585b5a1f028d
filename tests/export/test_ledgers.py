import csv
import io
import json
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from build_scripts.export import ledgers
from build_scripts.export.index_file import Made, _is_table
from build_scripts.export.ledgers import LedgerFile

CONTEXT = SimpleNamespace(languages=("zh",), address=lambda _language, path: f"https://portal.example/{path}")


def files(count):
    lines = tuple((f"id{number}", f"judgments/{number}/", "京0105", "2024", True, number) for number in range(count))
    every = LedgerFile("deadlines", ("days",), lines)
    with patch.object(ledgers, "ledgers", lambda _site: iter([every])), patch.object(ledgers, "LINES", 3):
        return dict(file for part in ledgers.parts(SimpleNamespace()) for file in part.make(CONTEXT))


@pytest.mark.parametrize(("count", "numbers"), [(0, [""]), (3, [""]), (4, ["", "-2"]), (7, ["", "-2", "-3"])])
def test_a_long_ledger_has_several_files_and_each_line_is_in_one(count, numbers):
    made = files(count)
    assert sorted(made) == sorted(f"data/deadlines{number}.{form}" for number in numbers for form in ("csv", "json"))
    told = [line["days"] for number in numbers for line in json.loads(made[f"data/deadlines{number}.json"])]
    assert told == list(range(count))
    rows = [
        row
        for number in numbers
        for row in csv.reader(io.StringIO(made[f"data/deadlines{number}.csv"].decode("utf-8-sig")))
    ]
    assert [row[-1] for row in rows if row[0] != "id"] == [str(number) for number in range(count)]


def test_a_part_depends_on_its_own_lines_alone():
    def states(lines):
        every = LedgerFile("deadlines", ("days",), lines)
        with patch.object(ledgers, "ledgers", lambda _site: iter([every])), patch.object(ledgers, "LINES", 2):
            return [part.depends for part in ledgers.parts(SimpleNamespace())]

    one, other = (
        tuple((f"id{number}", "", "", "", True, day) for number, day in enumerate(days))
        for days in ([1, 2, 3], [1, 2, 4])
    )
    assert [first == second for first, second in zip(states(one), states(other), strict=True)] == [True, False]


@pytest.mark.parametrize(
    ("path", "listed"), [("data/deadlines-2.json", True), ("data/records-0001.csv", False), ("feed.xml", False)]
)
def test_the_index_lists_the_files_of_ledgers(path, listed):
    assert _is_table(Made(path, 1, "")) is listed
