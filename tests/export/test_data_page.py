"""The data page: every format with its files, what else there is, and nothing that changes with the day."""

import datetime as dt
import hashlib
import re
from dataclasses import replace

import pytest

from build_scripts.export import data_files, data_page, index_file, registry
from build_scripts.export.formats import declared
from build_scripts.export.index_file import Made, measure

from .factories import all_files, make_site, mixed

LATE = "data/datapackage.json"
LAST = {index_file.PATH, *data_files.DESCRIPTIONS}


@pytest.fixture(scope="module")
def site():
    return make_site(mixed())


@pytest.fixture(scope="module")
def made(site):
    return files_of(site)


def files_of(site):
    """What a build hands over: all files but those that list the others."""
    made = all_files(site)
    return [measure(path, content) for path, content in made if path not in LAST and ".schema." not in path]


def page(site, made, language="en"):
    plans = {plan.language: plan for plan in registry.closing_pages(site, made)}
    return plans[language].job().data


def test_every_format_is_there_with_all_its_files(site, made):
    shown = {one["id"]: one for one in page(site, made)["formats"]}
    needed = {form.EXTENSION.replace(".", "-") for form in declared() if form.EXTENSION not in site.formats_off}
    assert needed - {"akn-xml"} <= set(shown)  # whose files decisions alone have
    assert [file["path"] for file in shown["jsonl"]["files"]] == ["data/records-0001.jsonl"]
    assert shown["csl-json"]["single"][0] == 3
    assert shown["ris"]["lists"][0] == 7  # kind, court, region, cause, two years, outcome
    sizes = {file.path: (file.bytes, file.sha256) for file in made}
    for one in shown.values():
        assert all(sizes[file["path"]] == (file["bytes"], file["sha256"]) for file in one["files"])


def test_a_format_that_is_off_is_not_there(site):
    bare = replace(site, formats_off=frozenset({"tsv", "ris"}))
    made = files_of(bare)
    found = page(bare, made)
    assert {"tsv", "ris"}.isdisjoint(one["id"] for one in found["formats"])
    assert page(site, made)["script"]
    assert found["script"] == "", "nothing can be followed without the list"


def test_the_page_stays_short_however_many_files_there_are(site, made):
    many = [Made(f"data/records-{number:04}.jsonl", 1, "0" * 64) for number in range(1, 101)]
    one = next(one for one in page(site, [*made[:3], *many])["formats"] if one["id"] == "jsonl")
    assert (len(one["files"]), one["more"]) == (data_page.MOST, 100 - data_page.MOST)


def test_a_night_changes_nothing_and_a_byte_does(site, made):
    def states(site, made):
        return [plan.state for plan in registry.closing_pages(site, made)]

    later = replace(site, as_of=site.as_of + dt.timedelta(days=1))
    assert states(site, made) == states(later, made)
    assert states(site, made) != states(site, [*made[:-1], made[-1]._replace(path="data/x.csv")])


def test_what_no_format_declares_is_a_table_or_beside_them(site, made):
    found = page(site, [*made, Made("data/x/some-0001.csv", 1, ""), Made("data/x/some-0002.csv", 1, "")])
    tables = {table["name"]: len(table["files"]) for table in found["tables"]}
    assert tables["x/some"] == 2
    assert tables["deadlines"] == 2
    beside = [path for path, _name, _purpose in found["beside"]]
    assert {"en/feed.xml", "en/hearings/calendar.ics", "en/opensearch.xml", "data/changes.csv", LATE} <= set(beside)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_digests_of_the_published_page_are_those_of_the_files(curated, folder):
    root = curated[0]
    html = (root / f"{folder}data/index.html").read_text(encoding="utf-8")
    rows = re.findall(r'<a href="((?:\.\./)+)(data/[^"]+)" download>.*?<code>([0-9a-f]{64})</code>', html)
    assert len(rows) > 10
    for _up, path, digest in rows:
        assert hashlib.sha256((root / path).read_bytes()).hexdigest() == digest, path
