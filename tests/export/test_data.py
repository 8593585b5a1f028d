import csv
import hashlib
import io
import json

import pytest
from factories import identifier

from build_scripts.export import csv_form, csv_table, data, group, index_file
from build_scripts.export.fields import FIELDS

from .factories import COURT, URL, all_files, make_files, make_site, make_summary, mixed


def files(site, suffix):
    made = make_files(site, data.parts(site))
    return {path: content for path, content in made.items() if path.endswith(suffix)}


def lines(site):
    return {
        path: [json.loads(line) for line in content.splitlines()] for path, content in files(site, ".jsonl").items()
    }


def rows(site):
    return {
        path: list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        for path, content in files(site, ".csv").items()
    }


def index(site):
    return json.loads(dict(all_files(site))[index_file.PATH])


def test_a_line_has_every_field():
    (records,) = lines(make_site(mixed())).values()
    assert all(list(record) == [*FIELDS, "record"] for record in records)
    first, withheld, withdrawn = records
    assert first.pop("record") == {"id": "bcdfghj2", "previous": ["bcdfghj4"]}  # without what is sealed
    assert first == {
        "id": "bcdfghj2",
        "kind": "judgment",
        "status": "published",
        "language": "zh",
        "sample": True,
        "urls": {"zh": f"{URL}judgments/bcdfghj2/", "en": f"{URL}en/judgments/bcdfghj2/"},
        "titles": {"zh": "判决书1", "en": "Judgment 1"},
        "summaries": {"zh": "摘要"},
        "case_number": "（2023）京0105刑初1号",
        "case": first["case"],
        "date": "2023-03-01",
        "published": "2023-03-22",
        "organs": [COURT],
        "regions": ["北京"],
        "causes": ["盗窃罪"],
        "outcome": "convicted",
        "outcome_labels": {"zh": make_site().say("zh", "Convicted"), "en": "Convicted"},
        "reason": {},
        "replaced_by": None,
        "related": [{"id": "bcdfghj4", "relation": "cites"}],
        "corrections": [{"date": "2023-05-01", "class": "technical", "note": "错字", "note_en": "A typo"}],
    }
    assert withheld["reason"]["en"] == "Crime by a minor"
    assert withheld["titles"] == withheld["summaries"] == {}
    assert withdrawn["status"] == "withdrawn"
    assert withdrawn["sample"] is False


@pytest.mark.parametrize(("other", "named"), [("bcdfghj2", "bcdfghj2"), ("bcdfghj5", None), ("bcdfghj7", None)])
def test_a_replacement_is_named_if_it_may_be(other, named):
    summary = make_summary(id="bcdfghj1", status="withdrawn", replaced_by=other)
    site = make_site([*mixed(), summary])
    assert lines(site)["data/records-0001.jsonl"][0]["replaced_by"] == named
    assert rows(site)["data/records-0001.csv"][0]["replaced_by"] == (named or "")


def test_a_case_is_named():
    summaries = [
        make_summary(number, number="（2023）京0105刑初1号", numbers=("2023京0105刑初1",)) for number in range(2)
    ]
    (records,) = lines(make_site(summaries)).values()
    assert {record["case"] for record in records} == {make_site(summaries).catalog.case_of[summaries[0].id]}


def test_a_line_is_a_line():
    text = "a\nb\r\u2028c\u2029d\x85e"
    (content,) = files(make_site([make_summary(titles={"zh": (text, "zh")})]), ".jsonl").values()
    assert len(content.decode().splitlines()) == 1
    assert json.loads(content)["titles"]["zh"] == text


def test_a_lone_surrogate_breaks_nothing():
    site = make_site([make_summary(titles={"zh": ("a\ud800", "zh"), "en": ("b", "en")})])
    (records,) = lines(site).values()
    assert records[0]["titles"]["zh"] == "a\ud800"
    (content,) = files(site, ".csv").values()
    assert b"a?" in content


@pytest.mark.parametrize(("suffix", "read"), [("jsonl", lines), ("csv", rows)])
def test_a_thousand_records_a_file(suffix, read):
    found = read(make_site([make_summary(number) for number in range(1001)]))
    assert list(found) == [f"data/records-0001.{suffix}", f"data/records-0002.{suffix}"]
    assert [len(records) for records in found.values()] == [1000, 1]
    ids = [record["id"] for records in found.values() for record in records]
    assert ids == sorted(ids)


@pytest.mark.parametrize("start", [*"=+-@\t\r\n＝＋－＠", " =", "\u3000@", "\n-"])
def test_no_cell_is_a_formula(start):
    text = f'{start}HYPERLINK("x";A1)'
    (cells,) = rows(make_site([make_summary(titles={"zh": (text, "zh"), "en": (text, "zh")}, number=text)])).values()
    assert cells[0]["title_zh"] == cells[0]["title_en"] == cells[0]["case_number"] == f"'{text}"


@pytest.mark.parametrize("text", ["'=1+1", "''@x", "' +1", "'\tx"])
def test_a_cell_that_begins_with_an_apostrophe_is_read_back(text):
    """Otherwise `'=1` and `=1` were written alike."""
    assert csv_form.harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["（2023）京0105刑初1号", "2023-03-01", "a=b", "", "'x", "''", "-3", "-0.5"])
def test_a_harmless_cell_stays(text):
    assert csv_form.harmless(text) == text


def test_every_cell_is_quoted_and_marked_as_utf_8():
    site = make_site([make_summary(titles={"zh": ("a;=1+1", "zh"), "en": ("b", "en")})])
    (content,) = files(site, ".csv").values()
    assert content.startswith(b'\xef\xbb\xbf"id"')
    assert b'"a;=1+1"' in content
    assert content.endswith(b'"\r\n')


def test_the_table_has_the_same_records():
    (cells,) = rows(make_site(mixed())).values()
    assert [row["id"] for row in cells] == ["bcdfghj2", "bcdfghj3", "bcdfghj4"]
    first, withheld, _withdrawn = cells
    assert list(first) == csv_table.header(("zh", "en"))
    assert first["sample"] == "true"
    assert withheld["sample"] == "false"
    assert first["organ_names_en"] == "Chaoyang District Court"
    assert first["summary_en"] == "摘要"
    assert first["related"] == "cites bcdfghj4"
    assert first["corrections"] == "2023-05-01 technical: 错字"
    assert withheld["reason_en"] == "Crime by a minor"
    assert withheld["title_zh"] == ""


def test_the_index_lists_every_file_with_its_digest():
    site = make_site([*mixed(), *(make_summary(number + 50) for number in range(1000))])
    found = index(site)
    made = {path: content for path, content in all_files(site) if path.startswith("data/records-")}
    assert {file["path"] for file in found["files"]} == set(made)
    for file in found["files"]:
        content = made[file["path"]]
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
        assert file["bytes"] == len(content)
        assert file["url"] == URL + file["path"]
        assert file["records"] == (3 if "0002" in file["path"] else 1000)
    assert found["as_of"] == "2024-06-01"
    assert found["records"] == 1003
    assert found["samples"] == 1
    assert set(found["fields"]) == {*FIELDS, "record"}
    assert found["documentation"] == f"{URL}data/index.json#/fields"
    assert all(set(found[name]) == {"zh", "en"} for name in ("title", "notice", "licence", "left_out"))


def test_the_index_names_the_keys_that_are_used():
    terms = index(make_site(mixed()))["terms"]
    assert terms["courts"] == {COURT: {"zh": "北京市朝阳区人民法院", "en": "Chaoyang District Court"}}
    assert terms["prisons"] == {}
    assert terms["regions"]["北京"]["en"] == "Beijing"


def test_an_empty_site_has_empty_files():
    assert lines(make_site()) == {"data/records-0001.jsonl": []}
    assert rows(make_site()) == {"data/records-0001.csv": []}
    assert index(make_site())["records"] == 0


def test_a_file_that_is_too_large_for_a_host_is_divided(monkeypatch):
    monkeypatch.setattr(group, "LARGEST", 1500)
    site = make_site([make_summary(number) for number in range(7)])
    known = {file["path"]: file["records"] for file in index(site)["files"]}
    found = lines(site)
    assert len(found) > 2
    assert {path: len(records) for path, records in found.items()} == {path: known[path] for path in found}
    ids = [record["id"] for _path, records in sorted(found.items()) for record in records]
    assert ids == [identifier(number) for number in range(7)]
