"""What the pages that lead in say: home, 404, coverage, the order of lists, the totals of what is withheld, the help of the search."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from export.factories import COURT, make_site, make_summary
from project import ROOT

from build_scripts.model.kinds import KINDS
from build_scripts.model.service import ServiceType
from build_scripts.pages import front, ways
from build_scripts.pages.coverage import count
from build_scripts.pages.home import home, newest
from build_scripts.pages.shell import Fragment
from build_scripts.pages.withheld import withheld_plans


def page_of(records=(), language="zh", **how):
    site = make_site(records, **how)
    return home(site, [], language, newest(site)).data


def test_what_is_new_is_sorted_by_the_day_that_is_printed_beside_it():
    records = [
        make_summary(0, date="1998-05-01", published="2024-05-20"),
        make_summary(1, date="2024-05-25"),
        make_summary(2, date="2030-01-01", events=(("2024-05-22", "Hearing announced", ""),)),
        make_summary(3, date=None),
    ]
    shown = [(row["id"], row["date"], row["before"]) for row in page_of(records)["new"]]
    assert shown == [
        (records[1].id, "2024-05-25", ""),
        (records[2].id, "2024-05-22", "Hearing announced"),
        (records[0].id, "2024-05-20", "At the source"),
        (records[3].id, "", ""),
    ]


def test_only_what_was_withheld_this_year_is_counted_and_shown_as_of_this_year():
    records = [
        make_summary(
            number, status="withheld", reason="juvenile-crime", date=day, number=f"（2024）京0105刑初{number}号"
        )
        for number, day in enumerate(("2024-01-05", "2023-12-31", None))
    ]
    data = page_of(records)
    assert (data["withheld_year"], data["withheld_total"]) == (1, 3)
    assert [row["id"] for row in data["withheld"]] == [records[0].id]
    assert page_of(records, as_of=dt.date(2025, 1, 1))["withheld"] == []


@pytest.mark.parametrize("samples", [0, 1, 2])
def test_the_home_page_says_how_many_records_are_samples(samples):
    data = page_of([make_summary(number, sample=number < samples) for number in range(2)])
    assert (data["samples"], data["total"]) == (samples, 2)


def test_the_first_line_of_the_home_page_says_that_it_is_not_official():
    template = (ROOT / "overrides/records/home.html").read_text(encoding="utf-8")
    assert "not an official site" in template[: template.index("<section")]


def test_the_brand_is_no_seal():
    """A seal is red: a red square or disc with a character in it."""
    for name in ("partials/header.html", "assets/images/favicon.svg"):
        drawing = "".join(
            re.findall(r"<svg.*?</svg>", (ROOT / "overrides" / name).read_text(encoding="utf-8"), re.DOTALL)
        )
        assert not [red for red in re.findall("#([0-9a-f]{6})", drawing) if int(red[:2], 16) > int(red[4:], 16)]


def test_404_speaks_every_language_and_leads_to_each():
    site = make_site()
    job = front._not_found(site)
    chinese, english = job.data["parts"]
    assert (chinese["language"], english["language"], english["title"]) == ("zh", "en", "Page not found")
    assert job.title == f"{chinese['title']} · Page not found"
    assert {address for address, _name in english["links"]} == {
        f"/open/en/{path}" for path in ("", "search/", "browse/", "cases/")
    }
    assert {address for address, _name in chinese["links"]} == {
        f"/open/{path}" for path in ("", "search/", "browse/", "cases/")
    }


def test_coverage_counts_what_is_here_and_names_what_is_missing():
    records = [
        make_summary(0, date="2020-05-01", sample=True, organs=(COURT,)),
        make_summary(1, date="2023-05-01", organs=(COURT,)),
    ]
    data = count(make_site(records))
    (judgments,) = data["kinds"]
    assert (judgments["count"], judgments["samples"], judgments["first"], judgments["last"], judgments["bodies"]) == (
        2,
        1,
        "2020",
        "2023",
        1,
    )
    assert data["gaps"] == ["2021", "2022"]
    assert {folder for folder, _name in data["none"]} == {kind.folder for kind in KINDS.values()} - {"judgments"}
    assert count(make_site())["kinds"] == []


def test_services_stand_in_the_order_that_their_list_states():
    types = [type_.value for type_ in ServiceType]
    records = [
        make_summary(number, kind="service", result=type_, date=day)
        for number, (type_, day) in enumerate(
            [(types[2], "2024-01-01"), (types[0], "2020-01-01"), (types[0], "2022-01-01"), (types[1], None)]
        )
    ]
    (way,) = [way for way in ways.directories(make_site(records)) if way.path == "browse/"]
    orders = {listing.path: (listing.order, [record.id for record in listing.records]) for listing in way.lists}
    services, ids = orders["services/"]
    assert ids == [records[2].id, records[1].id, records[3].id, records[0].id]
    assert "what they are for" in services
    assert orders["judgments/"][0] == "Newest first"


def test_what_is_withheld_has_totals_and_a_list_for_each_court():
    records = [
        make_summary(
            number,
            status="withheld",
            reason=reason,
            date="2024-01-05",
            organs=(COURT,),
            number=f"（2024）京0105刑初{number}号",
        )
        for number, reason in enumerate(("juvenile-crime", "juvenile-crime", "mediation"))
    ]
    plans = {plan.path: plan for plan in withheld_plans(make_site(records), "zh")}
    data = plans["withheld/"].job().data
    assert sum(count for count, *_place in data["by_reason"]) == data["total"] == 3
    ((key, path, counts, number, _of),) = data["courts"]
    assert (key, sum(count for count, *_place in counts), number) == (COURT, 3, 3)
    assert path in plans
    template = (ROOT / "overrides/records/withheld.html").read_text(encoding="utf-8")
    assert template.count("<tfoot>") == 2
    assert "totals=by_reason" in template


def test_an_adopters_own_accessibility_statement_goes_before_the_shipped_one():
    paths = [plan.path for plan in front.front_plans(make_site(), [])]
    assert paths.count("accessibility/") == 2
    site = make_site()
    written = (Fragment("accessibility/", "无障碍", "", "<p>自己的</p>"),)
    site = replace(site, shells={**site.shells, "zh": replace(site.shells["zh"], fragments=written)})
    plans = [*front.front_plans(site, []), *front.hand_written_plans(site)]
    templates = {plan.job().template for plan in plans if plan.path == "accessibility/"}
    assert templates == {"fragment.html"}
