"""`portal seal`: the file is a tombstone at once, every mention and every open item is named, and nothing is called done before its time."""

import json
import shutil
import sqlite3
import zipfile

import pytest
from factories import write
from project import call
from repository import commit, git

from build_scripts.cli.life_cycle.commands import CONFIRMED
from build_scripts.cli.life_cycle.reasons import REASONS
from build_scripts.content.strict_yaml import load

from .projects import EVERYTHING, FIRM, ID, NUMBER, SECRET

TOMBSTONE = f"# yaml-language-server: $schema=../../../../schema/judgment.json\nid: {ID}\nkind: judgment\nstatus: sealed\n"
OUTSIDE = ["OPEN-08"] * 8


def purge(place):
    """What `git filter-repo` does, for a repository this small: everything from the beginning, without the record."""
    shutil.rmtree(place.folder / ".git")
    git(place.folder, "init", "--quiet", "--initial-branch=main")
    commit(place.folder, "content")


def rules(found):
    return [rule for rule, _path in found]


def test_the_file_is_reduced_to_its_tombstone(place):
    place.seal()
    assert place.file.read_text(encoding="utf-8") == TOMBSTONE


def test_everything_is_open_at_first_and_nothing_when_all_is_settled(place):
    first = place.seal()
    assert first.code == 1
    assert [one["rule"] for one in first.json["problems"]] == ["OPEN-03", "OPEN-04", *OUTSIDE]
    commit(place.folder, "content")
    assert rules(place.open("--confirm", EVERYTHING)) == ["OPEN-04"]
    purge(place)
    last = place.seal()
    assert (last.code, last.json["problems"]) == (0, [])
    assert place.seal().code == 0
    assert "2" in place.seal().json["summary"]["done"][0]


@pytest.mark.parametrize("word", CONFIRMED[1:])
def test_each_thing_that_nobody_can_see_is_confirmed_by_itself(place, word):
    before = place.seal().json["problems"]
    after = place.seal("--confirm", word).json["problems"]
    gone = [one for one in before if one not in after]
    assert len(gone) == 1
    assert f"--confirm {word}" in gone[0]["remedy"]


def test_a_word_that_confirms_nothing_is_refused(place):
    assert place.seal("--confirm", "all").code == 2


MENTIONS = {  # file → text; whether only the record can be meant
    "an identifier in a page": ("content/pages/zh/a.md", f"[此案](/judgments/{ID}/)", "OPEN-01"),
    "a number over two lines": ("content/pages/zh/a.md", "见(2023)京0105\n刑初字第123号", "OPEN-01"),
    "a title": ("content/pages/en/a.md", "Ouyang Xiaoming, theft: a report", "OPEN-02"),
    "a name": ("docs/a.md", f"{SECRET[:2]} {SECRET[2:]}", "OPEN-02"),
    "a firm": ("docs/a.md", FIRM, "OPEN-02"),
    "a number of the same case": ("docs/a.md", "（2022）京0105刑初77号", "OPEN-02"),
    "a term of the vocabulary": ("content/vocabulary/causes.yml", f'- {{key: x, zh: "{NUMBER}案"}}\n', "OPEN-01"),
    "the settings": ("mkdocs.zh.yml", f"nav: [judgments/{ID}/]", "OPEN-01"),
    "a table": ("tables/cases.csv", f"x,{NUMBER}\n", "OPEN-01"),
    "an editor's backup": ("content/records/judgments/2023/backup.yml~", f"title: {NUMBER}", "OPEN-01"),
    "an escaped address": ("docs/a.md", "https://x.example/?q=%E6%AC%A7%E9%98%B3%E6%99%93%E6%98%8E", "OPEN-02"),
    "a file that is named so": (f"docs/{ID}.md", "…", "OPEN-01"),
    "another alphabet": ("docs/a.txt", f"案号{NUMBER}".encode("gb18030"), "OPEN-01"),
}


@pytest.mark.parametrize(("name", "text", "rule"), MENTIONS.values(), ids=MENTIONS)
def test_every_kind_of_mention_is_found(place, name, text, rule):
    before = rules(place.open())
    path = place.put(name, text)
    found = place.open()
    assert (rule, str(path.relative_to(place.folder))) in found
    path.unlink()
    assert rules(place.open()) == before


FIELDS = {
    "related": ({"related": [{"id": ID, "relation": "cites"}]}, "related.0.id"),
    "a correction": ({"corrections": [{"date": "2023-04-01", "class": "technical", "note": f"与{ID}合并"}]}, "corrections.0.note"),
    "the body": ({"body": f"第一段。\n见{NUMBER}。"}, "body"),
    "the court below": ({"lower": {"case_number": NUMBER, "court": "京0105"}}, "lower.case_number"),
    "a redirect": ({"replaces": [{"id": ID, "reason": "merged"}]}, "replaces.0.id"),
    "an address": ({"source": {"publisher": "某报", "url": f"https://x.example/{ID}"}}, "source.url"),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "field"), FIELDS.values(), ids=FIELDS)
def test_a_mention_in_a_record_is_named_by_its_field_with_what_to_change(place, fields, field):
    path = write(place.content, case_number="（2023）京0105民初10号", **fields)
    found = [one for one in place.seal().json["problems"] if one["path"] == str(path.relative_to(place.folder))]
    assert [one["rule"] for one in found] == ["OPEN-01"]
    assert found[0]["remedy"].startswith(f"`{field}`")
    assert found[0]["line"] > 1


def test_a_table_in_an_office_document_is_looked_through(place):
    with zipfile.ZipFile(place.folder / "cases.xlsx", "w", zipfile.ZIP_DEFLATED) as table:
        table.writestr("xl/sharedStrings.xml", f"<t>{NUMBER}</t>")
    assert ("OPEN-01", "cases.xlsx") in place.open()


def test_the_ledger_of_an_import_keeps_its_key_and_loses_the_hash_of_the_text(place):
    path = place.put("map.yml.ids.jsonl", json.dumps({"key": "k", "id": ID, "text": "t"}))
    assert ("OPEN-01", "map.yml.ids.jsonl") in place.open()
    path.write_text(json.dumps({"key": "k", "id": ID}))
    assert ("OPEN-01", "map.yml.ids.jsonl") not in place.open()


def test_names_that_mean_somebody_else_can_be_confirmed_and_numbers_cannot(place):
    place.put("docs/a.md", FIRM)
    place.put("docs/b.md", NUMBER)
    found = place.open("--confirm", "mentions")
    assert ("OPEN-02", "docs/a.md") not in found
    assert ("OPEN-01", "docs/b.md") in found


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
    assert git(place.folder, "status", "--porcelain") == f"M {place.file.relative_to(place.folder)}"
    notes = (place.folder / ".sealing" / f"{ID}.json").read_text(encoding="utf-8")
    assert not any(word in notes for word in (SECRET, "0105刑初", FIRM, json.dumps(SECRET)[1:-1]))


def test_no_message_repeats_what_was_found(place):
    place.put("docs/a.md", f"{SECRET} {NUMBER} {FIRM}")
    for said in (place.seal(), call(place.folder, "seal", ID)):
        assert not any(word in said.out + said.err for word in (SECRET, NUMBER, FIRM, "刑初"))


def test_a_site_on_this_machine_must_not_show_it(place):
    place.seal()
    page = place.put(f"site/judgments/{ID}/index.html", f'<link rel="canonical" href="https://x.example/judgments/{ID}/">')
    assert "OPEN-05" not in rules(place.open())
    page.write_text("<p>&#27431;&#38451;晓明</p>")
    assert "OPEN-05" in rules(place.open())
    page.unlink()
    feed = place.put("site/feed.xml", f"<link>https://x.example/judgments/{ID}/</link>")
    assert "OPEN-05" in rules(place.open())
    feed.unlink()
    place.put(".releases/site/1/site/data/x.json", json.dumps({"title": SECRET}))
    assert "OPEN-05" in rules(place.open())


def test_the_cache_is_deleted(place):
    made = place.put(".cache/portal/0123/made.sqlite", b"")
    with sqlite3.connect(made) as store:
        store.execute("CREATE TABLE made (fingerprint TEXT PRIMARY KEY, value BLOB)")
    place.seal()
    assert not (place.folder / ".cache" / "portal").exists()


BROKEN = {
    "no YAML": lambda data: b"parties: [\n" + data,
    "no UTF-8": lambda data: data.decode().encode("gb18030"),
    "two documents": lambda data: data + b"\n---\n" + data,
    "empty": lambda _data: b"",
    "binary": lambda data: b"\0\xff" * 50 + data,
}


@pytest.mark.parametrize("spoil", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_sealed_all_the_same(place, spoil):
    place.file.write_bytes(spoil(place.file.read_bytes()))
    place.put("docs/a.md", f"{NUMBER}")
    assert ("OPEN-01", "docs/a.md") in place.open()
    assert place.file.read_text(encoding="utf-8") == TOMBSTONE


def test_a_broken_file_that_was_never_committed_gives_its_words(place):
    path = write(place.content, id="9k2m9xqd", case_number="（2024）京0105刑初5号")
    path.write_bytes(b"parties: [\n" + path.read_bytes())
    place.put("docs/a.md", "(2024)京0105刑初5号")
    found = place.seal(id_="9k2m9xqd").json["problems"]
    assert ("OPEN-01", "docs/a.md") in [(one["rule"], one["path"]) for one in found]


def test_a_path_is_as_good_as_an_identifier(place):
    assert place.seal(id_=place.file.relative_to(place.folder)).code == 1
    assert place.file.read_text(encoding="utf-8") == TOMBSTONE


@pytest.mark.parametrize("word", ["8k2m9xqd", "nothing", "content/records", "../x.yml", "欧阳"])
def test_what_names_no_record_is_refused(place, word):
    before = place.file.read_bytes()
    assert place.seal(id_=word).code == 2
    assert place.file.read_bytes() == before


def test_the_first_run_needs_a_reason_and_later_ones_remember_it(place):
    assert call(place.folder, "seal", ID).code == 2
    place.seal()
    assert call(place.folder, "seal", ID).code == 1


def test_a_record_that_was_sealed_by_hand_is_finished(place):
    place.file.write_text(f"id: {ID}\nkind: judgment\nstatus: sealed\ntitle: {SECRET}\n")
    place.put("docs/a.md", NUMBER)
    assert ("OPEN-01", "docs/a.md") in place.open()
    assert place.file.read_text(encoding="utf-8") == TOMBSTONE


def test_the_tombstone_comes_back_after_the_history_was_purged(place):
    place.seal()
    place.file.unlink()
    purge(place)
    place.seal()
    assert place.file.read_text(encoding="utf-8") == TOMBSTONE


@pytest.mark.parametrize("reason", REASONS)
def test_day_and_ground_stand_in_the_tombstone_only_where_no_minor_is_concerned(place, reason):
    call(place.folder, "seal", ID, "--reason", reason, "--as-of", "2024-06-01")
    tree, problems = load(place.file.read_bytes())
    category = REASONS[reason].category
    assert problems == []
    assert tree.get("sealed") == ({"date": "2024-06-01", "category": category} if category else None)
    assert not (category and reason.startswith("juvenile"))


def test_a_dry_run_changes_nothing(place):
    before = sorted((path, path.read_bytes()) for path in place.folder.rglob("*") if path.is_file())
    ran = place.seal("--dry-run")
    assert ran.code == 0
    assert "tombstone" in ran.json["summary"]["done"][0]
    assert sorted((path, path.read_bytes()) for path in place.folder.rglob("*") if path.is_file()) == before


def test_the_addresses_of_the_pages_are_named_in_every_language(place):
    out = call(place.folder, "seal", ID, "--reason", "decision").out
    for address in (f"https://web.archive.org/web/*/https://portal.example/judgments/{ID}/", f"portal.example/en/judgments/{ID}/"):
        assert address in out


def test_it_works_where_there_is_no_repository(place):
    shutil.rmtree(place.folder / ".git")
    assert rules(place.open()) == OUTSIDE


