"""Was a commutation or parole heard in open court where 法释〔2014〕5号 Art 6 asks for it, and was that announced (Art 9)?

The articles were read. A missing hearing is a warning: the portal shows it as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.amounts import unusual
from build_scripts.checks.sentences.facts import categories
from build_scripts.checks.sentences.procedure import AS_IT_IS, KIND, SINCE, in_court
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model.conviction import HEARD
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import HearingGround

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.model.sentence_change import SentenceChange

ANNOUNCED = 3  # days
COMPARE = Message("compare `hearing` with the document; if it is right, leave it: it is shown as it is")


@rule("SENT-03", cites="法释〔2014〕5号 Art 6", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def hearing_is_held(subject: Subject) -> Iterator[Finding]:
    """A hearing is held where Article 6 asks for one."""
    entry = in_court(subject)
    if entry and decided_on_paper(entry) and (grounds := _grounds(entry)):
        why = tuple(ground for ground in HearingGround if ground in grounds)
        message = Message("decided without a hearing although one must be held: {why}", why=why)
        yield Finding(("hearing", "held"), message, COMPARE)


def decided_on_paper(entry: SentenceChange) -> bool:
    """Whether it was decided and the record says that no hearing was held; the withdrawal of a proposal needs none."""
    decided = entry.decision and entry.decision.outcome is not Outcome.WITHDRAWAL_ALLOWED
    return bool(decided and entry.hearing and not entry.hearing.held)


def _grounds(entry: SentenceChange) -> set[HearingGround]:
    """Art 6, items 1 to 6, as far as the record tells; a short interval is seen beside the earlier change (SENT-44)."""
    found = set(entry.hearing_grounds)
    if HEARD.intersection(categories(entry)):
        found.add(HearingGround.CATEGORY)
    if next(unusual(entry), None):
        found.add(HearingGround.UNUSUAL)
    return found


@rule("SENT-04", cites="法释〔2014〕5号 Art 9", basis=Basis.TEXT, severity=Severity.WARNING, since=SINCE, kinds=KIND)
def hearing_is_announced(subject: Subject) -> Iterator[Finding]:
    """A hearing on a commutation or parole is announced three days before."""
    entry = in_court(subject)
    if entry and entry.hearing and entry.hearing.announced and entry.hearing.date:
        days = (entry.hearing.date - entry.hearing.announced).days
        if days < ANNOUNCED:
            yield Finding(
                ("hearing", "announced"),
                Message("announced {days} days before; {needed} are needed", days=days, needed=ANNOUNCED),
                AS_IT_IS,
            )


RULES = (hearing_is_held, hearing_is_announced)
