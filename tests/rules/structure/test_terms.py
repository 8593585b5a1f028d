"""Terms and time limits: known answers, and what holds for every day and length."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.checks.sentences.periods import ends, half, last_day, limit, months_between, reduced, said, shift
from build_scripts.model.types import Period

DAYS = st.dates(dt.date(1980, 1, 1), dt.date(2080, 12, 31))
MONTHS = st.integers(0, 25 * 12)
FEW = settings(max_examples=300, deadline=None)


def date(text):
    return dt.date.fromisoformat(text)


def dates(text):
    return {date(day) for day in text.split()}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2023-03-31", -1, "2023-02-28"),
        ("2024-03-30", -1, "2024-02-29"),
        ("2023-12-15", 1, "2024-01-15"),
        ("2023-01-15", -1, "2022-12-15"),
        ("2023-08-31", 0, "2023-08-31"),
    ],
)
def test_shift(day, months, expected):
    assert shift(date(day), months) == date(expected)


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [
        ("2018-05-01", "P10Y", "2028-04-30"),
        ("2021-11-18", "P7Y", "2028-11-17"),
        ("2022-06-13", "P5M", "2022-11-12"),
        ("2023-07-21", "P1Y6M", "2025-01-20"),
        ("2018-11-09", "P22Y", "2040-11-08"),
        ("2023-01-31", "P1M", "2023-02-27"),  # Art 202: from the last day to the day before the last day
        ("2023-01-30", "P1M", "2023-02-27"),  # no 30 February: to the day before the last day
        ("2024-01-30", "P1M", "2024-02-28"),
        ("2023-02-28", "P1M", "2023-03-27 2023-03-30"),  # both ways of reading the last day
        ("2020-02-29", "P1Y", "2021-02-27"),
        ("2019-02-28", "P1Y", "2020-02-27"),  # in years it is the same day, not the last one
        ("2022-04-12", "P1M15D", "2022-05-26"),
        ("2022-04-12", "P15D", "2022-04-26"),
    ],
)
def test_ends(start, length, expected):
    assert ends(date(start), Period(length)) == dates(expected)


@pytest.mark.parametrize(
    ("end", "reduction", "expected"),
    [
        ("2028-04-30", "P8M", "2027-08-30 2027-08-31"),
        ("2027-08-30", "P7M", "2027-01-30"),
        ("2031-03-12", "P4M", "2030-11-12"),
        ("2040-11-08", "P8M", "2040-03-08"),
        ("2024-10-31", "P8M", "2024-02-29"),
        ("2023-10-31", "P8M", "2023-02-28"),
        ("2024-10-30", "P8M", "2024-02-28 2024-02-29"),
        ("2025-02-28", "P1Y", "2024-02-28 2024-02-29"),
        ("2024-02-29", "P1Y", "2023-02-28"),
        ("2025-12-31", "P6M", "2025-06-30"),
        ("2025-12-31", "P6M15D", "2025-06-15"),
    ],
)
def test_reduced(end, reduction, expected):
    assert reduced(date(end), Period(reduction)) == dates(expected)


@FEW
@given(DAYS, MONTHS)
def test_a_term_is_followed_by_the_next(start, months):
    """Whoever serves some months from a day on begins the next month on the same day, or on the last of the month."""
    following = {day + dt.timedelta(days=1) for day in ends(start, Period(f"P{months // 12}Y{months % 12}M"))}
    assert shift(start, months) in following
    assert following <= {shift(start, months), last_day(shift(start, months))}


@FEW
@given(DAYS, MONTHS, st.integers(1, 24))
def test_taking_off_undoes_adding(start, months, off):
    """A term of n months less k months may end where a term of n-k months ends."""
    whole = Period(f"P{(months + off) // 12}Y{(months + off) % 12}M")
    rest = Period(f"P{months // 12}Y{months % 12}M")
    shortened = {day for end in ends(start, whole) for day in reduced(end, Period(f"P{off}M"))}
    allowed = ends(start, rest)
    assert min(abs((one - other).days) for one in shortened for other in allowed) <= (0 if start.day <= 28 else 3)
    assert start.day > 28 or shortened & allowed


@FEW
@given(DAYS, st.integers(1, 36), st.integers(0, 29))
def test_a_reduction_is_never_far_from_its_length(end, months, days):
    found = reduced(end, Period(f"P{months}M{days}D"))
    assert 1 <= len(found) <= 3
    assert max(found) - min(found) <= dt.timedelta(days=3)
    assert all(28 * months + days <= (end - day).days <= 31 * months + days for day in found)


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        ("P10Y", "P5Y0M0D"),
        ("P7M", "P0Y3M15D"),
        ("P1Y6M", "P0Y9M0D"),
        ("P4M15D", "P0Y2M7D"),
        ("P999Y999M9999D", "P541Y1M5014D"),
    ],
)
def test_half_of_a_length(length, expected):
    assert half(Period(length)) == expected
    assert half(Period(length)).parts


@FEW
@given(DAYS, DAYS)
def test_months_between_counts_whole_months(one, other):
    months = months_between(one, other)
    assert shift(one, months) <= other or months == 0
    assert other < one or shift(one, months + 1) > other


@FEW
@given(DAYS, MONTHS)
def test_months_between_undoes_shift(day, months):
    assert months_between(day, shift(day, months)) == months
    assert Period(said(months)).months == months


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [
        ("2022-04-20", {"days": 5}, "2022-04-25"),
        ("2022-05-15", {"days": 7}, "2022-05-23"),  # 22 May is a Sunday
        ("2023-09-27", {"days": 5}, "2023-10-07"),  # the National Day holiday, then a worked Saturday
        ("2022-04-19", {"days": 5}, "2022-04-24"),  # a worked Sunday
        ("2024-01-31", {"months": 1}, "2024-02-29"),
        ("2022-03-14", {"months": 2}, "2022-05-16"),
        ("2022-04-30", {"months": 1}, "2022-05-31"),  # Art 202: from the last day of a month to the last one
        ("2022-04-29", {"months": 1}, "2022-05-30"),  # the 29th is a Sunday
    ],
)
def test_a_time_limit_ends_on_a_working_day(start, length, expected):
    assert limit(date(start), **length) == date(expected)


def test_a_time_limit_in_an_unknown_year_is_unknown():
    assert limit(dt.date(2080, 1, 1), days=5) is None


@FEW
@given(st.dates(dt.date(2010, 1, 1), dt.date(2025, 6, 30)), st.integers(1, 40))
def test_a_time_limit_is_never_shortened(start, days):
    last = limit(start, days=days)
    assert 0 <= (last - start).days - days <= 10


@pytest.mark.parametrize("length", ["P999Y", "P999Y999M9999D", "P9999D"])
@pytest.mark.parametrize("day", ["1000-01-01", "2024-02-29", "2999-12-31"])
def test_a_mistyped_length_is_no_crash(day, length):
    assert ends(date(day), Period(length))
    assert reduced(date(day), Period(length))
