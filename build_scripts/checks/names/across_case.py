"""One case, one mask: a name masked in one record and open in another of the same case.

`names_of` takes an entry and gives plain data, which its `RecordFacts` keep; `compare` takes the names of all records, case by case, and
gives a finding, which names both files, at the one that masks. Two people of one surname are common, so it speaks only where one masked and one
open name of that surname stand on the same side, and the masking record does not itself name the other.
"""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.names import pinyin
from build_scripts.checks.names.masking import START_2013
from build_scripts.checks.names.people import people, role_called
from build_scripts.checks.names.personal_name import COMPOUND, SURNAMES, Form, form_of, surname_of, surname_readings
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import KnownFacts, Name
    from build_scripts.model.kinds import Entry

REMEDY = Message("write the name in the same way in both; if they are two people, number the masked one")
_OWN_SIDE = {
    "victim": "victim",
    "incidental-plaintiff": "victim",
    "private-prosecutor": "victim",
    "witness": "witness",
    "expert": "expert",
    "statutory-representative": "representative",
}


class Named(NamedTuple):
    """The names in one record.

    Attributes:
        source: the file.
        names: role, name, whether it must be masked.
    """

    source: str
    names: tuple[Name, ...]


def names_of(entry: Entry) -> tuple[Name, ...]:
    """The people in a record's structured fields; organisations and unnamed people are left out."""
    return tuple(
        (person.role, person.name, person.must)
        for person in people(entry)
        if person.form in {Form.OPEN, Form.MASKED, Form.HALF}
    )


class _Person(NamedTuple):
    role: str
    side: str
    name: str
    shown: bool
    families: frozenset[str]

    def could_be(self, other: _Person) -> bool:
        """Whether both may be one person: the same side, the same surname in characters or in pinyin."""
        return self.side == other.side and bool(self.families & other.families)


def _people(record: Named) -> list[_Person]:
    found = []
    for role, name, _must in dict.fromkeys(record.names):
        form = form_of(name)
        families = _families(name)
        if families and form in {Form.OPEN, Form.MASKED}:
            found.append(_Person(role, _OWN_SIDE.get(role, "party"), name, form is Form.OPEN, families))
    return found


def _families(name: str) -> frozenset[str]:
    """The surname: in characters or, for a name in Latin letters, in pinyin, whichever end of the name it stands at."""
    if name.isascii():
        words = re.findall("[a-z]+", name.lower())
        return frozenset(word for word in (*words[:1], *words[-1:]) if word in surname_readings())
    surname = surname_of(name)
    return frozenset({surname}) if surname in SURNAMES or surname in COMPOUND else frozenset()


def _spelt(person: _Person) -> _Person:
    """With the readings of the surname, to be compared with a name in Latin letters."""
    readings = (reading for family in person.families for reading in pinyin.surname_readings(family))
    return person if person.name.isascii() else person._replace(families=frozenset(readings))


def compare(cases: Iterable[Sequence[Named]]) -> Iterator[tuple[str, Finding]]:
    """Compare the records of each case.

    Args:
        cases: for each case the names of its records.

    Yields:
        The file that masks, and the finding, which is about the record as a whole and names the other file.
    """
    for case in cases:
        records = [(record.source, _people(record)) for record in case if record.names]
        for (source, here), (other, there) in permutations(records, 2):
            for masked, shown in dict.fromkeys(_contradicted(here, there)):
                yield (
                    source,
                    Finding(
                        (),
                        Message(
                            "the {masked} is masked here and, as {shown}, open in {file}, a record of the same case",
                            masked=role_called(masked),
                            shown=role_called(shown),
                            file=other,
                        ),
                        REMEDY,
                    ),
                )


def _contradicted(here: list[_Person], there: list[_Person]) -> Iterator[tuple[str, str]]:
    """The roles of those whom one record masks and the other names."""
    if any(person.name.isascii() for person in (*here, *there)):
        here, there = [_spelt(person) for person in here], [_spelt(person) for person in there]
    named = {person.name for person in here if person.shown}
    for person in here:
        if person.shown or sum(person.could_be(other) for other in here) > 1:
            continue
        alike = [other for other in there if person.could_be(other)]
        if len(alike) == 1 and alike[0].shown and alike[0].name not in named:
            yield person.role, alike[0].role


@rule(
    "ANON-14",
    cites="法释〔2016〕19号 Arts 8-9; 法释〔2013〕26号 Art 6",
    basis=Basis.SECONDARY,
    since=START_2013,
    by_publication=True,
)
def one_case_one_mask(known: KnownFacts) -> Iterator[tuple[RecordSummary, Finding]]:
    """A name that is masked in one record is masked in every record of the same case."""
    records = {record.source: record for case in known.catalog.cases.values() for record in case.records}
    cases = (
        [Named(record.source, known.of(record).names) for record in case.records]
        for case in known.catalog.cases.values()
    )
    for source, finding in compare(cases):
        yield records[source], finding


ACROSS = (one_case_one_mask,)
