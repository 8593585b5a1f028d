"""What `portal log` appends, and that it never leaves half of it."""

import hashlib
import json
import os
import signal
import subprocess
import sys

import pytest
import rfc8785
from copied_process import begin_process, end_of
from logs import ORIGIN, enter, entries, openings, public
from project import ROOT, tree

from build_scripts.publish.log import checkpoint, log_folder, merkle, tiles
from build_scripts.publish.log.closing import close
from build_scripts.publish.log.keys import new_key
from build_scripts.publish.log.log_error import LogError

ONE, TWO, THREE = "bcdfghj2", "bcdfghj3", "bcdfghj4"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "content" / "log"


@pytest.fixture(autouse=True)
def _content(tmp_path):
    (tmp_path / "content").mkdir()


def sha(salt, value):
    return hashlib.sha256(bytes.fromhex(salt) + rfc8785.dumps(value)).hexdigest()


def test_an_entry_commits_to_the_record_and_to_nothing_that_can_be_read(folder):
    record = public(ONE)
    enter(folder, record)
    (opening,) = openings(folder, ONE)
    (entry,) = entries(folder)
    assert json.loads(entry) == {"commitment": sha(opening["salt"], opening["header"])}
    assert opening["header"] == {
        "id": ONE,
        "kind": "judgment",
        "event": "publication",
        "date": "2024-06-01",
        "content": sha(opening["content_salt"], record.content),
    }
    assert len(bytes.fromhex(opening["salt"])) == len(bytes.fromhex(opening["content_salt"])) == 32


def test_salts_are_never_the_same(folder):
    enter(folder, public(ONE), public(TWO))
    salts = [
        one[name] for record in (ONE, TWO) for one in openings(folder, record) for name in ("salt", "content_salt")
    ]
    assert len(set(salts)) == 4


def test_the_order_of_the_records_does_not_matter(folder):
    enter(folder, public(TWO), public(ONE))
    assert [openings(folder, record)[0]["index"] for record in (ONE, TWO)] == [0, 1]


def test_without_a_change_no_byte_changes(folder):
    enter(folder, public(ONE), public(TWO))
    before, inode = tree(folder), folder.stat().st_ino
    made = enter(folder, public(ONE), public(TWO), day="2024-06-09")
    assert (made.events, made.closed, made.size) == ({}, 0, 2)
    assert tree(folder) == before
    assert folder.stat().st_ino == inode


def test_nothing_public_begins_no_log(folder):
    enter(folder)
    assert not folder.exists()


def test_a_change_destroys_the_salt_of_the_earlier_content_alone(folder):
    enter(folder, public(ONE))
    (before,) = openings(folder, ONE)
    enter(folder, public(ONE, title="改后"), day="2024-06-02")
    first, second = openings(folder, ONE)
    assert first == before | {"content_salt": None}
    assert second["header"]["event"] == "correction"
    assert second["content_salt"]


@pytest.mark.parametrize(
    ("statuses", "events"),
    [
        (["published", "published"], ["publication", "correction"]),
        (
            ["published", "withdrawn", "withdrawn", "published"],
            ["publication", "withdrawal", "correction", "publication"],
        ),
        (["withheld", "published"], ["withholding", "publication"]),
    ],
)
def test_the_event_says_what_became_of_the_record(folder, statuses, events):
    for number, status in enumerate(statuses):
        enter(folder, public(ONE, status, title=str(number)), day=f"2024-06-0{number + 1}")
    assert [one["header"]["event"] for one in openings(folder, ONE)] == events


def test_class_and_fields_come_from_the_comparison(folder):
    enter(folder, public(ONE))
    old = public(ONE).content
    made = enter(folder, public(ONE, title="改后"), day="2024-06-02", earlier=lambda *_: old)
    header = openings(folder, ONE)[1]["header"]
    assert (header["class"], header["fields"]) == ("correction", ["title"])
    assert made.events == {"correction": 1}


def test_without_the_earlier_content_no_field_is_named(folder):
    enter(folder, public(ONE))
    enter(folder, public(ONE, title="改后"), day="2024-06-02")
    header = openings(folder, ONE)[1]["header"]
    assert (header["class"], header["fields"]) == ("correction", [])


def test_a_redaction_whose_content_salt_went_before_is_entered(folder):
    enter(folder, public(ONE))
    path = folder / "openings" / f"{ONE}.json"
    path.write_text(json.dumps([one | {"content_salt": None} for one in openings(folder, ONE)]))
    enter(folder, public(ONE), day="2024-06-02")
    assert [bool(one["content_salt"]) for one in openings(folder, ONE)] == [False, True]


def test_what_is_not_public_any_more_is_closed_and_its_openings_destroyed(folder):
    enter(folder, public(ONE), public(TWO))
    made = enter(folder, public(TWO), day="2024-06-02")
    assert made.closed == 1
    assert json.loads(entries(folder)[-1]) == {"closed": [0]}
    assert [path.stem for path in (folder / "openings").iterdir()] == [TWO]
    assert not any(ONE.encode() in data for data in tree(folder).values())


def test_all_entries_of_a_record_are_closed_once(folder):
    enter(folder, public(ONE), public(TWO))
    enter(folder, public(ONE, title="改后"), public(TWO), day="2024-06-02")
    enter(folder, public(TWO), day="2024-06-03")
    assert json.loads(entries(folder)[-1]) == {"closed": [0, 2]}
    assert enter(folder, public(TWO), day="2024-06-04").closed == 0


def test_sealing_deletes_the_openings_at_once_and_the_next_log_closes_the_entries(folder):
    enter(folder, public(ONE), public(TWO))
    assert close(folder, ONE) == (0,)
    assert not (folder / "openings" / f"{ONE}.json").exists()
    assert json.loads((folder / "closing.json").read_text()) == [0]
    assert not any(ONE.encode() in data for data in tree(folder).values())
    enter(folder, public(TWO), day="2024-06-02")
    assert json.loads(entries(folder)[-1]) == {"closed": [0]}
    assert not (folder / "closing.json").exists()


def test_two_sealings_wait_together(folder):
    enter(folder, public(ONE), public(TWO))
    close(folder, TWO)
    close(folder, ONE)
    assert json.loads((folder / "closing.json").read_text()) == [0, 1]
    assert close(folder, ONE) == ()


def test_openings_that_a_killed_sealing_left_are_destroyed(folder):
    enter(folder, public(ONE), public(TWO))
    (folder / "closing.json").write_text("[0]")
    enter(folder, public(ONE), public(TWO), day="2024-06-02")
    assert json.loads(entries(folder)[2]) == {"closed": [0]}
    assert [one["index"] for one in openings(folder, ONE)] == [3]  # and it is public still, so that it is entered anew


def test_many_are_closed_by_several_entries(folder):
    many = [public(f"b{number:07d}") for number in range(1001)]
    enter(folder, *many)
    enter(folder, day="2024-06-02")
    assert [len(json.loads(entry)["closed"]) for entry in entries(folder)[1001:]] == [1000, 1]


def test_the_tree_is_what_the_entries_make_it(folder):
    for number in range(1, 4):
        enter(folder, *[public(f"b{index:07d}") for index in range(number * 130)], day=f"2024-06-0{number}")
        made = entries(folder)
        files = tree(folder)
        assert {name: data for name, data in files.items() if name.startswith("tile/")} == tiles.files(made)
        told = checkpoint.parse(files["checkpoint"])
        assert told.root == merkle.root([merkle.leaf_hash(entry) for entry in made])
        assert files[f"checkpoints/{told.size}"] == files["checkpoint"]
    assert json.loads(files["days.json"]) == {"2024-06-01": 130, "2024-06-02": 260, "2024-06-03": 390}
    assert {"checkpoints/130", "checkpoints/260", "checkpoints/390"} <= files.keys()


def test_with_a_key_the_checkpoint_is_signed_and_without_one_it_says_so_by_having_no_signature(folder):
    key = new_key(ORIGIN)
    assert enter(folder, public(ONE)).signed is False
    assert checkpoint.parse((folder / "checkpoint").read_bytes()).signatures == ()
    assert enter(folder, public(ONE), key=key).signed is True  # a key that came later signs the tree that is there
    assert checkpoint.parse((folder / "checkpoint").read_bytes()).verified(key.public)
    before = tree(folder)
    enter(folder, public(ONE), key=key)
    assert tree(folder) == before


@pytest.mark.parametrize("day", ["2024-05-31", "2023-06-01"])
def test_days_never_run_backwards(folder, day):
    enter(folder, public(ONE))
    before = tree(folder)
    with pytest.raises(LogError, match="none may be earlier"):
        enter(folder, public(ONE), public(TWO), day=day)
    assert tree(folder) == before


def test_another_origin_is_refused(folder):
    enter(folder, public(ONE))
    with pytest.raises(LogError, match="origin"):
        enter(folder, public(ONE), public(TWO), origin="other.example/log")


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("tile/entries/000.p/2", lambda data: data.replace(b"commitment", b"commitmenT", 1)),
        ("tile/entries/000.p/2", lambda data: data[:-1]),
        ("checkpoint", lambda data: data.replace(b"\n2\n", b"\n1\n")),
        ("checkpoint", lambda _data: b""),
        ("openings/bcdfghj2.json", lambda data: data[:40]),
        ("openings/bcdfghj2.json", lambda data: data.replace(b"bcdfghj2", b"bcdfghj3")),
        ("days.json", lambda _data: b"[]"),
    ],
)
def test_nothing_is_appended_to_a_damaged_log(folder, file, change):
    enter(folder, public(ONE), public(TWO))
    path = folder / file
    path.write_bytes(change(path.read_bytes()))
    before = tree(folder)
    with pytest.raises(LogError):
        enter(folder, public(ONE), public(TWO), public(THREE))
    assert tree(folder) == before


@pytest.mark.parametrize("text", ["[7]", "[-1]", "{}x", '["a"]'])
def test_a_wrong_list_of_what_to_close_is_refused(folder, text):
    enter(folder, public(ONE))
    (folder / "closing.json").write_text(text)
    with pytest.raises(LogError):
        enter(folder, public(ONE))


def test_a_second_writer_is_told_so(folder):
    enter(folder, public(ONE))
    hold = "import sys, time; from pathlib import Path; from build_scripts.publish.log.closing import only_writer_of\n"
    hold += f"with only_writer_of(Path({str(folder)!r})): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}
    ) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(LogError, match="another command"):
            enter(folder, public(ONE), public(TWO))
        with pytest.raises(LogError, match="another command"):
            close(folder, ONE)
        other.kill()
    enter(folder, public(ONE), public(TWO))  # the lock of a killed one holds nobody up


@pytest.mark.parametrize("step", ["write", "swap"])
def test_a_failure_while_the_new_folder_is_written_leaves_the_old_one(folder, monkeypatch, step):
    enter(folder, public(ONE))
    before = tree(folder)

    def fail(*_words):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(log_folder, step, fail)
    with pytest.raises(OSError, match="No space"):
        enter(folder, public(ONE), public(TWO))
    monkeypatch.undo()
    assert tree(folder) == before
    assert {path.name for path in folder.parent.iterdir()} == {"log"}
    assert enter(folder, public(ONE), public(TWO)).size == 2


def killed_at(folder, at):
    """Enter two records, and die before one of the writes."""
    write, calls = log_folder.write, iter(range(1, at))

    def deadly(*words):
        if next(calls, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        write(*words)

    log_folder.write = deadly
    enter(folder, public(ONE), public(TWO), day="2024-06-02")
    return 0


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_killed_at_any_write_there_is_no_half_log_and_nothing_left_over(folder):
    enter(folder, public(ONE))
    before = tree(folder)
    for at in range(1, 7):
        assert end_of(begin_process(lambda at=at: killed_at(folder, at))) == -signal.SIGKILL
        assert tree(folder) == before
        assert len(list(folder.parent.iterdir())) > 1
    assert enter(folder, public(ONE), public(TWO), day="2024-06-02").size == 2
    assert {path.name for path in folder.parent.iterdir()} == {"log"}
