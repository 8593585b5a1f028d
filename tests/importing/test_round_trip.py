"""What the portal exports, `portal import` gives back: the curated records, byte for byte as the one writer writes them."""

import json
from collections import Counter

import pytest
from project import ROOT

from build_scripts.content.files import record_files
from build_scripts.content.record_yaml import record_yaml
from build_scripts.content.strict_yaml import load
from build_scripts.export.whole_record import NOT_PUBLIC, whole_record, without_links
from build_scripts.model.field_type import field_type
from build_scripts.model.kinds import BY_FOLDER, KINDS

from .tables import Place

CONTENT = ROOT / "content"
LEFT_OUT = {kind.folder for kind in KINDS.values() if kind.left_out}


@pytest.fixture(scope="module")
def exported(curated):
    files = sorted((curated[0] / "data").glob("records-*.jsonl"))
    return "".join(path.read_text(encoding="utf-8") for path in files)


@pytest.fixture(scope="module")
def originals():
    return {path.rpartition("/")[2][:-4]: (CONTENT / path).read_bytes() for path in record_files(CONTENT, BY_FOLDER)[0]}


@pytest.fixture(scope="module")
def place(exported, tmp_path_factory):
    made = Place(tmp_path_factory.mktemp("round"), exported, name="records.jsonl")
    made.summary = made.passed(mapping=None)
    return made


def expected(data, known):
    """A record as its file has it, but for links to records that no export holds."""
    tree = load(data)[0]
    return record_yaml(without_links(tree, known))


def test_the_curated_records_are_given_back(place, originals, exported):
    ids = [json.loads(line)["id"] for line in exported.splitlines()]
    given = {path.stem: path.read_bytes().decode() for path in place.files}
    assert set(given) == set(ids)
    missing = {identifier: load(originals[identifier])[0] for identifier in set(originals) - set(ids)}
    assert all(
        tree["kind"] == "enforcement"
        or tree.get("status") == "sealed"
        or "expires" in str(tree)
        or tree["kind"] == "hearing"
        for tree in missing.values()
    )
    gone = set(missing)
    different = [one for one in ids if given[one] != expected(originals[one], gone)]
    assert different == []
    linked = [one for one in ids if given[one] != record_yaml(load(originals[one])[0])]
    kinds = Counter(load(originals[one])[0]["kind"] for one in ids)
    assert set(kinds) == {key for key, kind in KINDS.items() if not kind.left_out}, "a kind is not tried"
    count = f"{len(ids)} of {len(originals)} records exported and given back, {len(linked)} of them without a link: {dict(kinds)}"
    print(count)  # noqa: T201 - `pytest -s` shows the figure


def test_a_record_that_comes_back_otherwise_is_found(tmp_path, exported, originals):
    """One word more in one line makes the comparison above fail."""
    records = [json.loads(line)["record"] for line in exported.splitlines()]
    record = next(record for record in records if record["kind"] == "service" and "related" not in record)
    text = json.dumps({"record": {**record, "who": f"{record['who']}另。"}}, ensure_ascii=False)
    place = Place(tmp_path, text, name="r.jsonl")
    place.passed(mapping=None)
    (path,) = place.files
    gone = set(originals) - {one["id"] for one in records}
    assert path.read_bytes().decode() != expected(originals[record["id"]], gone)


def test_another_import_changes_nothing(place):
    before = {path: path.stat().st_mtime_ns for path in place.files}
    summary = place.passed(mapping=None)
    assert (summary["new"], summary["changed"], summary["unchanged"]) == (0, 0, len(before))
    assert {path: path.stat().st_mtime_ns for path in place.files} == before


def test_a_record_that_differs_is_not_overwritten(place, exported):
    path = next(path for path in place.files if b"sample: true" in path.read_bytes())
    kept = path.read_bytes()
    try:
        path.write_bytes(kept.replace(b"sample: true", b"sample: false"))
        assert {rule for rule, _line in place.found(mapping=None)} == {"IMP-05"}
        path.write_bytes(f"id: {path.stem}\nkind: {load(kept)[0]['kind']}\nstatus: sealed\n".encode())
        assert {rule for rule, _line in place.found(mapping=None, overwrite=True)} == {"IMP-06"}
    finally:
        path.write_bytes(kept)
    assert exported.count("\n") == len(place.files)


def test_an_id_that_stands_twice_is_found(tmp_path, exported):
    line = exported.splitlines(keepends=True)[0]
    assert ("IMP-04", 2) in Place(tmp_path, line * 2, name="r.jsonl").found(mapping=None)


@pytest.mark.parametrize(
    "change", [{"id": "../../../x"}, {"id": None}, {"kind": "../x"}, {"kind": None}, {"id": "bcdfghjk\n"}]
)
def test_a_record_without_a_right_id_and_kind_is_written_nowhere(tmp_path, exported, change):
    record = json.loads(exported.splitlines()[0])["record"] | change
    place = Place(tmp_path / "a/b/c/d", json.dumps(record), name="r.jsonl")
    assert place.found(mapping=None)
    assert not [path for path in tmp_path.rglob("*.yml") if path != place.mapping]


def test_values_have_the_type_of_their_field(exported):
    kinds = Counter()
    for line in exported.splitlines():
        record = json.loads(line)["record"]
        assert record.get("sample", True) is True
        kinds.update(
            type(party[name]).__name__
            for party in record.get("parties", ())
            for name in ("organisation", "name")
            if name in party
        )
    assert set(kinds) == {"bool", "str"}


def test_what_is_not_public_is_left_out():
    class Entry(KINDS["judgment"].model):
        pass

    tree = {"title": "2023", "parties": [{"name": "李某", "minor": "true", "organisation": "false"}], "summary": None}
    entry = Entry.model_construct()
    assert whole_record(entry, tree) == {"title": "2023", "parties": [{"name": "李某", "organisation": False}]}
    for model, names in NOT_PUBLIC.items():
        assert all(field_type(model, name) for name in names)


def test_a_link_that_is_left_out_leaves_no_empty_list():
    tree = {
        "related": [{"id": "bcdfghjk", "relation": "cites"}],
        "previous": ["bcdfghjk"],
        "causes": [],
        "sample": False,
    }
    assert without_links(tree, {"bcdfghjk"}) == {"causes": [], "sample": False}
