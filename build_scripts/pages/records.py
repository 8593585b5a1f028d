"""The records' own pages and the pages of cases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from build_scripts.catalog.ledgers import figures
from build_scripts.catalog.publication_log import FILE, FOLDER
from build_scripts.content.labels import N_
from build_scripts.model.kinds import KINDS
from build_scripts.model.relation import INVERSE, Relation
from build_scripts.pages import versions
from build_scripts.pages.figure_ledger import figure_row
from build_scripts.pages.page import base_of, prefix
from build_scripts.pages.task import PagePlan, PageTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.catalog.catalog import Case, Catalog
    from build_scripts.catalog.ledgers.figures import FigureLine
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Row, Site


def record_plans(site: Site) -> Iterator[PagePlan]:
    """One page a record and language."""
    for record in site.catalog.records:
        noindex = bool(KINDS[record.kind].left_out)
        links = list(_links(site.catalog, record))
        state = _state(site, record, links)
        for language in site.languages:
            job = partial(_record_job, site, record, links, language)
            yield PagePlan(record.url, language, site.languages, noindex, state, job)


def _state(site: Site, record: RecordSummary, links: Iterable[tuple[str, RecordSummary]]) -> str:
    """Everything that a record's page depends on: the record, its case, and every record that it shows a line of."""
    slug = site.catalog.case_of.get(record.id)
    case = site.catalog.cases[slug] if slug else None
    about = f"{case.slug}\0{case.number}\0{len(case.records)}" if case else ""
    logged = site.log.state(record.id) if site.log else ""
    return "\0".join(
        [
            site.keys[record.id],
            record.phase(site.as_of.isoformat()),
            about,
            logged,
            *(f"{relation}\0{site.keys[other.id]}" for relation, other in links),
        ]
    )


def _record_job(
    site: Site, record: RecordSummary, links: Iterable[tuple[str, RecordSummary]], language: str
) -> PageTask:
    summary = record.summaries.get(language)
    slug = site.catalog.case_of.get(record.id)
    case = site.catalog.cases[slug] if slug else None
    return PageTask(
        path=record.url,
        language=language,
        title=site.title(language, record)[0],
        template="neighbours.html",
        data={
            "case": {"slug": case.slug, "number": case.number, "count": len(case.records)} if case else None,
            "sums": [figure_row(site, language, line) for line in _computed(site, record)],
            "related": [{"relation": relation, "row": site.row(language, other)} for relation, other in links],
        },
        description=" ".join(summary[0].split())[:150] if summary else "",
        languages=site.languages,
        noindex=bool(KINDS[record.kind].left_out),
        phase=record.phase(site.as_of.isoformat()),
        draft=site.keys[record.id],
        **_logged(site, record, language),
    )


def _computed(site: Site, record: RecordSummary) -> Iterator[FigureLine]:
    """The figures of a statistic that can be computed from others."""
    return (line for line in figures.of_record(site.catalog, record) if line.uses_others)


def _logged(site: Site, record: RecordSummary, language: str) -> dict[str, Any]:
    """What a page says of the record's versions and entries in the publication log, and what tells whether the newest is of this content."""
    said: dict[str, Any] = {
        "versions": versions.lines(site, language, record),
        "about": versions.cited(site, language, record),
        "file": "",
    }
    if site.log is None:
        return {"entries": said}
    known = site.log.entries.get(record.id, ())
    root = base_of(prefix(language, site.languages) + record.url)
    said |= {
        "newest": known[-1].index if known else None,
        "file": f"{root}{record.url}{FILE}",
        "log": f"{root}{FOLDER}/",
        "origin": site.log.origin,
        "signed": site.log.signed,
        "key": site.log.key,
    }
    return {
        "entries": said,
        "opening": known[-1] if known else None,
        "links": record.pointed_at,
    }


def _links(catalog: Catalog, record: RecordSummary) -> Iterator[tuple[str, RecordSummary]]:
    """What a record points at and what points at it, each once: how they stand to each other, and the other."""
    related: dict[str, str] = {}
    for other, relation in record.related:
        related[other] = Relation(relation).label
    for other, relation in catalog.linked_from.get(record.id, ()):
        related.setdefault(other, INVERSE[Relation(relation)])
    if record.replaced_by:
        related.setdefault(record.replaced_by, INVERSE[Relation.REPLACES])
    return ((relation, catalog.by_id[other]) for other, relation in related.items() if other in catalog.by_id)


def case_plans(site: Site) -> Iterator[PagePlan]:
    """One page a case and language: its records in order, and one timeline of all that happened."""
    for case in site.catalog.cases.values():
        state = "\0".join([case.number, *(site.keys[record.id] for record in case.records)])
        for language in site.languages:
            job = partial(_case_job, site, case, language)
            yield PagePlan(f"cases/{case.slug}/", language, site.languages, noindex=False, state=state, job=job)


def _case_job(site: Site, case: Case, language: str) -> PageTask:
    return PageTask(
        path=f"cases/{case.slug}/",
        language=language,
        title=site.say(language, N_("Case %(number)s"), number=case.number),
        template="case.html",
        data={
            "number": case.number,
            "number_language": case.records[0].language,
            "rows": [site.row(language, record) for record in case.records],
            "events": _events(site, language, case),
        },
        languages=site.languages,
    )


def _events(site: Site, language: str, case: Case) -> list[dict[str, object]]:
    """All events of a case by day; one that two records tell alike is told once."""
    events: dict[tuple[str, str], dict[str, object]] = {}
    for record in case.records:
        row: Row = site.row(language, record)
        for day, label, detail in record.events:
            key = (day, label + detail)
            events.setdefault(key, {"day": day, "label": label, "detail": detail, "row": row})
    return [events[key] for key in sorted(events)]
