"""Whom a case is named after (案名): those who stand accused, or the two sides, each under the name that a record publishes.

Takes the parties of a record with the branch of law; gives plain data, since summaries keep it. The cause is that of the summary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from build_scripts.model.case_type import CaseType
from build_scripts.model.party import Party, PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST = frozenset(
    {
        PartyRole.PLAINTIFF,
        PartyRole.PUBLIC_INTEREST,
        PartyRole.APPELLANT,
        PartyRole.PETITIONER,
        PartyRole.APPLICANT,
        PartyRole.CLAIMANT,
        PartyRole.PRIVATE_PROSECUTOR,
    }
)  # who brought the case
_SECOND = frozenset(
    {PartyRole.DEFENDANT, PartyRole.APPELLEE, PartyRole.RESPONDENT, PartyRole.OBLIGOR, PartyRole.LIABLE_ORGAN}
)
_ACCUSED = frozenset(
    {PartyRole.DEFENDANT, PartyRole.SUSPECT, PartyRole.NOT_PROSECUTED}
)  # who appeals or petitions may be the victim: 刑事诉讼法 Arts 227, 252


class Named(Protocol):
    """Whoever has a name, in other languages too."""

    @property
    def name(self) -> str:
        """As the record publishes it."""

    def translation(self, name: str, language: str) -> Any:
        """The name in another language."""


class Side(NamedTuple):
    """One side of a case; nobody stands on it where `number` is 0.

    Attributes:
        name: of the first one, as the record publishes it.
        names: the same in other languages.
        number: how many stand on it.
    """

    name: str = ""
    names: tuple[tuple[str, str], ...] = ()
    number: int = 0


class Caption(NamedTuple):
    """What a case is named after.

    Attributes:
        branch: a `CaseType`.
        first: whoever is accused, or brought the case.
        second: the other side; nobody in a criminal case.
    """

    branch: str
    first: Side
    second: Side = Side()

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> Caption:
        """From plain tuples, as a summary that was kept has them."""
        branch, first, second = plain
        return cls(branch, Side(*first), Side(*second))


def of_accused(people: Iterable[Named], languages: Iterable[str]) -> Caption | None:
    """A criminal case, by those accused or convicted in it."""
    side = _side(people, languages)
    return Caption(CaseType.CRIMINAL.value, side) if side.number else None


def of_parties(parties: Iterable[Party], branch: CaseType | None, languages: tuple[str, ...]) -> Caption | None:
    """A case by its parties, on the sides on which they stood at first instance; a minor gives no case its name."""
    named = [(party.originally or party.role, party) for party in parties if not party.minor]
    if branch is CaseType.CRIMINAL:
        return of_accused((party for role, party in named if role in _ACCUSED), languages)
    first = _side((party for role, party in named if role in FIRST), languages)
    second = _side((party for role, party in named if role in _SECOND), languages)
    if not branch or not first.number:
        return None
    return Caption(branch.value, first, second)


def _side(people: Iterable[Named], languages: Iterable[str]) -> Side:
    each = list(people)
    if not each:
        return Side()
    names = tuple((code, name) for code in languages if (name := each[0].translation("name", code)))
    return Side(each[0].name, names, len(each))
