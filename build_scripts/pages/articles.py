"""The citator (法条援引): each article of a law that records apply has a page with the records that cite it, by year and outcome.

Takes the site; gives a directory of the articles, by law, and the page of each. Records are counted under today's number of the article; where that is
not known, since the law was numbered anew and nobody has compared the texts, the citation has no page.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.content import law_numbering
from build_scripts.content.labels import N_
from build_scripts.pages.figures import Figures
from build_scripts.pages.formats import formats_of
from build_scripts.pages.paged_list import Ledger, in_turn
from build_scripts.pages.task import PageTask, plan_of
from build_scripts.pages.views import Numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.content.vocabulary import Vocabulary
    from build_scripts.pages.site import Site
    from build_scripts.pages.task import PagePlan

PATH, TITLE = "statutes/", N_("By article of law")
_TOGETHER = 8  # articles that are most often cited with one
_NO_OUTCOME, _NOT_FINAL = "none", "not-final"
_Line = tuple[int, "RecordSummary"]


class Article(NamedTuple):
    """An article by its law's key and today's number."""

    law: str
    number: str


def article_plans(site: Site) -> Iterator[PagePlan]:
    """The directory, and the page of each article that a shown record cites."""
    found = cited(site)
    together = _together(found)
    told = {record.id: _outcome(site, record) for records in found.values() for record in records}
    figures = {article: _figures(path(site, article), records, told) for article, records in found.items()}

    def plans(language: str) -> Iterator[PagePlan]:
        yield plan_of(_directory(site, language, found))
        for article, each in figures.items():
            yield from _page(site, language, article, each, told, together[article]).plans(site, language)

    yield from in_turn(plans, site.languages)


def cited(site: Site) -> dict[Article, list[RecordSummary]]:
    """Who cites each article, by law and number."""
    found: dict[Article, list[RecordSummary]] = defaultdict(list)
    for record in site.catalog.records:
        for article in of_record(site.renderer.vocabulary, record):
            found[article].append(record)
    return {article: found[article] for article in sorted(found, key=_place)}


def of_record(vocabulary: Vocabulary, record: RecordSummary) -> list[Article]:
    """The articles that a record cites, each once, by today's number where it is known."""
    day = dt.date.fromisoformat(record.date) if record.date else None
    found = []
    for law, number in record.articles:
        item = vocabulary.get("statutes", law)
        now = law_numbering.today(item, number, day) if item else None
        if now:
            found.append(Article(law, now))
    return list(dict.fromkeys(found))


def _place(article: Article) -> tuple[str, list[int]]:
    return article.law, [int(part) for part in article.number.split("-")]


def _together(cited: Mapping[Article, Sequence[RecordSummary]]) -> dict[Article, Counter[Article]]:
    """Article → how often each other one is cited by the same record."""
    of_record: dict[str, list[Article]] = defaultdict(list)
    for article, records in cited.items():
        for record in records:
            of_record[record.id].append(article)
    found: dict[Article, Counter[Article]] = {article: Counter() for article in cited}
    for articles in of_record.values():
        for article in articles:
            found[article].update(other for other in articles if other != article)
    return found


def path(site: Site, article: Article) -> str:
    """The address of its page, below the root of a language."""
    item = site.renderer.vocabulary.get("statutes", article.law)
    return f"{PATH}{item.slug if item else article.law}/{article.number}/"


def _law(site: Site, language: str, key: str) -> str:
    item = site.renderer.vocabulary.get("statutes", key)
    return item.name(language) if item else key


def title(site: Site, language: str, article: Article) -> str:
    """The law and its number."""
    return f"{_law(site, language, article.law)} {_number(site, language, article)}"


def _number(site: Site, language: str, article: Article) -> str:
    return formats_of(site.renderer.site_languages[language]).article(article.number)


def _name(site: Site, language: str, article: Article) -> str:
    """Its number, and what it is about where the vocabulary says so."""
    item = site.renderer.vocabulary.get("statutes", article.law)
    about = item.extra.get("articles", {}).get(article.number, {}) if item else {}
    return " ".join(filter(None, (_number(site, language, article), about.get(language))))


def _directory(site: Site, language: str, cited: Mapping[Article, Sequence[RecordSummary]]) -> PageTask:
    groups: dict[str, list[dict[str, object]]] = defaultdict(list)
    for article, records in cited.items():
        entry = {"path": path(site, article), "name": _name(site, language, article), "language": language}
        groups[article.law].append({**entry, "count": len(records)})
    laws = site.renderer.vocabulary.terms("statutes", groups)
    return PageTask(
        path=PATH,
        language=language,
        title=site.say(language, TITLE),
        template="directory.html",
        data={
            "heading": TITLE,
            "groups": [
                {"name": law.name(language), "language": law.language(language), "entries": groups[key]}
                for key, law in laws.items()
            ],
        },
        languages=site.languages,
    )


def _figures(
    path: str, records: Sequence[RecordSummary], told: Mapping[str, tuple[str, str]]
) -> Figures[RecordSummary]:
    lines = sorted(records, key=lambda record: told[record.id])
    lines.sort(key=lambda record: record.year or "", reverse=True)
    return Figures(
        path=path,
        lines=lines,
        row=lambda record: (record.year or "",),
        column=lambda record: told[record.id][0],
        columns=sorted({told[record.id][0] for record in records}),
    )


def _page(
    site: Site,
    language: str,
    article: Article,
    figures: Figures[RecordSummary],
    told: Mapping[str, tuple[str, str]],
    together: Counter[Article],
) -> Ledger[_Line]:
    outcomes = dict(told[record.id] for record in figures.lines)

    def line(_language: str, item: _Line) -> object:
        number, record = item
        return {"row": site.row(_language, record), "anchor": figures.anchors.get(number)}

    near = sorted(together.items(), key=lambda pair: (-pair[1], _place(pair[0])))[:_TOGETHER]
    return Ledger(
        path=figures.path,
        title=title(site, language, article),
        template="article.html",
        items=Numbered(figures.lines),
        state=lambda item: f"{site.state(item[1])} {figures.anchors.get(item[0])}",
        line=line,
        feed=f"{figures.path}feed.xml",
        data={"law": article.law, "article_number": article.number},
        overview={
            "outcomes": [outcomes[key] for key in figures.columns],
            "rows": figures.rows,
            "near": [[*other, path(site, other), count] for other, count in near],
        },
    )


def _outcome(site: Site, record: RecordSummary) -> tuple[str, str]:
    """The column of a record, and its label."""
    label = site.result(record)
    value = _NOT_FINAL if site.is_unsettled(record) else record.result
    return (f"{record.kind}-{value}", label) if label else (_NO_OUTCOME, N_("No outcome stated"))
