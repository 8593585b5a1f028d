"""Which parties of a document must not be known by name, and why.

Takes a reading; gives names, each with the reason: victims and incidental plaintiffs of criminal cases, the parties of family cases, minors,
with their statutory representatives (法释〔2016〕19号 Art 8, the profile of today).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from build_scripts.checks.age import ADULT
from build_scripts.checks.family_causes import FAMILY
from build_scripts.checks.profiles import profile_of
from build_scripts.content.message import Message
from build_scripts.model.case_type import CaseType
from build_scripts.model.party import CounselRole, PartyRole

if TYPE_CHECKING:
    from build_scripts.checks.reading.parties import Person
    from build_scripts.checks.reading.reading import Reading

_ACCUSED = re.compile("被告人|被不起诉人|犯罪嫌疑人|罪犯")
_DETAINED = re.compile("刑事拘留|逮捕|无罪|取保候审|判处有期徒刑")
_ALSO = re.compile("[\u4e00-\u9fff]{2,8}[暨兼](?:原审)?附带民事诉讼原告人")  # 自诉人暨附带民事诉讼原告人
_IS_VICTIM = re.compile(
    "(?:系|为)(?:本案|原案|该案)?的?(?:被害人|受害人)(?=[,。;)\n]|$)"
)  # behind a party's particulars
_OWN = 200  # characters in which a party's particulars end
_ROLE = Message("{role}")  # alone: it is masked for what the person is in a criminal case


def of_parties(reading: Reading, today: dt.date) -> dict[str, Message]:
    """Parties, and who represents them, each with the reason."""
    wanted: dict[str, Message] = {}
    for person in reading.parties:
        if why := _why(person, reading, today):
            wanted.setdefault(person.name, why)
            for one in person.speakers:  # of a victim too: Art 8(2)
                if one.role is CounselRole.STATUTORY:
                    wanted.setdefault(one.name, Message("{role}, {why}", role=one.role, why=why))
    return wanted


def _why(person: Person, reading: Reading, today: dt.date) -> Message | None:
    """Why a party's name must be masked; None where it may stand."""
    if person.organisation:
        return None
    profile = profile_of(today)
    if profile and is_criminal(reading):
        for role in _roles(person, reading):
            if role in profile.roles or role is PartyRole.NOT_PROSECUTED:  # who was never tried
                return Message(_ROLE, role=role)
    if profile and profile.family and any(FAMILY.search(cause.key) for cause in reading.causes):
        return Message("{role}, family case", role=person.role)
    return Message("{role}, minor", role=person.role) if is_minor(person, reading) else None


def _roles(person: Person, reading: Reading) -> list[PartyRole]:
    """All that a party is: in these proceedings, at first instance, and by the words of its own item."""
    flat = reading.document.flat
    roles = [role for role in (person.role, person.originally) if role]
    if _ALSO.match(flat, person.offset):
        roles.append(PartyRole.INCIDENTAL_PLAINTIFF)
    ends = [one.offset for one in reading.parties if one.offset > person.offset]
    if _IS_VICTIM.search(flat, person.offset, min([*ends, person.offset + _OWN, reading.sections.parties[1]])):
        roles.append(PartyRole.VICTIM)
    return roles


def is_criminal(reading: Reading) -> bool:
    """Whether a document belongs to a criminal case, as a procuratorate's does that has no case number of a court."""
    told = _ACCUSED.search(reading.document.flat) if reading.case_type is None else None
    return reading.case_type is CaseType.CRIMINAL or told is not None or _after_detention(reading)


def _after_detention(reading: Reading) -> bool:
    """Whether compensation is asked for what a criminal case did, whose victims and witnesses it tells of."""
    flat = reading.document.flat
    return reading.case_type is CaseType.STATE_COMPENSATION and _DETAINED.search(flat) is not None


def day_of(reading: Reading) -> dt.date | None:
    """The day of the document."""
    day = reading.decided.value if reading.decided else None
    return day if isinstance(day, dt.date) else None


def is_minor(person: Person, reading: Reading) -> bool:
    """Whether a party was under 18 on the day of the document, as far as the text tells."""
    day = day_of(reading)
    if not person.born or day is None:
        return False
    year, month, date = [*map(int, person.born.split("-")), 12, 31][:3]
    if person.born.count("-") == 1:
        date = 31  # the month alone is known
    return str(day) < f"{year + ADULT}-{month:02}-{date:02}"
