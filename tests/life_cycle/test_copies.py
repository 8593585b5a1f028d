"""What is left of a sealed record in the history, on this machine and at hosts is named, and looked through where it can be."""

import json
import shutil
import sqlite3

from project import call
from repository import commit, git

from .projects import FIRM, ID, NAME, NUMBER, purge, rules


def held(place):
    return [one["message"] for one in place.seal().json["problems"] if one["rule"] == "OPEN-04"]


def test_the_history_is_looked_through_wherever_it_is_kept(place):
    before = place.file.read_bytes()
    place.seal()
    purge(place)
    assert held(place) == []
    place.file.write_bytes(before)
    git(place.folder, "stash")
    assert any("the stash" in message for message in held(place))
    git(place.folder, "stash", "drop")
    assert any("no branch leads to" in message for message in held(place))
    git(place.folder, "gc", "--quiet", "--prune=now")
    assert held(place) == []
    place.file.write_bytes(before)
    commit(place.folder, "content")
    git(place.folder, "reset", "--quiet", "--hard", "HEAD~1")
    assert any("the reflog" in message for message in held(place))
    git(place.folder, "update-ref", "refs/remotes/origin/main", git(place.folder, "rev-parse", "HEAD@{1}"))
    assert any("remote-tracking" in message for message in held(place))
    git(place.folder, "update-ref", "-d", "refs/remotes/origin/main")
    git(place.folder, "reflog", "expire", "--expire=now", "--all")
    git(place.folder, "gc", "--quiet", "--prune=now")
    assert held(place) == []


def test_a_clone_without_the_earlier_commits_is_not_enough(place, tmp_path):
    commit(place.folder, "content")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{place.folder}", "clone")
    ran = call(tmp_path / "clone", "seal", ID, "--reason", "decision", "--format", "json")
    assert any("only the newest commits" in one["message"] for one in ran.json["problems"])
    assert not any("only the newest commits" in message for message in held(place))


def test_the_messages_of_commits_are_looked_through(place):
    place.seal()
    purge(place)
    commit(place.folder, f"seal {ID}")
    assert any("the message of a commit" in message for message in held(place))


def test_every_name_the_file_ever_had_is_purged(place):
    git(place.folder, "mv", str(place.file), "content/records/wang.yml")
    commit(place.folder, "content")
    (place.content / "records" / "judgments" / "2022").mkdir()
    git(place.folder, "mv", "content/records/wang.yml", f"content/records/judgments/2022/{ID}.yml")
    commit(place.folder, "content")
    remedy = next(one["remedy"] for one in place.seal().json["problems"] if one["rule"] == "OPEN-04")
    for name in (f"judgments/2023/{ID}.yml", f"judgments/2022/{ID}.yml", "wang.yml"):
        assert f"--path content/records/{name}" in remedy


def test_what_other_files_said_is_listed_for_the_purge_in_a_private_file_as_long_as_it_is_needed(place):
    page = place.put("content/pages/zh/a.md", f"见 {NUMBER}")
    commit(place.folder, "content")
    page.write_text("见")
    commit(place.folder, "content")
    place.seal()
    words = place.folder / ".sealing" / f"{ID}.replace"
    assert "2023）京0105刑初123" in words.read_text(encoding="utf-8")
    assert words.stat().st_mode & 0o077 == 0
    purge(place)
    place.seal()
    assert not words.exists()


def test_nothing_private_is_offered_to_git(place):
    place.seal()
    assert git(place.folder, "status", "--porcelain").split()[1::2] == [
        str(place.file.relative_to(place.folder)), "content/sealed-words.txt",
    ]  # fmt: skip
    notes = (place.folder / ".sealing" / f"{ID}.json").read_text(encoding="utf-8")
    assert not any(word in notes for word in (NAME, "0105刑初", FIRM, json.dumps(NAME)[1:-1]))


def test_no_message_repeats_what_was_found(place):
    place.put("docs/a.md", f"{NAME} {NUMBER} {FIRM}")
    for said in (place.seal(), call(place.folder, "seal", ID)):
        assert not any(word in said.out + said.err for word in (NAME, NUMBER, FIRM, "刑初"))


def test_a_site_on_this_machine_must_not_show_it(place):
    place.seal()
    page = place.put(
        f"site/judgments/{ID}/index.html", f'<link rel="canonical" href="https://x.example/judgments/{ID}/">'
    )
    assert "OPEN-05" not in rules(place.open())
    page.write_text("<p>&#27431;&#38451;晓明</p>")
    assert "OPEN-05" in rules(place.open())
    page.unlink()
    feed = place.put("site/feed.xml", f"<link>https://x.example/judgments/{ID}/</link>")
    assert "OPEN-05" in rules(place.open())
    feed.unlink()
    place.put(".releases/site/1/site/data/x.json", json.dumps({"title": NAME}))
    assert "OPEN-05" in rules(place.open())


def test_the_cache_is_deleted(place, monkeypatch):
    made = place.put(".cache/portal/0123/made.sqlite", b"")
    with sqlite3.connect(made) as store:
        store.execute("CREATE TABLE made (fingerprint TEXT PRIMARY KEY, value BLOB)")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda _folder: (_ for _ in ()).throw(PermissionError(13, "x")))
        assert "OPEN-06" in rules(place.open())
    assert "OPEN-06" not in rules(place.open())
    assert not (place.folder / ".cache" / "portal").exists()


def test_the_addresses_of_the_pages_in_every_language_and_of_the_files_are_named(place):
    out = call(place.folder, "seal", ID, "--reason", "decision").out
    for address in (
        f"https://web.archive.org/web/*/https://portal.example/judgments/{ID}/",
        f"portal.example/en/judgments/{ID}/",
        f"portal.example/judgments/{ID}/record.json",
        f"portal.example/judgments/{ID}/record.txt",
        f"portal.example/api/v1/records/{ID}.json",
        "https://web.archive.org/web/*/https://portal.example/data/*",
        "\n      https://portal.example/api/v1/*",
        "\n      https://portal.example/judgments/citations*",
        "\n      https://portal.example/courts/*",
        "\n      https://portal.example/years/*",
    ):
        assert address in out
    assert "curl -sI 'https://portal.example/data" not in out  # no command asks for many addresses at once
