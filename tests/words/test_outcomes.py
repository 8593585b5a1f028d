"""What an outcome and a date are called, by the measure and the document."""

import pytest
from factories import record
from project import LANGUAGES
from subjects import parsed

from build_scripts.model.sentence_decision import Outcome, called
from build_scripts.model.sentence_stages import Measure


@pytest.mark.parametrize(
    ("measure", "outcome", "chinese"),
    [
        ("commutation", "granted", "裁定减刑"),
        ("commutation", "refused", "不予减刑"),
        ("parole", "granted", "准予假释"),
        ("parole", "refused", "不予假释"),
        ("temporary-execution", "refused", "不予暂予监外执行"),
    ],
)
def test_an_outcome_is_called_by_its_measure(measure, outcome, chinese):
    assert LANGUAGES.say("zh", called(Measure(measure), Outcome(outcome))) == chinese


def test_an_outcome_without_words_of_its_own_keeps_its_label():
    assert called(Measure.PAROLE, Outcome.WITHDRAWAL_ALLOWED) == Outcome.WITHDRAWAL_ALLOWED.label


@pytest.mark.parametrize(
    ("fields", "made", "result"),
    [
        ({"document_type": "judgment"}, "作出判决", ""),
        ({"document_type": "ruling"}, "作出裁定", ""),
        (
            {"document_type": "decision", "disposition": "ordered", "outcome": "对某公司罚款十万元"},
            "作出决定",
            "决定罚款",
        ),
        ({"document_type": "payment-order", "disposition": "ordered"}, "发出支付令", "发出支付令"),
        ({"document_type": "order", "disposition": "ordered"}, "发出命令", "采取措施"),
    ],
)
def test_a_document_is_made_and_its_outcome_called_by_its_type(fields, made, result):
    entry, _problems = parsed(record("judgment", **fields))
    assert LANGUAGES.say("zh", entry.made) == made
    assert (LANGUAGES.say("zh", entry.result_label) if entry.result_label else "") == result
