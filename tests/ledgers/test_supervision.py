"""The supervision ledger: records go in, acts come out, as worked out by hand in `supervision.yml`; its pages and its data."""

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
from scenarios.pairs import joined, plain, smallest
from test_deadlines import subject

from build_scripts.catalog.ledgers import supervision
from build_scripts.content.strict_yaml import load
from build_scripts.model.act import ActKind

CONTENT = plain(load(Path(__file__).with_name("supervision.yml").read_bytes())[0])


def lines_of(scenario):
    known, _problems = joined([subject(smallest(fields, {})) for fields in scenario["records"]])
    return list(supervision.ledger(known.catalog))


@pytest.mark.parametrize("scenario", CONTENT["scenarios"], ids=lambda scenario: scenario["name"])
def test_the_ledger_says_what_was_worked_out_by_hand(scenario):
    assert scenario["why"]
    lines = lines_of(scenario)
    said = [
        " ".join([line.record.id, line.act.kind.value, line.act.state.value, *sorted(one.id for one in line.concerns)])
        for line in lines
    ]
    assert sorted(said) == scenario["says"]
    states = defaultdict(list)
    for line in lines:
        states[line.act.kind.value].append(line.act.state)
    rates = {kind: list(map(str, supervision.prevailed(found))) for kind, found in states.items()}
    assert rates == {kind: list(map(str, rate)) for kind, rate in scenario.get("rates", {}).items()}
    amount, known, unknown = supervision.paid(lines)
    assert [str(amount), str(known), str(unknown)] == list(map(str, scenario.get("paid", ["0", "0", "0"])))


def test_every_sort_of_act_is_found_once():
    found = {line.split()[1] for scenario in CONTENT["scenarios"] for line in scenario["says"]}
    assert found == {kind.value for kind in ActKind} - {"violation"}


@pytest.mark.curated
def test_counts_lead_to_the_acts_and_the_data_have_them_all(curated):
    folder = curated[0]
    lines = json.loads((folder / "data/supervision-ledger.json").read_text("utf-8"))
    text = (folder / "en/supervision-ledger/index.html").read_text("utf-8")
    links = re.findall(r'href="[^"]*supervision-ledger/([a-z-]+)/#([0-9]{4})-([a-z-]+)">(\d+)<', text)
    assert sum(int(count) for *_where, count in links) == len(lines) > 5
    for kind, year, state, count in links:
        same = [one for one in lines if (one["act"], one["year"], one["state"]) == (kind, year, state)]
        assert len(same) == int(count)
        assert f'id="{year}-{state}"' in (folder / f"en/supervision-ledger/{kind}/index.html").read_text("utf-8")


@pytest.mark.curated
def test_the_feed_has_each_act_once_with_whether_it_prevailed(curated):
    folder = curated[0]
    lines = json.loads((folder / "data/supervision-ledger.json").read_text("utf-8"))
    feed = (folder / "en/supervision-ledger/feed.xml").read_text("utf-8")
    ids = re.findall(r"<id>[^<]*/(\w+)/#act</id>", feed)
    assert sorted(ids) == sorted(line["id"] for line in lines)
    assert 'term="prevailed"' in feed
