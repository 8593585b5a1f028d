"""Which payload stands in which field, read from the site that was built.

A pair is a payload's mark, the kind and status of a record, and the steps to a field of it.
"""

import json

from factories import place

from build_scripts.content.strict_yaml import load
from build_scripts.model.kinds import KINDS
from hostile.display import squeezed
from hostile.fields import at
from hostile.payloads import payloads
from hostile.records import CASES, places


def pair_of(payload, where):
    """The pair of a payload and a `records.Place`."""
    return payload.mark, where.kind, where.status, where.leaf.steps


def every():
    """All pairs there are."""
    fields = [one for case in CASES for _fields, own in places(*case) for one in own]
    return {pair_of(payload, one) for payload in payloads() for one in fields}


def published(pair):
    """Pairs in the files of those records that have a page in the hostile site."""
    known, found = {payload.mark: payload for payload in payloads()}, set()
    for attack in pair.attacks:
        folder = pair.hostile / KINDS[attack.fields["kind"]].folder / attack.fields["id"]
        if (folder / "index.html").is_file():
            file = load((pair.hostile.parent / "content" / place(attack.fields)).read_bytes())[0]
            found |= {one for one in attack.pairs if known[one[0]].text in str(at(file, one[-1]))}
    return found


def refused(pair):
    """Pairs that the program does not take."""
    return {pair_of(one.payload, one.place) for one in pair.refused}


def told(pair, kept):
    """Payloads that the record as data does not tell word for word where the harmless twin tells the other text.

    Args:
        pair: of sites.
        kept: takes each pair that is told.
    """
    known = {payload.mark: payload for payload in payloads()}
    for attack in pair.attacks:
        name = f"{KINDS[attack.fields['kind']].folder}/{attack.fields['id']}/record.json"
        hostile, harmless = (json.loads((site / name).read_bytes())["record"] for site in (pair.hostile, pair.harmless))
        both = {one.payload.mark for one in attack.placed if one.both}
        for one in attack.pairs:
            mark, *_case, steps = one
            if mark in both and mark in str(at(harmless, steps)):
                kept.append(one)
                if squeezed(known[mark].text) not in squeezed(str(at(hostile, steps))):
                    yield f"{name}: {mark} in {steps}"
