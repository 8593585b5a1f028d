"""The list: what it takes, what it finds, and that it tells nothing."""

import shutil
from pathlib import Path

import pytest
from repository import begin, commit, git

from build_scripts.publish.sealed_words import word_list
from build_scripts.publish.sealed_words.units import units_of

ROOT = Path(__file__).parents[2]
TEXTS = ("羴掱盗窃一审刑事判决书", "（2023）京0105刑初98123号", "Zhang Qwxyvbnm")


@pytest.fixture
def file(tmp_path):
    return tmp_path / word_list.FILE


def finds(words, text):
    return len(words.find(units_of([text])))


def test_what_was_added_is_found_and_nothing_else(file):
    assert word_list.add(file, TEXTS, b"key") > 0
    words = word_list.read(file, b"key")
    assert all(finds(words, text) for text in TEXTS)
    assert not finds(words, "审理裁定，（2024）京0105民终1号，Li Ming")


def test_adding_the_same_again_changes_no_byte(file):
    word_list.add(file, TEXTS, b"key")
    before = file.read_bytes()
    assert word_list.add(file, reversed(TEXTS), b"key") == 0
    assert file.read_bytes() == before


def test_the_file_is_sorted_and_says_neither_words_nor_records(file):
    word_list.add(file, TEXTS, b"key")
    word_list.add(file, ["另一件"], b"key")
    first, *lines = file.read_text(encoding="ascii").splitlines()
    assert lines == sorted(set(lines))
    assert {len(line) for line in lines} == {16}
    assert first.startswith("portal-sealed-words-1 ")


def test_two_lists_of_the_same_words_have_nothing_in_common(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    for path in (one, other):
        word_list.add(path, TEXTS, b"key")
    assert not {*one.read_text().split()[3:]} & {*other.read_text().split()[3:]}


@pytest.mark.parametrize("key", [b"", b"other"])
def test_another_secret_is_told_and_finds_nothing_in_silence(file, key):
    word_list.add(file, TEXTS, b"key")
    with pytest.raises(word_list.KeyMismatchError):
        word_list.read(file, key)
    with pytest.raises(word_list.KeyMismatchError):
        word_list.add(file, TEXTS, key)


def test_the_secret_is_that_of_the_environment(file, monkeypatch):
    monkeypatch.setenv(word_list.KEY, "secret")
    word_list.add(file, TEXTS)
    assert finds(word_list.read(file), TEXTS[0])
    monkeypatch.setenv(word_list.KEY, "")
    with pytest.raises(word_list.KeyMismatchError) as told:
        word_list.read(file)
    assert not told.value.absent  # this job was meant to have it
    monkeypatch.delenv(word_list.KEY)
    with pytest.raises(word_list.KeyMismatchError) as told:
        word_list.read(file)
    assert told.value.absent


def test_a_damaged_list_is_told(file):
    word_list.add(file, TEXTS, b"key")
    file.write_text(file.read_text()[:-5] + "zz\n")
    with pytest.raises(word_list.KeyMismatchError):
        word_list.read(file, b"key")


def test_a_private_file_of_words_holds_them_as_they_are(file):
    file.write_text("\ufeff# of the case of 2019\n羴掱\nZhang Qwxyvbnm\n（2023）京0105刑初98123号\n", encoding="utf-8")
    words = word_list.read(file)
    assert all(finds(words, text) for text in TEXTS)
    assert not finds(words, "of the case of 2019")


def test_two_lists_find_what_either_finds(tmp_path):
    word_list.add(tmp_path / "one", TEXTS[:1], b"key")
    word_list.add(tmp_path / "other", TEXTS[1:2], b"another")
    both = word_list.read(tmp_path / "one", b"key") | word_list.read(tmp_path / "other", b"another")
    assert finds(both, TEXTS[0])
    assert finds(both, TEXTS[1])
    assert not word_list.WordList() | word_list.WordList()


def test_a_list_tells_nothing_of_what_it_holds(file):
    file.write_text("羴掱\n", encoding="utf-8")
    assert repr(word_list.read(file)) == "WordList()"


def test_a_list_with_marks_of_a_merge_is_no_list_of_plain_words(tmp_path):
    file = tmp_path / word_list.FILE
    word_list.add(file, ["雪豹茉莉"])
    file.write_text(f"<<<<<<< HEAD\n{file.read_text(encoding='utf-8')}=======\n>>>>>>> main\n", encoding="utf-8")
    with pytest.raises(word_list.KeyMismatchError, match="marks of a merge") as told:
        word_list.read(file)
    assert "lines of both" in told.value.remedy


def test_lists_that_two_clones_began_are_one_list_in_whatever_order_their_lines_were_merged(tmp_path):
    for name, text in (("one", TEXTS[0]), ("other", TEXTS[1])):
        word_list.add(tmp_path / name, [text], b"key")
    ours, theirs = ((tmp_path / name).read_text().splitlines() for name in ("one", "other"))
    file = tmp_path / word_list.FILE
    for lines in (
        ours + theirs,
        theirs + ours,
        [ours[0], *theirs, *ours[1:]],
        [ours[0], theirs[0], *sorted(ours[1:] + theirs[1:])],
    ):
        file.write_text("\n".join(lines) + "\n")
        words = word_list.read(file, b"key")
        assert all(finds(words, text) for text in TEXTS[:2])
        assert not finds(words, TEXTS[2])
        assert word_list.add(file, TEXTS[:2], b"key") == 0
        assert word_list.add(file, TEXTS[2:], b"key") > 0
        assert all(finds(word_list.read(file, b"key"), text) for text in TEXTS)


def test_a_merged_list_of_which_a_part_has_another_secret_is_told(file, tmp_path):
    word_list.add(file, TEXTS[:1], b"key")
    word_list.add(tmp_path / "other", TEXTS[1:], b"another")
    file.write_text(file.read_text() + (tmp_path / "other").read_text())
    with pytest.raises(word_list.KeyMismatchError, match="another secret"):
        word_list.read(file, b"key")


@pytest.mark.parametrize("begun", [False, True])
def test_git_merges_two_lists_without_a_conflict(tmp_path, begun):
    repository, file = tmp_path / "repository", tmp_path / "repository/content/sealed-words.txt"
    file.parent.mkdir(parents=True)
    shutil.copy(ROOT / "build_scripts/cli/repository/files/common/.gitattributes", repository)
    if begun:
        word_list.add(file, ["最初"], b"key")
    begin(repository)
    git(repository, "branch", "other")
    word_list.add(file, TEXTS[:1], b"key")
    commit(repository, "one")
    git(repository, "checkout", "-q", "other")
    file.parent.mkdir(exist_ok=True)
    word_list.add(file, TEXTS[1:], b"key")
    commit(repository, "other")
    git(repository, "merge", "-q", "-")
    words = word_list.read(file, b"key")
    assert all(finds(words, text) for text in (*TEXTS, *(["最初"] if begun else [])))
