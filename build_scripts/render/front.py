"""The pages that lead in: home, browse, search, cases, withheld, corrections, hand-written pages, 404."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from build_scripts.labels import N_
from build_scripts.ledgers import corrections, rules, withheld
from build_scripts.model.base import Status
from build_scripts.model.status import WithheldReason
from build_scripts.render.job import HAND_WRITTEN, Job
from build_scripts.render.listing import SIZE, entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.card import Card
    from build_scripts.render.listing import Directory
    from build_scripts.render.site import Site

_NEW = 8  # records on the home page
_TOP = 12  # lists of each sort on the home page


def front_jobs(site: Site, ways: Sequence[Directory]) -> Iterator[Job]:
    """Every page that is neither a record, a case nor a list."""
    for language in site.languages:
        yield _home(site, ways, language)
        yield _page(site, language, "browse/", N_("Browse"), "browse.html", ways=_ways(ways, language, None))
        yield _page(site, language, "search/", N_("Search"), "search.html")
        yield from _cases(site, language)
        yield from _withheld(site, language)
        yield from _corrections(site, language)
        yield _rules(site, language)
        yield from _fragments(site, language)
    root = site.shells[site.languages[0]].root_path
    not_found = _page(site, site.languages[0], "404.html", N_("Page not found"), "notfound.html", root=root)
    yield replace(not_found, languages=(), noindex=True)


def _page(site: Site, language: str, path: str, title: str, template: str, **data: object) -> Job:
    return Job(
        path=path,
        language=language,
        title=site.say(language, title),
        template=template,
        data=data,
        languages=site.languages,
    )


def _ways(ways: Sequence[Directory], language: str, limit: int | None) -> list[dict[str, object]]:
    """Each directory with its largest lists."""
    found = []
    for way in ways:
        lists = [listing for listing in way.lists if listing.cards]
        if limit is not None and way.path not in {"browse/", "years/"}:
            lists = sorted(lists, key=lambda listing: -len(listing.cards))
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


def _home(site: Site, ways: Sequence[Directory], language: str) -> Job:
    cards = site.catalog.cards
    year = str(site.as_of.year)
    kept_back = withheld.withheld(cards)
    return Job(
        path="",
        language=language,
        title="",
        template="home.html",
        data={
            "total": len(cards),
            "published": site.catalog.count(Status.PUBLISHED),
            "cases": len(site.catalog.cases),
            "new": [site.row(language, card) for card in _newest(cards)],
            "year": year,
            "withheld_year": sum(card.year == year for card in kept_back),
            "withheld_total": len(kept_back),
            "withheld": [site.row(language, card) for card in kept_back[:4]],
            "ways": _ways(ways, language, _TOP),
        },
        languages=site.languages,
        feed="feed.xml",
    )


def _newest(cards: Sequence[Card]) -> list[Card]:
    """By the day of publication at the source, or the record's own."""
    published = [card for card in cards if card.status == Status.PUBLISHED.value]
    return sorted(published, key=lambda card: (card.published or card.date or "", card.id), reverse=True)[:_NEW]


def _paged(
    site: Site, language: str, path: str, title: str, template: str, lines: Sequence[object], **data: object
) -> Iterator[Job]:
    """A list in pages of `SIZE`, all made by one template that names `lines`, `total`, `number`, `pages`, `first`."""
    count = max(1, -(-len(lines) // SIZE))
    for number in range(1, count + 1):
        job = _page(
            site,
            language,
            path if number == 1 else f"{path}page/{number}/",
            title,
            template,
            lines=list(lines[(number - 1) * SIZE : number * SIZE]),
            total=len(lines),
            number=number,
            pages=count,
            first=path,
            **data,
        )
        yield job if number == 1 else replace(job, title=f"{job.title} · {number}/{count}")


def _cases(site: Site, language: str) -> Iterator[Job]:
    cases = sorted(site.catalog.cases.values(), key=lambda case: (case.cards[-1].date or "", case.slug), reverse=True)
    lines = [
        {
            "slug": case.slug,
            "number": case.number,
            "language": case.cards[0].language,
            "title": site.title(language, case.cards[0]),
            "count": len(case.cards),
            "from": case.cards[0].date,
            "to": case.cards[-1].date,
        }
        for case in cases
    ]
    return _paged(site, language, "cases/", N_("Cases"), "cases.html", lines)


def _withheld(site: Site, language: str) -> Iterator[Job]:
    cards = withheld.withheld(site.catalog.cards)
    lines = [site.row(language, card) for card in cards]
    reasons = [reason.label for reason in WithheldReason]
    years = [[year, counts] for year, counts in withheld.by_year(cards)]
    title = N_("Withheld documents")
    return _paged(site, language, "withheld/", title, "withheld.html", lines, reasons=reasons, years=years)


def _corrections(site: Site, language: str) -> Iterator[Job]:
    lines = [
        {
            "day": note.day,
            "label": note.label,
            "note": note.note_en if language == "en" and note.note_en else note.note,
            "language": "en" if language == "en" and note.note_en else note.card.language,
            "row": site.row(language, note.card),
        }
        for note in corrections.log(site.catalog.cards)
    ]
    return _paged(site, language, "corrections/", N_("Corrections log"), "corrections.html", lines)


def _rules(site: Site, language: str) -> Job:
    """The register of rules, generated from the rules themselves."""
    lines = [
        {
            "id": line.rule.id,
            "statement": site.say(language, line.rule.statement),
            "severity": line.rule.severity.value,
            "cites": line.rule.cites,
            "since": line.rule.since.isoformat() if line.rule.since else None,
            "until": line.rule.until.isoformat() if line.rule.until else None,
            "looked": line.looked,
            "found": line.found,
            "excused": [site.row(language, card) for card in line.excused],
        }
        for line in rules.lines(site.catalog.cards, site.problems)
    ]
    return _page(site, language, "rules/", N_("Register of rules"), "rules.html", lines=lines)


def _fragments(site: Site, language: str) -> Iterator[Job]:
    """The hand-written pages; one stands in the other languages where a file of the same name does."""
    paths = {name: {fragment.path for fragment in shell.fragments} for name, shell in site.shells.items()}
    for fragment in site.shells[language].fragments:
        yield Job(
            path=fragment.path,
            language=language,
            title=fragment.title,
            template=HAND_WRITTEN,
            data={"html": fragment.html},
            description=fragment.description,
            languages=tuple(name for name in site.languages if fragment.path in paths[name]),
        )
