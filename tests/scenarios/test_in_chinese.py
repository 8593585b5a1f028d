"""What the rules find in the unlawful records is said in Chinese, every value included."""

import datetime as dt
import re

import pytest

from build_scripts.checks import register
from build_scripts.content.message import Message, Word, in_words
from build_scripts.content.problem import Problem
from build_scripts.model.speaker import speaker
from scenarios.pairs import findings, pairs

SAY = speaker("zh")
QUOTED = re.compile("`[^`]*`")
ENGLISH = re.compile(r"\b[a-z]+ [a-z]+\b", re.ASCII)
RULES = register.RULES | register.ACROSS


def texts():
    """Every message and remedy of every rule on the first record of every pair, each once."""
    found = (problem for pair in pairs() for problem in findings(pair.first, pair.vocabulary) if problem.rule in RULES)
    return dict.fromkeys(text for problem in found for text in (problem.message, problem.remedy))


def faults(text):
    """What is wrong with a message in Chinese."""
    said = in_words(text, SAY)
    if english := ENGLISH.search(QUOTED.sub("", said)):
        yield f"English: {english[0]}"
    if not re.search("[一-鿿]", said):
        yield "not Chinese"
    yield from (f"lacks {value}" for value in leaves(text) if value not in said)


def leaves(value):
    """What must be found again in any language."""
    if isinstance(value, Message):
        for inner in value.values.values():
            yield from leaves(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from leaves(inner)
    elif isinstance(value, Word):
        yield value.called(SAY)
    elif isinstance(value, int | dt.date) or type(value) is str:
        yield str(value)


@pytest.mark.long
def test_every_finding_is_said_in_chinese():
    found = texts()
    assert len(found) > 300
    assert {text: list(wrong) for text in found if (wrong := [*faults(text)])} == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (Message("nobody has translated this"), "English: nobody has"),
        (
            Message("decided {days} days after docketing; the limit is {limit}", days=3, limit="thirty long days"),
            "English: thirty long",
        ),
    ],
)
def test_an_english_sentence_is_found(text, fault):
    assert fault in list(faults(text))


def test_a_value_that_is_lost_is_found(monkeypatch):
    text = Message("served {days} days after the ruling; the limit is {limit}", days=31, limit=7)
    assert list(faults(text)) == []
    monkeypatch.setattr("scenarios.test_in_chinese.SAY", lambda _: "裁定未在{limit}日内送达")
    assert list(faults(text)) == ["lacks 31"]


def test_a_finding_is_printed_with_its_article_in_chinese():
    problem = Problem(
        rule="SENT-02", message=Message("the notice does not say what is proposed"), cites="法释〔2014〕5号 Art 3"
    )
    assert problem.in_words(SAY).cites == "法释〔2014〕5号第三条"
    assert problem.in_words(speaker("en")) == problem
