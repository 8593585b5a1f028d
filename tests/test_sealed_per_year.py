"""How many records were sealed in a year is told of whole past years with enough of them, and of no other."""

import datetime as dt

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
    assert list(by_year({"sealed_per_year": FIGURES}, dt.date.fromisoformat(day))) == shown
    assert by_year({}, dt.date.fromisoformat(day)) == ()


@pytest.mark.parametrize("figures", [[2021], {"2021": 40}, {2021: "many"}, {2021: -1}, {2021: True}, 40])
def test_a_setting_that_means_nothing_is_refused(figures):
    with pytest.raises(ValueError, match="sealed_per_year"):
        by_year({"sealed_per_year": figures}, dt.date(2024, 1, 1))


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
    settings.write_text(text.rstrip() + "\n  sealed_per_year: {2021: many}\n", encoding="utf-8")
    ran = call(project, "build", "--as-of", "2024-06-01")
    assert (ran.code, "sealed_per_year" in ran.err) == (2, True)
