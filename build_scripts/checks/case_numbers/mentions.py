"""Where a record names a court's case number.

Takes a record; gives each number with the court that is said to have it and a day by which it existed. A masked number is
left to the rules on masking; an arbitral or notarial one (`basis` of an enforcement) to nobody.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.case_numbers.numbering import is_masked
from build_scripts.model.enforcement import Enforcement
from build_scripts.model.guiding_case import GuidingCase
from build_scripts.model.hearing import Hearing
from build_scripts.model.judgment import Judgment
from build_scripts.model.major_case import MajorCase
from build_scripts.model.proceeding import Proceeding
from build_scripts.model.procuratorial_document import ProcuratorialDocument
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.status import Withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location, Subject
    from build_scripts.model.kinds import Entry


class Mention(NamedTuple):
    """One number: where it stands, the key of its court, and a day by which it existed."""

    location: Location
    number: str | None
    court: str | None
    day: dt.date | None


class Named(NamedTuple):
    """A number that must be a court's."""

    location: Location
    number: str
    court: str
    day: dt.date | None


def mentions(subject: Subject) -> tuple[Named, ...]:
    """Every number of a court, less the masked ones and those of other bodies."""
    return subject.once(_mentions)


def _mentions(subject: Subject) -> tuple[Named, ...]:
    return tuple(_of_courts(subject))


def _of_courts(subject: Subject) -> Iterator[Named]:
    for found in (*_own(subject.entry), *_others(subject.entry)):
        shown = found.number and not is_masked(found.number)
        if shown and found.number and found.court and subject.vocabulary.get("courts", found.court):
            yield Named(found.location, found.number, found.court, found.day)


def _own(entry: Entry) -> Iterator[Mention]:
    here = ("case_number",)
    if isinstance(entry, (Judgment, Proceeding, Enforcement)):
        yield Mention(here, entry.case_number, entry.court, entry.date)
    elif isinstance(entry, Withheld):
        yield Mention(here, entry.case_number, entry.court, entry.decided)
    elif isinstance(entry, Hearing):
        yield Mention(here, entry.case_number, entry.organ, entry.new_date or entry.date)
    elif isinstance(entry, SentenceChange):
        yield Mention(here, entry.case_number, entry.decided_by, entry.date)


def _others(entry: Entry) -> Iterator[Mention]:
    if isinstance(entry, Judgment):
        for number, lower in enumerate(entry.lowers):
            at = ("lower", number) if len(entry.lowers) > 1 else ("lower",)
            yield Mention((*at, "case_number"), lower.case_number, lower.court, lower.decided or entry.decided)
    elif isinstance(entry, SentenceChange):
        first, final = entry.conviction, entry.conviction.final
        yield Mention(("conviction", "case_number"), first.case_number, first.court, first.decided or entry.date)
        if final:
            place = ("conviction", "final", "case_number")
            yield Mention(place, final.case_number, final.court, final.decided or entry.date)
    elif isinstance(entry, ProcuratorialDocument) and (led := entry.judgment):
        yield Mention(("judgment", "case_number"), led.case_number, led.court, led.decided)
    elif isinstance(entry, MajorCase) and (end := entry.outcome):
        yield Mention(("outcome", "case_number"), end.case_number, end.court, end.date)
    elif isinstance(entry, GuidingCase) and (real := entry.based_on):
        yield Mention(("based_on", "case_number"), real.case_number, real.organ, real.decided)
