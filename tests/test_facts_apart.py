"""What the rules know of a record reaches nothing that is shown: not the site before it is pages, and not what exports draw from."""

import dataclasses
from collections.abc import Mapping
from types import FunctionType, ModuleType

import pytest
from factories import write
from project import build

from build_scripts.build import write as assembly
from build_scripts.build.store.stored_summary import StoredSummary
from build_scripts.catalog.summary import RecordSummary
from build_scripts.checks.record_facts import KnownFacts, RecordFacts
from build_scripts.checks.rule import Rule
from build_scripts.export.context import context_of

NAME = "欧阳某某"
FACTS = RecordFacts(names=(("victim", NAME, True),))


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
        if isinstance(thing, StoredSummary):
            inner.append(thing._summaries.whole(thing.key))
        if dataclasses.is_dataclass(thing):
            inner += [getattr(thing, field.name) for field in dataclasses.fields(thing)]
    for one in inner:
        yield from held(one, seen)


@pytest.fixture
def held_by_site(project, monkeypatch):
    """What the site of a build held when it was handed on to be made into pages, what the context of its exports, and what it with facts."""
    taken = []
    assemble = assembly.assemble

    def take(tree, site, tools):
        things = (site, context_of(site, dict, dict), dataclasses.replace(site, coverage=(FACTS,)))
        taken.extend(list(held(thing)) for thing in things)
        return assemble(tree, site, tools)

    monkeypatch.setattr(assembly, "assemble", take)
    parties = [{"role": "victim", "name": NAME}, {"role": "defendant", "name": "王某"}]
    write(project / "content", id="7k2m9xqd", parties=parties, body="本院认为")
    assert build(project).ok
    return taken


def test_neither_site_nor_context_holds_facts_or_names(held_by_site):
    for found in held_by_site[:2]:
        assert not [one for one in found if isinstance(one, (RecordFacts, KnownFacts))]
        assert not [one for one in found if isinstance(one, str) and NAME in one]
    assert any(isinstance(one, RecordSummary) for one in held_by_site[0])


def test_facts_that_came_along_would_be_found(held_by_site):
    assert FACTS in held_by_site[2]
    assert NAME in held_by_site[2]


def test_a_summary_keeps_values_and_no_labels():
    assert {field.name for field in dataclasses.fields(RecordSummary)} & {"facts", "names", "excused", "note"} == set()
