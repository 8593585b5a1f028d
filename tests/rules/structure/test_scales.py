"""The figures of 法释〔2016〕23号 and 法释〔2019〕6号, row by row as the articles have them."""

import itertools

import pytest

from build_scripts.checks.sentences.scales import CORRUPT, GENERAL, STRICTER, least_interval, months_for, scale_of, step
from build_scripts.model.sentence_change import SentenceChange

CONVICTION = {
    "case_number": "（2018）川0104刑初1号",
    "court": "川0104",
    "decided": "2018-07-02",
    "sentence": "有期徒刑",
    "penalty": "fixed-term",
    "length": "P6Y",
}


def change(conduct=(), day="2022-04-12", duties=None, **conviction):
    return SentenceChange.model_validate(
        {
            "id": "bbbnqb3x",
            "kind": "sentence-change",
            "measure": "commutation",
            "case_number": "（2022）川01刑更853号",
            "decided_by": "川01",
            "person": {"name": "李某"},
            "conviction": CONVICTION | conviction,
            "proposal": {"date": day, "conduct": list(conduct)},
        }
        | ({"property_duties": {"fulfilment": duties}} if duties else {})
    )


@pytest.mark.parametrize(
    ("scale", "years", "start", "interval"),
    [
        (GENERAL, 3, 12, 12),
        (GENERAL, 5, 18, 12),
        (GENERAL, 9, 18, 12),
        (GENERAL, 10, 24, 18),
        (GENERAL, 25, 24, 18),
        (STRICTER, 3, 24, 12),
        (STRICTER, 10, 24, 12),
        (STRICTER, 11, 24, 18),
        (CORRUPT, 9, 24, 18),
        (CORRUPT, 10, 36, 24),
        (CORRUPT, 999, 36, 24),
    ],
)
def test_time_served_and_interval(scale, years, start, interval):
    assert (months_for(scale.start, years), months_for(scale.interval, years)) == (start, interval)


@pytest.mark.parametrize(
    ("conduct", "general", "corrupt"),
    [
        (["repentance"], 9, 6),
        (["merit"], 9, 6),
        (["repentance", "merit"], 12, 9),
        (["major-merit"], 18, 12),
        (["repentance", "major-merit"], 24, 12),
        ([], 24, 12),  # not stated: the mildest
    ],
)
def test_amounts(conduct, general, corrupt):
    entry = change(conduct)
    place = step(entry.proposal.conduct)
    assert (GENERAL.most[place], STRICTER.most[place], CORRUPT.most[place]) == (general, 12, corrupt)


@pytest.mark.parametrize(
    ("fields", "scale"),
    [
        ({}, GENERAL),
        ({"day": "2016-12-31"}, None),
        ({"duties": "able-but-unfulfilled"}, STRICTER),
        ({"duties": "unable"}, GENERAL),
        ({"categories": ["recidivist"]}, STRICTER),
        ({"categories": ["violent-crime"]}, GENERAL),
        ({"categories": ["violent-crime"], "length": "P10Y"}, STRICTER),
        ({"categories": ["violent-crime"], "penalty": "life", "length": None}, STRICTER),
        ({"categories": ["public-attention"]}, GENERAL),
        ({"causes": ["受贿罪"]}, CORRUPT),
        ({"causes": ["受贿罪"], "day": "2019-05-31"}, STRICTER),
        ({"causes": ["受贿罪"], "decided": "2015-10-31"}, STRICTER),
        ({"causes": ["滥用职权罪"]}, STRICTER),
        ({"causes": ["行贿罪"]}, GENERAL),
        ({"causes": ["集资诈骗罪"]}, STRICTER),
        ({"causes": ["诈骗罪"]}, GENERAL),
    ],
    ids=str,
)
def test_which_scale(fields, scale):
    assert scale_of(change(**fields)) is scale


@pytest.mark.parametrize(
    ("fields", "months"),
    [
        ({}, 12),
        ({"length": "P10Y"}, 18),
        ({"penalty": "life", "length": None}, 24),
        ({"length": None}, None),
        ({"conduct": ["major-merit"]}, None),
        ({"causes": ["受贿罪"], "length": "P11Y"}, 24),
    ],
    ids=str,
)
def test_least_interval(fields, months):
    assert least_interval(change(**fields)) == months


def test_better_conduct_never_gets_less():
    for scale in (GENERAL, STRICTER, CORRUPT):
        assert all(one <= other for one, other in itertools.pairwise(scale.most))
        assert all(one >= other for one, other in itertools.pairwise(scale.life_least))
