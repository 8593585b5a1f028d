"""Each file of `cases/` holds pairs of versions with the class of the change and its fields; what stands there is the editor's view of it."""

from pathlib import Path

import factories
import pytest
import yaml

from build_scripts.catalog.entered_change import class_of
from build_scripts.catalog.version_change import change_of

CASES = [
    pytest.param(case, id=f"{path.stem}: {name}")
    for path in sorted(Path(__file__).with_name("cases").glob("*.yml"))
    for name, case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader).items()  # noqa: S506 - text only
]


def _trees(case):
    kind = case.get("kind", "judgment")
    whole = {
        name: str(value) if not isinstance(value, (dict, list)) else value
        for name, value in factories.SMALLEST[kind].items()
    }
    return tuple({"id": "7k2m9xqd", "kind": kind, **whole, **case[side]} for side in ("before", "after"))


@pytest.mark.parametrize("case", CASES)
def test_class_and_fields(case):
    before, after = _trees(case)
    change = change_of(before, after)
    assert (change.class_.value, list(change.fields)) == (case["class"], case["fields"])


@pytest.mark.parametrize("case", CASES)
def test_a_version_compared_with_itself_has_no_change(case):
    for tree in _trees(case):
        assert change_of(tree, tree) == ("technical", ())


def test_a_record_of_a_data_file_equals_that_of_its_file():
    fields = {
        "id": "7k2m9xqd",
        "kind": "sentence-change",
        "notice": {"objections": "0"},
        "sample": "true",
        "related": [],
    }
    exported = fields | {"notice": {"objections": 0}, "sample": True}
    assert change_of(fields, exported) == ("technical", ())
    assert change_of(fields, exported | {"notice": {"objections": 1}}) == ("correction", ("notice.objections",))


NOTE = {"date": "2023-05-01", "class": "redaction", "note": "隐去一处姓名。"}


def test_the_graver_of_what_the_editor_says_and_what_the_records_show_is_entered():
    before = factories.record(id="7k2m9xqd", decided="2023-03-01")
    after = before | {"decided": "2023-03-02"}
    assert class_of(before, after) == ("correction", ("decided",))
    assert class_of(before, after | {"corrections": [NOTE]}) == ("redaction", ("decided",))
    assert class_of(before, after | {"corrections": [NOTE | {"class": "technical"}]}) == ("correction", ("decided",))


def test_a_note_of_an_earlier_change_says_nothing_of_this_one():
    before = factories.record(id="7k2m9xqd", decided="2023-03-01", corrections=[NOTE])
    assert class_of(before, before | {"decided": "2023-03-02"}) == ("correction", ("decided",))


def test_without_the_earlier_version_the_note_since_then_tells_and_else_it_is_a_correction():
    after = factories.record(id="7k2m9xqd", corrections=[NOTE, NOTE | {"date": "2023-06-01", "class": "technical"}])
    assert class_of(None, after, since="2023-05-02") == ("technical", ())
    assert class_of(None, after, since="2023-04-02") == ("redaction", ())
    assert class_of(None, after, since="2023-06-01") == ("correction", ())
