"""Tables in the text of a record: lines between `|`."""

import pytest

from build_scripts.model.body import Block, as_lines, blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲\n乙", (Block(1, "甲"), Block(2, "乙"))),
        ("甲\n| 物品 | 数量 |\n|---|---|\n| 手机 | 2 |\n乙", (Block(1, "甲"), Block(2, "", ("物品", "数量"), (("手机", "2"),)), Block(5, "乙"))),
        ("|a|b|\n|c|", (Block(1, "", (), (("a", "b"), ("c", ""))),)),
        (r"|a\|b|c|" + "\n|d|e|", (Block(1, "", (), (("a|b", "c"), ("d", "e"))),)),
        ("| 一行不是表 |", (Block(1, "| 一行不是表 |"),)),
        ("|\n|", (Block(1, "|"), Block(2, "|"))),
    ],
)  # fmt: skip
def test_lines_between_bars_are_a_table(text, expected):
    assert blocks(tuple(text.split("\n"))) == expected


def test_what_is_written_is_read():
    rows = [["物品|编号", "数量"], ["手机", ""]]
    (table,) = blocks(tuple(as_lines(rows)))
    assert [list(row) for row in (table.head, *table.rows)] == rows
