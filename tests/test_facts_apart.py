"""What the rules know of a record reaches nothing that is shown: not the site before it is pages, and not what exports draw from."""

import dataclasses
from collections.abc import Mapping
from types import FunctionType, ModuleType

import pytest
from factories import write
from project import build

from build_scripts.build import write as assembly
from build_scripts.catalog.summary import RecordSummary
from build_scripts.checks.record_facts import KnownFacts, RecordFacts
from build_scripts.checks.rule import Rule
from build_scripts.export.context import context_of

NAME = "欧阳某某"


def held(thing, seen=None):
    """Everything that an object holds, at any depth; rules are functions and hold no record."""
    seen = set() if seen is None else seen
    if id(thing) in seen or isinstance(thing, (type, ModuleType, FunctionType, Rule)):
        return
    seen.add(id(thing))
    yield thing
    if isinstance(thing, Mapping):
        inner = [*thing.keys(), *thing.values()]
    elif isinstance(thing, (list, tuple, set, frozenset)):
        inner = list(thing)
    else:
        inner = list(getattr(thing, "__dict__", {}).values())
        if dataclasses.is_dataclass(thing):
            inner += [getattr(thing, field.name) for field in dataclasses.fields(thing)]
    for one in inner:
        yield from held(one, seen)


@pytest.fixture
def site(project, monkeypatch):
    """The site of a build, as it was handed on to be made into pages."""
    taken = []
    assemble = assembly.assemble
    monkeypatch.setattr(
        assembly, "assemble", lambda tree, site, tools: taken.append(site) or assemble(tree, site, tools)
    )
    parties = [{"role": "victim", "name": NAME}, {"role": "defendant", "name": "王某"}]
    write(project / "content", id="7k2m9xqd", parties=parties, body="本院认为")
    assert build(project).ok
    return taken[0]


def test_neither_site_nor_context_holds_facts_or_names(site):
    for thing in (site, context_of(site, dict, dict)):
        found = list(held(thing))
        assert not [one for one in found if isinstance(one, (RecordFacts, KnownFacts))]
        assert not [one for one in found if isinstance(one, str) and NAME in one]
    assert any(isinstance(one, RecordSummary) for one in held(site))


def test_facts_that_came_along_would_be_found(site):
    facts = RecordFacts(names=(("victim", NAME, True),))
    found = list(held(dataclasses.replace(site, coverage=(facts,))))
    assert facts in found
    assert NAME in found


def test_a_summary_keeps_values_and_no_labels(site):
    (record,) = site.catalog.records
    assert {field.name for field in dataclasses.fields(record)} & {"facts", "names", "excused", "note"} == set()
