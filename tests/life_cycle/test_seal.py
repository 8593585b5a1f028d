"""`portal seal`: the file is a tombstone at once, every mention and every open item is named, and nothing is called done before its time."""

import datetime as dt
import shutil

import pytest
from factories import write
from project import call
from repository import commit

from build_scripts.cli.life_cycle import tombstone
from build_scripts.cli.life_cycle.commands import CONFIRMED
from build_scripts.cli.life_cycle.reasons import REASONS
from build_scripts.content.strict_yaml import load
from build_scripts.publish.sealed_words import word_list
from build_scripts.publish.sealed_words.units import units_of

from .projects import EVERYTHING, FIRM, ID, NAME, NUMBER, OUTSIDE, TOMBSTONE, purge, rules


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
