"""`portal withdraw` leaves a notice and never the text; `portal correct` adds a note and compares it with what changed."""

import json

import pytest
from factories import write
from project import call
from repository import commit

from build_scripts.content.strict_yaml import load

from .projects import ID, NAME, NUMBER
from .test_killed import opening

DAY = ("--as-of", "2024-06-01")


def withdraw(place, *words, id_=ID):
    return call(place.folder, "withdraw", id_, "--reason", "anonymisation", "--format", "json", *DAY, *words)


def correct(place, class_, *words, id_=ID):
    note = ("--note", "更正。", "--format", "json", "--jobs", "1")
    return call(place.folder, "correct", id_, "--class", class_, *note, *DAY, *words)


def messages(ran):
    return " ".join(one["message"] for one in ran.json["problems"])


def test_a_notice_keeps_what_stays_public_and_never_the_text(place):
    ran = withdraw(place, "--note", "将重新公布。", "--replaced-by", place.other.stem)
    tree, problems = load(place.file.read_bytes())
    assert (ran.code, problems) == (0, [])
    assert tree == {
        "id": ID, "kind": "judgment", "status": "withdrawn",
        "withdrawn": {"date": "2024-06-01", "reason": "anonymisation", "note": "将重新公布。", "replaced_by": place.other.stem},
        "case_number": NUMBER, "court": "京0105", "decided": "2023-03-01",
    }  # fmt: skip
    assert NAME not in place.file.read_text(encoding="utf-8")
    assert "history of the repository" in messages(ran)


def test_what_else_shows_a_withdrawn_record_is_named(place):
    place.put("content/pages/zh/a.md", f"{NUMBER}")
    path = write(place.content, case_number="（2023）京0105民初11号", related=[{"id": ID, "relation": "cites"}])
    found = {one["path"] for one in withdraw(place).json["problems"]}
    assert {"content/pages/zh/a.md", str(path.relative_to(place.folder))} <= found
    assert str(place.other.relative_to(place.folder)) not in found


def test_a_broken_file_becomes_a_notice_as_well(place):
    place.file.write_bytes(b"parties: [\n" + place.file.read_bytes())
    ran = withdraw(place)
    assert ran.code == 0
    assert "could not be kept" in messages(ran)
    assert load(place.file.read_bytes())[0]["status"] == "withdrawn"


def test_a_kept_field_with_an_error_does_not_hold_a_withdrawal_up(place):
    place.file.write_text(place.file.read_text(encoding="utf-8").replace("京0105\n", "无此法院\n"), encoding="utf-8")
    assert withdraw(place).code == 0
    assert "court" not in load(place.file.read_bytes())[0]


def test_only_another_published_record_replaces_one(place):
    before = place.file.read_bytes()
    sealed = write(place.content, status="sealed", id="5h2m9xqd").stem
    for wrong in (ID, sealed, "2222xqd9", "nothing"):
        assert withdraw(place, "--replaced-by", wrong).code == 2
    assert place.file.read_bytes() == before


def test_what_is_sealed_or_withdrawn_is_not_withdrawn(place):
    sealed = write(place.content, status="sealed", id="5h2m9xqd").stem
    assert withdraw(place, id_=sealed).code == 2
    withdraw(place)
    assert withdraw(place).code == 2


def test_a_note_that_agrees_with_what_changed_is_added_without_a_word(place):
    text = place.file.read_text(encoding="utf-8")
    place.file.write_text(text.replace("2023-03-01", "2023-03-02"), encoding="utf-8")
    ran = correct(place, "correction")
    assert "of the class" not in messages(ran)
    assert place.file.read_text(encoding="utf-8").startswith("# 记者某日来电\n")
    assert load(place.file.read_bytes())[0]["corrections"] == [
        {"date": "2024-06-01", "class": "correction", "note": "更正。"}
    ]


def test_a_note_of_another_class_than_what_changed_is_told(place):
    text = place.file.read_text(encoding="utf-8")
    place.file.write_text(text.replace("2023-03-01", "2023-03-02"), encoding="utf-8")
    assert "is of the class `correction`: decided" in messages(correct(place, "technical", "--dry-run"))
    place.file.write_text(text, encoding="utf-8")
    assert "nothing in the record has changed" in messages(correct(place, "technical", "--dry-run"))
    assert place.file.read_text(encoding="utf-8") == text


def test_a_redaction_destroys_the_salts_and_says_that_the_history_has_the_words(place):
    openings = place.put(
        f"content/log/openings/{ID}.json", json.dumps([opening(0) | {"content_salt": None}, opening(1)])
    )
    commit(place.folder, "content")
    kept = openings.read_bytes()
    correct(place, "technical", "--dry-run")
    assert openings.read_bytes() == kept
    place.file.write_text(place.file.read_text(encoding="utf-8").replace(f"被告人{NAME}", "被告人"), encoding="utf-8")
    ran = correct(place, "redaction")
    assert [entry["content_salt"] for entry in json.loads(openings.read_text())] == [None, None]
    assert [entry["salt"] for entry in json.loads(openings.read_text())] == [opening(0)["salt"], opening(1)["salt"]]
    assert "still in the history" in messages(ran)
    assert "salts" in ran.json["summary"]["done"][1]
    assert NAME not in ran.out


def test_a_file_that_cannot_be_read_is_not_corrected(place):
    place.file.write_bytes(b"parties: [\n" + place.file.read_bytes())
    before = place.file.read_bytes()
    assert correct(place, "technical").code == 2
    assert place.file.read_bytes() == before


def test_a_sealed_record_has_no_corrections(place):
    assert correct(place, "technical", id_=write(place.content, status="sealed", id="5h2m9xqd").stem).code == 2


@pytest.mark.parametrize(
    "settings", ["site_name: x\nextra: }\nmore: 1\n", b"\xff\x00", "extra: 5\n", "extra: {languages: [zz]}\n"]
)
@pytest.mark.parametrize("command", [withdraw, lambda place: correct(place, "technical")])
def test_neither_waits_for_broken_settings_and_both_name_them(place, command, settings):
    before = place.file.read_bytes()
    place.put("mkdocs.yml", settings)
    ran = command(place)
    assert ran.code == 0
    assert place.file.read_bytes() != before
    assert "mkdocs.yml" in [one["path"] for one in ran.json["problems"]]
    assert ("mkdocs.yml, line 2" in messages(ran)) == ("more" in str(settings))


PERSONAL = ("11010519491231002X", "联系电话13812345678", "微信号abcd_1234567")


@pytest.mark.parametrize("value", PERSONAL)
@pytest.mark.parametrize("command", [withdraw, lambda place, *words: correct(place, "technical", *words)])
def test_a_note_with_personal_data_is_refused_before_anything_is_written(place, command, value):
    before = place.file.read_bytes()
    ran = command(place, "--note", f"应{value}的申请。")
    assert ran.code == 1
    assert place.file.read_bytes() == before
    assert not any(part in ran.out + ran.err for part in ("11010519", "13812345", "abcd_"))
