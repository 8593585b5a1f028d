"""The last look reads what databases and Parquet files hold, row by row, and the private list of names does too."""

import io
import sqlite3
from contextlib import closing

import pyarrow as pa
import pytest
from pyarrow import parquet

from build_scripts.checks.published_bytes import check_file, hidden_in_file
from build_scripts.content.databases import tidy

CLEAN = "被告人王某犯盗窃罪，判处有期徒刑一年。" * 400  # longer than a page of a database
SECRET = "身份证号11010519491231002X"  # noqa: S105 - made up
NAME = "欧阳羴掱"


def database(text):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE records (id TEXT, text TEXT)")
        connection.execute("INSERT INTO records VALUES ('7k2m9xqd', ?)", (text,))
        return tidy(connection)


def typed_table(text):
    file = io.BytesIO()
    parquet.write_table(pa.table({"parties": [[{"name": text}]]}), file, compression="zstd")
    return file.getvalue()


FILES = {"data/records-0001.sqlite": database, "data/parquet/judgment/2023.parquet": typed_table}


@pytest.mark.parametrize("file", FILES)
def test_personal_data_in_a_value_is_found(file):
    assert list(check_file(file, FILES[file](CLEAN))) == []
    (problem,) = check_file(file, FILES[file](f"{CLEAN}\n{SECRET}\n{CLEAN}"))
    assert (problem.rule, problem.path, problem.line) == ("GUARD-01", file, 0)
    assert "11010519491231002X" not in f"{problem.message} {problem.remedy}"


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("before", range(1330, 1370, 9))
def test_a_name_of_the_private_list_is_found_also_where_it_crosses_a_page(file, before):
    assert list(hidden_in_file(file, FILES[file](CLEAN), (NAME,))) == []
    text = f"{CLEAN[:before]}，{NAME}，{CLEAN}"
    assert {problem.rule for problem in hidden_in_file(file, FILES[file](text), (NAME,))} == {"GUARD-02"}


@pytest.mark.parametrize("data", [b"SQLite format 3\0 and no more", b"PAR1 and no more"])
def test_what_cannot_be_read_is_not_published(data):
    assert [problem.rule for problem in check_file("data/records-0001.sqlite", data)] == ["GUARD-01"]
