"""A database of records opens in Datasette, finds words in any script, and is the same bytes whatever wrote it."""

import asyncio
import importlib
import json
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from project import ROOT

from build_scripts.content.databases import is_tidy, tidy
from build_scripts.export import datasette_metadata, sqlite
from build_scripts.export.data import parts
from build_scripts.export.index_file import measure
from build_scripts.export.sqlite_tables import tables

from .factories import COURT, HEAVY, make_context, make_files, make_site, make_summary, mixed

GUIDE = (ROOT / "docs" / "open-data.md").read_text(encoding="utf-8")
JOIN = re.search(r"```python\n(import glob, sqlite3\n.*?)```", GUIDE, re.DOTALL)[1]


def databases(summaries):
    site = make_site(summaries, off=HEAVY - {"sqlite"})
    return {path: data for path, data in make_files(site, parts(site)).items() if path.endswith(".sqlite")}


@pytest.fixture(scope="module")
def data():
    (made,) = databases(mixed()).values()
    return made


@pytest.fixture
def opened(data):
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        yield database


def ask(database, query):
    return database.execute(query).fetchall()


def test_it_is_whole(opened, data):
    assert ask(opened, "PRAGMA integrity_check") == [("ok",)]
    assert ask(opened, "PRAGMA foreign_key_check") == []
    opened.execute(
        "INSERT INTO records_fts (records_fts, rank) VALUES ('integrity-check', 1)"
    )  # against the records, or it raises
    assert is_tidy(data)
    assert databases(mixed()) == {"data/records-0001.sqlite": data}


def test_it_has_what_is_known_of_each_record(opened):
    rows = ask(
        opened, 'SELECT id, status, sample, title_en, "case", year, organ, outcome_en, reason_en, text FROM records'
    )
    first, withheld, withdrawn = rows
    assert first == (
        *("bcdfghj2", "published", 1, "Judgment 1", "2023-jing-0105xing-chu-1hao", 2023),
        *(COURT, "Convicted", None, "第一段。\n第二段。"),
    )
    assert withheld[:4] + withheld[-2:] == ("bcdfghj3", "withheld", 0, None, "Crime by a minor", None)
    assert withdrawn[:2] + withdrawn[-1:] == ("bcdfghj4", "withdrawn", None)
    assert ask(opened, "SELECT * FROM organs") == [(COURT, "北京市朝阳区人民法院", "Chaoyang District Court")]
    assert ask(opened, "SELECT * FROM record_causes") == [("bcdfghj2", "盗窃罪")]
    assert ask(opened, "SELECT * FROM related") == [("bcdfghj2", "cites", "bcdfghj4")]
    assert ask(opened, "SELECT * FROM corrections") == [("bcdfghj2", "2023-05-01", "technical", "错字", "A typo")]


@pytest.mark.parametrize("words", ["第一段", "京0105刑初1号", "udgme"])
def test_any_three_characters_are_found_and_shown(opened, words):
    marked = (
        "SELECT highlight(records_fts, 0, '[', ']'), snippet(records_fts, -1, '[', ']', '…', 20) FROM records_fts(?)"
    )
    found = opened.execute(marked, (f'"{words}"',)).fetchall()
    assert any(words in snippet.replace("[", "").replace("]", "") and "[" in snippet for _title, snippet in found)


def test_other_libraries_leave_other_bytes_which_are_cleared():
    """Where `secure_delete` is off, as it is or not by the library's build, a page keeps what stood in it before it was divided."""
    made = []
    for setting in ("ON", "OFF"):
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
            database.execute(f"PRAGMA secure_delete = {setting}")
            database.execute("CREATE TABLE records (id TEXT PRIMARY KEY, text TEXT)")
            database.executemany("INSERT INTO records VALUES (?, ?)", [(f"{n:04}", f"{n}" * 90) for n in range(400)])
            made.append((database.serialize(), tidy(database)))
    (one, first), (other, second) = made
    assert one != other
    assert first == second


def test_a_row_that_was_deleted_is_no_tidy_database(data):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.deserialize(data)
        database.execute("PRAGMA secure_delete = OFF")
        database.execute("DELETE FROM corrections")
        assert not is_tidy(database.serialize())
        assert is_tidy(tidy(database))


def test_the_guide_joins_several_files(tmp_path, monkeypatch):
    monkeypatch.setattr("build_scripts.export.selection.CHUNK", 2)
    made = databases(mixed())
    assert len(made) == 2
    for path, content in made.items():
        (tmp_path / path.removeprefix("data/")).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    exec(JOIN, {})  # noqa: S102 - the example of the documentation, as it stands
    with closing(sqlite3.connect("portal.db")) as database:
        assert ask(database, "SELECT id FROM records ORDER BY id") == [("bcdfghj2",), ("bcdfghj3",), ("bcdfghj4",)]
        assert ask(database, "SELECT count(*) FROM organs") == [(1,)]
        assert ask(database, "SELECT title_en FROM records_fts('第一段')") == [("Judgment 1",)]
        assert {name for (name,) in ask(database, "SELECT name FROM sqlite_schema WHERE type = 'table'")} >= set(
            tables(("zh",))
        )


def test_datasette_searches_counts_and_names(data, tmp_path):
    file = tmp_path / "records-0001.sqlite"
    file.write_bytes(data)
    context = make_context(make_site(mixed()))
    ((_path, about),) = datasette_metadata.make(context, [measure("data/records-0001.sqlite", data)])
    datasette = importlib.import_module(
        "datasette.app"
    )  # here, since each worker imports this module, and that one takes a second
    shown = datasette.Datasette([str(file)], metadata=json.loads(about))
    with ThreadPoolExecutor(1) as apart:  # in this thread an event loop runs already where a browser was started before
        answers = apart.submit(lambda: asyncio.run(_asked(shown))).result()
    records, page, single, words = answers
    assert records["filtered_table_rows_count"] == 3
    counts = {
        name: {(one["label"], one["count"]) for one in facet["results"]}
        for name, facet in records["facet_results"].items()
    }
    assert counts["kind"] == {("裁判文书", 3)}
    assert counts["organ"] == {("北京市朝阳区人民法院", 3)}
    assert counts["year"] == {(2023, 2), (2019, 1)}
    assert [row["date"] for row in records["rows"]] == ["2023-04-01", "2023-03-01", "2019-01-02"]
    assert [row["id"] for row in words["rows"]] == ["bcdfghj2"]
    assert {row["other_table"]: row["count"] for row in single["foreign_key_tables"]}["record_organs"] == 1
    assert "判决书1" in page
    assert "记录" in page


async def _asked(shown):
    base = "/records-0001/records"
    answers = [
        await shown.client.get(f"{base}{path}")
        for path in (
            ".json?_shape=objects&_labels=on",
            "",
            "/bcdfghj2.json?_extras=foreign_key_tables",
            ".json?_shape=objects&_search=第一段",
        )
    ]
    assert {answer.status_code for answer in answers} == {200}
    first, page, *rest = answers
    return first.json(), page.text, *(answer.json() for answer in rest)


def test_half_a_character_breaks_nothing():
    (made,) = databases([make_summary(titles={"zh": ("a\ud800b", "zh")})]).values()
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(made)
        assert ask(database, "SELECT title_zh FROM records") == [("a?b",)]


def test_a_site_without_databases_has_no_metadata():
    assert datasette_metadata.make(make_context(make_site()), [measure("data/records-0001.csv", b"")]) == []
    assert sqlite.EXTENSION == "sqlite"
