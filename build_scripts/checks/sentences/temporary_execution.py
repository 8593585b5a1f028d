"""Execution outside prison (暂予监外执行): may this body decide, and may this person stay outside?

刑事诉讼法 Art 265 was read. That a ground of the article is given, and for life imprisonment only pregnancy or nursing, the
model asks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.facts import change, standing
from build_scripts.checks.sentences.procedure import KIND
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.party import Sex
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import Ground, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

COUNTY = re.compile("(县|旗|(?<!地)区)公安局$|公安局.+分局$|公安分局$")  # below the organ of a city with districts
MAY_APPROVE = frozenset({"prison-administration", "public-security"})  # `type` in vocabulary/authorities.yml
SERVED_IN_PRISON = frozenset({Penalty.FIXED_TERM, Penalty.DETENTION, Penalty.LIFE})


@rule("SENT-15", cites="刑事诉讼法 Art 265", basis=Basis.TEXT, kinds=KIND)
def body_may_decide(subject: Subject) -> Iterator[Finding]:
    """A court, a provincial prison administration or a city's public security organ decides on execution outside prison."""
    entry = change(subject, Measure.TEMPORARY_EXECUTION)
    if not entry or subject.vocabulary.get("courts", entry.decided_by):
        return
    authority = subject.vocabulary.get("authorities", entry.decided_by)
    county = authority and COUNTY.search(authority.names.get("zh", ""))
    if not authority or authority.extra.get("type") not in MAY_APPROVE or county:
        remedy = Message(
            "name the body that approved it; a prison or detention centre only proposes (`executing_body`)"
        )
        yield Finding(("decided_by",), Message("this body cannot decide on execution outside prison"), remedy)


@rule("SENT-16", cites="刑事诉讼法 Art 265", basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def body_fits_delivery(subject: Subject) -> Iterator[Finding]:
    """A court decides on execution outside prison before the person is delivered to prison, an administration afterwards."""
    entry = change(subject, Measure.TEMPORARY_EXECUTION)
    delivered = entry.conviction.delivered if entry else None
    made = entry.decision if entry else None
    if not entry or not made or not delivered or made.outcome is Outcome.REVOKED:
        return
    court = bool(subject.vocabulary.get("courts", entry.decided_by))
    if court and delivered < made.date:
        message = Message("a court decided although the person had been delivered")
    elif not court and made.date < delivered:
        message = Message("an administration decided although the person had not been delivered yet")
    else:
        return
    yield Finding(
        ("decided_by",), message, Message("compare `decided_by` and `conviction.delivered` with the document")
    )


@rule("SENT-17", cites="刑事诉讼法 Art 265(1)(2)", basis=Basis.TEXT, kinds=KIND)
def nursing_is_of_women(subject: Subject) -> Iterator[Finding]:
    """Pregnancy and nursing are grounds for women."""
    entry = change(subject, Measure.TEMPORARY_EXECUTION)
    if entry and entry.ground is Ground.PREGNANCY and entry.person.sex is Sex.MALE:
        yield Finding(
            ("ground",),
            Message("the ground is one for women, the record says `{sex}`", sex=Sex.MALE),
            Message("correct `ground` or `sex`"),
        )


@rule("SENT-18", cites="刑事诉讼法 Art 265", basis=Basis.TEXT, kinds=KIND)
def penalty_is_served_in_prison(subject: Subject) -> Iterator[Finding]:
    """Only fixed terms, criminal detention and, for mothers, life imprisonment can be served outside prison."""
    entry = change(subject, Measure.TEMPORARY_EXECUTION)
    penalty = standing(entry) if entry else None
    if penalty and penalty not in SERVED_IN_PRISON:
        message = Message("a sentence of `{penalty}` cannot be executed outside prison", penalty=penalty)
        yield Finding(
            ("conviction", "penalty"), message, Message("correct it, or add `term_before` if it is a fixed term by now")
        )


RULES = (body_may_decide, body_fits_delivery, nursing_is_of_women, penalty_is_served_in_prison)
