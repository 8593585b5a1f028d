"""Does an entry in the defaulter list last as long as it may, and leave when it must?

法释〔2013〕17号 was read; 法释〔2017〕7号 is known here from secondary sources: the grounds of its Art 10(1) do not end an entry with a
fixed term (Art 10(2)), which the court may delete early under Art 2(2), and takes back under Art 9 where it was never due. The model
asks for the term of Art 2(1) (two years, extension of one to three; item 1 has none), refuses obligors marked as minors, and has no field for an identity number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.age import under_age
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.checks.time_limit import Counts, TimeLimit, Timing, late
from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.model import workdays
from build_scripts.model.defaulter import AMENDED, Conduct, ExtensionGround, RemovalGround
from build_scripts.model.enforcement import Ending, Enforcement, EnforcementType, Performance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

KIND = ("enforcement",)
LIMIT = 3  # working days, Art 10
_ENDS_IT = frozenset({Ending.PERFORMED, Ending.TERMINATED, Ending.WITHDRAWN, Ending.REFUSED})  # the case, and the entry
_ENDS_A_TERM = frozenset(
    {RemovalGround.PERFORMED, RemovalGround.SETTLED, RemovalGround.REDEEMED, RemovalGround.WRONG}
)  # Arts 2(2) and 9


def _listing(subject: Subject) -> Enforcement | None:
    entry = subject.entry
    return entry if isinstance(entry, Enforcement) and entry.type is EnforcementType.LISTING else None


def _without_term(subject: Subject) -> Enforcement | None:
    entry = _listing(subject)
    return entry if entry and not entry.until else None


def deleted(subject: Subject) -> Timing | None:
    """Until when an entry without a fixed term had to be deleted once its case had ended, and when it was."""
    entry = _without_term(subject)
    ended = entry.concluded if entry else None
    if not entry or not ended or ended.ending not in _ENDS_IT or ended.date < AMENDED:
        return None
    return Timing(
        start=ended.date,
        due=workdays.after(ended.date, LIMIT),
        done=entry.removed.date if entry.removed else None,
        counts=Counts.WORKING_DAYS,
    )


@rule(
    "DEF-01",
    cites="法释〔2017〕7号 Art 10; 法释〔2013〕17号 Art 7",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    kinds=KIND,
)
def deleted_in_time(subject: Subject) -> Iterator[Finding]:
    """An entry without a fixed term is deleted when the case ends by performance, termination or refusal; since May 2017 within three working days.

    A case that is only ended for now does not end the entry by itself.
    """
    entry = _without_term(subject)
    if not entry or not entry.concluded or entry.concluded.ending not in _ENDS_IT:
        return
    if not entry.removed:
        message = Message("the case has ended, and the entry is still listed")
        yield Finding(("concluded",), message, Message("add `removed`, or say in the summary why the entry stays"))
        return
    found = late(deleted(subject))
    if found and found.start and found.done:
        taken = workdays.between(found.start, found.done)
        message = Message(
            "deleted {taken} working days after the case ended; the limit is {limit}", taken=taken, limit=LIMIT
        )
        yield Finding(
            ("removed", "date"), message, Message("compare the dates; if they are right, the delay is shown as it is")
        )


@rule(
    "DEF-02",
    cites="法释〔2017〕7号 Art 10(1); 法释〔2013〕17号 Art 7(1)",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    kinds=KIND,
)
def performed_is_deleted(subject: Subject) -> Iterator[Finding]:
    """An entry without a fixed term is deleted once the obligation is performed in full."""
    entry = _without_term(subject)
    if entry and entry.performed is Performance.FULLY and not entry.removed and not entry.concluded:
        message = Message("the obligation is performed in full, and the entry is still listed")
        yield Finding(("performed",), message, Message("add `removed: {date: …, ground: performed}`"))


@rule("DEF-03", cites="法释〔2017〕7号 Art 2", basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=KIND)
def extension_has_its_ground(subject: Subject) -> Iterator[Finding]:
    """An extension for several kinds of conduct names several, one for violence names obstruction."""
    entry = _listing(subject)
    if not entry or not entry.extension:
        return
    several = entry.extension.ground is ExtensionGround.SEVERAL
    if several and len(set(entry.conduct)) < 2:  # noqa: PLR2004 - several is two
        message = Message("extended for several kinds of conduct, but only one is named")
    elif not several and Conduct.OBSTRUCTS not in entry.conduct:
        message = Message("extended for violence, but no obstruction is named")
    else:
        return
    yield Finding(("extension", "ground"), message, Message("correct `conduct` or `extension.ground`"))


@rule("DEF-04", cites="法释〔2017〕7号 Art 4", basis=Basis.SECONDARY, kinds=KIND, exceptable=False)
def minors_are_not_listed(subject: Subject) -> Iterator[Finding]:
    """Nobody under 18 is entered in the defaulter list."""
    entry = _listing(subject)
    if entry and entry.listed and entry.listed >= AMENDED:
        for number, obligor in enumerate(entry.obligors):
            if not obligor.organisation and under_age(obligor.born, entry.listed):
                message = Message("this person was a minor when listed")
                yield Finding(
                    ("obligors", number, "born"), message, Message("remove the record, or correct `born` or `listed`")
                )


@rule("DEF-05", cites="法释〔2017〕7号 Art 10", basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=KIND)
def deletion_follows_the_end(subject: Subject) -> Iterator[Finding]:
    """An entry whose fixed term has ended is deleted within three working days."""
    entry = _listing(subject)
    if entry and entry.removed and entry.until and entry.removed.date > entry.until:
        taken = workdays.between(entry.until, entry.removed.date)
        if taken is not None and taken > LIMIT:
            message = Message(
                "deleted {taken} working days after its term had ended; the limit is {limit}", taken=taken, limit=LIMIT
            )
            yield Finding(("removed", "date"), message, Message("remove `removed`, or correct one of the two dates"))


@rule("DEF-06", cites="法释〔2017〕7号 Arts 2, 10", basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=KIND)
def only_conduct_ends_a_term(subject: Subject) -> Iterator[Finding]:
    """An entry with a fixed term ends early only if the person performs, corrects the conduct or was listed in error."""
    entry = _listing(subject)
    if not entry or not entry.until or not entry.removed or entry.removed.ground in _ENDS_A_TERM:
        return
    if AMENDED <= entry.removed.date <= entry.until:
        message = Message("this ground ends an entry without a fixed term, not one that has a term")
        yield Finding(("removed", "ground"), message, Message("compare the ground with the decision"))


@rule("DEF-07", cites="法释〔2017〕7号 Art 10(4)", basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=KIND)
def without_assets_after_the_end(subject: Subject) -> Iterator[Finding]:
    """An entry is deleted for want of assets only after the case was ended for now."""
    entry = _listing(subject)
    if not entry or not entry.concluded or not entry.removed or entry.removed.ground is not RemovalGround.NO_ASSETS:
        return
    if entry.concluded.ending is not Ending.FOR_NOW or entry.removed.date < entry.concluded.date:
        message = Message("deleted for want of assets, and the case was not ended for now before")
        yield Finding(("removed", "ground"), message, Message("compare `removed` and `concluded` with the decision"))


RULES = (
    deleted_in_time,
    performed_is_deleted,
    extension_has_its_ground,
    minors_are_not_listed,
    deletion_follows_the_end,
    only_conduct_ends_a_term,
    without_assets_after_the_end,
)
LIMITS = (
    TimeLimit(
        key="defaulter-removal",
        name=N_("Deletion from the list of dishonest defaulters once the case has ended"),
        allows=N_("three working days from the end of the case"),
        rule=deleted_in_time,
        find=deleted,
        counts=Counts.WORKING_DAYS,
    ),
)
