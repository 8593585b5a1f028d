"""What the program says to editors: sentences with values, in the language that was chosen."""

from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest

from build_scripts.cli.language import chosen
from build_scripts.content.message import Citation, Message, dump, either, in_words, undump
from build_scripts.content.problem import Problem, undumped
from build_scripts.content.report import render
from build_scripts.content.vocabulary_item import VocabularyItem
from build_scripts.model.field_labels import label
from build_scripts.model.sentence import Penalty
from build_scripts.model.speaker import speaker
from build_scripts.model.types import Period

CHINESE = {
    "{days} days, by {who}": "{who}：{days}天",
    "the court": "法院",
    ", ": "、",
    "error": "错误",
    "en": "zh",
    "1 year": "1年",
    "{count} months": "{count}个月",
    "{first} {rest}": "{first}{rest}",
    "{key} ({label})": "{key}（{label}）",
    "Life imprisonment": "无期徒刑",
    "`decided`": "裁判日期",
    "`decided` says {penalty} by {cites}": "按{cites}，`decided`为{penalty}",
    "write `{penalty}`": "请写`{penalty}`",
    "{first} or {other}": "{first}或者{other}",
    "{period} in the court {court}, `{court}`, on {days}": "{days}在{court}（`{court}`）满{period}",
}
SENTENCE = Message("{days} days, by {who}", days=3, who=(Message("the court"), "李{x}"))


def say(text):
    return CHINESE.get(text, text)


def test_a_message_is_read_in_english_and_said_in_chinese():
    assert SENTENCE == "3 days, by the court, 李{x}"
    assert in_words(SENTENCE, say) == "法院、李{x}：3天"
    assert in_words("the court", say) == "法院"


KEYS = Message(
    "`decided` says {penalty} by {cites}",
    penalty=Penalty.LIFE,
    cites=Citation("刑法 Arts 57, 133-1; 法释〔2017〕7号 Art 2"),
)
SPOKEN = Message(
    "{period} in the court {court}, `{court}`, on {days}",
    period=Period("P1Y8M"),
    court=VocabularyItem("京01", {"zh": "北京法院", "en": "Beijing Court"}, "京01"),
    days=either(date(2023, 3, 1), date(2023, 3, 2)),
)
HINT = Message("write `{penalty}`", penalty=Penalty.LIFE)


@pytest.mark.parametrize("carry", [deepcopy, lambda text: undump(dump(text))])
def test_keys_have_their_labels_and_choices_and_provisions_are_said(carry):
    assert KEYS == "`decided` says life imprisonment by 刑法 Arts 57, 133-1; 法释〔2017〕7号 Art 2"
    said = "按刑法第五十七条、第一百三十三条之一；法释〔2017〕7号第二条，`decided`（裁判日期）为无期徒刑"
    assert in_words(carry(KEYS), say) == said
    assert HINT == "write `life`"
    assert in_words(carry(HINT), say) == "请写`life`（无期徒刑）"
    assert SPOKEN == "1 year 8 months in the court Beijing Court, `京01`, on 2023-03-01 or 2023-03-02"
    assert in_words(carry(SPOKEN), say) == "2023-03-01或者2023-03-02在北京法院（`京01`（北京法院））满1年8个月"
    assert (
        in_words(carry(Message("write `{cause}`", cause=VocabularyItem("盗窃罪", {"zh": "盗窃罪"}, ""))), say)
        == "write `盗窃罪`"
    )
    assert in_words(Message("`decided` and `born`"), say) == "`decided`（裁判日期） and `born`"


@pytest.mark.parametrize("carry", [deepcopy, lambda text: undump(dump(text))])
def test_a_message_keeps_its_values_on_its_way(carry):
    carried = carry(SENTENCE)
    assert carried == SENTENCE
    assert in_words(carried, say) == in_words(SENTENCE, say)


def test_a_problem_is_printed_in_chinese():
    problem = Problem(rule="SENT-01", message=SENTENCE, remedy="the court", path="a.yml", line=2)
    text = render([undumped(problem.dump())], {}, "text", say)
    assert text.splitlines()[:2] == ["a.yml:2: 错误 SENT-01: 法院、李{x}：3天", "    → 法院"]


@pytest.mark.parametrize(
    ("environment", "asked", "code"),
    [
        ({}, "en", "en"),
        ({"PORTAL_LANG": "en"}, "zh", "zh"),
        ({"PORTAL_LANG": "en", "LANG": "zh_CN.UTF-8"}, None, "en"),
        ({"LANG": "zh_CN.UTF-8"}, None, "zh"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, None, "en"),
        ({"LANG": "C.UTF-8"}, None, "zh"),
        ({"PORTAL_LANG": "xx", "LANG": ""}, None, "zh"),
    ],
)
def test_the_language_is_that_of_the_option_the_environment_the_locale_or_the_site(environment, asked, code):
    assert chosen(environment, Path(), asked) == code


def test_the_shipped_messages_are_said_in_chinese():
    assert speaker("zh")("error") == "错误"
    assert speaker("zh")("Case number") == "案号"
    assert speaker("en")("error") == "error"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("docketed", "Docketed"),
        ("decision.reduction", "Reduction"),
        ("sentences.0.term.to", "To"),
        ("fixed-term", "Fixed-term imprisonment"),
        ("no-such-key", None),
        ("status", None),
        ("basis", None),
    ],
)
def test_a_key_is_called_what_it_means(key, said):
    assert label(key) == said
