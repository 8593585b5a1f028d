"""Provisions are cited in Chinese as Chinese lawyers cite them."""

import re

import pytest

from build_scripts.checks.register import ACROSS, RULES
from build_scripts.content.citation import in_chinese, numeral

CITES = sorted({rule.cites for rule in (*RULES.values(), *ACROSS.values())})


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("法释〔2014〕5号 Art 3", "法释〔2014〕5号第三条"),
        ("刑法 Art 78(1)", "刑法第七十八条第一款"),
        ("刑法 Arts 133-1, 264", "刑法第一百三十三条之一、第二百六十四条"),
        ("刑事诉讼法 Art 265(1)(2)", "刑事诉讼法第二百六十五条第一款第二项"),
        ("法释〔2016〕19号 Arts 3(9), 4(3)", "法释〔2016〕19号第三条第九项、第四条第三项"),
        ("法释〔2016〕23号 Arts 6-14, 40", "法释〔2016〕23号第六条至第十四条、第四十条"),
        (
            "刑事诉讼法 Art 187 (2013-2018: Art 182); 人民陪审员法 Art 10",
            "刑事诉讼法第一百八十七条（2013年至2018年为第一百八十二条）；人民陪审员法第十条",
        ),
        ("人民检察院案件信息公开工作规定 (2021) Art 4", "人民检察院案件信息公开工作规定（2021年）第四条"),
        ("https://docs.example.org/overview (Files)", "https://docs.example.org/overview (Files)"),
    ],
)
def test_a_citation_is_said_in_chinese(english, chinese):
    assert in_chinese(english) == chinese


@pytest.mark.parametrize("cites", CITES)
def test_every_citation_of_the_register_is_chinese(cites):
    said = in_chinese(cites)
    if cites.endswith(".md"):  # a rule of our own, for the place of a file
        assert said == cites
        return
    assert not re.search(r"[A-Za-z();]", said)
    articles = re.findall(r"Arts? ([^A-Za-z;]+)", re.sub(r" \([\d-]+:", ";", cites))
    assert said.replace("条例", "").count("条") == sum(len(re.findall(r"(?<!\()\b\d+", part)) for part in articles)


@pytest.mark.parametrize(
    ("number", "said"),
    [(10, "十"), (17, "十七"), (20, "二十"), (103, "一百零三"), (110, "一百一十"), (1005, "一千零五")],
)
def test_numbers_of_articles_are_written_in_chinese(number, said):
    assert numeral(number) == said
