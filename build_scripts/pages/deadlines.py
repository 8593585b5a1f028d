"""The deadline ledger (期限台账): which records kept the time limits of the law, by year, limit and court.

Takes the site; gives the overview, a list of the records of each limit, and one of each court. A figure of a table leads to the place in the list
where the records behind it begin, so that it needs no script.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from build_scripts.checks.time_limit import Counts, Kept
from build_scripts.checks.time_limits import LIMITS
from build_scripts.content.labels import N_
from build_scripts.model.kinds import KINDS
from build_scripts.pages.delays import distribution, known, middle
from build_scripts.pages.figures import Figures, largest
from build_scripts.pages.lists import SIZE
from build_scripts.pages.paged_list import Ledger, in_turn
from build_scripts.pages.task import PageTask, plan_of
from build_scripts.pages.views import Numbered, Picked
from build_scripts.pages.wording import ORGANS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from build_scripts.checks.deadline_lines import DeadlineLine
    from build_scripts.checks.time_limit import TimeLimit
    from build_scripts.pages.site import Site
    from build_scripts.pages.task import PagePlan

PATH, TITLE = "deadlines/", N_("Deadline ledger")
_STATES = [kept.label for kept in Kept]
_LIMITS = {key: number for number, key in enumerate(LIMITS)}
_KEPT = {kept: number for number, kept in enumerate(Kept)}
_YEARS = 10_000


def _lines(path: str, each: Sequence[DeadlineLine]) -> Figures[DeadlineLine]:
    """What was late before what was not, then by limit, the newest year first."""
    return Figures(
        path=path,
        lines=each,
        row=lambda line: (line.limit.key, line.record.year or ""),
        column=lambda line: line.kept.value,
        columns=[kept.value for kept in Kept],
    )


def deadline_plans(site: Site) -> Iterator[PagePlan]:
    """The overview, a list for each limit that binds a record here, and one for each court or other body."""
    limits, courts = _by_limit(site.deadlines), _by_court(site)
    figures = {key: _figures(key, of_limit, courts) for key, of_limit in limits.items()}

    def plans(language: str) -> Iterator[PagePlan]:
        yield plan_of(_overview(site, language, limits, courts))
        for key, of_limit in limits.items():
            yield from _of_limit(site, LIMITS[key], of_limit, language, figures[key]).plans(site, language)
        for key, of_court in courts.items():
            yield from _of_court(site, language, key, of_court).plans(site, language)

    yield from in_turn(plans, site.languages)


def _grouped(
    each: Sequence[DeadlineLine], key: Callable[[DeadlineLine], str | None]
) -> dict[str, Picked[DeadlineLine]]:
    """The lines of each key, what was late first, then by limit, the newest year first; those without a key are left out."""
    places: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for place, line in enumerate(each):
        if group := key(line):
            places[group].append(place)
    return {group: Picked(each, sorted(own, key=lambda place: _order(each[place]))) for group, own in places.items()}


def _order(line: DeadlineLine) -> int:
    """One number a line, since as many are compared as a list has lines."""
    kept_and_limit = _KEPT[line.kept] * len(LIMITS) + _LIMITS[line.limit.key]
    return kept_and_limit * _YEARS - int(line.record.year or 0)


def _by_limit(each: Sequence[DeadlineLine]) -> dict[str, Figures[DeadlineLine]]:
    groups = _grouped(each, lambda line: line.limit.key)
    order = sorted(groups, key=lambda key: _order(groups[key][0]))
    return {key: _lines(f"{PATH}{key}/", groups[key]) for key in order}


def has_court(line: DeadlineLine) -> bool:
    """Whether a line stands in the list of the court or other body that decides."""
    return bool(line.record.organs) and not KINDS[line.record.kind].left_out


def _by_court(site: Site) -> dict[str, Figures[DeadlineLine]]:
    """Key of the court or other body that decides, and its lines; of kinds that stay out of search engines none."""
    groups = _grouped(site.deadlines, lambda line: line.record.organs[0] if has_court(line) else None)
    found = {key: site.renderer.vocabulary.find(ORGANS, key) for key in sorted(groups)}
    return {key: _lines(f"{PATH}{body[0]}/{body[1].slug}/", groups[key]) for key, body in found.items() if body}


def _about(site: Site, language: str, limit: TimeLimit) -> dict[str, object]:
    return {
        "name": limit.name,
        "allows": limit.allows,
        "rule": limit.rule.id,
        "cites": limit.rule.cites,
        "basis": site.say(language, limit.rule.basis.label),
        "at_least": limit.counts is Counts.AT_LEAST,
    }


def _overview(
    site: Site, language: str, limits: dict[str, Figures[DeadlineLine]], courts: dict[str, Figures[DeadlineLine]]
) -> PageTask:
    return PageTask(
        path=PATH,
        language=language,
        title=site.say(language, TITLE),
        template="deadlines.html",
        data={
            "states": _STATES,
            "limits": [
                {
                    **_about(site, language, LIMITS[key]),
                    "path": lines.path,
                    "counts": lines.totals(),
                    "median": middle(known(line.days for line in lines.lines)),
                }
                for key, lines in limits.items()
            ],
            "courts": [[key, lines.path, lines.totals()] for key, lines in largest(courts).items()],
            "more": len(courts) > SIZE,
        },
        languages=site.languages,
        feed=f"{PATH}feed.xml",
    )


def _figures(limit: str, lines: Figures[DeadlineLine], courts: dict[str, Figures[DeadlineLine]]) -> dict[str, object]:
    """What the first page of the list of a limit says of all its records."""
    here: dict[str, list[int | None]] = defaultdict(list)
    for line in lines.lines:
        if has_court(line) and (key := line.record.organs[0]) in courts:
            here[key].append(line.days)
    return {
        "courts": [
            [key, courts[key].path, courts[key].totals(lambda row: row[0] == limit), middle(known(own))]
            for key, own in largest(dict(sorted(here.items()))).items()
        ],
        "more": len(here) > SIZE,
        "median": middle(known(line.days for line in lines.lines)),
        "delays": distribution(lines.lines),
    }


def _of_limit(
    site: Site,
    limit: TimeLimit,
    lines: Figures[DeadlineLine],
    language: str,
    figures: dict[str, object],
) -> Ledger[tuple[int, DeadlineLine]]:
    left_out = any(KINDS[kind].left_out for kind in limit.rule.kinds)
    about = _about(site, language, limit)
    return _list(site, lines, "deadline.html", limit.name, about, figures, noindex=left_out)


def _of_court(site: Site, language: str, key: str, lines: Figures[DeadlineLine]) -> Ledger[tuple[int, DeadlineLine]]:
    title = f"{site.say(language, TITLE)} · {site.organ(language, key)}"
    return _list(site, lines, "court-deadlines.html", title, {"body": key}, {}, noindex=False)


def _list(
    site: Site,
    lines: Figures[DeadlineLine],
    template: str,
    title: str,
    data: dict[str, object],
    figures: dict[str, object],
    *,
    noindex: bool,
) -> Ledger[tuple[int, DeadlineLine]]:
    def line(language: str, item: tuple[int, DeadlineLine]) -> object:
        number, one = item
        timing = one.timing
        days = {name: getattr(timing, name, None) for name in ("start", "due", "done")}
        return {
            **{name: day.isoformat() if day else None for name, day in days.items()},
            "row": site.row(language, one.record),
            "limit": one.limit.name,
            "at_least": one.limit.counts is Counts.AT_LEAST,
            "kept": one.kept.value,
            "label": one.kept.label,
            "days": one.days,
            "anchor": lines.anchors.get(number),
        }

    return Ledger(
        path=lines.path,
        title=title,
        template=template,
        items=Numbered(lines.lines),
        state=lambda item: f"{site.state(item[1].record)} {_told(item[1])} {lines.anchors.get(item[0])}",
        line=line,
        noindex=noindex,
        data=data,
        overview={
            **figures,
            "states": _STATES,
            "rows": _rows(lines),
            "names": {key: limit.name for key, limit in LIMITS.items()},
        },
    )


def _rows(lines: Figures[DeadlineLine]) -> list[list[object]]:
    """The rows of a table by limit, the newest year first."""
    rows = sorted(lines.rows, key=lambda row: str(row[1]), reverse=True)
    return sorted(rows, key=lambda row: _LIMITS[str(row[0])])


def _told(line: DeadlineLine) -> str:
    """What a list says of one line."""
    timing = line.timing
    days = f"{timing.start} {timing.due} {timing.done}" if timing else ""
    return f"{line.limit.key} {line.kept.value} {line.days} {days}"
