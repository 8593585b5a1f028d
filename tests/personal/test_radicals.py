"""Radicals in the place of ideographs, as in text taken from a PDF, hide no personal data."""

import unicodedata

import pytest

from build_scripts.checks.fold import fold
from build_scripts.checks.personal import folding, scan
from build_scripts.checks.radicals import MEANT, ideographs


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("公⺠⾝份号码42010119760302431X", "公民身份号码42010119760302431X"),
        ("⽀付宝账号⽥⼩12 a", "支付宝账号田小12 a"),
        ("⾞牌号浙A12345", "車牌号浙A12345"),
    ],
)
def test_radicals_are_folded_to_what_is_meant(text, meant):
    assert ideographs(text) == fold(text) == meant
    assert folding.fold(text) == meant.upper()
    assert scan.scan(text) == scan.scan(meant)


def test_every_one_means_one_ideograph():
    assert all(len(word) == 1 and "CJK UNIFIED" in unicodedata.name(word) for word in MEANT.values())
    assert all("RADICAL" in unicodedata.name(chr(code)) for code in MEANT)
