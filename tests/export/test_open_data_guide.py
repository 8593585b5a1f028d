"""The queries of docs/open-data.md, as they stand, against the site of the curated content, give the answers that stand there."""

import functools
import re
import sqlite3
import threading
from contextlib import closing, contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest
from project import ROOT

GUIDE = (ROOT / "docs" / "open-data.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sql\n-- ([^:]+): ([^\n]+)\n(.*?)```\n\n```text\n(.*?)```", GUIDE, re.DOTALL)
SITE = "https://portal.example"


class Ranges(SimpleHTTPRequestHandler):
    """A static host that knows ranges, and remembers what was asked of it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        data = Path(self.translate_path(self.path)).read_bytes()
        first, last = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", "")).groups()
        part = data[int(first) : int(last or len(data)) + 1]
        self.asked.append((self.path, len(part), len(data)))
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Range", f"bytes {first}-{int(first) + len(part) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self.wfile.write(part)

    def log_message(self, *_):
        pass


@contextmanager
def hosted(folder):
    asked = []
    host = functools.partial(type("Host", (Ranges,), {"asked": asked}), directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), host) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def load(connection, name):
    """An extension, from the package in which it comes (`duckdb-extension-…`, of the very version of DuckDB), or else as DuckDB fetches it."""
    package = find_spec(f"duckdb_extension_{name}")
    if package:
        connection.execute(
            f"LOAD '{Path(package.origin).parent}/extensions/v{duckdb.__version__}/{name}.duckdb_extension'"
        )
    else:
        connection.execute(f"INSTALL {name}; LOAD {name}")


@pytest.fixture(scope="module")
def duck():
    with duckdb.connect() as connection:
        load(connection, "httpfs")
        load(connection, "sqlite_scanner")
        yield connection


def shown(rows):
    return "".join(" | ".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)


def test_the_guide_has_examples():
    assert {program for program, *_rest in EXAMPLES} == {"DuckDB", "records-0001.sqlite"}


@pytest.mark.parametrize(("program", "question", "query", "answer"), EXAMPLES, ids=[one[1] for one in EXAMPLES])
def test_a_query_gives_its_answer(curated, duck, monkeypatch, program, question, query, answer):
    folder, _summary = curated
    monkeypatch.chdir(folder / "data")
    if program != "DuckDB":
        with closing(sqlite3.connect(f"file:{program}?mode=ro", uri=True)) as database:
            assert shown(database.execute(query).fetchall()) == answer
        return
    query = re.sub(r"^INSTALL .*\n", "", query, flags=re.MULTILINE)
    with hosted(folder) as (address, asked):
        assert shown(duck.sql(query.replace(SITE, address)).fetchall()) == answer, question
    if SITE in query:
        assert asked
        assert all(part < whole for _path, part, whole in asked)  # no file was read as a whole
