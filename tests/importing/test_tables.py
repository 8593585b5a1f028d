"""Files in every shape in which offices keep their tables give the same records; what cannot be read is named by row and column."""

import datetime as dt
import io
import json
import sys

import openpyxl
import pytest
from project import call

from .tables import FIRST, MAPPING, SECOND, TABLE, Place

LINES = [line.split(",") for line in TABLE.splitlines()]


def workbook(rows, *, merged=(), formats=None, hidden=None):
    book = openpyxl.Workbook()
    sheet = book.active
    if hidden:
        book.create_sheet(hidden, 0).sheet_state = "hidden"
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    for cell, form in (formats or {}).items():
        sheet[cell].number_format = form
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def without_ids(place):
    return {
        number: {name: value for name, value in tree.items() if name != "id"} for number, tree in place.records.items()
    }


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    place = Place(tmp_path_factory.mktemp("expected"))
    place.passed()
    return without_ids(place)


def dated(lines):
    """With days as a workbook holds them: as days, as a number, as text."""
    first, second = (list(line) for line in lines[1:3])
    first[6], first[9] = dt.date(2023, 3, 1), 45005
    second[6], second[9] = "2023-03-02", dt.datetime(2023, 3, 21, 9, 30)  # noqa: DTZ001 - a workbook knows no time zones
    return [lines[0], first, second, lines[3]]


TABLES = {
    "utf-8 with a mark.csv": TABLE.encode("utf-8-sig"),
    "gb18030.csv": TABLE.encode("gb18030"),
    "utf-16.csv": TABLE.encode("utf-16"),
    "tabs.tsv": TABLE.replace(",", "\t").encode(),
    "semicolons.csv": TABLE.replace(",", ";").encode(),
    "windows.csv": TABLE.replace("\n", "\r\n").encode(),
    "quoted.csv": "".join(",".join(f'"{cell}"' for cell in line) + "\n" for line in LINES).encode(),
    "a title above, empty lines between.csv": (
        "某法院 2023 年裁判文书清单,,,,,,,,,\n\n" + TABLE.replace("\n", "\n,,,,,,,,,\n")
    ).encode(),
    "blanks.csv": TABLE.replace("民事", " 民事\u3000").replace("2023年3月1日", "２０２３年３月１日").encode(),
    "plain.xlsx": workbook(LINES),
    "days.xlsx": workbook(dated(LINES), formats={"G2": "yyyy年m月d日"}),
    "merged.xlsx": workbook(
        [
            ["清单", *[None] * 9],
            [*LINES[0][:7], "当事人", None, LINES[0][9]],
            [*[None] * 7, "原告", "被告", None],
            [None],
            *LINES[1:],
        ],
        merged=("A1:J1", "A2:A3", "H2:I2", "J2:J3"),
    ),
    "a hidden sheet before it.xlsx": workbook(LINES, hidden="cache"),
    "lines.jsonl": "".join(json.dumps(dict(zip(LINES[0], line, strict=True))) + "\n" for line in LINES[1:]).encode(),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_shape_gives_the_same_records(tmp_path, expected, name):
    place = Place(tmp_path, TABLES[name], name=name)
    place.passed()
    assert without_ids(place) == expected


def test_nested_values_are_named_by_paths(tmp_path, expected):
    cases = []
    for line in LINES[1:3]:
        cell = dict(zip(LINES[0], line, strict=True))
        cell["日期"] = {"裁判": cell.pop("裁判日期"), "上网": [cell.pop("上网日期")]}
        cell["被告"] = cell["被告"].split("、")
        cases.append(json.dumps(cell, ensure_ascii=False))
    mapping = MAPPING.replace("  裁判日期:", "  日期.裁判:").replace("  上网日期:", "  日期.上网.0:")
    place = Place(tmp_path, "\n".join(cases), mapping, name="t.jsonl")
    place.passed()
    assert without_ids(place) == expected


def test_two_columns_of_one_name_are_told_apart_by_the_cell_above(tmp_path):
    rows = [
        ["案号", "原告", None, "被告", None],
        [None, "姓名", "性别", "姓名", "性别"],
        [FIRST, "钱一鸣", "男", "孙立群", "女"],
    ]
    columns = "".join(
        f"  {party}/{name}: parties.{number}.{field}\n"
        for number, party in enumerate(("原告", "被告"))
        for name, field in (("姓名", "name"), ("性别", "sex"))
    )
    constants = "".join(
        f"  parties.{number}.role: {role}\n" for number, role in enumerate(("plaintiff", "defendant", "third-party"))
    )
    rest = (
        "  {court: 京0105, document_type: judgment, case_type: civil, procedure: first-instance, decided: 2023-03-01}\n"
    )
    constants += "".join(f"  {part}\n" for part in rest.strip(" {}\n").split(", "))
    place = Place(
        tmp_path,
        workbook(rows),
        f"kind: judgment\nkey: 案号\ncolumns:\n  案号: case_number\n{columns}constants:\n{constants}",
        name="t.xlsx",
    )
    place.passed()
    assert place.records[FIRST]["parties"] == [
        {"role": "plaintiff", "name": "钱一鸣", "sex": "male"},
        {"role": "defendant", "name": "孙立群", "sex": "female"},
    ]


@pytest.mark.parametrize(
    ("cell", "message"),
    [("=1/0", "formula"), ("#N/A", "shows an error"), (110105194912310021, "rounded")],
)
def test_a_cell_that_says_nothing_for_certain_is_found(tmp_path, cell, message):
    rows = [list(line) for line in LINES]
    rows[1][5] = cell
    report = Place(tmp_path, workbook(rows), name="t.xlsx").run()
    assert [(found.rule, found.line) for found in report.problems if message in found.message] == [("IMP-03", 2)]


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        (TABLE.replace("裁判日期", "日期"), "IMP-02"),
        (TABLE.replace("裁判日期", "案由"), "IMP-02"),
        ("", "IMP-02"),
        ("\n\n", "IMP-02"),
    ],
)
def test_a_column_that_is_missing_or_there_twice_is_named(tmp_path, table, rule):
    found = Place(tmp_path, table).run().problems
    assert {one.rule for one in found} == {rule}
    assert any("裁判日期" in one.message for one in found)


def test_a_cell_that_is_merged_with_the_one_above_is_named(tmp_path):
    rows = [*LINES[:2], [*LINES[2][:8], None, LINES[2][9]]]
    assert Place(tmp_path, workbook(rows), name="t.xlsx").found() == []
    place = Place(tmp_path / "merged", workbook(rows, merged=("I2:I3", "K1:K9")), name="t.xlsx")
    assert place.found() == [("IMP-03", 3)]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("北京甲商贸有限公司,钱", '"北京甲商贸有限公司,钱', ("IMP-03", 2)),
        ("合计,2件", '"合计,2件', ("IMP-03", 4)),
        (",钱一鸣、", ',"钱"一鸣、', ("IMP-03", 2)),
        ("2023/3/21", "2023/3/21,又一格", ("IMP-03", 3)),
    ],
)
def test_what_moves_the_cells_of_a_line_is_found(tmp_path, old, new, found):
    assert old in TABLE
    assert found in Place(tmp_path, TABLE.replace(old, new, 1)).found()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_bytes_that_are_no_text_are_named_by_their_line(project, encoding):
    (project / "t.csv").write_bytes(TABLE.encode(encoding).replace("李文远".encode(encoding), b"\xff\xff"))
    (project / "m.yml").write_text(MAPPING, encoding="utf-8")
    ran = call(project, "import", "t.csv", "--mapping", "m.yml")
    assert ran.code == 2
    assert "line 3 " in ran.err


def test_a_name_that_stands_twice_in_an_object_is_found(tmp_path):
    table = TABLES["lines.jsonl"].decode().replace("{", '{"a": 1, "a": 2, ', 1)
    assert Place(tmp_path, table, name="t.jsonl").found()[0] == ("IMP-03", 1)


@pytest.mark.parametrize("line", ["[1]", "{", '"x"', "nul", "[" * 5000, '{"a":' * 50 + "1" + "}" * 50])
def test_a_line_that_is_no_object_is_named(tmp_path, line):
    table = TABLES["lines.jsonl"].decode().replace("\n", f"\n{line}\n", 1)
    assert ("IMP-03", 2) in Place(tmp_path, table, name="t.jsonl").found()


HOSTILE = [
    '=HYPERLINK("https://evil.example","x")', "=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "'=1",
    "&a", "*a", "!!python/object/apply:os.system [id]", "!tag x", "<<", "{{ 7*7 }}", "{%x%}", "a: b", "a #b", "# a", "- a", "? a",
    "| a", "> a", "%YAML 1.2", "---", "...", "[a, b]", "{a: b}", '"', "'", "\\", "\\n", "a\\", "`x`", "@x", ",", "null", "~", "true", "no",
    "0123", "1e9", "0x1F", "12:30", "2023-03-01", ".inf", "../../etc/passwd", "C:\\Windows", "/etc/passwd", "<script>alert(1)</script>", "a\u00a0b",
    "a:", ":a", "：", "a\u3000b", "字" * 599,
]  # fmt: skip


TITLED = "kind: judgment\nkey: 案号\ncolumns: {案号: case_number, 标题: title}\nconstants: {court: 京0105, document_type: judgment, case_type: civil, procedure: first-instance, decided: 2023-03-01}\n"


def titled(tmp_path, cells):
    """An import with a row for each title."""
    rows = ({"案号": f"（2023）京0105民初{number}号", "标题": cell} for number, cell in enumerate(cells, 1))
    return Place(tmp_path, "".join(f"{json.dumps(row)}\n" for row in rows), TITLED, name="t.jsonl")


def test_hostile_cells_are_data(tmp_path):
    place = titled(tmp_path, HOSTILE)
    place.passed()
    assert len(place.files) == len(HOSTILE)
    assert {path.parent for path in place.files} == {place.content / "records/judgments/2023"}
    for number, cell in enumerate(HOSTILE, 1):
        assert place.records[f"（2023）京0105民初{number}号"]["title"] == cell.strip(" \t\u3000")


REFUSED = ["a\x00b", "a\x07b", "a\u202eb", "a\u200bb", "a\ud800b", "a\rb", "a\nb", "字" * 601, "字" * 1_100_000]


def test_what_no_record_may_hold_is_found_by_row(tmp_path):
    place = titled(tmp_path, ["a", *REFUSED, "b"])
    assert {line for _rule, line in place.found()} == set(range(2, len(REFUSED) + 2))
    assert place.files == []


def test_without_the_library_the_command_says_what_to_install(project, monkeypatch):
    (project / "t.xlsx").write_bytes(TABLES["plain.xlsx"])
    (project / "m.yml").write_text(MAPPING, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    ran = call(project, "import", "t.xlsx", "--mapping", "m.yml")
    assert ran.code == 2
    assert "judicial-openness-portal[import]" in ran.err
    monkeypatch.undo()
    (project / "t.xlsx").write_bytes(b"PK\x03\x04 damaged")
    assert call(project, "import", "t.xlsx", "--mapping", "m.yml").code == 2


def test_rows_keep_their_numbers(tmp_path):
    table = TABLE.replace(SECOND, f'"{SECOND}"').replace("合计", "\n\n合计").replace("裁定", "公告")
    assert Place(tmp_path, table.replace("买卖合同纠纷,2023年3月1日", '"买卖合同纠纷\n",2023年3月1日')).found() == [
        ("FORM-10", 4)
    ]
