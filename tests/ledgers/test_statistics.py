"""The ledger of figures: figures go in, verdicts and computed values come out, as worked out by hand in `statistics.yml`; its pages and its data."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from factories import record, write
from project import build, make
from scenarios.pairs import joined, plain
from test_deadlines import subject

from build_scripts.catalog.ledgers import figures
from build_scripts.content.strict_yaml import load

CONTENT = plain(load(Path(__file__).with_name("statistics.yml").read_bytes())[0])
ID = "7k2m9xqd"


def lines_of(records):
    known, _problems = joined([subject(record("statistic", **fields)) for fields in records])
    return list(figures.ledger(known.catalog))


def told(line):
    return " ".join([line.verdict.value, *(str(one.check.computed[0]) for one in line.sums)])


@pytest.mark.parametrize("scenario", CONTENT["scenarios"], ids=lambda scenario: scenario["name"])
def test_the_ledger_says_what_was_worked_out_by_hand(scenario):
    assert scenario["why"]
    found = lines_of([{"id": ID, "figures": scenario["figures"]}, *scenario.get("beside", ())])
    said = {line.told["key"]: told(line) for line in found if line.record.id == ID}
    assert {name: said[name] for name in scenario["says"]} == scenario["says"]


@pytest.mark.parametrize("scenario", CONTENT["series"], ids=lambda scenario: scenario["name"])
def test_years_stand_side_by_side(scenario):
    assert scenario["why"]
    records = [
        {
            "id": one["id"],
            "period": {"from": f"{one['year']}-01-01", "to": f"{one['year']}-12-31"},
            "source": {"publisher": "法院", "published": one["published"]},
            "figures": [{"name": "审结", "value": one["value"], "unit": one.get("unit", "件")}],
        }
        for one in scenario["records"]
    ]
    found = [
        [
            f"{year.year} {year.line.stated.value} {'-' if year.change is None else round(year.change * 100, 2)}"
            for year in years
        ]
        for years in figures.series(lines_of(records))
    ]
    assert found == scenario["says"]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = make(tmp_path_factory.mktemp("figures") / "project")
    for scenario in CONTENT["scenarios"]:
        if scenario["name"] == "the same share stated with a decimal":
            write(root / "content", "statistic", id=ID, topic="supervision", figures=scenario["figures"])
    write(
        root / "content", "statistic", id="3wztqsfv", topic="sentences",
        figures=[{"name": "审结", "value": "1302", "formerly": "1320", "unit": "件"}],
        corrections=[{"date": "2023-04-01", "class": "correction", "note": "来源更正。"}],
    )  # fmt: skip
    build(root)
    return root / "site"


def test_a_page_shows_both_values_where_they_differ(site):
    page = (site / "en/statistics-ledger/supervision/index.html").read_text(encoding="utf-8")
    assert "differs: stated 31.0%, computed 30.77%" in page
    own = (site / f"en/statistics/{ID}/index.html").read_text(encoding="utf-8")
    assert "differs: stated 31.0%, computed 30.77%" in own


@pytest.mark.parametrize("page", ["en/statistics-ledger/sentences", "en/statistics/3wztqsfv"])
def test_a_corrected_figure_stands_beside_the_old_one(site, page):
    text = (site / page / "index.html").read_text(encoding="utf-8")
    old, new = re.search(r"<del>(.*?)</del> <ins>(.*?)</ins>", text).groups()
    assert re.sub("<[^>]*>", "", old) == "Formerly: 1,320"
    assert re.sub("<[^>]*>", "", new) == "Corrected: 1,302"


def test_a_count_leads_to_its_figures(site):
    text = (site / "en/statistics-ledger/index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="[^"]*statistics-ledger/([a-z]+)/#([0-9]{4}-[a-z]+)">(\d+)<', text)
    assert links == [("sentences", "2022-none", "1"), ("supervision", "2022-differs", "1")]
    for topic, anchor, _count in links:
        assert f'id="{anchor}"' in (site / f"en/statistics-ledger/{topic}/index.html").read_text(encoding="utf-8")


def test_own_counts_stand_apart_and_say_what_they_are(site):
    text = (site / "en/statistics-ledger/index.html").read_text(encoding="utf-8")
    official, own = text.split('id="own"')
    assert "Counts of this portal are not statistics of the courts." in own
    assert "not statistics of the courts" not in official


OPERATIONS = {
    "share": lambda part, whole: part / whole * 100,
    "year-on-year": lambda new, old: (new / old - 1) * 100,
    "ratio": lambda part, whole: part / whole,
    "total": lambda *parts: sum(parts),
}


@pytest.mark.curated
def test_what_is_computed_can_be_computed_again_from_the_data(curated):
    """By other code than the ledger's: the parts are taken from the records' own data, and rounded by Python."""
    folder = curated[0]
    text = "".join(path.read_text("utf-8") for path in (folder / "data").glob("*.jsonl"))
    records = {one["id"]: one["record"] for one in map(json.loads, text.splitlines())}
    lines = [line for line in json.loads((folder / "data/figure-ledger.json").read_text("utf-8")) if line["stated"]]
    assert len(lines) >= 10
    for line in lines:
        whole = records[line["id"]]
        mine = next(one for one in whole["figures"] if one["name"] == line["figure"])
        computed = _again(records, whole, mine, line["sum"])
        if computed is not None:
            assert abs(computed - float(line["computed"])) < 0.051, line
            rounded = round(computed, max(-Decimal(line["stated"]).as_tuple().exponent, 0))
            assert (rounded == float(line["stated"])) is line["agrees"], line


def _again(records, whole, mine, kind):
    def value(at):
        there = records[at["id"]] if "id" in at else whole
        return float(next(one for one in there["figures"] if one["name"] == at.get("figure", mine["name"]))["value"])

    if kind == "average-annual":
        return None
    if kind == "total":
        return sum(value(at) for at in mine["parts"])
    stated = next(one for one in mine["comparisons"] if one["kind"] == kind)
    base = float(stated["base"]) if "base" in stated else value(stated["base_of"])
    return OPERATIONS[kind](float(mine["value"]), base)
