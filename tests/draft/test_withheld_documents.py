"""Which mediation documents `portal draft` proposes to withhold: 法释〔2016〕19号 Arts 3(9) and 4(3)."""

import pytest
from subjects import words

from build_scripts.checks.reading.reading import read
from build_scripts.cli.draft.withholding import reasons

TEXT = """江苏省南通市崇川区人民法院
{kind}
（2023）苏0602{number}
{one}：季某，男，1986年3月3日出生，汉族，住江苏省南通市崇川区。
{other}：南通市某局。
本案在审理过程中，经本院主持调解，双方当事人自愿达成如下协议：
被告于2023年6月30日前给付原告3000元。
审判员　季　风
二〇二三年六月九日
书记员　秋　实
"""  # fictional


@pytest.mark.parametrize(
    ("kind", "number", "one", "found"),
    [
        ("民事调解书", "民初2718号", "原告", ["mediation"]),
        ("行政调解书", "行初18号", "原告", []),
        ("民事调解书", "民初19号", "公益诉讼起诉人", []),
    ],
)
def test_mediation_is_withheld_in_civil_cases_of_private_interest(kind, number, one, found):
    reading = read(TEXT.format(kind=kind, number=number, one=one, other="被告"), words())
    assert list(reasons(reading)) == found
