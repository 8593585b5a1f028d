"""Summaries of which most stays in the store: they say what the whole ones say, in any process, and few of them are in memory."""

import dataclasses
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from factories import write
from project import build, environment, tree

from build_scripts.build.store import stored_summary
from build_scripts.build.store.memory import MemoryStore
from build_scripts.build.store.reader import TornError
from build_scripts.build.store.store import Store
from build_scripts.build.store.stored_facts import StoredFacts
from build_scripts.build.store.stored_records import rows, summary_key
from build_scripts.build.store.stored_summary import JOINING, StoredSummaries, joining
from build_scripts.catalog.summary import RecordSummary
from build_scripts.checks.record_facts import RecordFacts
from build_scripts.model.kinds import KINDS

FIELDS = [field.name for field in dataclasses.fields(RecordSummary)]
DERIVED = ["url", "year", "pointed_at"]
SUMMARIES = {
    f"key {number}": RecordSummary(
        id=f"7k2m9xq{number}",
        kind=kind,
        status="published",
        source=f"records/{kind}/{number}.yml",
        titles={"zh": ("判决书", "zh")},
        date=f"2023-0{number}-01",
        organs=("京0105",),
        numbers=(f"（2023）京0105刑初{number}号",),
        related=(("8k2m9xqd", "appeal"),),
        window=("2023-03-01", "2023-03-05"),
        expires="2024-01-01",
        sample=True,
    )
    for number, kind in enumerate([*KINDS][:9])
}
OWN, OTHER = "(2023)京0105刑初7号", "(2022)京0105刑初6号"  # as `case_number.key` has them
FACTS = RecordFacts(names=(("victim", "欧阳某某", True),), timings=(("service", "2023-01-01", "", ""),))


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "made.sqlite") as store:
        store.put(row for key, summary in SUMMARIES.items() for row in rows(key, summary, FACTS))
        yield store


def values(summary):
    return {name: getattr(summary, name) for name in [*FIELDS, *DERIVED]}


@pytest.mark.parametrize("key", SUMMARIES)
def test_a_stored_summary_says_what_the_whole_one_says(store, key):
    stored = StoredSummaries(store).of(key, joining(SUMMARIES[key]))
    assert values(stored) == values(SUMMARIES[key])
    assert [stored.is_shown(day) for day in ("2024-01-01", "2024-01-02")] == [True, False]
    assert [stored.phase(day) for day in ("2023-02-28", "2023-03-05", "2023-03-06")] == ["ahead", "open", "over"]


@pytest.mark.parametrize("number", ["（2023）京0105刑初7号", "[2023] 京０１０５刑初7号", None])
@pytest.mark.parametrize("numbers", [(), (OWN,), (OWN, OTHER), (OTHER, OWN), (OTHER,)])
@pytest.mark.parametrize(
    "source",
    ["records/7k2m9xqd/7k2m9xqd.yml", "records/judgments/2023/other.yml", "records/judgments/2023/7k2m9xqd.yaml"],
)
def test_numbers_and_path_come_back_from_their_short_form(store, number, numbers, source):
    summary = RecordSummary(
        id="7k2m9xqd", kind="judgment", status="published", source=source, number=number, numbers=numbers
    )
    stored = StoredSummaries(store).of("key", joining(summary))
    assert (stored.source, stored.numbers, stored.number) == (source, numbers, number)
    assert joining(stored) == joining(summary)


def test_records_share_what_they_have_in_common(store):
    summaries = StoredSummaries(store)
    one, other = (summaries.of(key, joining(SUMMARIES[key])) for key in ("key 1", "key 2"))
    assert one.window is other.window
    assert one.organs is other.organs


def test_what_is_in_memory_is_read_from_no_store(tmp_path):
    key, summary = next(iter(SUMMARIES.items()))
    stored = StoredSummaries(MemoryStore(tmp_path / "none.sqlite")).of(key, joining(summary))
    assert {name: getattr(stored, name) for name in JOINING} == {name: getattr(summary, name) for name in JOINING}
    with pytest.raises(TornError):
        stored.titles  # noqa: B018 - what it raises is the question


def test_another_process_reads_the_same(store, tmp_path):
    summaries = StoredSummaries(store)
    sent = [summaries.of(key, joining(summary)) for key, summary in SUMMARIES.items()]
    (tmp_path / "sent").write_bytes(pickle.dumps(sent))
    read = "import pickle,sys; print([(one.id, one.titles) for one in pickle.load(open(sys.argv[1], 'rb'))])"
    words = [sys.executable, "-c", read, tmp_path / "sent"]
    done = subprocess.run(words, capture_output=True, env=environment(), check=True)
    assert done.stdout.decode().strip() == str([(one.id, one.titles) for one in SUMMARIES.values()])


@pytest.mark.parametrize("most", [2, None])
def test_no_more_than_a_few_are_at_hand(store, monkeypatch, most):
    read = []
    monkeypatch.setattr(store, "read", lambda row, read_=store.read: read.append(row) or read_(row))
    monkeypatch.setattr(store, "at_hand", most)
    summaries = StoredSummaries(store)
    stored = [summaries.of(key, joining(summary)) for key, summary in SUMMARIES.items()]
    for _again in range(2):
        assert [one.titles for one in stored] == [one.titles for one in SUMMARIES.values()]
    assert len(read) == len(stored) * (2 if most else 1)


def test_a_worker_that_forgets_lets_go_of_the_file_and_can_read_again_in_another_thread(store):
    key, summary = next(iter(SUMMARIES.items()))
    sent = pickle.dumps(StoredSummaries(store).of(key, joining(summary)))
    received = pickle.loads(sent)  # noqa: S301 - our own bytes
    assert received.titles == summary.titles
    stored_summary.forget()
    with pytest.raises(TornError):
        received._summaries.store.read(summary_key(key))

    def again():
        titles = pickle.loads(sent).titles  # noqa: S301 - the same
        stored_summary.forget()
        return titles

    with ThreadPoolExecutor(1) as other:
        assert other.submit(again).result() == summary.titles


def test_facts_are_read_when_they_are_asked_for(store):
    facts, summaries = StoredFacts(store, {}), StoredSummaries(store)
    assert all(facts.of(summaries.of(key, joining(summary))) == FACTS for key, summary in SUMMARIES.items())


def test_facts_that_the_store_may_not_keep_are_those_that_were_given(store):
    key, summary = next(iter(SUMMARIES.items()))
    other = RecordFacts(names=(("victim", "司马某某", True),))
    facts = StoredFacts(store, {summary.source: other})
    assert facts.of(StoredSummaries(store).of(key, joining(summary))) == facts.of(summary) == other


def test_a_site_is_the_same_with_one_summary_at_hand(project, monkeypatch):
    for kind in KINDS:
        for _ in range(2):
            write(project / "content", kind)
    assert build(project, cached=False).ok
    before = tree(project / "site")
    monkeypatch.setattr(Store, "at_hand", 1)
    assert build(project, cached=False, site=project / "few").ok
    assert tree(project / "few") == before
