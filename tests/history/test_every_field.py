"""The comparison over every field of every kind: what is taken out of a text is never called a change of its looks."""

import copy
import time

import factories
import pytest

from build_scripts.catalog.version_change import change_of
from build_scripts.model.kinds import KINDS

NAME = "李小红与赵国强"


def _whole(kind):
    """A record of a kind with every text that its smallest one has, and some that all kinds may have."""
    return factories.record(
        kind,
        id="7k2m9xqd",
        summary="概要一段。",
        body="正文一段。\n又一段。",
        reviewed_by="审批人",
        source=factories.SOURCE,
    )


def _texts(kind):
    """Copies of the record with one text replaced, in pairs: before and after."""
    tree = _whole(kind)
    for steps, before in factories.in_every_text(tree, f"{NAME}到庭。"):
        if {"id", "kind", "url", "status"}.isdisjoint(steps):
            after = copy.deepcopy(before)
            inner = after
            for step in steps[:-1]:
                inner = inner[step]
            inner[steps[-1]] = "李某与赵某到庭。"
            yield steps, before, after


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_masked_in_any_text_is_a_redaction_of_that_field_and_no_typed_value_changes_unseen(kind):
    pairs = list(_texts(kind))
    assert len(pairs) > 5
    for steps, before, after in pairs:
        change = change_of(before, after)
        field = ".".join(step for step in steps if isinstance(step, str))
        assert change.fields == (field,), steps
        assert change.class_.value in {"redaction", "correction"}, steps  # a date or a key cannot hold a name
    redacted = {steps[0] for steps, before, after in pairs if change_of(before, after).class_ == "redaction"}
    assert {"title", "summary", "body", "reviewed_by"} <= redacted


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_goes_is_never_a_change_of_looks_and_a_blank_more_is_nothing_else(kind):
    tree = _whole(kind)
    for name in tree.keys() - {"id", "kind"}:
        less = {key: value for key, value in tree.items() if key != name}
        change = change_of(tree, less)
        assert (change.class_ != "technical", change.fields) == (True, (name,)), name
        assert change_of(less, tree).class_ == "correction", name
    wide = tree | {"title": f"{tree['title']}　", "body": "正文一段。\n\n  又一段。"}
    assert change_of(tree, wide) == ("technical", ("title", "body"))


@pytest.mark.parametrize("lines", [1, 400])
def test_a_long_text_that_is_written_anew_is_compared_in_a_moment(lines):
    characters = [chr(0x4E00 + number * 7919 % 300) for number in range(24_000)]
    step = len(characters) // lines
    old = "\n".join("".join(characters[start : start + step]) for start in range(0, len(characters), step))
    new = "\n".join("".join(reversed(characters[start : start + step])) for start in range(0, len(characters), step))
    begun = time.perf_counter()
    change = change_of({"kind": "judgment", "body": old}, {"kind": "judgment", "body": new})
    assert change.class_ != "technical"
    assert time.perf_counter() - begun < 20  # seconds; it takes about one
