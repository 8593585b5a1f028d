"""Records with payloads in every field of words, and their harmless twins.

Of each payload and field it is asked, alone, whether the program refuses it; then it must name the rule and a line of the file. What it takes
goes into a record, as `payloads.packs` groups it, beside those of the other fields.
"""

import itertools
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from typing import NamedTuple

from factories import REDUCED, identifier, to_yaml

from build_scripts.model.kinds import KINDS
from hostile.examined import refusals
from hostile.fields import WORD, Leaf, at, kind_of_text, leaves, model_of, put_at, same, takes_text
from hostile.payloads import BETWEEN, Payload, joined, packs
from hostile.variants import variants

CASES = (*((kind, "published") for kind in KINDS), *(("judgment", status) for status in REDUCED if status != "sealed"))
EACH = 20_000  # numbers of records of a case


class Place(NamedTuple):
    """A field of words of a kind and status.

    Attributes:
        kind, status: of the record.
        leaf: the field.
        targets: where its text is put; a value that names another one of its record changes with it.
    """

    kind: str
    status: str
    leaf: Leaf
    targets: tuple


class Placed(NamedTuple):
    """A payload that a record holds; `both` says that its twin holds the harmless text there."""

    payload: Payload
    leaf: Leaf
    both: bool


class Refused(NamedTuple):
    """A payload that a field does not take, and the rule that says so."""

    payload: Payload
    place: Place
    rule: str


class Attack(NamedTuple):
    """One record with what was put into it.

    Attributes:
        fields: of the record, and of its twin with a harmless text in each of the same places.
        placed: the payloads in it.
    """

    fields: dict
    twin: dict
    placed: list

    @property
    def pairs(self):
        """Each payload with the field it stands in."""
        status = self.fields.get("status", "published")
        return {(one.payload.mark, self.fields["kind"], status, one.leaf.steps) for one in self.placed}


def places(kind, status):
    """Every field of words of such records: the record that has it, and the field; few records have them all between them."""
    found, _lacking = variants(kind, status)
    words = [leaf for leaf in leaves(model_of(kind, status)) if takes_text(leaf)]
    rest = {leaf for leaf in words if any(at(fields, leaf.steps) is not None for fields in found)}
    while rest:
        has = [[leaf for leaf in words if leaf in rest and at(fields, leaf.steps) is not None] for fields in found]
        best = max(range(len(found)), key=lambda number: len(has[number]))
        yield found[best], [Place(kind, status, leaf, _targets(found[best], leaf)) for leaf in has[best]]
        rest -= set(has[best])


def _targets(fields, leaf):
    alone, every = (leaf.steps,), tuple(same(fields, at(fields, leaf.steps)))
    if at(fields, leaf.steps) == WORD or not refusals(put_all(fields, (alone, harmless(leaf, ["zq"])))):
        return alone
    return alone if refusals(put_all(fields, (every, harmless(leaf, ["zq"])))) else every


def put_all(fields, put):
    """A copy with a text in several places."""
    steps, text = put
    return reduce(lambda made, one: put_at(made, one, text), steps, fields)


def harmless(leaf, marks):
    """A text for the twin, which fits the field."""
    usual = kind_of_text(leaf.model, leaf.name)
    return f"{usual}{BETWEEN.join(marks)}" if "://" in usual else BETWEEN.join(f"{mark}文" for mark in marks)


def attacks(rounds=None, jobs=1):
    """Records of every kind and status that take the payloads in turn, and what is refused.

    Args:
        rounds: how many packs each field is given; without it, all.
        jobs: how many processes try them.
    """
    turns = itertools.accumulate((sum(len(own) for _fields, own in places(*case)) for case in CASES), initial=0)
    work = [(number, case, turn, rounds) for number, (case, turn) in enumerate(zip(CASES, turns, strict=False))]
    if jobs == 1:
        done = [_of_case(one) for one in work]
    else:
        with ProcessPoolExecutor(jobs) as pool:
            done = list(pool.map(_of_case, work))
    return [attack for made, _refused in done for attack in made], [one for _made, found in done for one in found]


def _of_case(work):
    number, (kind, status), turn, rounds = work
    numbers = itertools.count(5_000_000 + number * EACH)
    made, refused = [], []
    for fields, own in places(kind, status):
        waiting = {}
        for place in own:
            shares = (packs()[(turn + more) % len(packs())] for more in range(rounds or len(packs())))
            waiting[place] = deque(filter(None, (_taken(fields, place, pack, refused) for pack in shares)))
            turn += rounds or 1
        while any(waiting.values()):
            made.append(_attack(fields | _own(fields, numbers), waiting))
    return made, refused


def _own(fields, numbers):
    """What no two records have in common."""
    own = {"id": identifier(next(numbers))}
    if "replaces" in fields:
        own["replaces"] = [one | {"id": identifier(next(numbers))} for one in fields["replaces"]]
    return own


def _taken(fields, place, pack, refused):
    """Those of a pack that the field takes, each by itself."""
    kept = []
    for payload in pack:
        tried = put_all(fields, (place.targets, payload.text))
        problems = refusals(tried)
        if problems:
            lines = to_yaml(tried).count("\n") + 1
            right = all(problem.rule and str(problem.message) and 0 < problem.line <= lines for problem in problems)
            assert right, (payload, place, problems)
            refused.append(Refused(payload, place, problems[0].rule))
        else:
            kept.append(payload)
    return tuple(kept)


def _attack(fields, waiting):
    """A record with the next of each field; what it does not take beside the others waits for the next one, and comes first there."""
    chosen, used = [], set()
    for place, queue in sorted(waiting.items(), key=lambda one: -len(one[1])):
        marks = {payload.mark for payload in queue[0]} if queue else set()
        if queue and not used & {*marks, *place.targets}:
            chosen.append((place, queue.popleft()))
            used |= {*marks, *place.targets}
    hostile, took = filled(fields, [(place.targets, joined(pack)) for place, pack in chosen])
    kept = [one for one, right in zip(chosen, took, strict=True) if right]
    assert kept or len(chosen[0][1]) > 1, chosen[0]
    twins = [(place.targets, harmless(place.leaf, [payload.mark for payload in pack])) for place, pack in kept]
    twin, both = filled(fields, twins)
    for place, pack in (one for one, right in zip(chosen, took, strict=True) if not right):
        half = len(pack) // 2
        waiting[place].extendleft(filter(None, (pack[:half], pack[half:])))
    placed = [
        Placed(payload, place.leaf, right) for (place, pack), right in zip(kept, both, strict=True) for payload in pack
    ]
    return Attack(hostile, twin, placed)


def filled(fields, puts):
    """The record with these texts, and which of them it took beside the others."""
    tried = reduce(put_all, puts, fields)
    if not refusals(tried):
        return tried, [True] * len(puts)
    if len(puts) == 1:
        return fields, [False]
    half = len(puts) // 2
    made, first = filled(fields, puts[:half])
    made, rest = filled(made, puts[half:])
    return made, first + rest
