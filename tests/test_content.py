"""The curated content itself: of every kind, with sources or marked as samples, and without an error."""

import csv
import json
import re
from collections import Counter
from functools import cache

import pytest
from project import LANGUAGES, ROOT, check
from shared import AS_OF

from build_scripts.content import vocabulary
from build_scripts.content.files import record_files
from build_scripts.content.strict_yaml import load
from build_scripts.model.base import Status
from build_scripts.model.kinds import BY_FOLDER, KINDS

CONTENT = ROOT / "content"
pytestmark = pytest.mark.curated


@cache
def records():
    return [load((CONTENT / source).read_bytes())[0] for source in record_files(CONTENT, BY_FOLDER)[0]]


@pytest.fixture(scope="module")
def site(curated):
    return curated[0]


def test_no_errors_and_no_warnings_that_the_samples_do_not_mean():
    outcome = check(ROOT, as_of=AS_OF)
    assert [problem for problem in outcome.problems if problem.severity == "error"] == []
    assert {problem.rule for problem in outcome.problems} <= {
        "CITE-03",
        "MASK-06",
        "MASK-08",
        "SENT-03",
        "STAT-02",
        "TIME-07",
    }


def test_size_and_breadth():
    assert len(records()) >= 80
    assert {record["kind"] for record in records()} == set(KINDS)
    assert {record.get("status", "published") for record in records()} == {status.value for status in Status}
    assert {record.get("language", "zh") for record in records()} == {"zh", "en"}
    assert min(Counter(record["kind"] for record in records()).values()) >= 2


def test_every_record_is_a_sample_or_cites_its_source():
    missing = [
        record["id"]
        for record in records()
        if record.get("status", "published") == "published"
        and record.get("sample") != "true"
        and not (record.get("source") or {}).get("publisher")
    ]
    assert missing == []


def test_every_record_reads_in_english():
    missing = [
        record["id"]
        for record in records()
        if record.get("status", "published") == "published"
        and record.get("language", "zh") == "zh"
        and not (record.get("title_en") and record.get("summary_en"))
    ]
    assert missing == []


def test_every_sample_is_marked_on_its_pages(site):
    for record in records():
        if record.get("sample") == "true":
            for language, mark in (("", "虚构"), ("en/", "Fictional sample")):
                page = site / language / KINDS[record["kind"]].folder / record["id"] / "index.html"
                if page.is_file():  # an entry past its end has none
                    assert mark in page.read_text(encoding="utf-8"), page


def test_every_sample_is_marked_in_every_export(site):
    samples = {record["id"] for record in records() if record.get("sample") == "true"}
    rows = 0
    for path in site.rglob("*.csv"):
        for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
            assert (row["id"] in samples) == (row["sample"].lower() in {"true", "1", "yes"}), path
            rows += 1
    for path in site.rglob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert (row["id"] in samples) == bool(row.get("sample")), path
            rows += 1
    assert rows >= 100
    for path in site.rglob("feed.xml"):
        for entry in re.findall(r"<entry>.*?</entry>", path.read_text(encoding="utf-8"), re.DOTALL):
            found = re.search(r"/([a-z2-9]{8})/", entry)
            assert found
            if found[1] in samples:
                assert re.search(r"虚构|sample", entry), path


def test_the_vocabulary():
    words, problems = vocabulary.read(CONTENT / "vocabulary", LANGUAGES)
    assert problems == []
    assert {path.stem for path in (CONTENT / "vocabulary").glob("*.yml")} == set(vocabulary.LISTS)
    for name in vocabulary.LISTS:
        terms = words.lists[name]
        assert len(terms) >= 5, name
        assert not [key for key, term in terms.items() if not re.search(r"[㐀-鿿]", term.names["zh"])], name
        assert not [key for key, term in terms.items() if re.search(r"[㐀-鿿]", term.names["en"])], name
        if name != "courts":  # a court keeps its name when its code changes, as 增城 did when it became a district
            assert len({term.names["zh"] for term in terms.values()}) == len(terms), name


def test_some_cases_run_through_many_records(site):
    cases = [path for path in (site / "cases").iterdir() if path.is_dir() and path.name != "page"]
    kinds = [
        len(set(re.findall(r'href="\.\./\.\./([a-z-]+)/[b-z2-9]{8}/"', (path / "index.html").read_text("utf-8"))))
        for path in cases
    ]
    assert len(cases) >= 5
    assert max(kinds) >= 4
