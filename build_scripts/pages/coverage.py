"""What stands on this portal, from when, and what is missing (收录范围).

Takes the site; gives the page task. Every figure is counted from the records that are shown; nothing tells how many documents there are elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.model.base import Status
from build_scripts.pages.task import PageTask

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.model.kinds import Kind
    from build_scripts.pages.site import Site

PATH, TITLE = "coverage/", N_("What is here, and what is missing")


def coverage(site: Site, language: str, counted: Mapping[str, Any]) -> PageTask:
    """The page in a language, of what `count` gave."""
    return PageTask(
        path=PATH,
        language=language,
        title=site.say(language, TITLE),
        template="coverage.html",
        data=counted,
        languages=site.languages,
    )


def count(site: Site) -> dict[str, Any]:
    """What the page shows in every language."""
    records = site.catalog.records
    by_kind = {kind: [record for record in records if record.kind == kind.key] for kind in site.kinds}
    here = {key for record in records for key in site.catalog.regions_of(record)}
    provinces = [key for key in site.renderer.vocabulary.lists.get("regions", {}) if len(key) == 1]
    days = [record.published for record in records if record.published]
    return {
        "kinds": [_line(kind, of_kind) for kind, of_kind in by_kind.items() if of_kind],
        "none": [[kind.folder, kind.many] for kind, of_kind in by_kind.items() if not of_kind],
        "total": len(records),
        "samples": sum(record.sample for record in records),
        "newest": max(days, default=None),
        "gaps": _gaps(records),
        "provinces": len([key for key in provinces if key in here]),
        "absent": [key for key in provinces if key not in here],
        "withheld": site.catalog.count(Status.WITHHELD),
    }


def _line(kind: Kind, records: Sequence[RecordSummary]) -> dict[str, object]:
    years = sorted(record.year for record in records if record.year)
    return {
        "path": f"{kind.folder}/",
        "name": kind.many,
        "count": len(records),
        "samples": sum(record.sample for record in records),
        "first": years[0] if years else None,
        "last": years[-1] if years else None,
        "bodies": len({key for record in records for key in record.organs}),
    }


def _gaps(records: Sequence[RecordSummary]) -> list[str]:
    """The years between the first and the last of which no record is here."""
    years = {int(record.year) for record in records if record.year}
    return [str(year) for year in range(min(years, default=0), max(years, default=0)) if year not in years]
