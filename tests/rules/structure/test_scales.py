"""The figures of 法释〔2016〕23号 and 法释〔2019〕6号, row by row as the articles have them."""

import itertools

import pytest
from subjects import words

from build_scripts.checks.sentences.charges import BY_CHARGE, CORRUPTION, VIOLENT
from build_scripts.checks.sentences.scales import (
    CORRUPT,
    GENERAL,
    LIMITED,
    STRICTER,
    least_interval,
    months_for,
    scale_of,
    step,
)
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
    ("scale", "original", "start", "interval"),
    [
        (GENERAL, (36, 0), 12, 12),
        (GENERAL, (59, 30), 12, 12),
        (GENERAL, (60, 0), 18, 12),
        (GENERAL, (119, 30), 18, 12),
        (GENERAL, (120, 0), 24, 18),
        (GENERAL, (300, 0), 24, 18),
        (STRICTER, (36, 0), 24, 12),
        (STRICTER, (120, 0), 24, 12),
        (STRICTER, (120, 1), 24, 18),
        (STRICTER, (126, 0), 24, 18),
        (CORRUPT, (119, 0), 24, 18),
        (CORRUPT, (120, 0), 36, 24),
        (CORRUPT, (9999, 0), 36, 24),
    ],
)
def test_time_served_and_interval(scale, original, start, interval):
    assert (months_for(scale.start, original), months_for(scale.interval, original)) == (start, interval)


@pytest.mark.parametrize(
    ("conduct", "most"),
    [
        (["repentance"], (9, 9, 6, 6)),
        (["merit"], (9, 9, 6, 6)),
        (["repentance", "merit"], (12, 12, 9, 6)),
        (["major-merit"], (18, 12, 12, 12)),
        (["repentance", "major-merit"], (24, 12, 12, 12)),
        ([], (24, 12, 12, 12)),  # not stated: the mildest
    ],
)
def test_amounts(conduct, most):
    place = step(change(conduct).proposal.conduct)
    assert tuple(scale.most[place] for scale in (GENERAL, STRICTER, CORRUPT, LIMITED)) == most


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
        ({"causes": ["滥用职权罪"], "official": False}, GENERAL),
        ({"causes": ["受贿罪"], "official": False}, GENERAL),
        ({"causes": ["受贿罪"], "decided": "2015-11-01"}, CORRUPT),
        ({"causes": ["受贿罪"], "decided": None}, STRICTER),
        ({"causes": ["行贿罪"]}, GENERAL),
        ({"causes": ["行贿罪"], "official": True}, CORRUPT),
        ({"causes": ["行贿罪"], "categories": ["official-crime"]}, CORRUPT),
        ({"causes": ["间谍罪"]}, STRICTER),
        ({"causes": ["抢劫罪"], "length": "P9Y11M"}, GENERAL),
        ({"causes": ["抢劫罪"], "length": "P10Y"}, STRICTER),
        ({"causes": ["抢劫罪", "强奸罪"], "length": "P12Y"}, GENERAL),
        ({"combined_terms": ["P12Y", "P10Y"], "length": "P18Y"}, STRICTER),
        ({"combined_terms": ["P12Y", "P9Y11M"], "length": "P18Y"}, GENERAL),
        ({"causes": ["盗窃罪", "诈骗罪"], "penalty": "life", "length": None}, STRICTER),
        ({"restriction": "limited-commutation", "penalty": "suspended-death", "length": None}, LIMITED),
        ({"sentence": "死刑，缓期二年执行，限制减刑", "penalty": "suspended-death", "length": None}, LIMITED),
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


SCALES = (GENERAL, STRICTER, CORRUPT, LIMITED)


def test_better_conduct_never_gets_less():
    for scale in SCALES:
        assert all(one <= other for one, other in itertools.pairwise(scale.most))
        for turned in (scale.life, scale.suspended):
            assert all(one >= other for one, other in itertools.pairwise(turned.least))
            assert turned.most >= turned.least[0]


def test_no_group_is_allowed_more_than_the_general_one():
    for scale in SCALES[1:]:
        assert all(one <= other for one, other in zip(scale.most, GENERAL.most, strict=True))
        for mine, general in ((scale.life, GENERAL.life), (scale.suspended, GENERAL.suspended)):
            assert mine.start >= general.start
            assert all(one >= other for one, other in zip(mine.least, general.least, strict=True))


@pytest.mark.parametrize("charges", [CORRUPTION, VIOLENT, *BY_CHARGE.values()])
def test_charges_are_those_of_the_vocabulary(charges):
    assert charges <= words().lists["causes"].keys()
