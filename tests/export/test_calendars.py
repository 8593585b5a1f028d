"""The calendar of sittings to come, read by icalendar."""

import datetime as dt
from pathlib import PurePosixPath

import icalendar
import pytest
from factories import record

from build_scripts.catalog.summary import summary_of
from build_scripts.export import ics, sittings
from build_scripts.model.parse import parse

from .factories import AS_OF, COURT, make_files, make_site, make_summary, make_vocabulary

DAY, LATER = "2024-06-20", "2024-07-02"
NAME = "欧阳某"


def hearing(**fields):
    """The summary of a hearing, as a build makes it of its file."""
    usual = {"id": "bcdfghj2", "title": f"{NAME}盗窃案开庭公告", "date": DAY, "announced": "2024-05-30", "source": None}
    path = PurePosixPath("hearings/2024/bcdfghj2.yml")
    entry, problems = parse(record("hearing", **usual | fields), path, make_vocabulary())
    assert entry is not None, problems
    return summary_of(entry, str(path), ("zh", "en"))


def events(*summaries, language="", as_of=AS_OF):
    site = make_site(summaries, as_of=as_of)
    files = make_files(site, sittings.parts(site))
    return icalendar.Calendar.from_ical(files[f"{language}hearings/calendar.ics"]).walk("VEVENT")


def test_a_sitting_has_its_hour_its_place_and_its_page():
    (event,) = events(hearing(time="09:30", place="第三法庭", sample="true"), language="en/")
    assert event.decoded("DTSTART") == dt.datetime(2024, 6, 20, 1, 30, tzinfo=dt.UTC)
    assert event["LOCATION"] == "Chaoyang District Court 第三法庭"
    assert event["SUMMARY"] == "Trial or hearing · （2023）京0105刑初124号 · Chaoyang District Court"
    assert event["URL"] == "https://example.org/open/en/hearings/bcdfghj2/"
    assert event["DESCRIPTION"].startswith("This record is a fictional sample.")
    assert event["UID"] == "bcdfghj2-sitting-en@example.org"


def test_one_without_an_hour_takes_the_whole_day():
    (event,) = events(hearing())
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (dt.date(2024, 6, 20), dt.date(2024, 6, 21))
    assert not event["DESCRIPTION"].startswith("本记录为虚构样例")


def test_no_calendar_names_a_person():
    (event,) = events(hearing(place="第三法庭", parties=[{"role": "defendant", "name": NAME}]))
    assert NAME not in event.to_ical().decode()


def test_of_one_that_was_put_off_the_new_day_stands_and_the_old_hour_does_not():
    (event,) = events(hearing(time="09:30", result="postponed", new_date=LATER))
    assert event.decoded("DTSTART") == dt.date(2024, 7, 2)


@pytest.mark.parametrize(
    "fields",
    [
        {"result": "held"},
        {"result": "cancelled"},
        {"result": "postponed"},
        {"open": "false", "closed_ground": "privacy"},
        {"date": "2024-05-31", "announced": "2024-05-20"},
    ],
    ids=lambda fields: " ".join(fields.values()),
)
def test_what_is_over_called_off_or_closed_invites_nobody(fields):
    assert events(hearing(**fields)) == []


def test_what_has_an_end_or_is_of_no_announcement_is_in_no_calendar():
    one = {"kind": "hearing", "sitting": (DAY, "", "")}
    shown, ending, other = (
        make_summary(1, **one),
        make_summary(2, **one, expires=LATER),
        make_summary(3, kind="judgment"),
    )
    assert [event["UID"][:8] for event in events(shown, ending, other)] == [shown.id]


def test_on_its_own_day_it_is_still_to_come_and_on_the_next_it_is_gone():
    assert events(hearing(), as_of=dt.date(2024, 6, 20))
    assert not events(hearing(), as_of=dt.date(2024, 6, 21))


def test_the_sooner_stands_first_and_the_part_depends_on_the_record():
    soon, late = (
        make_summary(1, kind="hearing", sitting=(DAY, "", "")),
        make_summary(0, kind="hearing", sitting=(LATER, "", "")),
    )
    assert [event.decoded("DTSTART").isoformat() for event in events(late, soon)] == [DAY, LATER]
    part, other = (
        next(
            iter(
                sittings.parts(make_site([make_summary(1, kind="hearing", sitting=(DAY, "", place), organs=(COURT,))]))
            )
        ).depends
        for place in ("第一法庭", "第二法庭")
    )
    assert part != other


def test_a_foreign_reader_reads_the_days_of_open_notices():
    text = "最后一日，可以提出异议；a\\b\nc" * 9
    day = ics.CalendarDay("a@example.org", DAY, DAY, text, text, "https://example.org/")
    (event,) = icalendar.Calendar.from_ical(ics.calendar("公示", "-//x//y//EN", [day])).walk("VEVENT")
    assert (event["SUMMARY"], event["DESCRIPTION"]) == (text, text)
    assert event.decoded("DTSTAMP") == dt.datetime(2024, 6, 19, 16, tzinfo=dt.UTC)
