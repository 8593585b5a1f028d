"""A note on a correction is put into a file of any usual layout, and nothing else in it changes."""

import difflib

import pytest

from build_scripts.cli.life_cycle.insertion import with_correction
from build_scripts.cli.life_cycle.record_place import tree_of

NOTE = {"date": "2024-06-01", "class": "redaction", "note": "隐去姓名: 重新公布，# 其他不变。"}
HEAD = "# yaml-language-server: $schema=x\nid: 7k2m9xqd  # 编号\nkind: judgment\n\n"
LAYOUTS = {
    "none": HEAD + "title: 甲\n# 正文如下\nbody: |\n  第一段。\n\n  corrections: 不是字段\n",
    "none, and no line feed at the end": HEAD + "title: 甲",
    "a list": HEAD
    + "corrections:\n  - {date: 2022-01-01, class: technical, note: 甲}\n\n# 来源\nsource: {publisher: 某报}\n",
    "a list without indentation": HEAD
    + "corrections:\n- date: 2022-01-01\n  class: technical\n  note: |\n    甲\n    乙\nbody: |\n  文\n",
    "at the end": HEAD + "corrections:\n  - {date: 2022-01-01, class: technical, note: 甲}  # 说明\n# 末尾\n",
    "at the end without line feed": HEAD + "corrections:\n  - {date: 2022-01-01, class: technical, note: 甲}",
    "in brackets": HEAD + "corrections: [{date: 2022-01-01, class: technical, note: 甲}]\nbody: 文\n",
    "in brackets over lines": HEAD + "corrections: [\n  {date: 2022-01-01, class: technical, note: 甲},\n]\nbody: 文\n",
    "an empty list": HEAD + "corrections: []\nbody: 文\n",
    "without a value": HEAD + "corrections:\nbody: 文\n",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_note_is_added_and_nothing_else_changes(layout, ending, bom):
    data = bom + layout.replace("\n", ending).encode()
    made = with_correction(data, NOTE)
    before, after = tree_of(data), tree_of(made)
    assert after["corrections"] == [*(before.get("corrections") or []), NOTE]
    assert {**after, "corrections": None} == {**before, "corrections": None}
    assert made.startswith(bom + layout[:20].encode()[:20])
    assert b"\n" not in made.replace(b"\r\n", b"") or ending == "\n"
    changed = [
        line
        for line in difflib.ndiff(layout.split("\n"), made.decode("utf-8-sig").replace("\r\n", "\n").split("\n"))
        if line[0] == "-"
    ]
    assert all("corrections:" in line or line == "- ]" or "note: 甲}" in line for line in changed)
    assert all(remark in made.decode() for remark in ("# 编号", *(("# 来源",) if "# 来源" in layout else ())))


@pytest.mark.parametrize("broken", ["id: [", "corrections: text\nid: x", "- a\n- b", ""])
def test_a_file_of_another_form_is_left_alone(broken):
    assert with_correction(broken.encode(), NOTE) is None
