"""What an import writes, and what it leaves alone."""

import json
import os
import re

import click
import pytest
from project import ROOT, call

from build_scripts.cli.importing import command, files
from build_scripts.content.record_yaml import record_yaml

from .tables import FIRST, SECOND, TABLE, Place

ALL = ("new", "changed", "unchanged", "gone")


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def counts(summary):
    return [summary[name] for name in ALL]


def edit(place, number, old, new):
    path = next(path for path in place.files if path.stem == place.ids[number])
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return path


def test_the_example_of_the_guide_is_imported(place):
    assert counts(place.passed()) == [2, 0, 0, 0]
    record = place.records[FIRST]
    assert record == {
        "id": record["id"],
        "kind": "judgment",
        "case_number": FIRST,
        "court": "京0105",
        "document_type": "judgment",
        "case_type": "civil",
        "procedure": "first-instance",
        "causes": ["买卖合同纠纷"],
        "decided": "2023-03-01",
        "parties": [
            {"role": "plaintiff", "name": "北京甲商贸有限公司"},
            {"role": "defendant", "name": "钱一鸣"},
            {"role": "defendant", "name": "孙立群"},
        ],
        "source": {"publisher": "中国裁判文书网", "published": "2023-03-20"},
    }
    for path in place.files:
        assert path.parent == place.content / "records/judgments/2023"
        assert path.read_text(encoding="utf-8") == record_yaml(
            next(r for r in place.records.values() if r["id"] == path.stem)
        )


def test_a_repeated_import_keeps_ids_and_touches_only_what_changed(place):
    place.passed()
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in place.files}
    ledger = place.mapping.with_name("map.yml.ids.jsonl")
    known = ledger.stat().st_mtime_ns
    assert counts(place.passed()) == [0, 0, 2, 0]
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in place.files} == before
    assert ledger.stat().st_mtime_ns == known
    ids = place.ids
    place.put(TABLE.replace("李文远", "周明和"))
    assert counts(place.passed()) == [0, 1, 1, 0]
    assert place.ids == ids
    changed = {path.stem for path in place.files if before[path] != (path.read_bytes(), path.stat().st_mtime_ns)}
    assert changed == {ids[SECOND]}


def test_ids_tell_nothing_of_the_row(tmp_path):
    one, other = Place(tmp_path / "a"), Place(tmp_path / "b")
    one.passed()
    other.passed()
    assert not set(one.ids.values()) & set(other.ids.values())
    ledger = (tmp_path / "a/map.yml.ids.jsonl").read_text(encoding="utf-8")
    assert not any(word in ledger for word in (FIRST, "（2023）", "京0105", "钱一鸣"))
    hashes = [json.loads(line).get("key") for line in ledger.splitlines()]
    assert not set(hashes[1:]) & set(re.findall('"key": "(.*?)"', (tmp_path / "b/map.yml.ids.jsonl").read_text()))


def test_a_dry_run_writes_nothing(place):
    assert counts(place.passed(dry_run=True)) == [2, 0, 0, 0]
    assert place.files == []
    assert not place.mapping.with_name("map.yml.ids.jsonl").exists()


def test_what_is_gone_from_the_file_is_listed_and_stays(place):
    place.passed()
    place.put("".join(line for line in TABLE.splitlines(keepends=True) if SECOND not in line))
    report = place.run()
    assert counts(report.summary) == [0, 0, 1, 1]
    assert report.plan.gone == [f"records/judgments/2023/{place.ids[SECOND]}.yml"]
    assert len(place.files) == 2


def test_nothing_is_written_unless_every_row_passed(place):
    place.put(
        TABLE.replace("李文远", "李文远，身份证号11010519491231002X")
        .replace("裁定,民事", "裁定,民商")
        .replace("2023年3月1日", "2023年2月30日")
    )
    report = place.run()
    errors = [found for found in report.problems if found.severity == "error"]
    assert {(found.rule, found.line) for found in errors} == {("FORM-10", 2), ("FORM-08", 3)}
    assert {found.path for found in errors} == {str(place.file)}
    columns = {found.line: re.match("column (.*?):", found.message)[1] for found in errors}
    assert columns == {2: "裁判日期", 3: "案件类型"}
    assert place.files == []
    place.put(TABLE.replace("李文远", "李文远，身份证号11010519491231002X"))
    assert ("PII-01", 3) in place.found()
    assert "11010519491231002X" not in repr(place.run().problems)
    assert place.files == []


def test_an_empty_cell_of_a_required_field_is_named_by_its_column(place):
    place.put(TABLE.replace("2023年3月1日", ""))
    problem = next(found for found in place.run().problems if found.severity == "error")
    assert (problem.rule, problem.line) == ("FORM-06", 2)
    assert "裁判日期" in problem.message


def test_what_an_editor_added_stays_until_the_row_changes(place):
    place.passed()
    path = edit(place, FIRST, "decided: 2023-03-01", "decided: 2023-03-01\neffective: 2023-03-16")
    edited = path.read_bytes()
    assert counts(place.passed()) == [0, 0, 2, 0]
    assert path.read_bytes() == edited
    place.put(TABLE.replace("钱一鸣", "吴则宇"))
    assert place.found() == [("IMP-05", 2)]
    assert path.read_bytes() == edited
    assert counts(place.passed(overwrite=True)) == [0, 1, 1, 0]
    assert b"effective" not in path.read_bytes()
    assert counts(place.passed()) == [0, 0, 2, 0]


REDUCED = {
    "sealed": "",
    "withheld": "withheld: {reason: divorce-custody}\ncase_number: （2023）京0105民初1号\ncourt: 京0105\ndecided: 2023-03-01\n",
    "withdrawn": "withdrawn: {date: 2024-01-02, reason: request}\n",
}


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("status", REDUCED)
@pytest.mark.parametrize("table", [TABLE, TABLE.replace("钱一鸣", "吴则宇")])
def test_a_record_that_shows_less_is_not_published_again(place, status, table, overwrite):
    place.passed()
    identifier = place.ids[FIRST]
    path = next(path for path in place.files if path.stem == identifier)
    path.write_text(f"id: {identifier}\nkind: judgment\nstatus: {status}\n{REDUCED[status]}", encoding="utf-8")
    kept = path.read_bytes()
    place.put(table)
    assert place.found(overwrite=overwrite) == [("IMP-06", 2)]
    assert path.read_bytes() == kept


def test_a_record_that_was_removed_is_not_written_again(place):
    place.passed()
    next(path for path in place.files if path.stem == place.ids[FIRST]).unlink()
    assert place.found() == [("IMP-06", 2)]
    assert place.found(overwrite=True) == [("IMP-06", 2)]


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        (SECOND, FIRST, "IMP-04", 3),
        (SECOND, "", "IMP-04", 3),
        (SECOND, "110105194912310 02X 11010519491231002X", "IMP-04", 3),
    ],
)
def test_a_key_is_there_once_and_tells_of_nobody(place, old, new, rule, line):
    place.put(TABLE.replace(old, new))
    assert (rule, line) in place.found()
    assert place.files == []


def test_a_record_that_the_content_has_already_is_named(place, tmp_path):
    place.passed()
    other = Place(tmp_path / "other")
    other.content = place.content
    assert other.found() == [("IMP-09", 2), ("IMP-09", 3)]


def test_rows_with_one_number_and_day_are_named(place):
    place.mapping.write_text(place.mapping.read_text(encoding="utf-8").replace("key: 案号", "key: 序号"), "utf-8")
    lines = TABLE.splitlines()
    place.put(f"序号,{lines[0]}\n1,{lines[1]}\n2,{lines[1]}\n")
    assert [(found.rule, found.line) for found in place.run().problems] == [("IMP-09", 3)]


def test_a_key_is_the_same_in_any_width_and_bracket(place):
    place.passed()
    before = {path.stem for path in place.files}
    place.put(TABLE.replace(FIRST, "(2023) 京０１０５民初1号"))
    assert counts(place.passed()) == [0, 1, 1, 0]
    assert {path.stem for path in place.files} == before


def test_a_row_never_writes_a_sealed_record(place):
    place.mapping.write_text(
        place.mapping.read_text(encoding="utf-8").replace("constants:", "constants:\n  status: sealed"), "utf-8"
    )
    assert place.found() == [("IMP-06", 2), ("IMP-06", 3)]
    assert place.files == []


def test_of_two_imports_the_second_is_refused(place, monkeypatch):
    said = []

    def gather(*_):
        child = os.fork()  # the lock is a process's own
        if not child:
            monkeypatch.undo()
            try:
                place.run()
            except click.UsageError:
                os._exit(7)
            os._exit(0)
        said.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        raise KilledError

    monkeypatch.setattr(command, "gather", gather)
    with pytest.raises(KilledError):
        place.run()
    assert said == [7]
    monkeypatch.undo()
    place.passed()


def test_what_breaks_another_record_is_found(place):
    place.put(TABLE.replace("上网日期", "上网日期,关联").replace("2023/3/20", "2023/3/20,bcdfghjk"))
    place.mapping.write_text(
        place.mapping.read_text(encoding="utf-8")
        .replace("values:", "  关联: related.0.id\nvalues:", 1)
        .replace("constants:", "constants:\n  related.0.relation: cites", 1),
        encoding="utf-8",
    )
    assert place.found() == [("CAT-02", 2)]


class KilledError(BaseException):
    pass


@pytest.mark.long
@pytest.mark.parametrize(
    "table", [TABLE, TABLE.replace("钱一鸣", "吴则宇").replace("李文远", "周明和")], ids=["new", "changed"]
)
@pytest.mark.parametrize("after", range(4))
def test_an_import_that_is_killed_is_completed_by_the_next(place, monkeypatch, table, after):
    if table != TABLE:
        place.passed()
    before = place.ids
    place.put(table)
    written = []

    def write(path, text):
        if len(written) == after:
            raise KilledError
        files.write(path, text)
        written.append(path)

    monkeypatch.setattr(command, "write", write)
    monkeypatch.setattr("build_scripts.cli.importing.ledger.write", write)
    with pytest.raises(KilledError):
        place.run()
    monkeypatch.undo()
    halfway = place.ids
    place.passed()
    assert len(place.files) == 2
    assert place.ids == {**place.ids, **before, **halfway}
    assert "周明和" in str(place.records) or table == TABLE
    assert counts(place.passed()) == [0, 0, 2, 0]
    ledger = place.mapping.with_name("map.yml.ids.jsonl").read_text(encoding="utf-8")
    assert ledger.count('"id"') == 2
    assert '"next"' not in ledger


def test_a_row_of_another_year_moves_its_file(place):
    place.passed()
    place.put(TABLE.replace("2023年3月1日", "2024年1月5日").replace("2023/3/20", "2024/1/20"))
    place.passed()
    assert sorted(path.parent.name for path in place.files) == ["2023", "2024"]


def test_a_record_never_stands_in_two_places_and_nothing_is_left_behind(place, monkeypatch):
    place.passed()
    place.put(TABLE.replace("2023年3月1日", "2024年1月5日").replace("2023/3/20", "2024/1/20"))

    def killed(_self, _target):
        raise KilledError

    monkeypatch.setattr(type(place.file), "replace", killed)  # the first move, and the first file that is written
    with pytest.raises(KilledError):
        place.run()
    monkeypatch.undo()
    moved = []
    monkeypatch.setattr(command, "write", lambda *_: moved.append([path.stem for path in place.files]))
    place.run()
    monkeypatch.undo()
    assert [len(set(names)) for names in moved] == [2]
    assert [len(names) for names in moved] == [2]
    (place.content / "records/judgments/.bcdfghjk.yml.unfinished").touch()
    place.passed()
    assert not [path for path in place.content.parent.rglob(".*") if path.is_file()]


TEXT = "北京市朝阳区人民法院\n民事判决书\n{number}\n原告：北京甲商贸有限公司，住所地北京市朝阳区。\n法定代表人：郑某，经理。\n被告：钱一鸣，男，1980年出生，汉族。\n原告北京甲商贸有限公司与被告钱一鸣买卖合同纠纷一案，本院立案后，依法适用简易程序，公开开庭进行了审理。本案现已审理终结。\n依照《中华人民共和国民法典》第五百七十七条之规定，判决如下：\n被告钱一鸣于本判决生效之日起十日内向原告北京甲商贸有限公司支付货款十万元。\n审判员　王某\n二〇二三年三月一日\n书记员　冯某\n"
FROM_TEXT = "kind: judgment\nkey: 案号\ncolumns:\n  案号: case_number\n  审理程序: procedure\nconstants: {source: {publisher: 中国裁判文书网, published: 2023-03-20}}\ntext: 正文\n"


def text_table(procedure="一审", text=TEXT):
    return f'案号,审理程序,正文\n{FIRST},{procedure},"{text.format(number=FIRST)}"\n'


def test_the_rest_is_drafted_from_the_text(tmp_path):
    place = Place(tmp_path, text_table(), FROM_TEXT)
    place.passed()
    record = place.records[FIRST]
    assert (record["court"], record["decided"], record["causes"]) == ("京0105", "2023-03-01", ["买卖合同纠纷"])
    assert [party["name"] for party in record["parties"]] == ["北京甲商贸有限公司", "钱一鸣"]
    assert record["body"].startswith("北京市朝阳区人民法院\n民事判决书\n")


def test_a_column_goes_before_the_text_and_what_differs_is_found(tmp_path):
    place = Place(tmp_path, text_table("二审"), FROM_TEXT)
    report = place.run()
    assert ("IMP-07", 2) in [(found.rule, found.line) for found in report.problems if "procedure" in found.message]


def test_what_the_text_leaves_open_is_an_error(tmp_path):
    place = Place(
        tmp_path, text_table(text=TEXT.replace("审判员　王某\n", "").replace("书记员　冯某\n", "")), FROM_TEXT
    )
    assert place.found() == [("IMP-08", 2)]
    assert place.files == []


def test_the_command_prints_its_report(project):
    (project / "t.csv").write_text(TABLE, encoding="utf-8")
    (project / "m.yml").write_text(Place(project / "x").mapping.read_text(encoding="utf-8"), encoding="utf-8")
    words = ("import", "t.csv", "--mapping", "m.yml", "--as-of", "2024-06-01", "--jobs", "1")
    ran = call(project, *words, "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("row 2: new\nrow 3: new\nrows 2 · new 2 · changed 0 · unchanged 0 · gone 0 · seconds ")
    ran = call(project, *words, "--format", "json")
    assert (ran.code, ran.json["new"], ran.json["summary"]["new"]) == (0, [2, 3], 2)
    (project / "t.csv").write_text(TABLE.replace("钱一鸣", "钱一鸣12345678").replace("一审", "三审"), encoding="utf-8")
    ran = call(project, *words)
    assert ran.code == 1
    assert ran.out.startswith("t.csv:2: error FORM-08: column 审理程序: ")
    assert call(project, "import", "t.csv").code == 2
    assert call(ROOT, "import", "README.md", "--mapping", project / "m.yml").code == 2


def test_records_that_are_not_published_are_imported_as_such(tmp_path):
    table = f"案号,法院,裁判日期,理由\n{FIRST},京0105,2023/3/1,离婚诉讼或者涉及未成年子女抚养、监护\n"
    mapping = (
        "kind: judgment\nkey: 案号\nconstants: {status: withheld}\nvalues: {理由: {离婚诉讼或者涉及未成年子女抚养、监护: divorce-custody}}\n"
        "columns: {案号: case_number, 法院: court, 裁判日期: decided, 理由: withheld.reason}\n"
    )
    place = Place(tmp_path, table, mapping)
    place.passed()
    assert place.records[FIRST]["withheld"] == {"reason": "divorce-custody"}
    place.passed()
