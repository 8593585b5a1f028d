"""The pages that lead in: browse, search, cases, corrections, what is said of the site itself, hand-written pages, 404."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from build_scripts.catalog.ledgers import corrections
from build_scripts.content.labels import N_
from build_scripts.content.languages import babel_locale
from build_scripts.pages import case_name, fragments, hub, versions
from build_scripts.pages.coverage import count, coverage
from build_scripts.pages.home import home, largest, newest
from build_scripts.pages.page import prefix, root_path
from build_scripts.pages.paged_list import Ledger, in_turn
from build_scripts.pages.rules import rules
from build_scripts.pages.task import PagePlan, PageTask, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.catalog.catalog import Case
    from build_scripts.pages.hub import Portal
    from build_scripts.pages.lists import Directory
    from build_scripts.pages.site import Site

_ACCESSIBILITY, _NOT_FOUND = "accessibility/", N_("Page not found")


def front_plans(site: Site, ways: Sequence[Directory]) -> Iterator[PagePlan]:
    """Every page that is neither a record, a case nor a list, but for those that the editors wrote."""
    ledgers: tuple[Ledger[Any], ...] = (_cases(site), _corrections(site))
    counted, new = count(site), newest(site)
    for language in site.languages:
        yield plan_of(home(site, ways, language, new))
        yield plan_of(
            _page(site, language, "browse/", N_("Browse"), "browse.html", ways=largest(ways, language, few=False))
        )
        yield plan_of(_search(site, language, "search/", N_("Search")))
        if site.hub:
            yield plan_of(_search(site, language, hub.PATH, N_("Search several portals"), site.hub))
        yield plan_of(_page(site, language, "search/help/", N_("How to search"), "search-help.html"))
        yield plan_of(coverage(site, language, counted))
        if _ACCESSIBILITY not in {fragment.path for fragment in site.shells[site.languages[0]].fragments}:
            title = N_("Accessibility statement")
            yield plan_of(_page(site, language, _ACCESSIBILITY, title, "accessibility.html"))
        if site.log is not None:
            yield plan_of(_page(site, language, "verification/", N_("How to verify a record"), "verification.html"))
        yield plan_of(rules(site, language))
    for ledger in ledgers:
        yield from in_turn(partial(ledger.plans, site), site.languages)
    yield plan_of(_not_found(site))


def hand_written_plans(site: Site) -> Iterator[PagePlan]:
    """The pages that the editors wrote themselves."""
    for language in site.languages:
        yield from map(plan_of, fragments.pages(site, language))


def _search(site: Site, language: str, path: str, title: str, portals: Sequence[Portal] = ()) -> PageTask:
    """A search page: of this site, or of the portals that a hub asks."""
    page = _page(
        site,
        language,
        path,
        title,
        "search.html",
        lists=_without_script(site, language),
        locale=_locale(site, language),
        windows=_windows(site, language),
        portals=[(portal.address, portal.names[language]) for portal in portals],
    )
    return replace(page, connect=tuple(portal.address for portal in portals))


def _not_found(site: Site) -> PageTask:
    """The one page that a host shows for every address without a page, in all languages."""
    root = root_path(site.shells[site.languages[0]])
    links = ((N_("Home"), ""), (N_("Search"), "search/"), (N_("Browse"), "browse/"), (N_("Cases"), "cases/"))
    lead = N_("The address may be mistyped, or the page may have been withdrawn or sealed.")
    parts = [
        {
            "language": language,
            "title": site.say(language, _NOT_FOUND),
            "lead": site.say(language, lead),
            "links": [
                [f"{root}{prefix(language, site.languages)}{path}", site.say(language, name)] for name, path in links
            ],
        }
        for language in site.languages
    ]
    page = _page(site, site.languages[0], "404.html", _NOT_FOUND, "notfound.html", parts=parts)
    return replace(page, title=" · ".join(str(part["title"]) for part in parts), languages=(), noindex=True)


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


def _windows(site: Site, language: str) -> dict[str, dict[str, str]]:
    """What a hit says of the days on which the public may act, by kind and phase: what its row says in a list."""
    return {
        kind.key: {
            phase: site.say(language, sentence, first="{first}", last="{last}", left="{left}")
            for phase, sentence in kind.window.by_phase.items()
            if phase != "over" or kind.window.stays
        }
        for kind in site.kinds
        if kind.window
    }


def _cases(site: Site) -> Ledger[Case]:
    def newest(case: Case) -> tuple[str, str] | None:
        step = site.case_line(case.slug).newest(site.as_of.isoformat())
        return (step.stage.label, step.label) if step else None

    def line(language: str, case: Case) -> object:
        return {
            "newest": newest(case),
            "slug": case.slug,
            "name": site.case_names(case.slug)[language],
            "numbers": case_name.numbers(case.records),
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
