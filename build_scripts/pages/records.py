"""The records' own pages, with what the other records say of each: its case, what it points at, later treatment."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from build_scripts.catalog.ledgers import figures
from build_scripts.catalog.publication_log import FILE, FOLDER
from build_scripts.model.kinds import KINDS
from build_scripts.model.relation import INVERSE, Relation
from build_scripts.pages import (
    alternates,
    citations,
    contact,
    linked_data,
    open_days,
    record_head,
    text_targets,
    versions,
)
from build_scripts.pages.figure_ledger import figure_row
from build_scripts.pages.page import base_of, prefix
from build_scripts.pages.sentence_steps import words
from build_scripts.pages.task import PagePlan, PageTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.catalog.catalog import Catalog
    from build_scripts.catalog.ledgers.figures import FigureLine
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site


def record_plans(site: Site, records: Iterable[RecordSummary]) -> Iterator[PagePlan]:
    """One page a record and language."""
    for record in records:
        noindex = bool(KINDS[record.kind].left_out)
        followers = site.followers.get(record.id, ())
        links = [(relation, other) for relation, other in _links(site.catalog, record) if other not in followers]
        state = _state(site, record, links)
        for language in site.languages:
            job = partial(_record_job, site, record, links, language)
            yield PagePlan(record.url, language, site.languages, noindex, state, job, record=record.id)


def _state(site: Site, record: RecordSummary, links: Iterable[tuple[str, RecordSummary]]) -> str:
    """Everything that a record's page depends on beside its file: its case, and every record that it shows a line of."""
    slug = site.catalog.case_of.get(record.id)
    case = site.catalog.cases[slug] if slug else None
    about = f"{case.slug}\0{site.case_names(case.slug)}\0{len(case.records)}" if case else ""
    logged = site.log.state(record.id) if site.log else ""
    return "\0".join(
        [
            site.state(record),
            about,
            site.sentence_of.get(record.id, ""),
            str(text_targets.of_record(site, record)),
            logged,
            record_head.state(site, record),
            str([(line.place, line.told, line.sums) for line in _computed(site, record)]),
            " ".join(one.name for one in site.alternates if one.covers(record)),
            *(site.state(one) for one in site.followers.get(record.id, ())),
            *(f"{relation}\0{site.state(other)}" for relation, other in links),
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
            "case": {"slug": case.slug, "name": site.case_names(case.slug)[language], "count": len(case.records)}
            if case
            else None,
            "sentence": site.sentence_of.get(record.id),
            "sums": [figure_row(site, language, line) for line in _computed(site, record)],
            "related": [{"relation": relation, "row": site.row(language, other)} for relation, other in links],
            "followers": [site.row(language, other) for other in site.followers.get(record.id, ())],
        },
        description=" ".join(summary[0].split())[:150] if summary else "",
        languages=site.languages,
        noindex=bool(KINDS[record.kind].left_out),
        window=_window(site, language, record),
        draft=site.keys[record.id],
        head=record_head.head(site, language, record),
        targets=text_targets.of_record(site, record),
        about=citations.tags(site, language, record),
        alternates=alternates.links(site.alternates, record),
        linked_data=linked_data.of_record(site, language, record),
        **_logged(site, record, language),
    )


def _window(site: Site, language: str, record: RecordSummary) -> dict[str, Any] | None:
    """What stands first on the page: whether the public may act on the record, and how."""
    said, kind = site.window(record), KINDS[record.kind]
    if said is None:
        return None
    written = {fragment.path for fragment in site.shells[site.languages[0]].fragments}
    return {
        "said": said,
        "how": kind.window.how if kind.window else "",
        "told": words(open_days.how(record), language),
        "guide": kind.guide if kind.guide and kind.guide[0] in written else None,
    }


def _computed(site: Site, record: RecordSummary) -> Iterator[FigureLine]:
    """The figures of a statistic that are computed from others, with these sums alone."""
    for line in figures.of_record(site.catalog, record):
        if joined := tuple(one for one in line.sums if one.is_joined):
            yield replace(line, sums=joined)


def _logged(site: Site, record: RecordSummary, language: str) -> dict[str, Any]:
    """What a page says of the record's versions and entries in the publication log, and what tells whether the newest is of this content."""
    said: dict[str, Any] = {
        "id": record.id,
        "versions": versions.lines(site, language, record),
        "about": versions.cited(site, language, record),
        "citations": citations.citations(site, language, record),
        "file": "",
        "formats": [
            {"name": one.name, "mime": one.mime, "path": one.path} for one in alternates.links(site.alternates, record)
        ],
        "report": contact.report(site, language, record),
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


def _links(catalog: Catalog, record: RecordSummary) -> list[tuple[str, RecordSummary]]:
    """What a record points at and what points at it, each once, the newest first: how they stand to each other, and the other."""
    related: dict[str, str] = {}
    for other, relation in record.related:
        related[other] = Relation(relation).label
    for other, relation in catalog.linked_from.get(record.id, ()):
        related.setdefault(other, INVERSE[Relation(relation)])
    if record.replaced_by:
        related.setdefault(record.replaced_by, INVERSE[Relation.REPLACES])
    found = [(relation, catalog.by_id[other]) for other, relation in related.items() if other in catalog.by_id]
    return sorted(found, key=lambda one: one[1].date or "", reverse=True)
