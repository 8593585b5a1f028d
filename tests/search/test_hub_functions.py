"""Which portals a hub leaves out, which it asks first, and how it joins what they find."""

import pytest
from fictional import LABELS
from small_site import save_index

from build_scripts.search.summary import PATH

SUMMARY = {
    "format": 1,
    "documents": 10,
    "days": [738000, 738100],
    "counts": {
        "kind": {"judgment": 7, "hearing": 3},
        "status": {"published": 10},
        "court": {"川01": 6},
        "region": {"sichuan": 9},
        "year": {"2021": 4, "2022": 5},
    },
    "labels": {"en": {"kind": {"judgment": "Judgments"}}},
}
NOTHING = {name: [] for name in ("portal", "kind", "measure", "outcome", "charge", "court", "prison")} | {
    name: [] for name in ("procuratorate", "region", "year", "status")
}
LEAVES = """([summary, chosen]) => parts.summary.leaves(parts.summary.soundSummary(summary), {from: "", to: "", ...chosen})"""


@pytest.mark.parametrize(
    ("chosen", "most"),
    [
        ({}, 10),
        ({"year": ["2021"]}, 4),
        ({"year": ["2021", "2022"]}, 9),
        ({"year": ["2021"], "kind": ["hearing"]}, 3),
        ({"year": ["2019"]}, 0),
        ({"court": ["京0105"]}, 0),
        ({"court": ["constructor"]}, 0),
        ({"charge": ["盗窃罪"]}, 10),
        ({"from": "2021-07-28"}, 10),
        ({"from": "2021-11-06"}, 0),
        ({"to": "2021-07-27"}, 0),
    ],
)
def test_a_portal_is_left_out_where_no_record_of_it_can_pass_the_filters(probe, chosen, most):
    assert probe.evaluate(LEAVES, [SUMMARY, NOTHING | chosen]) == most


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"documents": -1},
        {"documents": 2**21},
        {"documents": "10"},
        {"days": [1]},
        {"days": [0, 1e9]},
        {"counts": {}},
        {"counts": SUMMARY["counts"] | {"year": {"2021": "many"}}},
        {"labels": {"en": {"kind": {"judgment": ["Judgments"]}}}},
    ],
)
def test_a_summary_that_is_not_as_it_should_be_is_refused(probe, change):
    refused = "summary => { try { parts.summary.soundSummary(summary); } catch { return true; } return false; }"
    assert not probe.evaluate(refused, SUMMARY)
    assert probe.evaluate(refused, SUMMARY | change)


def test_the_portals_with_most_to_find_are_asked_first_as_long_as_the_budget_lasts(probe):
    left = [{"portal": {"known": {"documents": 10_000}}, "most": most, "name": most} for most in (1, 300, 20, 300)]
    asked = "([left, budget]) => parts.merged.affordable(left, budget).map(({most}) => most)"
    assert probe.evaluate(asked, [left, 150_000]) == [300, 300, 20]
    assert probe.evaluate(asked, [left, 1]) == [300]
    assert probe.evaluate(asked, [[], 1]) == []


def test_hits_come_by_score_then_by_day_then_in_the_order_of_the_list(probe):
    answers = [
        {"name": "a", "hits": [{"document": 1, "first": 5, "second": 3}, {"document": 2, "first": 4, "second": 9}]},
        {"name": "b", "hits": [{"document": 1, "first": 5, "second": 7}, {"document": 2, "first": 4, "second": 9}]},
    ]
    order = "answers => parts.merged.inOrder(answers).map(({document, answer}) => `${answer.name}${document}`)"
    assert probe.evaluate(order, answers) == ["b1", "a1", "a2", "b2"]


def test_counts_are_summed_by_key(probe):
    def answer(name, values, counts):
        columns = {"region": {"values": values, "labels": [value.title() for value in values]}}
        portal = {"address": f"https://{name}.example/", "name": name}
        return {
            "portal": portal,
            "total": sum(counts),
            "result": {"columns": columns, "counts": {"region": [0, *counts]}},
        }

    answers = [answer("a", ["beijing", "sichuan"], [1, 2]), answer("b", ["sichuan", "tibet"], [3, 4])]
    drawn = probe.evaluate("answers => parts.merged.facetsOf(answers)", answers)
    assert drawn["columns"]["region"] == {
        "values": ["beijing", "sichuan", "tibet"],
        "labels": ["Beijing", "Sichuan", "Tibet"],
    }
    assert drawn["counts"]["region"] == [0, 1, 5, 4]
    assert drawn["columns"]["portal"]["labels"] == ["a", "b"]
    assert drawn["counts"]["portal"] == [0, 3, 7]


def test_the_summary_counts_what_the_documents_are(probe, tmp_path, collection):
    save_index(tmp_path, collection)
    text = (tmp_path / PATH).read_text("utf-8")
    summary = probe.evaluate("text => parts.summary.soundSummary(JSON.parse(text))", text)
    assert summary["documents"] == len(collection)
    assert summary["counts"]["region"] == {
        region: sum(one.region == region for one in collection) for region in sorted(LABELS["region"])
    }
    assert summary["labels"]["en"]["kind"]["hearing"] == "Hearing"


def test_a_shard_that_counts_beyond_its_end_is_read_to_its_end(probe):
    """Entries of 2³¹ documents in a few bytes: the loop over them ends where the bytes do."""
    read = """bytes => {
      const start = performance.now();
      parts.postings.readToken(Uint8Array.from(bytes), 0, 8);
      return performance.now() - start;
    }"""
    token, size, head = [1, 0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0xF8, 0xFF, 0xFF, 0xFF, 0x0F]
    assert probe.evaluate(read, [*token, *size, *head, 0, 0]) < 1000


def test_nobody_waits_for_the_last_answer(probe):
    waited = """([answers, milliseconds]) => parts.moment.inAMoment(
      answers.map((answer) => answer === "never" ? new Promise(() => {}) : answer === "down" ? Promise.reject(new Error()) : answer),
      milliseconds)"""
    assert probe.evaluate(waited, [["here", "never", "down"], 1]) is False
    assert probe.evaluate(waited, [["here", "down"], 60_000]) is True
    assert probe.evaluate(waited, [["down", "down"], 60_000]) is True
    assert probe.evaluate(waited, [[], 60_000]) is True
