import json
import random
from dataclasses import replace

import pytest
from fictional import ALPHABET, CLAUSES, LABELS, documents, made
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.search.columns import order
from build_scripts.search.entries import BODY, NUMBER, SUMMARY, TITLE, decode_entry
from build_scripts.search.index import analyse, patch, write

texts = st.text(alphabet=ALPHABET, max_size=40)
facets = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["judgment", "hearing"]),
        "status": st.sampled_from(["published", "withheld"]),
        "court": st.sampled_from([None, "a", "b", "c"]),
        "region": st.sampled_from([None, "r", "s"]),
        "year": st.sampled_from([None, 2019, 2020]),
        "date": st.sampled_from([None, "2019-05-01", "2020-05-01"]),
        "case_numbers": st.lists(st.sampled_from(["（2020）川01刑更9号", "（2020）川01刑更99号"]), max_size=2).map(
            tuple
        ),
        "sample": st.booleans(),
        "languages": st.sampled_from([("zh", "en"), ("zh", "en"), ("zh", "en"), ("zh",)]),
        "text_url": st.sampled_from(["judgments/d1/", "texts/"]),
    }
)
said = st.fixed_dictionaries({"title": texts, "summary": texts, "body": texts})


def written(collection):
    files = {}
    write([analyse(*collection)], LABELS, files.__setitem__)
    return files


class Patched:
    """A patch of old files, and what became of it."""

    def __init__(self, files, before, after, labels=LABELS, gone=()):
        self.read, self.kept, self.emitted = [], {}, {}

        def read(path):
            self.read.append(path)
            return files[path]

        def keep(old, new):
            assert not self.emitted
            self.kept[new] = files[old]
            return old not in gone

        self.done = patch(read, analyse(*before), analyse(*after), labels, self.emitted.__setitem__, keep)

    @property
    def files(self):
        assert not self.kept.keys() & self.emitted.keys()
        assert list(self.emitted)[-1] == "search/manifest.json"
        return self.kept | self.emitted


def numbered(collection):
    return [one.id for one in sorted(collection, key=order)]


@pytest.mark.long
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_patch_gives_the_bytes_that_write_gives_or_nothing(data):
    drawn = data.draw(st.lists(st.tuples(said, facets), min_size=1, max_size=24))
    before = [made(number, **one, **more) for number, (one, more) in enumerate(drawn)]
    chosen = data.draw(st.lists(st.sampled_from(before), min_size=1, max_size=3, unique_by=lambda one: one.id))
    edited = []
    for one in chosen:
        words = data.draw(said)
        some = data.draw(st.one_of(st.just({}), facets))
        names = data.draw(st.sets(st.sampled_from(sorted(some)))) if some else set()
        titles, summaries = {"zh": words["title"]}, {"zh": words["summary"]}
        changed = {"titles": titles, "summaries": summaries, "body": words["body"]}
        names |= data.draw(st.sets(st.sampled_from(sorted(changed))))
        edited.append(replace(one, **{name: (changed | some)[name] for name in names}))
    new = {one.id: one for one in edited}
    after = [new.get(one.id, one) for one in before]
    found = Patched(written(before), chosen, data.draw(st.permutations(edited)))
    same_languages = all(one.languages == new[one.id].languages for one in chosen)
    assert found.done == (numbered(before) == numbered(after) and same_languages)
    assert found.files == written(after) if found.done else not found.emitted


def with_other_sentence(one, rng):
    lines = one.body.split("\n")
    lines[rng.randrange(len(lines))] = rng.choice(CLAUSES)
    return replace(one, body="\n".join(lines), titles={**one.titles, "zh": rng.choice(CLAUSES)})


@pytest.mark.long
def test_long_lists_and_bitmaps():
    collection, rng = documents(1500), random.Random(4)  # noqa: S311 - reproducible, not secret
    files = written(collection)
    for _ in range(5):
        at = rng.randrange(len(collection))
        after = with_other_sentence(collection[at], rng)
        found = Patched(files, [collection[at]], [after])
        collection[at] = after
        files = written(collection)
        assert found.done
        assert found.files == files


def test_an_edit_takes_most_of_the_old_files_over():
    collection = documents(300)
    files = written(collection)
    after = replace(collection[3], body=collection[3].body + "退庭")
    found = Patched(files, [collection[3]], [after])
    assert found.done
    assert len(found.emitted) < 20
    assert len(found.read) < len(files) / 5


def test_nothing_edited_and_other_labels():
    collection = documents(20)
    files = written(collection)
    assert Patched(files, collection[:1], collection[:1]).files == files
    labels = {**LABELS, "kind": {"judgment": {"zh": "判决"}}}
    found = Patched(files, [], [], labels)
    assert sorted(path[:13] for path in found.emitted) == [
        "search/labels",
        "search/labels",
        "search/manife",
        "search/summar",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"date": "2010-01-01"},
        {"year": 1990},
        {"court": "a"},
        {"kind": "a"},
        {"languages": ("zh",)},
        {"id": "zz"},
    ],
)
def test_numbers_that_move_are_refused(change):
    collection = [made(number, "题", "要", "文") for number in range(9)]
    found = Patched(written(collection), [collection[4]], [replace(collection[4], **change)])
    assert not found.done
    assert not found.emitted
    assert not found.kept


def test_another_number_of_shards_is_refused(monkeypatch):
    collection = documents(30)
    files = written(collection)
    monkeypatch.setattr("build_scripts.search.patch.shard_bits", lambda _total: 9)
    assert not Patched(files, collection[:1], collection[:1]).done


@pytest.mark.long
def test_files_that_are_missing_or_not_as_written_are_refused():
    collection, rng = documents(200), random.Random(5)  # noqa: S311 - reproducible, not secret
    files = written(collection)
    edit = ([collection[8]], [with_other_sentence(collection[8], rng)])
    read = Patched(files, *edit).read
    assert {path.split("/")[1] for path in read} == {"manifest.json", "columns", "rows", "postings"}
    for path in sorted(set(read)):
        for broken in (
            {one: data for one, data in files.items() if one != path},
            {**files, path: b""},
            {**files, path: files[path][:-1] + bytes([files[path][-1] ^ 1])},
        ):
            found = Patched(broken, *edit)
            assert not found.done, path
            assert not found.emitted


@pytest.mark.parametrize("change", [{"format": 2}, {"postings": {}}, {"rows": None}, {"documents": 7}])
def test_another_format_is_refused(change):
    collection = documents(30)
    files = written(collection)
    manifest = json.loads(files["search/manifest.json"])
    files["search/manifest.json"] = json.dumps(manifest | change).encode()
    assert not Patched(files, collection[:1], collection[:1]).done


def test_an_old_file_that_cannot_be_taken_over_and_an_index_of_other_documents_are_refused():
    collection = documents(30)
    files = written(collection)
    path = next(path for path in files if "postings" in path)
    assert not Patched(files, [], [], gone={path}).done
    changed = replace(collection[3], body="別的")
    assert not Patched(files, [replace(collection[3], body="原来")], [changed]).done
    assert not Patched(files, [replace(collection[3], status="gone")], [changed]).done
    assert not Patched(files, [collection[3], collection[3]], [changed]).done
    assert not Patched(files, [], [changed]).done


def test_an_entry_reads_back():
    documents_, fields = decode_entry(bytes([2 << 3, 1, 1, 1 << 3 | 1 << 1, 3, 1 << 3 | 3 << 1 | 1, 0, 1, 0b1000]))
    assert documents_.tolist() == [1, 3]
    assert fields.tolist() == [BODY, BODY | TITLE | NUMBER]
    assert SUMMARY not in fields
