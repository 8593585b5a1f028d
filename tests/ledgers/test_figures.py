"""The counts of a ledger and the places in its list to which they lead; how many rows a table has where there are very many courts."""

from types import SimpleNamespace

import pytest

from build_scripts.pages import sentence_ledger
from build_scripts.pages.figures import Figures, largest
from build_scripts.pages.lists import SIZE

LINES = [*[("2022", "a")] * 60, ("2021", "a"), ("2023", "b"), ("2022", "b")]


def figures(lines, path="list/"):
    columns = ["a", "b", "c"]
    return Figures(path=path, lines=lines, row=lambda line: line[:1], column=lambda line: line[1], columns=columns)


def test_a_total_leads_to_the_first_line_of_its_column():
    found = figures(LINES)
    assert found.totals() == [[61, "list/", "2022-a"], [2, "list/page/2/", "2023-b"], [0, "", ""]]
    assert found.totals(lambda row: row == ("2021",)) == [[1, "list/page/2/", "2021-a"], [0, "", ""], [0, "", ""]]
    assert {LINES[number] for number in found.anchors} == set(LINES), "each anchor that is named stands in the list"


def test_a_table_has_the_courts_with_the_most_lines_and_no_more_than_a_page():
    few = {f"{number:03}": figures(LINES[:1]) for number in range(SIZE)}
    assert largest(few) == few
    found = largest({**few, "last": figures(LINES), "none": figures([])})
    assert list(found) == [*list(few)[:-1], "last"]


@pytest.mark.parametrize(("number", "listed"), [(SIZE, SIZE), (SIZE + 1, 1)])
def test_the_overview_leaves_many_bodies_to_their_provinces(number, listed):
    bodies = {f"川{place:02}": figures(LINES) for place in range(number - 1)} | {"nowhere": figures(LINES)}
    regions = {"川": figures(LINES), "川0114": figures(LINES)}
    provinces = {key: "川" for key in (*bodies, *regions) if key != "nowhere"}  # 川 is the High Court's key as well
    site = SimpleNamespace(catalog=SimpleNamespace(provinces=provinces))
    overview, sichuan = (sentence_ledger._places(site, regions, bodies, {}, place) for place in (None, "川"))
    assert [key for key, *_figures in overview["regions"]] == ["川"]
    assert len(overview["bodies"]) == listed
    assert [key for key, *_figures in sichuan["regions"]] == ["川0114"]
    assert {key for key, *_figures in sichuan["bodies"]} == bodies.keys() - {"nowhere"}
