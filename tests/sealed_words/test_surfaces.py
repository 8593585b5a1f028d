"""Words of a sealed record are found wherever they were left, and what is public nowhere."""

import sqlite3
import zlib
from contextlib import closing

import numpy as np
import pytest

from build_scripts.build.sealed_words import Gate
from build_scripts.build.workers import WorkerPool
from build_scripts.content.databases import tidy
from build_scripts.publish.sealed_words import word_list
from build_scripts.publish.sealed_words.readings import readings, texts
from build_scripts.publish.sealed_words.units import units_of
from sealed_words.surfaces import SURFACES

PUBLIC = (
    "王某盗窃一审刑事判决书，被告人犯盗窃罪，处罚金二千元。Theft, first instance. Zhang Wei 2024-01-01 title records"
)
WORDS = {
    "a name of two characters": "羴掱",
    "a name in Latin letters": "Zhang Qwxyvbnm",
    "a name of short syllables": "Ou Pi",
    "a number": "8675309",
    "a case number": "（2023）京0105刑初98123号",
}
# The words themselves and not some property of the surface are what is found: each surface holds public words as its control.
CONTROL = "盗窃"
# An index has no pairs of Latin words, and a full-text index pieces of words and numbers; names are known by their capitals; in a deleted row values touch one another.
APART = {
    ("search index", "a name of short syllables"), ("capitals", "a name of short syllables"),
    ("SQLite, deleted", "a number"),
    *(("SQLite, index alone", kind) for kind in WORDS if kind != "a name of two characters"),
}  # fmt: skip


@pytest.fixture(scope="module")
def gate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gate")
    sealed = folder / word_list.FILE
    word_list.add(sealed, WORDS.values(), b"secret")
    known = folder / "known.npz"
    public = units_of([PUBLIC])
    np.savez(known, public=public, index=public)
    with WorkerPool(1) as pool:
        yield lambda: Gate(word_list.read(sealed, b"secret"), pool, known)


def found(gate, folder, files):
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return list(gate().problems(folder))


@pytest.mark.long
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("kind", WORDS)
def test_a_word_that_was_left_is_found_and_its_file_named(gate, tmp_path, surface, kind):
    if (surface, kind) in APART:
        return
    problems = found(gate, tmp_path, SURFACES[surface](WORDS[kind]))
    assert {problem.rule for problem in problems} == {"SEAL-03"}
    assert all((tmp_path / problem.path).is_file() for problem in problems)
    told = "".join(f"{problem.message} {problem.remedy}" for problem in problems)
    assert WORDS[kind] not in told


@pytest.mark.parametrize("surface", SURFACES)
def test_public_words_in_the_same_place_are_no_finding(gate, tmp_path, surface):
    assert found(gate, tmp_path, SURFACES[surface](CONTROL)) == []


def test_only_the_file_that_has_the_word_is_named(gate, tmp_path):
    files = {f"{number}.html": PUBLIC.encode() for number in range(300)} | {"150.html": "羴掱".encode()}
    assert [problem.path for problem in found(gate, tmp_path, files)] == ["150.html"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.gz", b"\x1f\x8b\x08broken"), ("a.zip", b"PK\x03\x04broken"), ("a.sqlite", b"SQLite format 3\0broken"),
        ("search/manifest.json", b"{}"),
    ],
)  # fmt: skip
def test_what_cannot_be_searched_is_not_passed_over(gate, tmp_path, name, data):
    problems = found(gate, tmp_path, {name: data})
    assert [problem.rule for problem in problems] == ["SEAL-03"]


def test_parquet_without_its_library_is_not_passed_over(gate, tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    (problem,) = found(gate, tmp_path, {"a.parquet": b"PAR1 x PAR1"})
    assert "pyarrow" in str(problem.message)


def test_the_bytes_of_an_index_are_no_words():
    """Its pages are full of bytes that look like short words and numbers; what is read are its words, and the rows."""
    texts_of_rows = [f"{number:06} {PUBLIC}" for number in range(1, 8000, 7)]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE VIRTUAL TABLE found USING fts5 (title, tokenize=trigram)")
        connection.executemany("INSERT INTO found VALUES (?)", [(text,) for text in texts_of_rows])
        data = tidy(connection)
        made = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql > ''")]
    known = units_of([*texts_of_rows, *made])
    assert set(np.setdiff1d(units_of(texts(data)), known))
    assert not set(np.setdiff1d(units_of(readings("", data)), known))


def test_the_bytes_of_a_compressed_picture_and_of_digests_are_no_words(gate, tmp_path):
    noise = zlib.compress(bytes(range(256)) * 4000) * 50
    assert found(gate, tmp_path, {"a.woff2": noise, "b.json": ("Ab1" * 2000).encode()}) == []


def test_nothing_is_found_with_an_empty_list(tmp_path):
    assert not word_list.read(tmp_path / "missing")
