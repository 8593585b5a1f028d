"""Who takes part in a decision, for its Akoma Ntoso file: parties, those who speak for them, the panel, the prosecution.

Takes the fields of a record as they are public, so that a name is masked here as it is there; gives `Participant`s, each with a number and a role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.model.party import CounselRole, OfficialRole, PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_scripts.model.types import Choice

_BENCH = frozenset({OfficialRole.PRESIDING, OfficialRole.JUDGE, OfficialRole.SOLE, OfficialRole.ASSESSOR})


class Participant(NamedTuple):
    """One person or organisation.

    Attributes:
        number: within the record, from 1.
        name: as it may be shown.
        role: what it is in the proceedings.
        element: which marks its name in the text.
        organisation: whether it is one.
    """

    number: int
    name: str
    role: Choice
    element: str
    organisation: bool = False

    @property
    def reference(self) -> str:
        """Its place among the references of the file."""
        return f"participant-{self.number}"


def participants(record: Mapping[str, Any]) -> list[Participant]:
    """Everybody whom the fields of a record name."""
    return [Participant(number, *one) for number, one in enumerate(_found(record), 1)]


def _found(record: Mapping[str, Any]) -> Iterator[tuple[str, Choice, str, bool]]:
    for party in record.get("parties", ()):
        yield party["name"], PartyRole(party["role"]), "party", bool(party.get("organisation"))
        for counsel in party.get("represented_by", ()):
            yield counsel["name"], CounselRole(counsel["role"]), "person", False
    for official in record.get("panel", ()):
        role = OfficialRole(official["role"])
        yield official["name"], role, "judge" if role in _BENCH else "person", False
    for name in (record.get("prosecution") or {}).get("procurators", ()):
        yield name, OfficialRole.PROCURATOR, "person", False
