"""Every field of every kind is a typed column of Parquet and, but for the text, a column of the kind's CSV."""

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from itertools import zip_longest

import duckdb
import pytest
from factories import record
from project import LANGUAGES

from build_scripts.export import kinds_csv, parquet
from build_scripts.export.kind_columns import FIRST, columns_of, row, value_of
from build_scripts.model.kinds import KINDS

from .factories import HEAVY, SECRET, make_files, make_site, make_summary, mixed
from .of_record import exported

LANGUAGES_WRITTEN = LANGUAGES.written


def column(kind, *names):
    columns = columns_of(kind, LANGUAGES_WRITTEN)
    for name in names:
        (found,) = [one for one in columns if one.name == name]
        columns = found.columns
    return found


def names(columns, before=""):
    for one in columns:
        yield f"{before}{one.name}"
        yield from names(one.columns, f"{before}{one.name}.")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_own_fields_and_those_of_reduced_records(kind):
    found = [one.name for one in columns_of(kind, LANGUAGES_WRITTEN)]
    assert found[: len(FIRST)] == list(FIRST)
    assert len(set(found)) == len(found)
    own = {field.alias or name for name, field in KINDS[kind].model.model_fields.items()} - {"\0translations"}
    assert own | {"withheld", "withdrawn", "title_en", "url_zh", "case", "organs"} <= set(found)


def test_what_is_not_public_is_no_column():
    every = {name.rpartition(".")[2] for kind in KINDS for name in names(columns_of(kind, LANGUAGES_WRITTEN))}
    assert "minor" not in every
    assert {"organisation", "born"} <= every


def test_types_follow_from_the_models():
    assert column("judgment", "decided").holds is dt.date
    assert column("judgment", "parties", "organisation").holds is bool
    assert column("judgment", "statutes", "paragraph").holds is int
    assert column("judgment", "recoveries", "amount", "amount").holds is Decimal
    assert column("judgment", "parties").many
    assert "fixed-term" in column("judgment", "sentences", "penalty").choices
    assert column("judgment", "court").choices == ()
    assert column("sentence-change", "measure").choices == ("commutation", "parole", "temporary-execution")


def test_what_may_stand_alone_is_read_as_its_model_reads_it():
    amount = column("judgment", "recoveries", "amount")
    assert value_of(amount, "50000") == {"amount": Decimal(50000), "currency": "CNY"}
    assert value_of(amount, {"amount": "2.50", "currency": "USD"}) == {"amount": Decimal("2.50"), "currency": "USD"}
    lower = column("judgment", "lower")
    assert [one["court"] for one in value_of(lower, {"court": "京0105", "decided": "2023-01-02"})] == ["京0105"]
    assert value_of(lower, None) == []
    assert value_of(column("judgment", "sentences", "confiscation"), "all")["all"] is True


@pytest.mark.parametrize(
    ("kind", "name", "usual"), [("hearing", "open", True), ("guiding-case", "validity", "in-force")]
)
def test_a_withdrawn_record_is_not_said_to_be_what_is_usual(kind, name, usual):
    columns = columns_of(kind, LANGUAGES_WRITTEN)
    told = {}
    for status in ("published", "withdrawn"):
        _context, one = exported(record(kind, status))
        told[status] = row(one, columns, LANGUAGES.codes)[name]
    assert told == {"published": usual, "withdrawn": None}


def test_a_kind_and_year_that_has_records_has_a_file():
    every = [
        *mixed(),
        make_summary(7, kind="statistic", date=None),
        make_summary(8, kind="statistic", date="2022-05-01"),
    ]
    site = make_site(every, off=HEAVY - {"parquet"})
    made = make_files(site, parquet.parts(site))
    assert sorted(made) == [
        f"data/parquet/{name}.parquet"
        for name in ("judgment/2019", "judgment/2023", "statistic/2022", "statistic/undated")
    ]
    assert make_files(site, parquet.parts(site)) == made


def test_a_year_of_many_records_has_several_files(monkeypatch):
    monkeypatch.setattr(parquet, "RECORDS", 2)
    site = make_site([make_summary(number) for number in range(5)], off=HEAVY - {"parquet"})
    made = make_files(site, parquet.parts(site))
    assert list(made) == [f"data/parquet/judgment/2023{more}.parquet" for more in ("", "-0001", "-0002")]


def test_a_table_of_a_kind_has_as_many_rows_as_records(monkeypatch):
    monkeypatch.setattr(kinds_csv, "CHUNK", 2)
    site = make_site(mixed())
    made = make_files(site, kinds_csv.parts(site))
    rows = {
        path: list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))) for path, data in made.items()
    }
    assert {path: [row["id"] for row in each] for path, each in rows.items()} == {
        "data/kinds/judgment-0001.csv": ["bcdfghj2", "bcdfghj3"],
        "data/kinds/judgment-0002.csv": ["bcdfghj4"],
    }
    assert all(SECRET.encode() not in data for data in made.values())
    assert "body" not in rows["data/kinds/judgment-0001.csv"][0]
    assert list(kinds_csv.parts(make_site(mixed(), off=HEAVY | {"csv"}))) == []


GROUPS = {
    "parties": [{"role": "defendant", "name": "王某"}, {"role": "victim", "name": "=1+1", "born": 1990}],
    "sample": True,
}


def with_groups(keys):
    return dict.fromkeys(keys, GROUPS)


def test_lists_of_groups_are_columns_in_step_and_no_cell_is_a_formula(monkeypatch):
    monkeypatch.setattr("export.factories.wholes", with_groups)
    site = make_site([make_summary(1)])
    (data,) = make_files(site, kinds_csv.parts(site)).values()
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert (row["parties.role"], row["parties.name"], row["parties.born"]) == (
        "defendant; victim",
        "王某; =1+1",
        "; 1990",
    )
    GROUPS["parties"].pop(0)
    (data,) = make_files(site, kinds_csv.parts(site)).values()
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert row["parties.name"] == "'=1+1"


def test_parquet_holds_every_value_of_the_curated_records(curated):
    folder, _summary = curated
    lines = (folder / "data/records-0001.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = {line["id"]: line["record"] for line in map(json.loads, lines)}
    found = {}
    for path in (folder / "data/parquet").rglob("*.parquet"):
        table = duckdb.read_parquet(str(path))
        found |= {row[0]: dict(zip(table.columns, row, strict=True)) for row in table.fetchall()}
    assert set(found) == set(wanted)
    lost = [f"{key}.{place}" for key, record in wanted.items() for place in differences(record, found[key])]
    assert lost == []


def differences(told, read, place=""):
    """Where a value of a record is not the value of the table."""
    if isinstance(read, list):
        items = told if isinstance(told, list) else [told]
        for number, (one, other) in enumerate(zip_longest(items, read)):
            yield from differences(one, other, f"{place}.{number}")
    elif isinstance(told, dict):
        for name, value in told.items():
            yield from differences(value, read[name], f"{place}.{name}")
    elif not same(told, read):
        yield place


def same(told, read):
    if isinstance(read, dict):  # written alone
        return read.get("all") is True if told == "all" else Decimal(told) == read["amount"]
    return Decimal(told) == read if isinstance(read, Decimal) else str(told) == str(read)
