"""What the ledger of sentences may show of one change: plain values, and no name of a person.

Takes a `SentenceChange`; gives `ChangeFacts`. Where a text quotes the name of the person whose sentence it is, `[…]` stands in its place: the
page of a sentence is not that of a person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from build_scripts.model.base import Model
    from build_scripts.model.sentence import Term
    from build_scripts.model.sentence_change import SentenceChange

Day = str | None
Days = tuple[str, str] | None  # first and last ISO day
Told = Mapping[str, str]  # language → text; empty where nothing is told
OMITTED = "[…]"


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierFacts:
    """An earlier change of the same sentence that is no record here; attributes as in `EarlierChange`."""

    measure: str
    date: str
    decided_by: str | None = None
    case_number: str | None = None
    reduction: str | None = None
    penalty: str | None = None
    length: str | None = None
    term_to: Day = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterFacts:
    """What followed a decision; attributes as in `Later`."""

    stage: str
    date: str
    organ: str | None
    words: Told
    record: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFacts:
    """One change of a sentence; choices and lengths as their values, days as ISO 8601, None where the record does not tell.

    Attributes:
        measure, ground, decided_by, docketed: as in `SentenceChange`.
        proposed_by, proposed, asked, asked_as, conduct: of the proposal; an amount, or the sentence proposed in words.
        court, case_number, judged, final, sentence, penalty, length, combined, restriction, term: of the conviction.
        penalty_before, term_before: as they stood before the change.
        earlier: changes that are no records here.
        fulfilment: of fines, restitution and damages.
        notice, objections, how, answer: of the public notice.
        procuratorate, stance, said_on, said: of the procuratorate's opinion.
        heard, heard_on, hearing_grounds: of the hearing.
        outcome, decided, reduction, new_penalty, new_length, term_from, term_to, test_period, outside, not_counted, reasons, served: of the decision.
        later: what followed.
    """

    measure: str
    ground: str | None
    decided_by: str
    docketed: Day
    proposed_by: str | None
    proposed: Day
    asked: str | None
    asked_as: str | None
    conduct: tuple[str, ...]
    court: str
    case_number: str
    judged: Day
    final: tuple[str, str, Day] | None
    sentence: str
    penalty: str | None
    length: str | None
    combined: tuple[str, ...]
    restriction: str | None
    term: Days
    penalty_before: str | None
    term_before: Days
    earlier: tuple[EarlierFacts, ...]
    fulfilment: str | None
    notice: Days
    objections: int | None
    how: Told
    answer: Told
    procuratorate: str | None
    stance: str | None
    said_on: Day
    said: Told
    heard: bool | None
    heard_on: Day
    hearing_grounds: tuple[str, ...]
    outcome: str | None
    decided: Day
    reduction: str | None
    new_penalty: str | None
    new_length: str | None
    term_from: Day
    term_to: Day
    test_period: Days
    outside: Days
    not_counted: Days
    reasons: Told
    served: Day
    later: tuple[LaterFacts, ...]

    def plain(self) -> dict[str, Any]:
        """As data for JSON."""
        made = _fields(self)
        return made | {name: tuple(map(_fields, made[name])) for name in ("earlier", "later")}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> ChangeFacts:
        """Read what `plain` gave."""
        earlier = tuple(EarlierFacts(**one) for one in data["earlier"])
        return cls(**{**data, "earlier": earlier, "later": tuple(LaterFacts(**one) for one in data["later"])})


def facts_of(entry: SentenceChange, languages: tuple[str, ...]) -> ChangeFacts:
    """Take from a change what others may show.

    Args:
        entry: the change.
        languages: of the site.
    """
    proposal, notice, opinion, hearing, made = (
        entry.proposal, entry.notice, entry.opinion, entry.hearing, entry.decision,
    )  # fmt: skip
    original = entry.conviction
    final, name = original.final, entry.person.name

    def told(model: Model | None, field: str) -> Told:
        texts = {entry.language: getattr(model, field, None)}
        texts |= {code: model.translation(field, code) for code in languages if model and code != entry.language}
        return {code: text.replace(name, OMITTED) for code, text in texts.items() if text}

    return ChangeFacts(
        measure=entry.measure.value,
        ground=_value(entry.ground),
        decided_by=entry.decided_by,
        docketed=_iso(entry.docketed),
        proposed_by=(proposal.by if proposal else None) or (entry.executing_body if proposal else None),
        proposed=_iso(proposal.date if proposal else None),
        asked=_text(proposal.reduction if proposal else None),
        asked_as=proposal.reduce_to if proposal else None,
        conduct=tuple(one.value for one in proposal.conduct) if proposal else (),
        court=original.court,
        case_number=original.case_number,
        judged=_iso(original.decided),
        final=(final.case_number, final.court, _iso(final.decided)) if final else None,
        sentence=original.sentence.replace(name, OMITTED),
        penalty=_value(original.principal),
        length=_text(original.length),
        combined=tuple(map(str, original.combined_terms)),
        restriction=_value(original.restriction),
        term=_days(original.term),
        penalty_before=_value(entry.penalty_before),
        term_before=_days(entry.term_before),
        earlier=tuple(
            EarlierFacts(
                measure=one.measure.value,
                date=one.date.isoformat(),
                decided_by=one.decided_by,
                case_number=one.case_number,
                reduction=_text(one.reduction),
                penalty=_value(one.penalty),
                length=_text(one.length),
                term_to=_iso(one.term_to),
            )
            for one in entry.earlier
        ),
        fulfilment=_value(entry.property_duties.fulfilment if entry.property_duties else None),
        notice=(notice.from_.isoformat(), notice.to.isoformat()) if notice else None,
        objections=notice.objections if notice else None,
        how=told(notice, "how"),
        answer=told(notice, "note"),
        procuratorate=opinion.procuratorate if opinion else None,
        stance=_value(opinion.stance if opinion else None),
        said_on=_iso(opinion.date if opinion else None),
        said=told(opinion, "text"),
        heard=hearing.held if hearing else None,
        heard_on=_iso(hearing.date if hearing else None),
        hearing_grounds=tuple(one.value for one in entry.hearing_grounds),
        outcome=_value(entry.result),
        decided=_iso(made.date if made else None),
        reduction=_text(made.reduction if made else None),
        new_penalty=_value(made.penalty if made else None),
        new_length=_text(made.length if made else None),
        term_from=_iso(made.term_from if made else None),
        term_to=_iso(made.term_to if made else None),
        test_period=_days(made.test_period if made else None),
        outside=_days(made.outside if made else None),
        not_counted=_days(made.not_counted if made else None),
        reasons=told(made, "reasons"),
        served=_iso(made.served if made else None),
        later=tuple(
            LaterFacts(
                stage=step.stage.value,
                date=step.date.isoformat(),
                organ=step.organ,
                words=told(step, "note"),
                record=step.record,
            )
            for step in entry.later
        ),
    )


def _fields(thing: ChangeFacts | EarlierFacts | LaterFacts) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in thing.__dataclass_fields__}


def _iso(day: dt.date | None) -> Day:
    return day.isoformat() if day else None


def _days(term: Term | None) -> Days:
    return (term.from_.isoformat(), term.to.isoformat()) if term else None


def _text(length: str | None) -> str | None:
    return str(length) if length else None


def _value(choice: Any) -> str | None:
    return choice.value if choice else None
