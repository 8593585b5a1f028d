"""The people of a record: where each name stands, in which role, and whether it must be masked.

Takes an entry; gives a `Person` for each name in its structured fields, judged by the profile of the day on which the
record was published at the source.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.checks.names.personal_name import Form, form_of
from build_scripts.checks.profiles import Profile, profile_of
from build_scripts.model.case_type import CaseType
from build_scripts.model.judgment import Judgment
from build_scripts.model.major_case import MajorCase
from build_scripts.model.party import CounselRole, Party, PartyRole
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_change import SentenceChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location
    from build_scripts.model.base import Model
    from build_scripts.model.kinds import Entry

PROCURATORATE_KINDS = frozenset({"procuratorial-document", "major-case", "supervision"})
CRIMINAL_KINDS = frozenset({"procuratorial-document", "major-case"})
ADULT = 18
_FAMILY = re.compile("婚|夫妻|同居|亲子|抚养|扶养|赡养|收养|监护权|探望|分家析产|继承|遗赠|遗产管理|遗嘱")
_ALWAYS_CRIMINAL = frozenset({PartyRole.VICTIM, PartyRole.INCIDENTAL_PLAINTIFF, PartyRole.NOT_PROSECUTED})
_ACCUSED = frozenset({PartyRole.DEFENDANT, PartyRole.APPELLANT, PartyRole.APPELLEE, PartyRole.PETITIONER})
_LIGHT = frozenset({Penalty.DETENTION, Penalty.CONTROL, Penalty.FINE_ONLY, Penalty.EXEMPTED})


@dataclass(frozen=True, slots=True)
class Person:
    """One name in a structured field.

    Attributes:
        location: of the name.
        role: `victim`, `statutory-representative`, `convicted` …
        name: as written.
        translated: the name in other languages, by its field.
        must: whether the profile asks that it be masked.
        why: in the editor's words, for the message.
        form: what the name shows.
    """

    location: Location
    role: str
    name: str
    translated: tuple[tuple[str, str], ...]
    must: bool
    why: str
    form: Form

    @property
    def shown(self) -> bool:
        """Whether the whole name can be read."""
        return self.form is Form.OPEN


def day_of(entry: Entry) -> dt.date | None:
    """The day whose rules apply: of first publication, or the record's own."""
    source = getattr(entry, "source", None)
    return (source.published if source else None) or getattr(entry, "date", None)


def profile_for(entry: Entry) -> Profile | None:
    """The profile under which a record was published."""
    hearing = getattr(entry, "type", None) == "public-hearing"
    body = "procuratorate" if hearing or entry.kind in PROCURATORATE_KINDS else "court"
    return profile_of(day_of(entry), body)


def is_criminal(entry: Entry) -> bool:
    """Whether a record belongs to a criminal case."""
    return entry.kind in CRIMINAL_KINDS or getattr(entry, "case_type", None) is CaseType.CRIMINAL


def is_family(entry: Entry) -> bool:
    """Whether a record belongs to a family or inheritance case."""
    if getattr(entry, "case_type", None) is not CaseType.CIVIL:
        return False
    return any(_FAMILY.search(cause) for cause in getattr(entry, "causes", ()))


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
            why = "is marked `masked: true`" if one.masked else ""
            yield _person(("persons", number, "name"), "suspect", one, one.name, why)
    if isinstance(entry, SentenceChange):
        yield _person(("person", "name"), "convicted", entry.person, entry.person.name, "")
    compensation = getattr(entry, "compensation", None)
    if compensation:
        yield _person(("compensation", "claimant"), "claimant", compensation, compensation.claimant, "")


def _of_party(at: Location, party: Party, entry: Entry, profile: Profile | None) -> Iterator[Person]:
    why = _why(party, entry, profile) if profile and not party.organisation else ""
    form = Form.ORGANISATION if party.organisation else None
    yield _person((*at, "name"), party.role.value, party, party.name, why, form)
    for number, counsel in enumerate(party.represented_by):
        if counsel.role is CounselRole.STATUTORY:
            because = f"represents somebody who {why}" if why and "three years" not in why else ""
            yield _person((*at, "represented_by", number, "name"), counsel.role.value, counsel, counsel.name, because)


def _person(at: Location, role: str, model: Model, name: str, why: str, form: Form | None = None) -> Person:
    form = form or form_of(name)
    organisation = form is Form.ORGANISATION
    translated = tuple(model.translations_of("name"))
    return Person(at, role, name, translated, bool(why) and not organisation, why, form)


def _why(party: Party, entry: Entry, profile: Profile) -> str:
    """Why a party is masked under the profile; empty if it is not."""
    if is_minor(party, entry):
        return "is a minor"
    if party.role in profile.roles and (party.role in _ALWAYS_CRIMINAL or is_criminal(entry)):
        return f"is a {party.role.value} in a criminal case"
    if profile.family and is_family(entry):
        return "is a party to a family or inheritance case"
    if profile.months is not None and _lightly_sentenced(party, entry, profile.months):
        return "was sentenced to three years or less"
    return ""


def is_minor(party: Party, entry: Entry) -> bool:
    """Whether a party is marked as a minor, or by the year of birth was one on the day of the record."""
    day = getattr(entry, "date", None)
    return party.minor or bool(party.born and day and day.year - int(party.born[:4]) < ADULT)


def _lightly_sentenced(party: Party, entry: Entry, months: int) -> bool:
    """Whether the record itself proves a light sentence of somebody who is no recidivist (累犯, 惯犯)."""
    if not isinstance(entry, Judgment) or party.role not in _ACCUSED or not entry.body:
        return False
    if "累犯" in entry.body or "惯犯" in entry.body:
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
