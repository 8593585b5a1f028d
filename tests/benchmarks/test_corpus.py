import datetime as dt
import statistics
from collections import Counter

import pytest
from project import ROOT

from benchmarks import corpus, markdown
from benchmarks.visit import trips
from build_scripts.build import pipeline
from build_scripts.build.config import BuildConfig
from build_scripts.content.problem import Severity
from build_scripts.model.kinds import KINDS

AS_OF = dt.date(2026, 6, 30)


@pytest.fixture(scope="module")
def records():
    return list(corpus.records(1200))


def test_the_same_seed_makes_the_same_records(records):
    assert [corpus.to_yaml(one) for one in corpus.records(60)] == [corpus.to_yaml(one) for one in records[:60]]
    assert [one.get("body") for one in corpus.records(60, seed=2)] != [one.get("body") for one in records[:60]]


@pytest.mark.long
def test_every_record_is_valid(tmp_path):
    corpus.write(tmp_path / "content", 60)
    order = BuildConfig(root=ROOT, content=tmp_path / "content", site=tmp_path / "site", as_of=AS_OF)
    outcome = pipeline.check(order)
    assert [found for found in outcome.problems if found.severity is Severity.ERROR] == []
    assert outcome.summary["published"] + outcome.summary["withheld"] == 60


@pytest.mark.parametrize("front", [True, False])
def test_the_peers_get_every_record_withheld_ones_too(tmp_path, records, front):
    number = next(at for at, one in enumerate(records, 1) if one.get("status") == "withheld")
    markdown.write(tmp_path, number, front=front)
    assert sorted(path.stem for path in tmp_path.rglob("*.md")) == sorted(one["id"] for one in records[:number])


def test_the_text_is_as_long_as_that_of_real_records(records):
    assert statistics.mean(len(one["body"]) for one in records if "body" in one) == pytest.approx(1700, rel=0.1)


def test_half_are_judgments_and_a_third_changes_of_sentences(records):
    kinds = Counter(one["kind"] for one in records)
    assert kinds["judgment"] == pytest.approx(600, rel=0.01)
    assert kinds["sentence-change"] == 400
    assert len(set(KINDS) - set(kinds)) <= 1  # services are rare


def test_courts_years_and_causes_are_many(records):
    assert len({one[key] for one in records for key in ("court", "decided_by") if key in one}) == 30
    assert len({corpus.day_of(one).year for one in records}) >= 12
    assert len({cause for one in records if one["kind"] == "judgment" for cause in one.get("causes", ())}) == 40


def test_every_ledger_has_something_to_count(records):
    changes = [one for one in records if one["kind"] == "sentence-change"]
    outcomes = Counter(one.get("decision", {}).get("outcome") for one in changes)
    assert min(outcomes[outcome] for outcome in ("granted", "adjusted", "refused", None)) >= 5
    assert len([one for one in changes if "previous" in one]) > 20
    assert len({one["withheld"]["reason"] for one in records if one.get("status") == "withheld"}) == 4
    assert len([one for one in records if one.get("procedure") == "second-instance"]) > 20
    assert {one["outcome"] for one in records if one["kind"] == "supervision" and "outcome" in one}


def test_identifiers_and_texts_are_each_their_own(records):
    with_text = [one for one in records if "body" in one]
    assert len({one["id"] for one in records}) == len(records)
    assert len({one["body"] for one in with_text}) == len(with_text)


def test_round_trips_are_counted_along_the_longest_row():
    assert trips([]) == 0
    assert trips([(0, 10), (1, 9), (2, 12)]) == 1
    assert trips([(0, 10), (11, 20), (12, 30), (31, 40), (21, 25)]) == 4
