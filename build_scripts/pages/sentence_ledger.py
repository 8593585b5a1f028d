"""The ledger of sentences: changes by place, year, measure and outcome, each figure with the records behind it.

Takes the site; gives the overview and a list for each measure, court and region of which there is a change, and no page for a crossing: each list
has a table of years × measures × outcomes, and in it what has the same outcome stands together, then what is of one year, then of one measure, so
that the figures of all its tables lead to a place in it. The overview leads to provinces, and these to the places and courts in them.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import Measure
from build_scripts.pages.figures import Figures
from build_scripts.pages.lists import SIZE
from build_scripts.pages.notices import open_changes
from build_scripts.pages.paged_list import Ledger, in_turn
from build_scripts.pages.sentence_steps import PENDING
from build_scripts.pages.views import Numbered
from build_scripts.pages.wording import ORGANS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from build_scripts.checks.sentences.listed import ListedChange
    from build_scripts.pages.site import Site
    from build_scripts.pages.task import PagePlan

PATH, TITLE = "sentences/", N_("Ledger of sentences")
_PENDING, _PRISONS = "pending", "prisons"
_PLACES = ("regions", "bodies", "prisons")
_YEAR_AND_CELLS = 2  # of a row that is not of one measure
_OUTCOMES = [*(outcome.value for outcome in Outcome), _PENDING]
_LABELS = [*(outcome.label for outcome in Outcome), PENDING]
_MEASURES = [measure.value for measure in Measure]
Groups = dict[str, Figures["ListedChange"]]


def sentence_ledger_plans(site: Site) -> Iterator[PagePlan]:
    """The overview, and a list for each measure, and for each court and region that made a change."""
    lines = sorted(site.changes, key=lambda line: (line.record.date or "", line.record.id), reverse=True)
    lines.sort(key=lambda line: _MEASURES.index(line.measure))
    lines.sort(key=lambda line: line.record.year or "", reverse=True)
    lines.sort(key=lambda line: _OUTCOMES.index(_outcome(line)))
    measures = _grouped({measure: f"{PATH}{measure}/" for measure in _MEASURES}, lines, lambda line: [line.measure])
    bodies, prisons, regions = _bodies(site, lines), _prisons(site, lines), _regions(site, lines)
    places = partial(_places, site, regions, bodies, prisons)
    waiting = open_changes(site)
    overview = {
        "years": _newest(_figures(PATH, lines, by_measure=False)),
        "measures": [[Measure(key).label, figures.path, figures.totals()] for key, figures in measures.items()],
        **places(None),
        "sentences": len(site.sentences),
        "open": len(waiting),
        "notices": [],
    }
    whole = _figures(PATH, lines)
    groups = [("measure", measures), ("body", bodies), ("body", prisons), ("region", regions)]
    inside = {key: places(key) for key in regions}
    open_in = {figures.path: _open(figures, waiting) for _sort, each in groups for figures in each.values()}

    def plans(language: str) -> Iterator[PagePlan]:
        yield from _list(site, whole, ["", ""], overview).plans(site, language)
        for sort, each in groups:
            for key, figures in each.items():
                name = Measure(key).label if sort == "measure" else key
                here = open_in[figures.path]
                notices = [[site.row(language, line.record), line.notice_to] for line in here[:SIZE]]
                within = inside[key] if sort == "region" else dict.fromkeys(_PLACES)
                title = f"{site.say(language, TITLE)} · {_called(site, language, sort, name)}"
                yield from _list(
                    site, figures, [sort, name], {"notices": notices, "open": len(here), **within}, title
                ).plans(site, language)

    yield from in_turn(plans, site.languages)


def _open(figures: Figures[ListedChange], waiting: Sequence[ListedChange]) -> list[ListedChange]:
    """Those that are open of the changes on a list, by the last day."""
    here = {line.record.id for line in figures.lines if line.outcome is None}
    return [line for line in waiting if line.record.id in here]


def _places(
    site: Site, regions: Groups, bodies: Groups, prisons: Groups, place: str | None
) -> dict[str, list[list[object]]]:
    """The places, bodies and prisons in a province, or the provinces; the overview has the bodies of all provinces too, as long as they are few."""
    around = site.catalog.provinces

    def inside(groups: Groups) -> list[list[object]]:
        every = place is None and len(groups) <= SIZE
        return [
            [key, figures.path, figures.totals()]
            for key, figures in groups.items()
            if every or around.get(key) == place
        ]

    outer = {
        key: None if around.get(key) == key else around.get(key) for key in regions
    }  # a province has the key of its High Court
    return {
        "regions": [[key, figures.path, figures.totals()] for key, figures in regions.items() if outer[key] == place],
        "bodies": inside(bodies),
        "prisons": inside(prisons),
    }


def _called(site: Site, language: str, sort: str, name: str) -> str:
    """What a list is called in a language."""
    if sort != "region":
        return site.say(language, name) if sort == "measure" else site.organ(language, name)
    region = site.renderer.vocabulary.get("regions", name)
    return region.name(language) if region else name


def _outcome(line: ListedChange) -> str:
    return line.outcome or _PENDING


def _figures(path: str, lines: Sequence[ListedChange], *, by_measure: bool = True) -> Figures[ListedChange]:
    """By year, or by year and measure, and by outcome."""
    return Figures(
        path=path,
        lines=lines,
        row=lambda line: (line.record.year or "", *([line.measure] if by_measure else [])),
        column=_outcome,
        columns=_OUTCOMES,
    )


def _grouped(
    paths: Mapping[str, str], lines: Sequence[ListedChange], keys: Callable[[ListedChange], Iterable[str]]
) -> Groups:
    groups: dict[str, list[ListedChange]] = defaultdict(list)
    for line in lines:
        for key in keys(line):
            groups[key].append(line)
    return {key: _figures(path, groups[key]) for key, path in paths.items() if key in groups}


def _bodies(site: Site, lines: Sequence[ListedChange]) -> Groups:
    """By the court, or the other body, that decides."""
    found = {key: site.renderer.vocabulary.find(ORGANS, key) for key in sorted({line.decided_by for line in lines})}
    paths = {key: f"{PATH}{body[0]}/{body[1].slug}/" for key, body in found.items() if body}
    return _grouped(paths, lines, lambda line: [line.decided_by])


def bodies_of(site: Site, line: ListedChange) -> list[str]:
    """The bodies in whose lists a change stands: that which decides, and the prison where the sentence is served."""
    return [line.decided_by, *_served_in(site, line)]


def _served_in(site: Site, line: ListedChange) -> list[str]:
    return [key for key in line.record.organs if key != line.decided_by and site.renderer.vocabulary.get(_PRISONS, key)]


def _prisons(site: Site, lines: Sequence[ListedChange]) -> Groups:
    """By the prison where the sentence is served."""
    found = site.renderer.vocabulary.terms(_PRISONS, {key for line in lines for key in _served_in(site, line)})
    paths = {key: f"{PATH}{_PRISONS}/{term.slug}/" for key, term in found.items()}
    return _grouped(paths, lines, lambda line: _served_in(site, line))


def _regions(site: Site, lines: Sequence[ListedChange]) -> Groups:
    """By the place and the province of the body that decides."""

    def regions(line: ListedChange) -> Sequence[str]:
        return site.catalog.regions_of(line.record)

    found = site.renderer.vocabulary.terms("regions", {key for line in lines for key in regions(line)})
    return _grouped({key: f"{PATH}regions/{term.slug}/" for key, term in found.items()}, lines, regions)


def _list(
    site: Site, figures: Figures[ListedChange], scope: list[str], overview: Mapping[str, object], title: str = TITLE
) -> Ledger[tuple[int, ListedChange]]:
    def line(language: str, item: tuple[int, ListedChange]) -> object:
        number, one = item
        return {
            "row": site.row(language, one.record),
            "measure": Measure(one.measure).label,
            "outcome": site.result(one.record) or PENDING,
            "sentence": one.path,
            "reduction": one.reduction,
            "anchors": anchors(number),
        }

    def anchors(number: int) -> list[str]:
        return [anchor for anchor in (figures.anchors.get(number), years.get(number)) if anchor]

    years = _figures(figures.path, figures.lines, by_measure=False).anchors
    return Ledger(
        path=figures.path,
        title=title,
        template="sentences.html",
        items=Numbered(figures.lines),
        state=lambda item: f"{site.state(item[1].record)} {item[1].path} {anchors(item[0])}",
        line=line,
        feed=f"{PATH}feed.xml" if figures.path == PATH else None,
        data={"scope": scope},
        overview={
            **overview,
            "outcomes": _LABELS,
            "rows": [[row[0], Measure(str(row[1])).label, row[2]] for row in _newest(figures)],
        },
    )


def _newest(figures: Figures[ListedChange]) -> list[list[object]]:
    """The rows of a table by year, the newest first, and those of a year by measure."""
    rows = sorted(figures.rows, key=lambda row: _MEASURES.index(str(row[1])) if len(row) > _YEAR_AND_CELLS else 0)
    return sorted(rows, key=lambda row: str(row[0]), reverse=True)
