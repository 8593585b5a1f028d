"""Three thousand values of every class, planted in sentences in every width and spacing: none is missed."""

from random import Random

import pytest
from planting import PLANTERS

from build_scripts.checks.personal.scan import scan
from build_scripts.checks.personal.span import PersonalData

COUNT = 3000
STRICT = set(PersonalData) - {PersonalData.LANDLINE, PersonalData.CREDIT_CODE, PersonalData.HEALTH, PersonalData.BIRTH}


def sentences(plant, count=COUNT, seed=7):
    random = Random(seed)  # noqa: S311 - planted, not secret
    for _ in range(count):
        yield plant(random)


def is_found(kind, value, sentence, *, sure, **options):
    start = sentence.index(value)
    end = start + len(value)
    return any(
        (span.kind is kind or ({span.kind, kind} <= {PersonalData.PHONE, PersonalData.LANDLINE}))
        and span.start < end
        and start < span.end
        and (span.sure or not sure)
        for span in scan(sentence, **options)
    )


@pytest.mark.long
@pytest.mark.parametrize("title", PLANTERS)
def test_none_is_missed(title):
    kind, plant, sure = PLANTERS[title]
    missed = [
        (sentence, strict)
        for sentence, value in sentences(plant)
        for strict in ({False, kind in STRICT})
        if not is_found(kind, value, sentence, sure=sure, strict_only=strict)
    ]
    print(f"{title}: {COUNT} planted, {len(missed)} missed")  # noqa: T201 - the counts, with pytest -s
    assert missed[:5] == []
