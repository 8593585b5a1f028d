"""Cases: dates and records go in; stages, presumption and later treatment come out, as worked out by hand in `cases.yml`."""

import datetime as dt
from pathlib import Path

import pytest
from ledgers.test_deadlines import subject
from scenarios.pairs import AS_OF, joined, plain, smallest

from build_scripts.catalog.treatments import followers, is_unsettled, treatments
from build_scripts.checks.case_line import Shown, line_of, numbered
from build_scripts.checks.disclosure_duties import DUTIES
from build_scripts.content.strict_yaml import load
from build_scripts.model.course.told import CaseStage

CONTENT = plain(load(Path(__file__).with_name("cases.yml").read_bytes())[0])
SCENARIOS = CONTENT["scenarios"]


def catalog_of(scenario):
    records = [
        smallest(CONTENT["bases"][one["base"]] | {"id": one["id"]}, one.get("with", {})) for one in scenario["records"]
    ]
    day = dt.date.fromisoformat(scenario["as_of"]) if "as_of" in scenario else AS_OF
    known, _problems = joined([subject(fields) for fields in records], day)
    return known.catalog, day


def told(step):
    """One step in a line: stage, day, what, how it stands here, and the article where it should be here."""
    parts = [step.stage.value, step.day or "-", step.label, f"({step.shown.value})"]
    return " ".join([*parts, step.duty.cites.split(";")[0]] if step.duty else parts)


def lines(scenario):
    catalog, day = catalog_of(scenario)
    here = frozenset(numbered(catalog.records))
    return [(line_of(case, here), day) for case in catalog.cases.values()]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["name"])
def test_the_line_says_what_was_worked_out_by_hand(scenario):
    assert scenario["why"]
    found = lines(scenario)
    if "stages" in scenario:
        ((line, day),) = found
        assert [told(step) for step in line.steps] == scenario["stages"]
        newest = line.newest(day.isoformat())
        assert (newest.stage.value if newest else None) == scenario.get("newest", newest and newest.stage.value)
    if "presumed" in scenario:
        ((line, _day),) = found
        assert line.presumed_innocent == (scenario["presumed"] == "true")
    if "cases" in scenario:
        assert len(found) == int(scenario["cases"])


@pytest.mark.parametrize(
    "scenario", [one for one in SCENARIOS if "treatments" in one], ids=lambda scenario: scenario["name"]
)
def test_later_treatment_is_what_was_worked_out_by_hand(scenario):
    catalog, _day = catalog_of(scenario)
    every = treatments(catalog.records)
    found = {
        identifier: [f"{one.by.id} {one.treated.value}{'' if one.in_effect else ' pending'}" for one in each]
        for identifier, each in every.items()
    }
    assert found == scenario["treatments"]
    unsettled = [one.id for one in catalog.records if is_unsettled(one, every.get(one.id, ()))]
    assert sorted(unsettled) == sorted(scenario.get("unsettled", []))


@pytest.mark.parametrize(
    "scenario", [one for one in SCENARIOS if "followers" in one], ids=lambda scenario: scenario["name"]
)
def test_a_guiding_case_lists_the_decisions_that_follow_it(scenario):
    catalog, _day = catalog_of(scenario)
    assert {key: [one.id for one in each] for key, each in followers(catalog).items()} == scenario["followers"]


def test_the_scenarios_show_every_stage_and_every_duty_kept_and_missing():
    steps = [step for scenario in SCENARIOS for line, _day in lines(scenario) for step in line.steps]
    assert {step.stage for step in steps} == set(CaseStage)
    assert {step.shown for step in steps} == set(Shown)
    assert {step.duty.cites for step in steps if step.duty} == {duty.cites for duty in DUTIES.values()}


class Whole(frozenset):
    """What a portal discloses, which is too much to be copied for each case."""

    def __or__(self, other):
        raise AssertionError("copied")

    __ror__ = __iter__ = __or__


def test_what_the_portal_discloses_is_asked_and_never_copied_for_a_case():
    catalog, _day = catalog_of(SCENARIOS[0])
    here = frozenset(numbered(catalog.records))
    for case in catalog.cases.values():
        assert line_of(case, Whole(here)) == line_of(case, here)
