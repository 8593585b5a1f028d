"""The people of a record: where each name stands, in which role, and whether it must be masked.

Takes an entry; gives a `Person` for each name in its structured fields, judged by the profile of the day on which the
record was published at the source, or of today. Minors and who represents them are masked whatever the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.checks.age import under_age
from build_scripts.checks.disclosure.case_branch import is_civil, is_criminal
from build_scripts.checks.family_causes import FAMILY
from build_scripts.checks.names.personal_name import Form, form_of
from build_scripts.checks.profiles import Profile, profile_of
from build_scripts.content.message import Message
from build_scripts.model.judgment import Judgment
from build_scripts.model.major_case import Ending, MajorCase
from build_scripts.model.party import CounselRole, Party, PartyRole
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_change import SentenceChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location
    from build_scripts.model.base import Model
    from build_scripts.model.kinds import Entry
    from build_scripts.model.types import Choice

PROCURATORATE_KINDS = frozenset({"procuratorial-document", "major-case", "supervision"})
_LIGHTLY = Message("was sentenced to three years or less")
_ALWAYS_CRIMINAL = frozenset({PartyRole.VICTIM, PartyRole.INCIDENTAL_PLAINTIFF, PartyRole.NOT_PROSECUTED})
_ALONE = frozenset({PartyRole.WITNESS, PartyRole.EXPERT})  # Art 8(2) names nobody who represents them
_ACCUSED = frozenset({PartyRole.DEFENDANT, PartyRole.APPELLANT, PartyRole.APPELLEE, PartyRole.PETITIONER})
_TREASURY = frozenset({"国库", "国家"})
_ROLES: dict[str, Choice] = {role.value: role for choices in (PartyRole, CounselRole) for role in choices}
_LIGHT = frozenset({Penalty.DETENTION, Penalty.CONTROL, Penalty.FINE_ONLY, Penalty.EXEMPTED})


@dataclass(frozen=True, slots=True)
class Person:
    """One name in a structured field.

    Attributes:
        location: of the name.
        role: `victim`, `statutory-representative`, `convicted` …
        name: as written.
        translated: the name in other languages, by its field.
        must: whether it must be masked.
        why: in the editor's words, for the message; None where it need not be masked.
        minor: whether it must because a minor would be known by it, whatever the profile.
        form: what the name shows.
    """

    location: Location
    role: str
    name: str
    translated: tuple[tuple[str, str], ...]
    must: bool
    why: Message | None
    form: Form
    minor: bool = False

    @property
    def called(self) -> Choice | Message:
        """What the role is called in a message."""
        return role_called(self.role)

    @property
    def shown(self) -> bool:
        """Whether the whole name can be read."""
        return self.form is Form.OPEN


def role_called(role: str) -> Choice | Message:
    """What a role of a `Person` is called in a message."""
    return _ROLES.get(role) or Message("convicted person")


def profile_for(entry: Entry) -> Profile | None:
    """The profile under which a record was published; today's where nobody published it before."""
    source = getattr(entry, "source", None)
    hearing = getattr(entry, "type", None) == "public-hearing"
    body = "procuratorate" if hearing or entry.kind in PROCURATORATE_KINDS else "court"
    return profile_of(source.published if source else None, body)


def is_family(entry: Entry) -> bool:
    """Whether a record belongs to a family or inheritance case."""
    return is_civil(entry) and any(FAMILY.search(cause) for cause in getattr(entry, "causes", ()))


_LAST: list[tuple[Entry, tuple[Person, ...]]] = []  # every rule of the family asks for the same record in turn


def people(entry: Entry) -> tuple[Person, ...]:
    """Every person whom the structured fields name."""
    if _LAST and (last := _LAST[0])[0] is entry:
        return last[1]
    found = tuple(_people(entry, profile_for(entry)))
    _LAST[:] = [(entry, found)]
    return found


def _people(entry: Entry, profile: Profile | None) -> Iterator[Person]:
    for field in ("parties", "obligors"):
        for number, party in enumerate(getattr(entry, field, ())):
            yield from _of_party((field, number), party, entry, profile)
    if isinstance(entry, MajorCase):
        for number, one in enumerate(entry.persons):
            why = Message("is marked `masked: true`") if one.masked else _spared(entry)
            yield _person(("persons", number, "name"), "suspect", one, one.name, why)
    if isinstance(entry, SentenceChange):
        yield _person(("person", "name"), "convicted", entry.person, entry.person.name, None)
    for number, order in enumerate(getattr(entry, "recoveries", ())):
        if order.to and order.to not in {party.name for party in getattr(entry, "parties", ())}:
            restored = profile is not None and PartyRole.VICTIM in profile.roles and order.to not in _TREASURY
            why = Message("is a {role} in a criminal case", role=PartyRole.VICTIM) if restored else None
            yield _person(("recoveries", number, "to"), PartyRole.VICTIM.value, order, order.to, why)
    compensation = getattr(entry, "compensation", None)
    if compensation:
        yield _person(("compensation", "claimant"), "claimant", compensation, compensation.claimant, None)


def _of_party(at: Location, party: Party, entry: Entry, profile: Profile | None) -> Iterator[Person]:
    minor = not party.organisation and is_minor(party, entry)
    why = (
        Message("is a minor") if minor else _why(party, entry, profile) if profile and not party.organisation else None
    )
    form = Form.ORGANISATION if party.organisation else None
    yield _person((*at, "name"), party.role.value, party, party.name, why, form, minor=minor)
    for number, counsel in enumerate(party.represented_by):
        if counsel.role is CounselRole.STATUTORY:
            named = party.role in _ALONE and not minor and not (profile and profile.family and is_family(entry))
            because = (
                Message("represents somebody who {why}", why=why) if why and why != _LIGHTLY and not named else None
            )
            place = (*at, "represented_by", number, "name")
            yield _person(place, counsel.role.value, counsel, counsel.name, because, minor=minor)


def _person(
    at: Location,
    role: str,
    model: Model,
    name: str,
    why: Message | None,
    form: Form | None = None,
    *,
    minor: bool = False,
) -> Person:
    form = form or form_of(name)
    must = bool(why) and form is not Form.ORGANISATION
    return Person(at, role, name, tuple(model.translations_of("name")), must, why, form, minor)


def _spared(entry: MajorCase) -> Message | None:
    """Why the persons of a case that ended without a prosecution are masked."""
    spared = entry.outcome and entry.outcome.result is Ending.NOT_PROSECUTED and profile_for(entry)
    return Message("was not prosecuted") if spared else None


def _why(party: Party, entry: Entry, profile: Profile) -> Message | None:
    """Why an adult party is masked under the profile; None if it is not."""
    for role in (party.role, party.originally):
        if role in profile.roles and (role in _ALWAYS_CRIMINAL or is_criminal(entry)):
            return Message("is a {role} in a criminal case", role=role)
    if profile.family and is_family(entry):
        return Message("is a party to a family or inheritance case")
    if (
        profile.months is not None
        and isinstance(entry, Judgment)
        and entry.body
        and _lightly_sentenced(party, entry, profile.months)
    ):
        return _LIGHTLY
    return None


def is_minor(party: Party, entry: Entry) -> bool:
    """Whether a party is marked as a minor, or certainly was one on the day of the record."""
    return party.minor or under_age(party.born, getattr(entry, "date", None))


def light_without_text(entry: Entry) -> Iterator[Location]:
    """The open names of those lightly sentenced where no text tells whether they are recidivists."""
    profile = profile_for(entry)
    if isinstance(entry, Judgment) and not entry.body and profile and profile.months is not None:
        for number, party in enumerate(entry.parties):
            if form_of(party.name) is Form.OPEN and _lightly_sentenced(party, entry, profile.months):
                yield "parties", number, "name"


def _lightly_sentenced(party: Party, entry: Judgment, months: int) -> bool:
    """Whether somebody's sentences are light and nothing calls him or her a recidivist (累犯, 惯犯; 刑法 Arts 65, 66)."""
    if party.role not in _ACCUSED:
        return False
    told = " ".join(filter(None, (entry.title, entry.summary, entry.outcome, entry.body)))
    cited = any(one.law == "刑法" and one.article in {"65", "66"} for one in entry.statutes)
    if cited or "累犯" in told or "惯犯" in told:
        return False
    own = [sentence for sentence in entry.sentences if sentence.person == party.name]
    return bool(own) and all(
        one.penalty in _LIGHT
        or (one.penalty is Penalty.FIXED_TERM and one.length is not None and _within(one.length, months))
        for one in own
    )


def _within(length: str, months: int) -> bool:
    years, more, days = (int(found[1]) if (found := re.search(rf"(\d+){unit}", length)) else 0 for unit in "YMD")
    return (years * 12 + more, days) <= (months, 0)
