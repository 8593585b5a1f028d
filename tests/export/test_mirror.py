"""The script of docs/open-data.md keeps a copy of a site over an addition, a change, a withdrawal and a sealing."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
from factories import write
from project import ROOT, build, make

from build_scripts.export import change_list, data
from build_scripts.export.mirror import SCRIPT

from .factories import make_files, make_site, mixed

GUIDE = (ROOT / "docs/open-data.md").read_text(encoding="utf-8")
DOCUMENTED = re.search(r"^## Follow the data\n.*?```python\n(.*?)```", GUIDE, re.DOTALL | re.MULTILINE)[1]
STAYS, CHANGES, WITHDRAWN, SEALED, NEW = "7k2m9xqd", "9p4xk7wd", "2qhcqcbd", "3ntfwx4c", "74hwffq3"
SECRET = "独孤某在南山之麓"  # noqa: S105 - words of the record that is sealed


@pytest.fixture
def root(tmp_path):
    return make(tmp_path / "project")


def published(root):
    built = build(root, as_of="2024-06-01")
    assert built.ok, built.problems
    return root / "site"


def run(site_url, folder, text=DOCUMENTED):
    folder.mkdir(exist_ok=True)
    script = folder.parent / "mirror.py"
    script.write_text(text, encoding="utf-8")
    command = [sys.executable, "-I", str(script), f"{site_url.rstrip('/')}/", str(folder)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False)


def bytes_of(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.glob("*.json")))


def lines_of(site):
    return b"".join(path.read_bytes() for path in sorted((site / "data").glob("records-*.jsonl")))


def test_the_script_has_ten_lines_and_is_what_the_page_shows():
    assert DOCUMENTED == SCRIPT
    assert len([line for line in SCRIPT.splitlines() if line]) == 10


def test_a_copy_follows_the_site(root, tmp_path, serve):
    content, copy = root / "content", tmp_path / "copy"
    for identifier in (STAYS, CHANGES, WITHDRAWN):
        write(content, id=identifier, body="第一段。")
    write(content, id=SEALED, body=SECRET)
    write(
        content,
        "guiding-case",
        id="svqqd4nq",
        number="1",
        rule="裁判要点。",
        related=[{"id": SEALED, "relation": "cites"}],
    )
    site = published(root)
    with serve(site) as url:
        assert run(url, copy).returncode == 0
    assert bytes_of(copy) == lines_of(site)
    assert SECRET.encode() in bytes_of(copy)
    before = {path.name: path.stat().st_mtime_ns for path in copy.iterdir()}

    write(content, id=CHANGES, body="改过的一段。")
    write(content, id=WITHDRAWN, status="withdrawn")
    write(content, id=SEALED, status="sealed")
    write(content, id=NEW, body="新的一段。")
    site = published(root)
    with serve(site) as url:
        run(url, copy, DOCUMENTED.replace("old.unlink()", "pass"))
        assert SECRET.encode() in bytes_of(copy), "the test would not see what a copy keeps"
        assert run(url, copy).returncode == 0
    assert bytes_of(copy) == lines_of(site)
    assert {path.stem for path in copy.iterdir()} == {STAYS, CHANGES, WITHDRAWN, NEW, "svqqd4nq"}
    held = bytes_of(copy)
    assert SECRET.encode() not in held
    assert SEALED.encode() not in held
    after = {path.name: path.stat().st_mtime_ns for path in copy.iterdir()}
    assert {name for name in after if after[name] == before.get(name)} == {f"{STAYS}.json"}, "fetched what was the same"


def test_what_left_is_deleted_even_where_the_rest_fails_and_nothing_is_written_elsewhere(root, tmp_path, serve):
    write(root / "content", id=STAYS)
    site, copy = published(root), tmp_path / "copy"
    copy.mkdir()
    (copy / f"{SEALED}.json").write_text(SECRET, encoding="utf-8")
    records = site / "api/v1/records"
    (records / f"{STAYS}.json").rename(records / "evil.json")
    with (site / "data/records-0001.tsv").open("a") as lines:
        lines.write("../evil\t0\n")
    with serve(site) as url:
        assert run(url, copy).returncode != 0
    assert list(copy.iterdir()) == []
    assert not (tmp_path / "evil.json").exists()


def test_the_list_of_changes_says_when_a_record_came_and_changed():
    """Of a site with a log, from the openings of the entries."""
    entry = [SimpleNamespace(header={"date": day}) for day in ("2024-02-01", "2024-03-05")]
    log = SimpleNamespace(entries={"bcdfghj2": entry}, first_day=lambda _id: None, changed=lambda _id: None)
    site = replace(make_site(mixed()), log=log)
    files = make_files(site, data.parts(site))
    head, *rows = [line.split("\t") for line in files["data/records-0001.tsv"].decode().splitlines()]
    assert tuple(head) == change_list.FIELDS
    lines = files["data/records-0001.jsonl"].splitlines(keepends=True)
    assert [(row[0], int(row[2])) for row in rows] == [(json.loads(line)["id"], len(line)) for line in lines]
    assert [row[3:] for row in rows] == [["2024-02-01", "2024-03-05"], ["", ""], ["", ""]]
