"""Days of which the State Council's notices leave no doubt, and what is unknown."""

import datetime as dt

import pytest

from build_scripts.model.workdays import between, is_workday

WORKED = {  # make-up days: Saturdays and Sundays on which China worked
    "2021-02-07 2021-02-20 2021-04-25 2021-05-08 2021-09-18 2021-09-26 2021-10-09",
    "2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 2022-10-09",
    "2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08",
    "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12",
    "2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11",
}
FREE = {  # holidays that fall on Monday to Friday
    "2022-01-03 2022-01-31 2022-02-01 2022-02-04 2022-04-04 2022-04-05 2022-05-02 2022-05-04 2022-06-03",
    "2022-09-12 2022-10-03 2022-10-07 2023-01-02 2023-01-23 2023-01-27 2023-04-05 2023-05-01 2023-05-03",
    "2023-06-22 2023-06-23 2023-09-29 2023-10-02 2023-10-06 2024-01-01 2024-02-12 2024-02-16 2024-04-04",
    "2024-04-05 2024-05-01 2024-05-03 2024-06-10 2024-09-16 2024-09-17 2024-10-01 2024-10-07 2025-01-01",
    "2025-01-28 2025-02-04 2025-04-04 2025-05-01 2025-05-05 2025-06-02 2025-10-01 2025-10-08",
}
PLAIN = {
    "2023-03-01": True,
    "2023-03-04": False,
    "2023-03-05": False,
    "2024-02-29": True,
    "2024-02-09": True,  # New Year's Eve, not a holiday of that year's notice
    "2023-01-30": True,
}


def days(groups):
    return sorted(dt.date.fromisoformat(day) for group in groups for day in group.split())


@pytest.mark.parametrize("day", days(WORKED), ids=str)
def test_make_up_days_are_worked(day):
    assert day.weekday() >= 5
    assert is_workday(day) is True


@pytest.mark.parametrize("day", days(FREE), ids=str)
def test_holidays_are_free(day):
    assert day.weekday() < 5
    assert is_workday(day) is False


@pytest.mark.parametrize(("day", "worked"), PLAIN.items())
def test_plain_days(day, worked):
    assert is_workday(dt.date.fromisoformat(day)) is worked


@pytest.mark.parametrize("year", [1949, 1999, 2003, 2090, 9999])
def test_an_unknown_year_is_unknown(year):
    assert is_workday(dt.date(year, 6, 1)) is None
    assert between(dt.date(year, 6, 1), dt.date(year, 6, 3)) is None


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2023-03-01", "2023-03-01", 0),
        ("2023-03-02", "2023-03-01", 0),
        ("2023-03-01", "2023-03-02", 1),
        ("2023-03-03", "2023-03-05", 0),
        ("2023-03-03", "2023-03-06", 1),
        ("2023-09-28", "2023-10-09", 3),  # 7, 8 and 9 October, after eight free days
        ("2024-02-09", "2024-02-18", 1),  # the Spring Festival, then a worked Sunday
        ("2023-12-29", "2024-01-02", 1),
    ],
)
def test_counting_begins_on_the_day_after(start, end, count):
    assert between(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == count


@pytest.mark.long
def test_one_unknown_day_makes_the_count_unknown():
    first_unknown = next(dt.date(year, 1, 1) for year in range(2020, 2100) if is_workday(dt.date(year, 1, 1)) is None)
    before = first_unknown - dt.timedelta(days=20)
    assert between(before, first_unknown - dt.timedelta(days=1)) is not None
    assert between(before, first_unknown) is None
    assert between(before, dt.date(9999, 12, 31)) is None  # at once, not after two million days
