"""The script of docs/open-data.md keeps a copy of a site over an addition, a change, a withdrawal, a new number, a sealing and the end of an entry."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
from factories import write
from project import ROOT, build, make

from build_scripts.export import change_list, data, removed_table
from build_scripts.export.mirror import SCRIPT

from .factories import make_files, make_site, make_summary, mixed

GUIDE = (ROOT / "docs/open-data.md").read_text(encoding="utf-8")
DOCUMENTED = re.search(r"^## Follow the data\n.*?```python\n(.*?)```", GUIDE, re.DOTALL | re.MULTILINE)[1]
STAYS, CHANGES, WITHDRAWN, SEALED, NEW = "7k2m9xqd", "9p4xk7wd", "2qhcqcbd", "3ntfwx4c", "74hwffq3"
ENTRY = {"type": "consumption-limit", "listed": "2023-05-01", "removed": {"date": "2024-06-02", "ground": "performed"}}
FORMER, NOW, ENDS, GONE = "8zhp8rnn", "gmff4qf8", "h7t94xfk", "kf3djfvm"
SECRET = "独孤某在南山之麓"  # noqa: S105 - words of the record that is sealed


@pytest.fixture
def root(tmp_path):
    return make(tmp_path / "project")


def published(root, as_of="2024-06-01"):
    built = build(root, as_of=as_of)
    assert built.ok, built.problems
    return root / "site"


def run(site_url, folder, text=DOCUMENTED):
    folder.mkdir(exist_ok=True)
    script = folder.parent / "mirror.py"
    script.write_text(text, encoding="utf-8")
    command = [sys.executable, "-I", str(script), f"{site_url.rstrip('/')}/", str(folder)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False)


def read(site):
    return json.loads((site / "data/removed.json").read_text("utf-8"))


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
    left = [write(content, id=identifier, body="第一段。") for identifier in (FORMER, GONE)]
    write(content, "enforcement", id=ENDS, **ENTRY)
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
    assert list(site.glob(f"enforcement/{ENDS}/index.html"))
    assert not (copy / f"{ENDS}.json").exists(), "a copy would outlive it"
    assert read(site) == []
    before = {path.name: path.stat().st_mtime_ns for path in copy.iterdir()}

    write(content, id=CHANGES, body="改过的一段。")
    write(content, id=WITHDRAWN, status="withdrawn")
    write(content, id=SEALED, status="sealed")
    write(content, id=NEW, body="新的一段。")
    for path in left:
        path.unlink()
    write(content, id=NOW, body="第一段。", replaces=[{"id": FORMER, "reason": "renamed", "date": "2024-06-02"}])
    site = published(root, "2024-06-03")
    assert not list(site.glob(f"enforcement/{ENDS}/index.html"))
    with serve(site) as url:
        run(url, copy, DOCUMENTED.replace("old.unlink()", "pass"))
        assert SECRET.encode() in bytes_of(copy), "the test would not see what a copy keeps"
        assert run(url, copy).returncode == 0
    assert bytes_of(copy) == lines_of(site)
    assert {path.stem for path in copy.iterdir()} == {STAYS, CHANGES, WITHDRAWN, NEW, NOW, "svqqd4nq"}
    told = [(one["date"], one["id"], one["what"], one["now"]) for one in read(site)]
    assert told == [("2024-06-02", FORMER, "renamed", NOW), ("2023-09-01", WITHDRAWN, "withdrawn", None)]
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


def moved(*replaces, **fields):
    return make_summary(1, replaces=tuple(("judgment", one, "merged", "2024-03-01") for one in replaces), **fields)


@pytest.mark.parametrize(
    "other",
    [moved(FORMER, status="sealed"), moved(FORMER, kind="enforcement"), moved(FORMER, expires="2024-05-01")],
    ids=["sealed", "not exported", "ended"],
)
def test_what_left_other_than_in_public_is_on_no_list(other):
    """And neither is what would stand in its place."""
    withdrawn = make_summary(
        2, status="withdrawn", number="（2019）京0105刑初3号", replaced_by=other.id, reason="superseded",
        events=(("2024-02-03", "Withdrawn", ""),),
    )  # fmt: skip
    told = removed_table.lines_of(make_site([withdrawn, other]))
    assert [line[1:6] for line in told] == [(withdrawn.id, False, "withdrawn", "superseded", None)]
    shown = make_site([withdrawn, moved(FORMER, status="published")])
    assert [(line[1], line[5]) for line in removed_table.lines_of(shown)] == [
        (FORMER, other.id),
        (withdrawn.id, other.id),
    ]


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
