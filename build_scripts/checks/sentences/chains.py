"""Do the changes of one sentence fit together?

法释〔2014〕5号 Arts 3 and 17 (earlier changes are stated) and 法释〔2016〕23号 Arts 6 and 40 (interval, counted from the service of
the earlier ruling to the proposal) were read, so were its Arts 32-34 (a retrial, or a judgment that combines the sentence with that
for another crime, puts a new sentence with a number of its own in the place of the old one).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.case_numbers.numbering import parse
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.sentences.facts import asked, effective, granted, stands, to_life
from build_scripts.checks.sentences.procedure import KIND
from build_scripts.checks.sentences.scales import least_after_life, least_interval
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model import case_number
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.sentence_decision import LaterStage
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts
    from build_scripts.model.kinds import Entry

STATED = "法释〔2014〕5号 Arts 3, 17; 法释〔2016〕23号 Arts 32-34"
_UNDONE = frozenset({LaterStage.SET_ASIDE, LaterStage.REVOKED})


def facts(entry: Entry) -> dict[str, object]:
    """The facts of a change that these rules compare; None where the record does not tell."""
    if not isinstance(entry, SentenceChange):
        return {}
    made = granted(entry)
    known = entry.decision
    original = entry.conviction
    numbers = (original.case_number, original.final.case_number if original.final else None)
    return {
        "measure": entry.measure.value,
        "outcome": known.outcome.value if known else None,
        "sentence": " ".join(case_number.key(number) for number in numbers if number),
        "sentenced": (original.final.decided if original.final else None) or original.decided,
        "number_year": number.year if (number := parse(original.case_number)) else None,
        "person": _person(entry),
        "born": entry.person.born,
        "effective": effective(entry),
        "undone": min((step.date for step in entry.later if step.stage in _UNDONE), default=None),
        "asked": asked(entry),
        "served": (known.served or known.date) if known else None,
        "term_before": entry.term_before.to if entry.term_before else None,
        "term_to": known.term_to if known else None,
        "reduction": made.reduction if made else None,
        "commuted": made.date if made and entry.measure is Measure.COMMUTATION and not _undone(entry) else None,
        "made_life": 1 if to_life(entry) else None,
        "stands": "yes" if stands(entry) else None,
        "interval": least_interval(entry) if entry.proposal else None,
        "after_life": least_after_life(entry) if entry.proposal else None,
        "previous": " ".join(entry.previous) or None,
    }


def _undone(entry: SentenceChange) -> bool:
    """Whether a change was set aside or revoked later, so that nothing was changed."""
    return any(step.stage in {LaterStage.SET_ASIDE, LaterStage.REVOKED} for step in entry.later)


def _person(entry: SentenceChange) -> str | None:
    """What two records of one person share however the given name is masked: surname and sex; None where one is not told."""
    first = entry.person.name[0]
    told = entry.person.sex and first.isalpha() and not first.isascii() and first != "某"
    return f"{first} {entry.person.sex.value}" if entry.person.sex and told else None


def changes(known: KnownFacts) -> Iterator[tuple[RecordSummary, list[RecordSummary]]]:
    """Every change that names earlier ones, with those of them that are shown, oldest first."""
    for record in known.catalog.records:
        if record.kind in KIND and (named := (known.fact(record, "previous") or "").split()):
            shown = [known.catalog.by_id[other] for other in named if other in known.catalog.by_id]
            yield record, sorted(shown, key=lambda other: (other.date or "", other.id))


def _other_sentence(known: KnownFacts, record: RecordSummary, other: RecordSummary) -> bool:
    """Whether two records change different sentences: no number in common."""
    one, two = known.fact(record, "sentence"), known.fact(other, "sentence")
    return bool(one and two and not set(one.split()) & set(two.split()))


def _replaced(known: KnownFacts, record: RecordSummary, other: RecordSummary) -> bool:
    """Whether the sentence of a record was passed after the earlier change: by a retrial, or together with another crime."""
    sentenced = known.fact(record, "sentenced")
    return bool(sentenced and other.date and sentenced >= other.date)


def _may_be_replaced(known: KnownFacts, record: RecordSummary, other: RecordSummary) -> bool:
    """The same, told by the year in the sentence's number where its day is missing."""
    if known.fact(record, "sentenced"):
        return _replaced(known, record, other)
    return (known.fact(record, "number_year") or "") >= (other.date or "9")[:4]


def _others(known: KnownFacts, record: RecordSummary, other: RecordSummary) -> bool:
    """Whether two records are of different people, for example of two who were convicted together."""
    one, two = known.fact(record, "person"), known.fact(other, "person")
    return bool(one and two and one != two)


def same_sentence(known: KnownFacts, record: RecordSummary, other: RecordSummary) -> bool:
    """Whether two records may be changes of one sentence, one after the other."""
    apart = (_other_sentence, _others, _replaced)
    return not any(differ(known, record, other) for differ in apart) and (other.date or "") <= (record.date or "9")


def _last_end(known: KnownFacts, record: RecordSummary, earlier: list[RecordSummary]) -> dt.date | None:
    """When the term ends after the latest of the earlier changes that says so and was not undone before this one."""
    ends = [
        end
        for other in earlier
        if same_sentence(known, record, other)
        and not (known.fact(other, "undone") or "9") <= (record.date or "9")
        and (end := known.day(other, "term_to"))
    ]
    return ends[-1] if ends else None


@rule("SENT-31", cites=STATED, basis=Basis.TEXT, kinds=KIND)
def previous_is_earlier(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """What `previous` names are earlier changes of the same sentence, or of the one in whose place it came."""
    for record, earlier in changes(known):
        for other in earlier:
            if wrong := no_earlier_change(known, record, other):
                remedy = Message("correct `previous`, or the number or date of one of the two")
                yield record, Finding(("previous",), wrong, remedy)


def no_earlier_change(known: KnownFacts, record: RecordSummary, other: RecordSummary) -> Message | None:
    """Why a record that `previous` names cannot stand there."""
    if other.kind not in KIND:
        return Message("`{id}` is no change of a sentence", id=other.id)
    if (other.date or "") > (record.date or "9"):
        return Message("`{id}` is later than this one", id=other.id)
    if _others(known, record, other):
        return Message("`{id}` is of another person's sentence", id=other.id)
    if _other_sentence(known, record, other) and not _may_be_replaced(known, record, other):
        return Message("`{id}` is of another sentence", id=other.id)
    return None


@rule("SENT-32", cites=STATED, basis=Basis.TEXT, kinds=KIND)
def term_before_is_not_later(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """The term before a change does not end later than the term after the change before."""
    for record, earlier in changes(known):
        mine, before = known.day(record, "term_before"), _last_end(known, record, earlier)
        if mine and before and mine > before:
            message = Message(
                "the term ended on {before} after the earlier change, here it ends on {mine} before this one",
                before=before,
                mine=mine,
            )
            remedy = Message(
                "correct one of the two; if the earlier change was set aside, name that ruling in `previous` too"
            )
            yield record, Finding(("term_before", "to"), message, remedy)


@rule("SENT-33", cites=STATED, basis=Basis.TEXT, severity=Severity.WARNING, kinds=KIND)
def chain_is_complete(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """The term before a change is the term after the change before; if it is shorter, a change is missing."""
    for record, earlier in changes(known):
        mine, before = known.day(record, "term_before"), _last_end(known, record, earlier)
        if mine and before and mine < before:
            message = Message(
                "the term ended on {before} after the earlier change, here it ends on {mine} before this one",
                before=before,
                mine=mine,
            )
            yield (
                record,
                Finding(
                    ("term_before", "to"), message, Message("add the change between them, or correct one of the two")
                ),
            )


ACROSS = (previous_is_earlier, term_before_is_not_later, chain_is_complete)
