"""`portal log` on content: what it enters, what it refuses, and with which key."""

import json
import stat

import pytest
from factories import write
from logs import entries, openings
from project import call, tree

from build_scripts.publish.log import checkpoint
from build_scripts.publish.log.keys import PrivateKey, PublicKey, new_key

ONE, TWO, THREE = "bcdfghj2", "bcdfghj3", "bcdfghj4"
DAY = ("--as-of", "2024-06-01", "--jobs", "1")


def log(project, *words):
    return call(project, "log", "--format", "json", *DAY, *words)


def settings(project, line):
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("  log: ")
    path.write_text(text[:start] + line + text[text.index("\n", start) :], encoding="utf-8")


@pytest.fixture(autouse=True)
def _no_key(monkeypatch):
    monkeypatch.delenv("PORTAL_LOG_KEY", raising=False)


def test_every_public_record_is_entered_once(project):
    write(project / "content", id=ONE)
    write(project / "content", status="withheld", id=TWO)
    write(project / "content", status="sealed", id=THREE)
    done = log(project)
    assert done.code == 0
    assert done.json["summary"] == {
        "inputs": 3, "entries": 2, "publication": 1, "withholding": 1, "closed": 0, "size": 2, "signed": False
    }  # fmt: skip
    assert {path.stem for path in (project / "content/log/openings").iterdir()} == {ONE, TWO}
    before = tree(project / "content/log")
    assert log(project, "--as-of", "2024-07-01").json["summary"]["entries"] == 0
    assert tree(project / "content/log") == before


def test_content_with_errors_is_not_entered(project):
    write(project / "content", id=ONE)
    write(project / "content", id=TWO, decided="2023-02-30")
    done = log(project)
    assert done.code == 1
    assert done.json["problems"]
    assert not (project / "content/log").exists()


def test_sealing_another_record_makes_no_entry_for_those_that_point_at_it(project):
    write(project / "content", id=ONE, related=[{"id": TWO, "relation": "same-case"}])
    write(project / "content", id=TWO)
    log(project)
    write(project / "content", status="sealed", id=TWO).replace(project / f"content/records/judgments/2023/{TWO}.yml")
    done = log(project, "--as-of", "2024-06-02")
    assert (done.json["summary"]["entries"], done.json["summary"]["closed"]) == (0, 1)
    assert json.loads(entries(project / "content/log")[-1]) == {"closed": [1]}
    assert len(openings(project / "content/log", ONE)) == 1


def test_a_key_is_made_and_signs_and_only_it_may(project, monkeypatch, tmp_path):
    write(project / "content", id=ONE)
    file = tmp_path / "key"
    made = call(project, "log", "--new-key", file)
    assert made.code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not (project / "content/log").exists()
    key = PrivateKey.read(file.read_text().strip())
    assert made.out == f"key: {key.public}\n"
    assert file.read_text() not in made.out
    assert call(project, "log", "--new-key", file).code == 2  # never over another key

    settings(project, f"  log: {{origin: portal.example/log, {made.out.strip()}}}")
    assert log(project).code == 2  # a log with a key gets no unsigned tree
    monkeypatch.setenv("PORTAL_LOG_KEY", new_key("portal.example/log").write())
    assert log(project).code == 2
    assert not (project / "content/log").exists()
    monkeypatch.setenv("PORTAL_LOG_KEY", file.read_text())
    assert log(project).json["summary"]["signed"] is True
    told = checkpoint.parse((project / "content/log/checkpoint").read_bytes())
    assert told.verified(PublicKey.read(made.out.removeprefix("key: ").strip()))


@pytest.mark.parametrize("line", ["  log: {}", "  no_log: {}", "  log: {origin: fill-in.example/log}"])
def test_a_log_needs_a_name(project, line):
    write(project / "content", id=ONE)
    settings(project, line)
    done = log(project)
    assert done.code == 2
    assert "extra.log.origin" in done.err


def test_a_key_of_another_name_is_refused_and_not_repeated(project, monkeypatch):
    write(project / "content", id=ONE)
    secret = new_key("other.example/log").write()
    monkeypatch.setenv("PORTAL_LOG_KEY", secret)
    done = log(project)
    assert done.code == 2
    assert secret not in done.err
    monkeypatch.setenv("PORTAL_LOG_KEY", secret[:-9])
    done = log(project)
    assert done.code == 2
    assert secret[:-9] not in done.err


@pytest.mark.parametrize(
    "name", ["checkpoint", "days.json", f"openings/{ONE}.json", "closing.json", "tile/entries/000.p/1"]
)
def test_a_damaged_log_is_told_before_the_content_is_read_with_its_file_and_what_to_do(project, name):
    write(project / "content", id=ONE)
    log(project)
    write(project / "content", id=TWO, decided="2023-02-30")  # would be the first thing told if anybody read it
    (project / "content/log" / name).write_bytes(b"{damaged")
    done = log(project)
    assert (done.code, done.json) == (2, None)
    assert f"git restore content/log/{name.partition('/')[0] if name.startswith('tile') else name}" in done.err


def test_whether_the_log_is_signed_is_said_in_words(project):
    write(project / "content", id=ONE)
    assert "signed no" in call(project, "log", "--lang", "en", *DAY).out
    assert "False" not in call(project, "log", "--lang", "zh", *DAY).out
