"""The pages that lead in: home, browse, search, cases, corrections, hand-written pages, 404."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from build_scripts.catalog.ledgers import corrections, withheld
from build_scripts.content.citation import in_chinese
from build_scripts.content.labels import N_
from build_scripts.content.languages import babel_locale
from build_scripts.model.base import Status
from build_scripts.pages import fragments, versions
from build_scripts.pages.lists import entry
from build_scripts.pages.paged_list import Ledger
from build_scripts.pages.task import PagePlan, PageTask, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.catalog.catalog import Case
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.lists import Directory
    from build_scripts.pages.site import Site

_NEW = 8  # records on the home page
_TOP = 12  # lists of each sort on the home page


def front_plans(site: Site, ways: Sequence[Directory]) -> Iterator[PagePlan]:
    """Every page that is neither a record, a case nor a list."""
    ledgers: tuple[Ledger[Any], ...] = (_cases(site), _corrections(site))
    for language in site.languages:
        yield plan_of(_home(site, ways, language))
        yield plan_of(_page(site, language, "browse/", N_("Browse"), "browse.html", ways=_ways(ways, language, None)))
        yield plan_of(
            _page(
                site,
                language,
                "search/",
                N_("Search"),
                "search.html",
                lists=_without_script(site, language),
                locale=_locale(site, language),
            )
        )
        if site.log is not None:
            yield plan_of(_page(site, language, "verification/", N_("How to verify a record"), "verification.html"))
        for ledger in ledgers:
            yield from ledger.plans(site, language)
        yield plan_of(_rules(site, language))
        yield from map(plan_of, fragments.pages(site, language))
    root = site.shells[site.languages[0]].root_path
    not_found = _page(site, site.languages[0], "404.html", N_("Page not found"), "notfound.html", root=root)
    yield plan_of(replace(not_found, languages=(), noindex=True))


def _page(site: Site, language: str, path: str, title: str, template: str, **data: object) -> PageTask:
    return PageTask(
        path=path,
        language=language,
        title=site.say(language, title),
        template=template,
        data=data,
        languages=site.languages,
    )


def _locale(site: Site, language: str) -> str:
    """The tag under which a browser knows how the language writes days."""
    return str(babel_locale(site.renderer.site_languages[language].locale)).replace("_", "-")


def _without_script(site: Site, language: str) -> list[tuple[str, str]]:
    """The lists of kinds to which the search page leads readers without JavaScript: address and name."""
    named = (kind for kind in site.kinds if kind.without_script)
    return [(f"{kind.folder}/", site.say(language, kind.without_script)) for kind in named]


def _ways(ways: Sequence[Directory], language: str, limit: int | None) -> list[dict[str, object]]:
    """Each directory with its largest lists."""
    found = []
    for way in ways:
        lists = [listing for listing in way.lists if listing.records]
        if limit is not None and way.path not in {"browse/", "years/"}:
            lists = sorted(lists, key=lambda listing: -len(listing.records))
        shown = lists if limit is None and way.path != "courts/" else lists[: limit or _TOP * 4]
        found.append(
            {
                "path": way.path,
                "name": way.name,
                "entries": [entry(listing, listing.names, language) for listing in shown],
                "more": len(lists) - len(shown),
            }
        )
    return found


def _home(site: Site, ways: Sequence[Directory], language: str) -> PageTask:
    records = site.catalog.records
    year = str(site.as_of.year)
    kept_back = withheld.withheld(records)
    introduction, own = fragments.introduction(site, language)
    return PageTask(
        path="",
        language=language,
        title="",
        template="home.html",
        data={
            "introduction": introduction.html if introduction else "",
            "text_language": own,
            "total": len(records),
            "published": site.catalog.count(Status.PUBLISHED),
            "cases": len(site.catalog.cases),
            "new": [site.row(language, record) for record in _newest(site)],
            "year": year,
            "withheld_year": sum(record.year == year for record in kept_back),
            "withheld_total": len(kept_back),
            "withheld": [site.row(language, record) for record in kept_back[:4]],
            "ways": _ways(ways, language, _TOP),
        },
        description=introduction.description if introduction and own == language else "",
        languages=site.languages,
        feed="feed.xml",
    )


def _newest(site: Site) -> list[RecordSummary]:
    """By the day on which they first stood on this portal; without a log by that of publication at the source, or the record's own."""

    def when(record: RecordSummary) -> tuple[str, str, str]:
        own = record.published or record.date or ""
        return (site.log.first_day(record.id) if site.log else None) or own, own, record.id

    published = [record for record in site.catalog.records if record.status == Status.PUBLISHED.value]
    return sorted(published, key=when, reverse=True)[:_NEW]


def _cases(site: Site) -> Ledger[Case]:
    def newest(case: Case) -> tuple[str, str] | None:
        step = site.case_lines[case.slug].newest(site.as_of.isoformat())
        return (step.stage.label, step.label) if step else None

    def line(language: str, case: Case) -> object:
        return {
            "newest": newest(case),
            "slug": case.slug,
            "number": case.number,
            "language": case.records[0].language,
            "title": site.title(language, case.records[0]),
            "count": len(case.records),
            "from": case.records[0].date,
            "to": case.records[-1].date,
        }

    def state(case: Case) -> str:
        return "\0".join([case.slug, case.number, str(newest(case)), *(site.state(record) for record in case.records)])

    latest = sorted(
        site.catalog.cases.values(), key=lambda case: (case.records[-1].date or "", case.slug), reverse=True
    )
    return Ledger(path="cases/", title=N_("Cases"), template="cases.html", items=latest, state=state, line=line)


def _corrections(site: Site) -> Ledger[corrections.Correction]:
    def line(language: str, change: corrections.Correction) -> object:
        return {**versions.line(site, language, *change), "row": site.row(language, change.record)}

    return Ledger(
        path="corrections/",
        title=N_("Corrections log"),
        template="corrections.html",
        items=corrections.log(site.catalog.records, site.log),
        state=lambda change: f"{site.state(change.record)}{change.version}",
        line=line,
        feed="corrections/feed.xml",
    )


def _rules(site: Site, language: str) -> PageTask:
    """The register of rules, generated from the rules themselves."""
    lines = [
        {
            "id": line.rule.id,
            "statement": site.say(language, line.rule.statement),
            "severity": line.rule.severity.value,
            "cites": in_chinese(line.rule.cites) if language == "zh" else line.rule.cites,
            "basis": site.say(language, line.rule.basis.label),
            "since": line.rule.since.isoformat() if line.rule.since else None,
            "until": line.rule.until.isoformat() if line.rule.until else None,
            "looked": line.looked,
            "found": line.found,
            "excused": [site.row(language, record) for record in line.excused],
        }
        for line in site.coverage
    ]
    return _page(site, language, "rules/", N_("Register of rules"), "rules.html", lines=lines)
