"""The pages at addresses where something stood: tombstones of sealed records, and the ways on to what was renamed or merged.

None of them is in a list, a feed, the search, the data or the sitemap, and each asks search engines to pass it over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.model.status import SEALED_TITLE, SealedCategory
from build_scripts.pages.task import PagePlan, PageTask, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.addresses import Moved, Tombstone
    from build_scripts.pages.site import Site


def gone_plans(site: Site) -> Iterator[PagePlan]:
    """Each of them in every language."""
    for language in site.languages:
        for stone in site.catalog.tombstones:
            yield plan_of(_tombstone(site, language, stone))
        for moved in site.catalog.moved:
            yield plan_of(_way_on(site, language, moved))


def _tombstone(site: Site, language: str, stone: Tombstone) -> PageTask:
    return PageTask(
        path=stone.path,
        language=language,
        title=site.say(language, SEALED_TITLE),
        template="sealed.html",
        data={
            "date": stone.date,
            "category": SealedCategory(stone.category).label if stone.category else None,
        },
        languages=site.languages,
        noindex=True,
    )


def _way_on(site: Site, language: str, moved: Moved) -> PageTask:
    record = site.catalog.by_id[moved.record]
    slug = site.catalog.case_of.get(record.id) if moved.case else None
    case = site.catalog.cases[slug] if slug else None
    return PageTask(
        path=moved.path,
        language=language,
        title=site.say(language, N_("This page has moved")),
        template="moved.html",
        data={
            "reason": moved.reason,
            "day": moved.day,
            "row": site.row(language, record),
            "case": {"slug": case.slug, "number": case.number, "language": case.records[0].language} if case else None,
        },
        languages=site.languages,
        noindex=True,
        moved_to=f"cases/{case.slug}/" if case else record.url,
    )
