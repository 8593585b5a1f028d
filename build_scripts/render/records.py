"""The jobs for the records' own pages and for the pages of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.labels import N_
from build_scripts.model.kinds import KINDS
from build_scripts.model.relation import INVERSE, Relation
from build_scripts.render.job import Job

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_scripts.card import Card
    from build_scripts.catalog import Case
    from build_scripts.render.site import Row, Site

NOINDEX = frozenset({"enforcement"})  # the defaulter list is public, but this is no search engine for people


def record_jobs(site: Site, drafts: Mapping[str, str]) -> Iterator[Job]:
    """One page a record and language, and the tombstones of the sealed ones.

    Args:
        site: the catalogue and its words.
        drafts: record id → cache key of its draft.
    """
    for card in site.catalog.cards:
        for language in site.languages:
            summary = card.summaries.get(language)
            yield Job(
                path=card.url,
                language=language,
                title=site.title(language, card)[0],
                template="neighbours.html",
                data=_neighbours(site, language, card),
                description=" ".join(summary[0].split())[:150] if summary else "",
                languages=site.languages,
                noindex=card.kind in NOINDEX,
                draft=drafts[card.id],
            )
    for kind, identifier in site.catalog.sealed:
        for language in site.languages:
            yield Job(
                path=f"{KINDS[kind].folder}/{identifier}/",
                language=language,
                title=site.say(language, N_("This record is not available")),
                template="sealed.html",
                languages=site.languages,
                noindex=True,
            )


def _neighbours(site: Site, language: str, card: Card) -> dict[str, object]:
    """The record's case, and what it points at and what points at it."""
    catalog = site.catalog
    slug = catalog.case_of.get(card.id)
    case = catalog.cases[slug] if slug else None
    related: dict[str, dict[str, object]] = {}
    for other, relation in card.related:
        if other in catalog.by_id:
            row = site.row(language, catalog.by_id[other])
            related[other] = {"relation": Relation(relation).label, "row": row}
    for other, relation in catalog.linked_from.get(card.id, ()):
        if other in catalog.by_id and other not in related:
            row = site.row(language, catalog.by_id[other])
            related[other] = {"relation": INVERSE[Relation(relation)], "row": row}
    replacement = catalog.by_id.get(card.replaced_by) if card.replaced_by else None
    if replacement and replacement.id not in related:
        related[replacement.id] = {
            "relation": INVERSE[Relation.REPLACES],
            "row": site.row(language, replacement),
        }
    return {
        "case": {"slug": case.slug, "number": case.number, "count": len(case.cards)} if case else None,
        "related": list(related.values()),
    }


def case_jobs(site: Site) -> Iterator[Job]:
    """One page a case and language: its records in order, and one timeline of all that happened."""
    for case in site.catalog.cases.values():
        for language in site.languages:
            title = site.say(language, N_("Case %(number)s"), number=case.number)
            yield Job(
                path=f"cases/{case.slug}/",
                language=language,
                title=title,
                template="case.html",
                data={
                    "number": case.number,
                    "number_language": case.cards[0].language,
                    "rows": [site.row(language, card) for card in case.cards],
                    "events": _events(site, language, case),
                },
                languages=site.languages,
            )


def _events(site: Site, language: str, case: Case) -> list[dict[str, object]]:
    """All events of a case by day; one that two records tell alike is told once."""
    events: dict[tuple[str, str], dict[str, object]] = {}
    for card in case.cards:
        row: Row = site.row(language, card)
        for day, label, detail in card.events:
            key = (day, label + detail)
            events.setdefault(key, {"day": day, "label": label, "detail": detail, "row": row})
    return [events[key] for key in sorted(events)]
