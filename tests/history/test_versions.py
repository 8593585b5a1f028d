"""How the entries of the log and the editor's notes become one list."""

from types import SimpleNamespace

import pytest

from build_scripts.catalog.ledgers import corrections
from build_scripts.catalog.ledgers.versions import versions_of
from build_scripts.catalog.publication_log import Opening, PublicationLog
from build_scripts.catalog.summary import RecordSummary


def _record(*notes):
    made = tuple((day, class_, f"{day} {class_}", {}) for day, class_ in notes)
    return RecordSummary(id="7k2m9xqd", kind="judgment", status="published", source="", corrections=made)


def _openings(*entries):
    return [
        Opening(
            index,
            {"event": event, "date": day, "content": "00"} | ({"class": class_, "fields": ["body"]} if class_ else {}),
            "",
            None,
        )
        for index, (day, event, class_) in enumerate(entries)
    ]


FIRST = ("2024-05-01", "publication", "")


@pytest.mark.parametrize(
    ("entries", "notes", "expected"),
    [
        ([], [], []),
        ([FIRST], [], [(0, "", 0)]),
        ([], [("2024-04-01", "correction")], [(None, "correction", 1)]),
        ([FIRST], [("2024-04-01", "correction")], [(0, "", 0), (None, "correction", 1)]),
        ([FIRST, ("2024-05-04", "correction", "correction")], [("2024-05-04", "correction")], [(1, "correction", 1), (0, "", 0)]),
        ([FIRST, ("2024-05-04", "correction", "redaction")], [("2024-05-02", "correction")], [(1, "redaction", 1), (0, "", 0)]),
        ([FIRST, ("2024-05-04", "correction", "technical")], [("2024-05-05", "correction")], [(None, "correction", 1), (1, "technical", 0), (0, "", 0)]),
        ([FIRST, ("2024-05-01", "correction", "correction")], [("2024-05-01", "correction")], [(1, "correction", 1), (0, "", 0)]),
        ([FIRST, ("2024-05-04", "correction", "")], [], [(1, "correction", 0), (0, "", 0)]),
        (
            [FIRST, ("2024-05-04", "correction", "correction"), ("2024-05-09", "withdrawal", "status")],
            [("2024-05-03", "technical"), ("2024-05-04", "correction"), ("2024-05-08", "status")],
            [(2, "status", 1), (1, "correction", 2), (0, "", 0)],
        ),
    ],
    ids=["nothing", "first version", "no log", "before the log", "same day", "entered later", "not entered yet", "all on one day", "no class known", "several"],
)  # fmt: skip
def test_each_note_stands_with_the_change_that_it_is_about_or_alone(entries, notes, expected):
    found = versions_of(_record(*notes), _openings(*entries))
    assert [(one.entry, one.class_, len(one.notes)) for one in found] == expected
    assert len({one.anchor for one in found}) == len(found)
    assert sorted(note.note for one in found for note in one.notes) == sorted(" ".join(note) for note in notes)


def test_the_corrections_log_passes_over_first_versions_and_changes_of_looks_that_nobody_noted():
    record = _record(("2024-05-06", "technical"))
    entries = _openings(
        FIRST, ("2024-05-04", "correction", "technical"), ("2024-05-06", "correction", "technical"), ("2024-05-07", "correction", "redaction")
    )  # fmt: skip
    log = PublicationLog(SimpleNamespace(), {record.id: tuple(entries)})
    assert [one.version.entry for one in corrections.log([record], log)] == [3, 2]
    assert [one.version.is_substantive for one in corrections.log([record], log)] == [True, False]
    assert [one.version.entry for one in corrections.log([record])] == [None]
