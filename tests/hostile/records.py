"""Records with a payload in every field of words, and their harmless twins.

Of each payload and field it is asked whether the program refuses it; then it must name the rule and a line of the file. What it takes goes into
the record, beside as many others as there are fields.
"""

import itertools
from dataclasses import dataclass, field

from factories import REDUCED, identifier, to_yaml

from build_scripts.model.kinds import KINDS
from hostile.fields import at, kind_of_text, leaves, model_of, put_at, refusals, takes_text, variants
from hostile.payloads import payloads

CASES = (*((kind, "published") for kind in KINDS), *(("judgment", status) for status in REDUCED if status != "sealed"))


@dataclass
class Attack:
    """One record with what was put into it.

    Attributes:
        fields: of the record, and of its twin with a harmless text in each of the same places.
        placed: where each payload stands.
        refused: payload and place, of those that the program does not take; with the rule.
    """

    fields: dict
    twin: dict
    placed: list = field(default_factory=list)
    refused: list = field(default_factory=list)

    @property
    def tried(self):
        """How many payloads were tried."""
        return len(self.placed) + len(self.refused)


def attacks(rounds=1):
    """Records of every kind and status, which take the payloads in turn.

    Args:
        rounds: how many records are made of each variant; as many as there are payloads put each one into each field.
    """
    numbers, turn = itertools.count(5_000_000), 0
    for kind, status in CASES:
        for fields in variants(kind, status)[0]:
            for _round in range(rounds):
                own = {"id": identifier(next(numbers))}
                if "replaces" in fields:  # what one record replaces no other does
                    own["replaces"] = [one | {"id": identifier(next(numbers))} for one in fields["replaces"]]
                made = attack(fields | own, model_of(kind, status), turn)
                turn += 1 if rounds > 1 else made.tried
                yield made


def attack(fields, model, turn):
    """The record with payloads, beginning with one of them."""
    every = payloads()
    made = Attack(fields, fields)
    for number, leaf in enumerate(
        takes for takes in leaves(model) if takes_text(takes) and at(fields, takes.steps) is not None
    ):
        payload = every[(turn + number) % len(every)]
        usual = kind_of_text(leaf.model, leaf.name)
        harmless = f"{payload.mark}文" if "://" not in usual else f"{usual}{payload.mark}"
        tried = put_at(made.fields, leaf.steps, payload.text)
        problems = refusals(tried)
        if not problems:
            twin = put_at(made.twin, leaf.steps, harmless)
            if problems_of_twin := refusals(twin):
                twin = made.twin
            made.fields, made.twin = tried, twin
            made.placed.append((payload, leaf, not problems_of_twin))
            continue
        lines = to_yaml(tried).count("\n") + 1
        assert all(problem.rule and str(problem.message) and 0 < problem.line <= lines for problem in problems), (
            payload,
            leaf.steps,
            problems,
        )
        made.refused.append((payload, leaf, problems[0].rule))
        if not refusals(tried := put_at(made.fields, leaf.steps, harmless)) and not refusals(
            twin := put_at(made.twin, leaf.steps, harmless)
        ):
            made.fields, made.twin = tried, twin
    return made
