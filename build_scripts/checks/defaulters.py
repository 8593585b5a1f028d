"""Does an entry in the defaulter list last as long as it may, and leave when it must?

法释〔2017〕7号 is known here from secondary sources. The model asks for the term of
Art 2 (two years, extension of one to three, none for item 1), refuses obligors marked as minors, and has no field for an
identity number.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.minors import under_age
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.problem import Severity
from build_scripts.model import workdays
from build_scripts.model.defaulter import Conduct, ExtensionGround
from build_scripts.model.enforcement import Enforcement, EnforcementType, Performance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

SINCE = dt.date(2017, 5, 1)
KIND = ("enforcement",)
LIMIT = 3  # working days, Art 10


def _listing(subject: Subject) -> Enforcement | None:
    entry = subject.entry
    return entry if isinstance(entry, Enforcement) and entry.type is EnforcementType.LISTING else None


@rule(
    "DEF-01", cites="法释〔2017〕7号 Art 10", basis=Basis.SECONDARY, severity=Severity.WARNING, since=SINCE, kinds=KIND
)
def deleted_in_time(subject: Subject) -> Iterator[Finding]:
    """An entry is deleted within three working days of the end of the case or the performance of the obligation."""
    entry = _listing(subject)
    if not entry or not entry.concluded:
        return
    if not entry.removed:
        message = "the case has ended, and the entry is still listed"
        yield Finding(("concluded",), message, "add `removed`, or say in the summary why the entry stays")
        return
    taken = workdays.between(entry.concluded.date, entry.removed.date)
    if taken is not None and taken > LIMIT:
        message = f"deleted {taken} working days after the case ended; the limit is {LIMIT}"
        yield Finding(("removed", "date"), message, "compare the dates; if they are right, the delay is shown as it is")


@rule(
    "DEF-02",
    cites="法释〔2017〕7号 Art 10(1)",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    since=SINCE,
    kinds=KIND,
)
def performed_is_deleted(subject: Subject) -> Iterator[Finding]:
    """Who has performed in full is deleted."""
    entry = _listing(subject)
    if entry and entry.performed is Performance.FULLY and not entry.removed and not entry.concluded:
        message = "the obligation is performed in full, and the entry is still listed"
        yield Finding(("performed",), message, "add `removed: {date: …, ground: performed}`")


@rule(
    "DEF-03", cites="法释〔2017〕7号 Art 2", basis=Basis.SECONDARY, severity=Severity.WARNING, since=SINCE, kinds=KIND
)
def extension_has_its_ground(subject: Subject) -> Iterator[Finding]:
    """An extension for several kinds of conduct names several, one for violence names obstruction."""
    entry = _listing(subject)
    if not entry or not entry.extension:
        return
    several = entry.extension.ground is ExtensionGround.SEVERAL
    if several and len(set(entry.conduct)) < 2:  # noqa: PLR2004 - several is two
        message = "extended for several kinds of conduct, but only one is named"
    elif not several and Conduct.OBSTRUCTS not in entry.conduct:
        message = "extended for violence, but no obstruction is named"
    else:
        return
    yield Finding(("extension", "ground"), message, "correct `conduct` or `extension.ground`")


@rule("DEF-04", cites="法释〔2017〕7号 (minors)", basis=Basis.SECONDARY, kinds=KIND, since=SINCE, exceptable=False)
def minors_are_not_listed(subject: Subject) -> Iterator[Finding]:
    """Nobody who was under 18 when listed is in the list."""
    entry = _listing(subject)
    for number, obligor in enumerate(entry.obligors if entry else ()):
        if entry and under_age(obligor.born, entry.listed):
            message = "this person was a minor when listed"
            yield Finding(("obligors", number, "born"), message, "remove the record, or correct `born` or `listed`")


@rule(
    "DEF-05", cites="法释〔2017〕7号 Art 2", basis=Basis.SECONDARY, severity=Severity.WARNING, since=SINCE, kinds=KIND
)
def deletion_is_before_the_end(subject: Subject) -> Iterator[Finding]:
    """An entry whose term has ended is gone by itself and is not deleted afterwards."""
    entry = _listing(subject)
    if entry and entry.removed and entry.until and entry.removed.date > entry.until + dt.timedelta(days=1):
        message = "deleted after its term had ended"
        yield Finding(("removed", "date"), message, "remove `removed`, or correct one of the two dates")


RULES = (
    deleted_in_time,
    performed_is_deleted,
    extension_has_its_ground,
    minors_are_not_listed,
    deletion_is_before_the_end,
)
