"""The supervision ledger (监督台账): protests, suggestions, reviews and hearings, and wrongs set right, with how often they prevailed.

Takes the site; gives an overview, and a list for each sort of act. A figure leads to its records, and each of these to what it concerns. A rate is what
prevailed, wholly or in part, of what was decided; what is pending or not known is in neither, and stands apart.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

from build_scripts.catalog.ledgers import supervision
from build_scripts.catalog.ledgers.supervision import ActLine
from build_scripts.content.labels import N_
from build_scripts.model.act import SPEAKERS, ActKind, ActState
from build_scripts.pages.figures import Figures
from build_scripts.pages.paged_list import Ledger
from build_scripts.pages.task import PageTask, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_scripts.pages.site import Site
    from build_scripts.pages.task import PagePlan

PATH, TITLE = "supervision-ledger/", N_("Supervision ledger")
_STATES = {state.value: number for number, state in enumerate(ActState)}
_LABELS = [state.label for state in ActState]
_SHOWN = 6  # records that an act concerns, of which a list names no more
_Line = tuple[int, ActLine]


def supervision_plans(site: Site, language: str) -> Iterator[PagePlan]:
    """The overview, and the list of each sort of act of which there are some."""
    groups: dict[ActKind, list[ActLine]] = defaultdict(list)
    for line in sorted(site.acts, key=lambda line: _STATES[line.act.state.value]):
        groups[line.act.kind].append(line)
    lists = {kind: _figures(kind, groups[kind]) for kind in ActKind if kind in groups}
    yield plan_of(_overview(site, language, lists))
    for kind, figures in lists.items():
        yield from _list(site, language, kind, figures).plans(site, language)


def _figures(kind: ActKind, lines: Sequence[ActLine]) -> Figures[ActLine]:
    return Figures(
        path=f"{PATH}{kind.value}/",
        lines=sorted(lines, key=lambda line: line.year, reverse=True),
        row=lambda line: (line.year,),
        column=lambda line: line.act.state.value,
        columns=list(_STATES),
    )


def _rate(lines: Sequence[ActLine]) -> list[int]:
    return list(supervision.prevailed(line.act.state for line in lines))


def _years(figures: Figures[ActLine]) -> list[list[Any]]:
    """Year, the counts that lead to the records, and how many prevailed of how many that were decided."""
    groups = {year: list(lines) for year, lines in groupby(figures.lines, key=lambda line: line.year)}
    return [[year, cells, *_rate(groups[year])] for year, cells in figures.rows]


def _overview(site: Site, language: str, lists: dict[ActKind, Figures[ActLine]]) -> PageTask:
    years = _by_year(site)
    reports = [record for record in site.catalog.records if record.kind == SPEAKERS[0] and not record.counted]
    return PageTask(
        path=PATH,
        language=language,
        title=site.say(language, TITLE),
        template="supervision-ledger.html",
        data={
            "states": _LABELS,
            "kinds": [[kind.label, figures.path, _years(figures)] for kind, figures in lists.items()],
            "years": years,
            "pictured": [[year, counts] for year, counts, *_rate in years],
            "paid": _paid(lists.get(ActKind.COMPENSATION)),
            "reports": [site.row(language, record) for record in reports[:50]],
        },
        languages=site.languages,
        feed=f"{PATH}feed.xml",
    )


def _by_year(site: Site) -> list[list[Any]]:
    """Of all acts: year, how many in each state, prevailed, decided; the newest year first."""
    groups: dict[str, list[ActLine]] = defaultdict(list)
    for line in site.acts:
        groups[line.year].append(line)
    return [
        [year, [sum(line.act.state is state for line in groups[year]) for state in ActState], *_rate(groups[year])]
        for year in sorted(groups, reverse=True)
    ]


def _paid(figures: Figures[ActLine] | None) -> list[list[Any]]:
    """Year, the sum as text, for how many decisions it is known and for how many it is not."""
    lines = figures.lines if figures else ()
    found = []
    for year, group in groupby(lines, key=lambda line: line.year):
        amount, known, unknown = supervision.paid(list(group))
        found.append([year, str(amount), known, unknown])
    return found


def _list(site: Site, language: str, kind: ActKind, figures: Figures[ActLine]) -> Ledger[_Line]:
    def line(_language: str, item: _Line) -> object:
        number, one = item
        return {
            "row": site.row(_language, one.record),
            "state": one.act.state.label,
            "paid": None if one.act.paid is None else str(one.act.paid),
            "concerns": [site.row(_language, other) for other in one.concerns[:_SHOWN]],
            "anchor": figures.anchors.get(number),
        }

    return Ledger(
        path=figures.path,
        title=f"{site.say(language, TITLE)} · {site.say(language, kind.label)}",
        template="supervision-list.html",
        items=list(enumerate(figures.lines)),
        state=lambda item: "\0".join(
            [
                f"{item[1].act} {figures.anchors.get(item[0])}",
                *(site.state(one) for one in (item[1].record, *item[1].concerns)),
            ]
        ),
        line=line,
        data={"kind": kind.label},
        overview={
            "states": _LABELS,
            "rows": _years(figures),
            "paid": _paid(figures) if kind is ActKind.COMPENSATION else [],
        },
    )
