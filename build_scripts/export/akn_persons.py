"""Who takes part in a decision, for its Akoma Ntoso file: parties, those who speak for them, the panel, the prosecution, who serves the sentence and where.

Takes the fields of a record as they are public, so that a name is masked here as it is there; gives `Participant`s, each with a number and a role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.model.party import CounselRole, OfficialRole, PartyRole
from build_scripts.model.types import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_BENCH = frozenset({OfficialRole.PRESIDING, OfficialRole.JUDGE, OfficialRole.SOLE, OfficialRole.ASSESSOR})


class OtherRole(Choice):
    """What the fields of a record call somebody who has no role there."""

    SERVING = "person-serving", N_("Person serving the sentence")
    EXECUTING = "executing-body", N_("Executing body")
    PROCURATORATE = "procuratorate", N_("Procuratorate")


class Participant(NamedTuple):
    """One person or organisation.

    Attributes:
        number: within the record, from 1.
        name: as it may be shown.
        role: what it is in the proceedings.
        element: which marks its name in the text.
        organisation: whether it is one.
        key: of a body of the vocabulary; empty for anybody else.
    """

    number: int
    name: str
    role: Choice
    element: str
    organisation: bool = False
    key: str = ""

    @property
    def reference(self) -> str:
        """Its place among the references of the file."""
        return f"participant-{self.number}"


def participants(record: Mapping[str, Any], organ: Callable[[str], str]) -> list[Participant]:
    """Everybody whom the fields of a record name.

    Args:
        record: its public fields.
        organ: gives the name of a key of the vocabulary.
    """
    people = [Participant(number, *one) for number, one in enumerate(_found(record), 1)]
    bodies = enumerate(_bodies(record), len(people) + 1)
    return people + [Participant(number, organ(key), role, "party", True, key) for number, (key, role) in bodies]


def _bodies(record: Mapping[str, Any]) -> Iterator[tuple[str, Choice]]:
    if key := record.get("executing_body"):
        yield key, OtherRole.EXECUTING
    for name in ("prosecution", "opinion"):
        if key := (record.get(name) or {}).get("procuratorate"):
            yield key, OtherRole.PROCURATORATE


def _found(record: Mapping[str, Any]) -> Iterator[tuple[str, Choice, str, bool]]:
    for party in record.get("parties", ()):
        yield party["name"], PartyRole(party["role"]), "party", bool(party.get("organisation"))
        for counsel in party.get("represented_by", ()):
            yield counsel["name"], CounselRole(counsel["role"]), "person", False
    if serving := record.get("person"):
        yield serving["name"], OtherRole.SERVING, "party", False
    for official in (*record.get("panel", ()), *record.get("procurators", ())):
        role = OfficialRole(official["role"])
        yield official["name"], role, "judge" if role in _BENCH else "person", False
    for name in (record.get("prosecution") or {}).get("procurators", ()):
        yield name, OfficialRole.PROCURATOR, "person", False
