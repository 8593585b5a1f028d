"""The ledger of figures (司法统计台账): every official figure by subject and year, with what arithmetic says of it; and, apart, this portal's own counts.

Takes the site; gives an overview, and a list for each subject with the figures of several years side by side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from build_scripts.catalog.ledgers.figures import FigureLine, Verdict, Year, series
from build_scripts.catalog.small_cells import FEWEST
from build_scripts.content.labels import N_
from build_scripts.model.comparison import HUNDRED
from build_scripts.model.stated import Bound
from build_scripts.model.statistic import Topic
from build_scripts.pages.figures import Figures
from build_scripts.pages.formats import Formats
from build_scripts.pages.paged_list import Ledger
from build_scripts.pages.task import PageTask, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.pages.site import Site
    from build_scripts.pages.task import PagePlan

PATH, TITLE = "statistics-ledger/", N_("Ledger of official figures")
_VERDICTS = {verdict.value: number for number, verdict in enumerate(Verdict)}
_SERIES = 12  # figures of several years, each with a picture, on the first page of a subject
_ALWAYS = Bound.EXACT.value
_Line = tuple[int, FigureLine]


def figure_plans(site: Site, language: str) -> Iterator[PagePlan]:
    """The overview, and the list of each subject of which there are figures."""
    groups: dict[str, list[FigureLine]] = defaultdict(list)
    for line in sorted(site.figures, key=lambda line: _VERDICTS[line.verdict.value]):
        groups[line.topic].append(line)
    lists = {topic: _figures(topic, groups[topic.value]) for topic in Topic if topic.value in groups}
    yield plan_of(_overview(site, language, lists))
    for topic, figures in lists.items():
        several = sorted(series(figures.lines), key=_place)
        yield from _list(site, language, topic, figures, several).plans(site, language)
        if len(several) > _SERIES:
            yield from _several(site, language, topic, figures.path, several).plans(site, language)


def _figures(topic: Topic, lines: Sequence[FigureLine]) -> Figures[FigureLine]:
    return Figures(
        path=f"{PATH}{topic.value}/",
        lines=sorted(lines, key=lambda line: line.record.year or "", reverse=True),
        row=lambda line: (line.record.year or "",),
        column=lambda line: line.verdict.value,
        columns=list(_VERDICTS),
    )


def _overview(site: Site, language: str, lists: dict[Topic, Figures[FigureLine]]) -> PageTask:
    own = Counter(record.kind for record in site.catalog.records)
    return PageTask(
        path=PATH,
        language=language,
        title=site.say(language, TITLE),
        template="figure-ledger.html",
        data={
            "verdicts": [verdict.label for verdict in Verdict],
            "topics": [
                [topic.label, figures.path, len(figures.lines), figures.rows] for topic, figures in lists.items()
            ],
            "fewest": FEWEST,
            "own": [[kind.many, f"{kind.folder}/", own[kind.key]] for kind in site.kinds if own[kind.key]],
        },
        languages=site.languages,
    )


def _list(
    site: Site, language: str, topic: Topic, figures: Figures[FigureLine], several: Sequence[Sequence[Year]]
) -> Ledger[_Line]:
    def line(_language: str, item: _Line) -> object:
        number, one = item
        return {**figure_row(site, _language, one), "anchor": figures.anchors.get(number)}

    return Ledger(
        path=figures.path,
        title=f"{site.say(language, TITLE)} · {site.say(language, topic.label)}",
        template="figure-list.html",
        items=list(enumerate(figures.lines)),
        state=lambda item: f"{site.state(item[1].record)}{item[1].place}{item[1].sums}{figures.anchors.get(item[0])}",
        line=line,
        data={"topic": topic.label},
        overview={
            "verdicts": [verdict.label for verdict in Verdict],
            "rows": figures.rows,
            "series": [_table(site, language, years) for years in several[:_SERIES]],
            "more": max(0, len(several) - _SERIES),
        },
    )


def _several(
    site: Site, language: str, topic: Topic, path: str, several: Sequence[Sequence[Year]]
) -> Ledger[Sequence[Year]]:
    """Every figure that was stated for several years, where they are more than the first page of a subject shows."""
    title = f"{site.say(language, TITLE)} · {site.say(language, topic.label)}"
    return Ledger(
        path=f"{path}years/",
        title=title,
        template="figure-years.html",
        items=several,
        state=lambda years: "".join(f"{site.seen[year.line.record.id]}{year.line.place}" for year in years),
        line=lambda code, years: _table(site, code, years),
        data={"topic": topic.label},
    )


def _place(years: Sequence[Year]) -> tuple[str, int]:
    """Side by side as in the record of the newest year."""
    newest = years[-1].line
    return newest.record.id, newest.place


def figure_row(site: Site, language: str, line: FigureLine) -> dict[str, Any]:
    """One figure with its checks, as plain data for a list."""
    formats, told = Formats(site.renderer.site_languages[language]), line.told
    about = line.record.counted or {}
    return {
        "row": site.row(language, line.record),
        "name": told["name"][language],
        "unit": told["unit"][language],
        "scope": about["scope"][language],
        "period": about["period"],
        "published": line.record.published,
        **_value(formats, line),
        "stated": [
            [one.kind.label, "" if one.bound.value == _ALWAYS else one.bound.label, formats.comparison(one)]
            for one in line.comparisons
        ],
        "sums": [
            {**formats.checked(one.check), "others": [site.row(language, other) for other in one.others]}
            for one in line.sums
        ],
    }


def _value(formats: Formats, line: FigureLine) -> dict[str, Any]:
    before = line.told["formerly"]
    return {
        "bound": "" if line.stated.bound.value == _ALWAYS else line.stated.bound.label,
        "value": formats.number(line.stated.value),
        "formerly": None if before is None else formats.number(Decimal(before)),
    }


def _table(site: Site, language: str, years: Sequence[Year]) -> dict[str, Any]:
    """One figure in several years: the values, how they changed on the year before, and plain numbers for the picture."""
    formats, newest = Formats(site.renderer.site_languages[language]), years[-1].line
    return {
        "name": newest.told["name"][language],
        "unit": newest.told["unit"][language],
        "scope": (newest.record.counted or {})["scope"][language],
        "sample": newest.record.sample,
        "years": [
            {
                "year": year.year,
                "url": year.line.record.url,
                **_value(formats, year.line),
                "change": None if year.change is None else formats.change(year.change * HUNDRED),
            }
            for year in years
        ],
        "bars": [[year.year, [str(year.line.stated.value)]] for year in years],
    }
