"""What the program says to editors: sentences with values, in the language that was chosen."""

from copy import deepcopy
from pathlib import Path

import pytest

from build_scripts.cli.language import chosen, speaker
from build_scripts.content.message import Message, dump, in_words, undump
from build_scripts.content.problem import Problem, undumped
from build_scripts.content.report import render

CHINESE = {"{days} days, by {who}": "{who}：{days}天", "the court": "法院", ", ": "、", "error": "错误"}
SENTENCE = Message("{days} days, by {who}", days=3, who=(Message("the court"), "李{x}"))


def say(text):
    return CHINESE.get(text, text)


def test_a_message_is_read_in_english_and_said_in_chinese():
    assert SENTENCE == "3 days, by the court, 李{x}"
    assert in_words(SENTENCE, say) == "法院、李{x}：3天"
    assert in_words("the court", say) == "法院"


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
