"""How many records were sealed in a year is told of whole past years with enough of them, and of no other."""

import csv
import datetime as dt
import io
import json
import re

import pytest
from factories import write
from project import build, call

from build_scripts.catalog.ledgers.sealed import by_year
from build_scripts.catalog.small_cells import FEWEST

FIGURES = {2021: 40, 2022: FEWEST - 1, 2023: FEWEST, 2024: 31}


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2023-12-31", [("2021", 40)]),
        ("2024-01-01", [("2023", FEWEST), ("2021", 40)]),
        ("2024-12-31", [("2023", FEWEST), ("2021", 40)]),
        ("2025-01-01", [("2024", 31), ("2023", FEWEST), ("2021", 40)]),
    ],
)
def test_years_that_are_over_and_large_enough(day, shown):
    told = by_year({"sealed_per_year": FIGURES}, dt.date.fromisoformat(day))
    assert [(one.year, one.number) for one in told] == shown
    assert by_year({}, dt.date.fromisoformat(day)) == ()


@pytest.mark.parametrize(
    "figures",
    [
        [2021],
        {"2021": 40},
        {2021: "many"},
        {2021: -1},
        {2021: True},
        40,
        {2021: {"fraud": 3}},
        {2021: None},
        {2021: {"decision": "3"}},
    ],
)
def test_a_setting_that_means_nothing_is_refused(figures):
    with pytest.raises(ValueError, match="sealed_per_year"):
        by_year({"sealed_per_year": figures}, dt.date(2024, 1, 1))


GROUNDED = {
    2021: {"minor-offence": 40, "public-order": 31, "decision": 12, "not-told": 55},
    2022: {"minor-offence": 4, "public-order": 30, "decision": 12},
    2023: {"minor-offence": 4, "public-order": 30},
    2024: {"decision": 7, "not-told": 2},
}


def test_a_small_number_on_one_ground_is_hidden_with_what_would_give_it_away():
    told = {one.year: (one.number, one.grounds) for one in by_year({"sealed_per_year": GROUNDED}, dt.date(2026, 1, 1))}
    assert told == {
        "2021": (138, (40, 31, 12, 55)),
        "2022": (46, (None, 30, None, None)),  # 0 is hidden too: 46 − 30 − 12 would be the 4
        "2023": (34, (None, None, None, None)),
    }


@pytest.mark.parametrize("day", ["2022-01-01", "2023-01-01", "2024-01-01", "2025-01-01"])
def test_what_is_shown_of_a_year_never_changes_when_another_one_comes(day):
    """Otherwise what was hidden could be computed from the site of two nights."""
    last = {one.year: one for one in by_year({"sealed_per_year": GROUNDED}, dt.date(2026, 1, 1))}
    for one in by_year({"sealed_per_year": GROUNDED}, dt.date.fromisoformat(day)):
        assert one == last[one.year]


def test_the_page_of_withheld_documents_says_which_years_it_leaves_out(project):
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.rstrip() + "\n  sealed_per_year: {2021: 40, 2022: 3, 2023: 12, 2024: 31}\n", encoding="utf-8"
    )
    write(project / "content", status="sealed")
    assert build(project).ok
    page = (project / "site/en/withheld/index.html").read_text(encoding="utf-8")
    section = page.partition('id="sealed"')[2].partition("</section>")[0]
    assert [year in section for year in ("2021", "2022", "2023", "2024")] == [True, False, True, False]
    assert f"fewer than {FEWEST}" in section
    lines = json.loads((project / "site/data/sealed.json").read_text(encoding="utf-8"))
    assert {(line["year"], line["number"]) for line in lines} == {("2021", 40), ("2023", 12)}
    grounds = "{2022: {minor-offence: 4, public-order: 30, decision: 12}}"
    settings.write_text(f"{text.rstrip()}\n  sealed_per_year: {grounds}\n", encoding="utf-8")
    assert build(project).ok
    page = (project / "site/en/withheld/index.html").read_text(encoding="utf-8")
    section = page.partition('id="sealed"')[2].partition("</section>")[0]
    assert re.findall(r'<td class="portal-number"[^>]*>(\w+)</td>', section) == [
        "46",
        "hidden",
        "30",
        "hidden",
        "hidden",
    ]
    table = (project / "site/data/sealed.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["number"] for row in rows] == ["46", "", "30", "", ""], "the file hides what the page hides"
    assert [row["hidden"] for row in rows] == ["false", "true", "false", "true", "true"]
    settings.write_text(text.rstrip() + "\n  sealed_per_year: {2021: many}\n", encoding="utf-8")
    ran = call(project, "build", "--as-of", "2024-06-01")
    assert (ran.code, "sealed_per_year" in ran.err) == (2, True)
