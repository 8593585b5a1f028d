"""Records → one joined Catalog: what is shown, which records make up a case, who points at whom.

Takes the cards of all records and the vocabulary; gives the `Catalog` and the problems that only a look at all records
shows (an id twice, a relation to nothing). Sealed and expired records are counted and then gone: nothing that
the catalogue hands on mentions them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.content.problem import Problem, Severity
from build_scripts.model.base import Status
from build_scripts.model.relation import LOOSE_RELATIONS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from build_scripts.catalog.card import Card
    from build_scripts.content.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Case:
    """All shown records of one case, oldest first.

    Attributes:
        slug: its part of the URL, from its earliest case number.
        number: that number as the court wrote it.
        cards: at least two.
    """

    slug: str
    number: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """The joined records.

    Attributes:
        cards: every record that is shown, newest first.
        by_id: the same by id.
        sealed: kind and id of the sealed ones, for their tombstones only.
        excluded: how many are past their end.
        cases: by slug.
        case_of: record id → slug.
        linked_from: record id → (other id, relation), the reverse of `related`.
        organ_regions: organ key → region key.
    """

    cards: tuple[Card, ...]
    by_id: Mapping[str, Card]
    sealed: tuple[tuple[str, str], ...]
    excluded: int
    cases: Mapping[str, Case]
    case_of: Mapping[str, str]
    linked_from: Mapping[str, tuple[tuple[str, str], ...]]
    organ_regions: Mapping[str, str]

    def count(self, status: Status) -> int:
        """How many shown records have the status."""
        return sum(card.status == status.value for card in self.cards)

    def regions_of(self, card: Card) -> tuple[str, ...]:
        """The record's own regions and those of its organs."""
        own = (self.organ_regions[organ] for organ in card.organs if organ in self.organ_regions)
        return tuple(dict.fromkeys((*card.regions, *own)))


def join(cards: Iterable[Card], vocabulary: Vocabulary, as_of: dt.date) -> tuple[Catalog, list[Problem]]:
    """Join the cards of all records.

    Args:
        cards: in any order; the result does not depend on it.
        vocabulary: tells the region of an organ.
        as_of: the day of the build; a record whose end is before it is left out.
    """
    every = sorted(cards, key=lambda card: (card.id, card.source))
    problems = list(_twice(every))
    problems += _dangling(every)
    sealed = tuple((card.kind, card.id) for card in every if card.status == Status.SEALED.value)
    today = as_of.isoformat()
    excluded = {card.id for card in every if card.expires and card.expires < today}
    gone = excluded | {identifier for _kind, identifier in sealed}
    shown = [card for card in every if card.id not in gone]
    shown.sort(key=lambda card: (card.date or "", card.id), reverse=True)
    cases = {case.slug: case for case in _cases(shown)}
    reverse: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for card in shown:
        for other, relation in card.related:
            if other not in gone:
                reverse[other].append((card.id, relation))
    catalog = Catalog(
        cards=tuple(shown),
        by_id={card.id: card for card in shown},
        sealed=sealed,
        excluded=len(excluded),
        cases=cases,
        case_of={card.id: case.slug for case in cases.values() for card in case.cards},
        linked_from={identifier: tuple(sorted(links)) for identifier, links in reverse.items()},
        organ_regions={
            term.key: term.extra["region"]
            for name in ("courts", "procuratorates", "prisons", "authorities")
            for term in vocabulary.lists.get(name, {}).values()
            if "region" in term.extra
        },
    )
    return catalog, problems


def _twice(cards: list[Card]) -> Iterator[Problem]:
    seen: dict[str, Card] = {}
    for card in cards:
        if first := seen.setdefault(card.id, card):
            if first is card:
                continue
            message = f"the id `{card.id}` is also that of {first.source}"
            remedy = "give one of them a new id (`portal new` makes one) and rename its file"
            yield Problem(rule="CAT-01", message=message, remedy=remedy, path=card.source, line=1)


def _dangling(cards: list[Card]) -> Iterator[Problem]:
    status = {card.id: card.status for card in cards}
    for card in cards:
        links = [identifier for identifier, _relation in card.related]
        if card.replaced_by:
            links.append(card.replaced_by)
        for identifier in links:
            if identifier not in status:
                message = f"it points at `{identifier}`, which no record has"
                remedy = "correct the id, or add the record it means"
                yield Problem(rule="CAT-02", message=message, remedy=remedy, path=card.source, line=1)
            elif identifier == card.id:
                message, remedy = "it points at itself", "remove the relation"
                yield Problem(rule="CAT-02", message=message, remedy=remedy, path=card.source, line=1)
            elif status[identifier] == Status.SEALED.value:
                message = "it points at a sealed record; the link is left out of the page"
                yield Problem(
                    rule="CAT-03",
                    severity=Severity.WARNING,
                    message=message,
                    remedy="remove the relation, since the file tells of the sealed record",
                    path=card.source,
                    line=1,
                    cites="刑事诉讼法 Art 286",
                )


class _Groups:
    """Union-find: which records and case numbers hang together."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, item: str) -> str:
        """The representative of an item's group."""
        while (above := self._parent.setdefault(item, item)) != item:
            self._parent[item] = self._parent.setdefault(above, above)
            item = above
        return item

    def join(self, one: str, other: str) -> None:
        """Make two groups one."""
        self._parent[self.find(one)] = self.find(other)


def _cases(shown: list[Card]) -> Iterator[Case]:
    """Join records that share a case number or are related; a case has at least two records and one number."""
    groups = _Groups()
    loose = {relation.value for relation in LOOSE_RELATIONS}
    known = {card.id for card in shown}
    for card in shown:
        for number in card.numbers:
            groups.join(number, card.id)
        for other, relation in card.related:
            if other in known and relation not in loose:
                groups.join(other, card.id)
    members: dict[str, list[Card]] = defaultdict(list)
    for card in shown:
        members[groups.find(card.id)].append(card)
    named: list[tuple[str, str, tuple[Card, ...]]] = []
    for cards in members.values():
        cards.sort(key=lambda card: (card.date or "", card.id))
        first = next((card for card in cards if card.number), None)
        if len(cards) > 1 and first:
            named.append((first.slug or cards[0].id, str(first.number), tuple(cards)))
    slugs = Counter(slug for slug, _number, _cards in named)
    for slug, number, joined in sorted(named, key=lambda case: (case[0], case[2][0].id)):
        yield Case(slug if slugs[slug] == 1 else f"{slug}-{joined[0].id}", number, joined)
