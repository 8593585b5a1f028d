"""`portal seal`: the file is a tombstone at once, every mention and every open item is named, and nothing is called done before its time."""

import datetime as dt
import json
import shutil
import sqlite3
import zipfile

import pytest
from factories import write
from project import call
from repository import commit, git

from build_scripts.cli.life_cycle import tombstone
from build_scripts.cli.life_cycle.commands import CONFIRMED
from build_scripts.cli.life_cycle.reasons import REASONS
from build_scripts.content.strict_yaml import load
from build_scripts.publish.sealed_words import word_list
from build_scripts.publish.sealed_words.units import units_of

from .projects import EVERYTHING, FIRM, ID, NAME, NUMBER

TOMBSTONE = (
    f"# yaml-language-server: $schema=../../../../schema/judgment.json\nid: {ID}\nkind: judgment\nstatus: sealed\n"
)
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
    assert (place.folder / ".sealing" / f"{ID}.json").read_text().count('"marks": []') == 1
    assert "finished on" in place.seal("--as-of", "2099-01-01").json["summary"]["done"][0]
    place.put("docs/a.md", f"/judgments/{ID}/")
    assert rules(place.open()) == ["OPEN-01"]


def test_each_thing_that_nobody_can_see_is_confirmed_by_itself(place):
    before = [one["remedy"] for one in place.seal().json["problems"] if one["rule"] == "OPEN-08"]
    assert [remedy.split("--confirm ")[1] for remedy in before] == [f"{word}`" for word in CONFIRMED[1:]]
    after = [one["remedy"] for one in place.seal("--confirm", "forks, ci").json["problems"] if one["rule"] == "OPEN-08"]
    assert after == [remedy for remedy in before if "--confirm forks" not in remedy and "--confirm ci" not in remedy]
    assert [one["remedy"] for one in place.seal().json["problems"] if one["rule"] == "OPEN-08"] == after


def test_a_word_that_confirms_nothing_is_refused(place):
    assert place.seal("--confirm", "all").code == 2


MENTIONS = {  # file → text; whether only the record can be meant
    "content/pages/zh/identifier.md": (f"[此案](/judgments/{ID}/)", "OPEN-01"),
    "content/pages/zh/number.md": ("见(2023)京0105\n刑初字第123号", "OPEN-01"),
    "content/pages/en/title.md": ("Ouyang Xiaoming, theft: a report", "OPEN-02"),
    "docs/name.md": (f"{NAME[:2]} {NAME[2:]}", "OPEN-02"),
    "docs/firm.md": (FIRM, "OPEN-02"),
    "docs/same-case.md": ("（2022）京0105刑初77号", "OPEN-02"),
    "content/vocabulary/causes.yml": (f'- {{key: x, zh: "{NUMBER}案"}}\n', "OPEN-01"),
    "mkdocs.fr.yml": (f"nav: [judgments/{ID}/]", "OPEN-01"),
    "tables/cases.csv": (f"x,{NUMBER}\n", "OPEN-01"),
    "content/records/judgments/2023/backup.yml~": (f"title: {NUMBER}", "OPEN-01"),
    "docs/address.md": ("https://x.example/?q=%E6%AC%A7%E9%98%B3%E6%99%93%E6%98%8E", "OPEN-02"),
    f"docs/{ID}.md": ("…", "OPEN-01"),
    "docs/alphabet.txt": (f"案号{NUMBER}".encode("gb18030"), "OPEN-01"),
}
INNOCENT = {
    "docs/a.md": "（2023）京0105刑初1234号 欧阳某 丰禾公司",
    ".releases/b.md": NUMBER,
    "docs/c.bin": b"\0" + NUMBER.encode(),
}


def test_every_kind_of_mention_is_found_and_nothing_else(place):
    for name, text in INNOCENT.items():
        place.put(name, text)
    assert not {"OPEN-01", "OPEN-02"} & set(rules(place.open()))
    for name, (text, _rule) in MENTIONS.items():
        place.put(name, text)
    found = {(rule, path) for rule, path in place.open() if rule in {"OPEN-01", "OPEN-02"}}
    assert found == {(rule, name) for name, (_text, rule) in MENTIONS.items()}


FIELDS = {
    "related.0.id": {"related": [{"id": ID, "relation": "cites"}]},
    "corrections.0.note": {"corrections": [{"date": "2023-04-01", "class": "technical", "note": f"与{ID}合并"}]},
    "body": {"body": f"第一段。\n见{NUMBER}。"},
    "lower.case_number": {"lower": {"case_number": NUMBER, "court": "京0105"}},
    "replaces.0.id": {"replaces": [{"id": ID, "reason": "merged"}]},
    "source.url": {"source": {"publisher": "某报", "url": f"https://x.example/{ID}"}},
}


def test_a_mention_in_a_record_is_named_by_its_field_with_what_to_change(place):
    paths = {
        str(write(place.content, case_number="（2023）京0105民初10号", **fields).relative_to(place.folder)): field
        for field, fields in FIELDS.items()
    }
    found = {one["path"]: one for one in place.seal().json["problems"] if one["path"] in paths}
    assert found.keys() == paths.keys()
    for path, field in paths.items():
        assert found[path]["rule"] == "OPEN-01"
        assert found[path]["line"] > 1
        assert found[path]["remedy"].startswith(f"`{field}`")


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


BROKEN = (
    lambda data: b"parties: [\n" + data,
    lambda data: data.decode().encode("gb18030"),
    lambda data: data + b"\n---\n" + data,
    lambda data: b"\0\xff" * 50 + data,
    lambda _data: b"",
)


def test_broken_files_are_sealed_all_the_same_and_their_text_gives_the_words(place):
    for number, spoil in enumerate(BROKEN):
        path = write(place.content, id=f"{number + 2}h2m9xqd", case_number=f"（2024）京0105刑初5{number}号")
        path.write_bytes(spoil(path.read_bytes()))
        place.put("docs/a.md", f"(2024)京0105刑初5{number}号")
        found = place.seal("--confirm", "mentions", id_=path.stem).json["problems"]
        mentioned = ("OPEN-01", "docs/a.md") in [(one["rule"], one["path"]) for one in found]
        assert mentioned == (number < 4)
        assert path.read_text(encoding="utf-8") == TOMBSTONE.replace(ID, path.stem)


def test_a_path_is_as_good_as_an_identifier(place):
    assert place.seal(id_=place.file.relative_to(place.folder)).code == 1
    assert place.file.read_text(encoding="utf-8") == TOMBSTONE


def test_what_names_no_record_is_refused(place):
    before = place.file.read_bytes()
    for word in ("8k2m9xqd", "nothing", "content/records", "../x.yml", "欧阳"):
        assert place.seal(id_=word).code == 2
    assert place.file.read_bytes() == before


def test_the_first_run_needs_a_reason_and_later_ones_remember_it(place):
    assert call(place.folder, "seal", ID).code == 2
    place.seal()
    assert call(place.folder, "seal", ID).code == 1


def test_a_record_that_was_sealed_by_hand_is_finished(place):
    place.file.write_text(f"id: {ID}\nkind: judgment\nstatus: sealed\ntitle: {NAME}\n")
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
def test_day_and_ground_stand_in_the_tombstone_only_where_no_minor_is_concerned(reason):
    tree, problems = load(tombstone.text(ID, "judgment", REASONS[reason], dt.date(2024, 6, 1), []))
    category = REASONS[reason].category
    assert problems == []
    assert tree.get("sealed") == ({"date": "2024-06-01", "category": category} if category else None)
    assert not (category and reason.startswith("juvenile"))


def test_a_dry_run_changes_nothing(place):
    before = sorted((path, path.read_bytes()) for path in place.folder.rglob("*") if path.is_file())
    ran = place.seal("--dry-run")
    assert ran.code == 0
    assert "tombstone" in ran.json["summary"]["done"][1]
    assert sorted((path, path.read_bytes()) for path in place.folder.rglob("*") if path.is_file()) == before


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
        "\n      https://portal.example/judgments/citations-*",
    ):
        assert address in out
    assert "curl -sI 'https://portal.example/data" not in out  # no command asks for many addresses at once


def test_it_works_where_there_is_no_repository(place):
    shutil.rmtree(place.folder / ".git")
    assert rules(place.open()) == OUTSIDE


def test_the_list_of_words_and_the_content_may_stand_outside_the_repository(place, tmp_path):
    words = tmp_path / "private.txt"
    assert "OPEN-03" in rules(place.open("--sealed-words", words))
    assert words.is_file()
    assert not (place.content / "sealed-words.txt").exists()
    elsewhere = shutil.copytree(place.content, tmp_path / "elsewhere")
    path = write(elsewhere, id="6h2m9xqd", case_number="（2024）京0105刑初6号")
    assert rules(place.open("--content", elsewhere)) == rules(place.open("--content", elsewhere))
    assert place.seal("--content", elsewhere, id_="6h2m9xqd").code == 1
    assert path.read_text(encoding="utf-8") == TOMBSTONE.replace(ID, "6h2m9xqd")


def test_no_message_repeats_the_name_of_a_field_that_is_none(place):
    place.put("content/records/judgments/2023/x.yml", f"{NAME}: {{{FIRM}: {NUMBER}}}\n")
    said = place.seal()
    assert ("OPEN-01", "content/records/judgments/2023/x.yml") in [
        (one["rule"], one["path"]) for one in said.json["problems"]
    ]
    assert NAME not in said.out
    assert FIRM not in said.out


def _other_name(place):
    place.file.rename(place.file.with_name("王某.yml"))


def _other_ending(place):
    place.file.rename(place.file.with_suffix(".YML"))


IN_THE_WAY = {
    "its file was deleted before": lambda place: place.file.unlink(),
    "its file has another name": _other_name,
    "its file has another ending": _other_ending,
    "mkdocs.yml cannot be read": lambda place: place.put("mkdocs.yml", "extra: ["),
    "mkdocs.yml is no text": lambda place: place.put("mkdocs.yml", b"\xff\x00"),
    "the list of sealed words is no text": lambda place: place.put("content/sealed-words.txt", b"\xff\xfe\x80"),
    "the list of sealed words is a folder": lambda place: (place.content / "sealed-words.txt").mkdir(),
}


@pytest.mark.parametrize("what", IN_THE_WAY)
def test_it_does_not_wait_for_anything(place, what):
    IN_THE_WAY[what](place)
    assert place.seal().code == 1
    left = [path for path in (place.content / "records").rglob("*.*") if NAME in path.read_text("utf-8")]
    sealed = [path for path in (place.content / "records").rglob("*.*") if "status: sealed" in path.read_text("utf-8")]
    assert (left, len(sealed)) == ([], 1)


def test_two_files_of_one_identifier_are_sealed_both(place):
    double = place.put(
        f"content/records/judgments/2021/{ID}.yml", place.file.read_bytes() + "  附件甲乙丙。\n".encode()
    )
    assert place.seal("--dry-run").code == 0
    assert double.is_file()
    assert place.seal(id_=place.file.relative_to(place.folder)).code == 1
    assert (place.file.read_text(encoding="utf-8"), double.exists()) == (TOMBSTONE, False)
    assert len(word_list.read(place.content / word_list.FILE).find(units_of(["附件甲乙丙"]))) > 0


def test_a_file_of_that_name_that_says_it_is_another_record_is_not_touched(place):
    other = place.put(f"content/records/judgments/2021/{ID}.yml", place.other.read_bytes())
    place.seal()
    assert other.read_bytes() == place.other.read_bytes()
    assert place.file.read_text(encoding="utf-8") == TOMBSTONE
