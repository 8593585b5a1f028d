"""Which names had to be masked when: the rules on names as data, each with its first and last day.

Takes the day of first publication and the kind of body that published; gives the `Profile` of that day, or None for a
day before there were such rules. What was published under an old rule is not judged by a new one; what nobody published before is
published today. The protection of minors (未成年人保护法 Art 103) is no part of a profile: it binds every publication.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.model.party import PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterator

_CRIMINAL = frozenset({PartyRole.VICTIM, PartyRole.WITNESS, PartyRole.EXPERT})
_INCIDENTAL = PartyRole.INCIDENTAL_PLAINTIFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one set of rules asked of names between two days.

    Attributes:
        key: stable name.
        body: who publishes under it: `court` or `procuratorate`.
        rule: the rule of this family that reports a name left open.
        cites: the articles.
        since, until: first and last day of publication to which it applies; None is open.
        roles: who is masked in criminal cases, with their statutory representatives (法定代理人).
        family: whether the parties to family and inheritance cases are masked, with their representatives.
        months: defendants sentenced to so many months or less are masked, unless they are recidivists; None: no such rule.
    """

    key: str
    body: str
    rule: str
    cites: str
    since: dt.date
    until: dt.date | None
    roles: frozenset[PartyRole]
    family: bool
    months: int | None = None


PROFILES = (
    Profile(
        key="court-2014",
        body="court",
        rule="ANON-06",
        cites="法释〔2013〕26号 Art 6",
        since=dt.date(2014, 1, 1),
        until=dt.date(2016, 9, 30),
        roles=_CRIMINAL,
        family=True,
        months=36,
    ),
    Profile(
        key="court-2016",
        body="court",
        rule="ANON-08",
        cites="法释〔2016〕19号 Art 8",
        since=dt.date(2016, 10, 1),
        until=None,
        roles=_CRIMINAL | {_INCIDENTAL},
        family=True,
    ),
    Profile(
        key="procuratorate-2014",
        body="procuratorate",
        rule="ANON-20",
        cites="人民检察院案件信息公开工作规定（试行）(2014)",
        since=dt.date(2014, 10, 1),
        until=dt.date(2021, 9, 27),
        roles=_CRIMINAL | {PartyRole.NOT_PROSECUTED},
        family=False,
        months=36,
    ),
    Profile(
        key="procuratorate-2021",
        body="procuratorate",
        rule="ANON-20",
        cites="人民检察院案件信息公开工作规定 (2021)",
        since=dt.date(2021, 9, 28),
        until=None,
        roles=_CRIMINAL | {PartyRole.NOT_PROSECUTED},
        family=False,
    ),
)


def profile_of(day: dt.date | None, body: str = "court") -> Profile | None:
    """The profile of a day; of today's rules if the day is unknown.

    Args:
        day: of first publication.
        body: `court` or `procuratorate`.
    """
    return next(_that_apply(day, body), None)


def _that_apply(day: dt.date | None, body: str) -> Iterator[Profile]:
    for profile in PROFILES:
        if profile.body != body:
            continue
        if day is None:
            if profile.until is None:
                yield profile
        elif profile.since <= day and (profile.until is None or day <= profile.until):
            yield profile
