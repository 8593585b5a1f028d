"""What keeps a ledger of millions of lines small gives back the lines that went in: columns, a file, parts of a sequence."""

import datetime as dt
import gc
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.build.lines_in_file import LinesInFile
from build_scripts.catalog.summary import RecordSummary
from build_scripts.checks.deadline_lines import DeadlineLines
from build_scripts.checks.time_limit import Kept, Timing
from build_scripts.checks.time_limits import LIMITS
from build_scripts.pages.views import Numbered, Picked

RECORDS = tuple(
    RecordSummary(id=f"7k2m9xq{number}", kind="judgment", status="published", source=f"records/{number}.yml")
    for number in range(3)
)
BY_ID = {record.id: record for record in RECORDS}
SLICES = st.slices(8)
DAY = st.one_of(st.none(), st.dates(dt.date(2013, 1, 1), dt.date(2026, 12, 31)))
LINE = st.tuples(
    st.integers(0, len(RECORDS) - 1), st.sampled_from(list(LIMITS)), st.one_of(st.none(), st.tuples(DAY, DAY, DAY))
)


def timing_of(key, days):
    return Timing(start=days[0], due=days[1], done=days[2], counts=LIMITS[key].counts) if days else None


@settings(max_examples=200, deadline=None)
@given(st.lists(LINE, max_size=8), SLICES)
def test_the_columns_give_back_every_line(told, part):
    lines = DeadlineLines(RECORDS, LIMITS)
    for place, key, days in told:
        lines.add(place, key, timing_of(key, days))
    assert len(lines) == len(told)
    for line, (place, key, days) in zip(lines, told, strict=True):
        timing = timing_of(key, days)
        assert (line.record, line.limit, line.timing) == (RECORDS[place], LIMITS[key], timing)
        assert (line.kept, line.days) == ((timing.kept, timing.days) if timing else (Kept.NOT_APPLICABLE, None))
    assert lines[part] == [*lines][part]


def test_a_step_that_was_late_by_no_working_day_is_late_by_none_and_not_by_an_unknown_number():
    friday, saturday = dt.date(2024, 3, 8), dt.date(2024, 3, 9)
    key = next(key for key, limit in LIMITS.items() if limit.counts.value == "days")
    lines = DeadlineLines(RECORDS, LIMITS)
    lines.add(0, key, Timing(start=None, due=friday, done=saturday, counts=LIMITS[key].counts))
    assert (lines[0].kept, lines[0].days) == (Kept.LATE, 0)


@given(st.lists(st.text(max_size=2), max_size=8), SLICES, st.data())
def test_parts_of_a_sequence_are_what_copies_would_be(items, part, data):
    places = data.draw(st.lists(st.integers(0, len(items) - 1), max_size=8)) if items else []
    picked, copied = Picked(items, places), [items[place] for place in places]
    assert ([*picked], len(picked), picked[part]) == (copied, len(copied), copied[part])
    numbered = Numbered(items)
    assert ([*numbered], len(numbered), numbered[part]) == (
        [*enumerate(items)],
        len(items),
        [*enumerate(items)][part],
    )
    for sequence in (picked, numbered):
        with pytest.raises(IndexError):
            sequence[len(sequence)]


def test_lines_in_a_file_are_made_once_and_keep_the_records_that_are_in_memory():
    made = []

    def lines():
        for number, record in enumerate(RECORDS):
            made.append(number)
            yield record, ("之前", number)

    found = LinesInFile(lines, BY_ID)
    assert not made, "nobody asked"
    pairs = [(one, other) for one in found for other in found]  # one reading within another
    assert made == [0, 1, 2]
    assert [(one[1][1], other[1][1]) for one, other in pairs] == [(a, b) for a in range(3) for b in range(3)]
    assert all(record is BY_ID[record.id] for record, _told in found)
    assert (len(found), found[1][1], [told for _record, told in found[1:]]) == (
        3,
        ("之前", 1),
        [("之前", 1), ("之前", 2)],
    )


def test_no_record_is_written_into_the_file():
    """A summary may be of a record that is sealed later; only its identifier leaves the memory."""
    found = LinesInFile(lambda: [(RECORDS[0], "之前")], BY_ID)
    assert len(found) == 1
    found._file._file.seek(0)
    data = found._file._file.read()
    assert RECORDS[0].id.encode() in data
    assert RECORDS[0].source.encode() not in data
    assert RECORDS[0].source.encode() in pickle.dumps(RECORDS[0]), "or the line above would prove nothing"


def test_the_file_goes_when_the_lines_do():
    found = LinesInFile(lambda: [(RECORDS[0], "之前")], BY_ID)
    assert len(found) == 1
    file = found._file._file
    del found
    gc.collect()
    assert file.closed
