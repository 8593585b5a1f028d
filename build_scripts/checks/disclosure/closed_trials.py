"""Is a trial open, or broadcast, that touches somebody's privacy or a minor?

刑事诉讼法 Arts 188 and 202, 法释〔2021〕1号 Arts 222 and 559, 法释〔2017〕5号 Art 12 and 未成年人保护法 Art 103 were read; 民事诉讼法 is known from
secondary sources: what is private is tried in closed session, a divorce where a party asks for it. That a closed trial is not
broadcast, and says its ground, the model asks (`model/hearing.py`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.disclosure.sensitive_cases import (
    CUSTODY,
    DIVORCE,
    civil_cause,
    has_minor,
    is_about_secrets,
    is_against_a_minor,
    is_sexual,
    place_of_cause,
)
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.hearing import Hearing, HearingResult

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

KIND = ("hearing",)
_PRONOUNCED = re.compile("宣判|宣告判决|判决宣告|\\bpronounce", re.IGNORECASE)


@rule(
    "DISC-12",
    cites="刑事诉讼法 Art 188 (2013-2018: Art 183); 法释〔2021〕1号 Arts 222, 559; 法释〔2017〕5号 Art 12; 未成年人保护法 Art 103",
    basis=Basis.TEXT,
    kinds=KIND,
)
def private_trial_is_not_broadcast(subject: Subject) -> Iterator[Finding]:
    """A trial of a sexual offence or of a crime on state secrets, or in which a minor takes part, is not broadcast."""
    entry = subject.entry
    if not isinstance(entry, Hearing) or not entry.broadcast:
        return
    if is_sexual(entry):
        message = Message("a trial that touches somebody's privacy is broadcast")
    elif is_about_secrets(entry):
        message = Message("a trial on secrets of the state is broadcast")
    elif is_against_a_minor(entry) or has_minor(entry):
        message = Message("a trial is broadcast in which a minor takes part or is the victim")
    else:
        return
    yield Finding(("broadcast",), message, Message("remove `broadcast`, or the record"))


@rule(
    "DISC-13",
    cites="刑事诉讼法 Arts 188, 202 (2013-2018: Arts 183, 196); 法释〔2021〕1号 Art 222",
    basis=Basis.TEXT,
    severity=Severity.WARNING,
    kinds=KIND,
)
def private_trial_is_closed(subject: Subject) -> Iterator[Finding]:
    """A sexual offence, which touches somebody's privacy, and a crime on state secrets are not tried in public; the judgment is pronounced in public."""
    entry = subject.entry
    if not isinstance(entry, Hearing) or not entry.open or entry.broadcast or _is_pronouncement(entry):
        return
    if entry.result is not HearingResult.CANCELLED and (is_sexual(entry) or is_about_secrets(entry)):
        message = Message("the hearing of a case that touches privacy or state secrets is open to everybody")
        remedy = Message("write `open: false` and its `closed_ground`, or be sure that none is touched")
        yield Finding(place_of_cause(entry), message, remedy)


def _is_pronouncement(entry: Hearing) -> bool:
    """Whether a sitting only pronounces the judgment, which is done in public in every case (刑事诉讼法 Art 202)."""
    return any(_PRONOUNCED.search(text) for text in (entry.title or "", entry.subject or "", entry.note or ""))


@rule(
    "DISC-14",
    cites="民事诉讼法 Art 137 (2013-2021: Art 134); 法释〔2016〕19号 Art 4(4)",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    kinds=KIND,
)
def divorce_is_not_broadcast(subject: Subject) -> Iterator[Finding]:
    """The trial of a divorce or of the custody of a child is not broadcast."""
    entry = subject.entry
    if isinstance(entry, Hearing) and entry.broadcast and civil_cause(entry, DIVORCE | CUSTODY):
        remedy = Message(
            "remove `broadcast`: the judgment is not published either, and a party may ask for a closed session"
        )
        yield Finding(("broadcast",), Message("the trial of a family matter is broadcast"), remedy)


RULES = (private_trial_is_not_broadcast, private_trial_is_closed, divorce_is_not_broadcast)
