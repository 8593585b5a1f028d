"""The home page.

Takes the site and its lists; gives the page task. What is new is sorted by the day that is printed beside it, and only what is of this year is
counted as of this year.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from build_scripts.catalog.ledgers import withheld
from build_scripts.content.labels import N_
from build_scripts.model.base import Status
from build_scripts.pages import fragments, notices
from build_scripts.pages.lists import entry
from build_scripts.pages.task import PageTask

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.lists import Directory
    from build_scripts.pages.site import Site

_NEW, _NOTICES, _WITHHELD = 8, 5, 4  # rows of each sort
_TOP = 6  # lists of each sort
_FEW, _MANY = {"browse/": 12}, {"courts/": 48}  # other numbers of them here, and where all are wanted
_FIRST_HERE, _AT_SOURCE = N_("First here"), N_("At the source")


New = Sequence[tuple[str, str, "RecordSummary"]]


def home(site: Site, ways: Sequence[Directory], language: str, new: New) -> PageTask:
    """The home page: the search, what is open, what `newest` gave, what was withheld, and the ways in."""
    records = site.catalog.records
    year = str(site.as_of.year)
    kept_back, waiting = withheld.withheld(records), notices.open_changes(site)
    this_year = [record for record in kept_back if record.year == year]
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
            "samples": sum(record.sample for record in records),
            "notices": [site.row(language, one.record) for one in waiting[:_NOTICES]],
            "open": len(waiting) if site.changes else None,
            "new": [site.row(language, record) | {"date": day, "before": what} for day, what, record in new],
            "year": year,
            "withheld_year": len(this_year),
            "withheld_total": len(kept_back),
            "withheld": [site.row(language, record) for record in this_year[:_WITHHELD]],
            "ways": largest(ways, language, few=True),
            "questions": _questions(site),
        },
        description=introduction.description if introduction and own == language else "",
        languages=site.languages,
        feed="feed.xml",
    )


def largest(ways: Sequence[Directory], language: str, *, few: bool) -> list[dict[str, object]]:
    """Each directory with its lists, the largest ones first where only a few of them are wanted."""
    found = []
    for way in ways:
        lists = [listing for listing in way.lists if listing.records]
        if few and way.path not in {"browse/", "years/"}:
            lists = sorted(lists, key=lambda listing: -len(listing.records))
        most = _FEW.get(way.path, _TOP) if few else _MANY.get(way.path)
        shown = lists[:most]
        found.append(
            {
                "path": way.path,
                "name": way.name,
                "entries": [entry(listing, listing.names, language) for listing in shown],
                "more": len(lists) - len(shown),
            }
        )
    return found


def _questions(site: Site) -> list[tuple[str, str]]:
    """What the ledgers answer, and the page where the way to the answer begins."""
    announced = [(N_("What became of an announced case?"), f"{kind.folder}/") for kind in site.kinds if kind.announces]
    return [
        (N_("How many sentences were changed in my province, in which year, and what was refused?"), "sentences/"),
        (N_("Which notices are open near me, and how do I object?"), "sentences/notices/"),
        (N_("What does a court withhold, and for which reason?"), "withheld/"),
        *announced,
        (N_("Which time limits did a court keep?"), "deadlines/"),
        (N_("What should have been disclosed, and is not here?"), "not-disclosed/"),
    ]


def newest(site: Site) -> New:
    """The newest records, each with the day by which it is new and what happened on it.

    That is the day on which it first stood on this portal, as the log knows; without a log that of publication at the source, or else the
    record's own, as far as they are over.
    """
    today = site.as_of.isoformat()

    def known(record: RecordSummary) -> tuple[str, str]:
        first = site.log.first_day(record.id) if site.log else None
        days = [(first, _FIRST_HERE), (record.published, _AT_SOURCE), (record.date, "")]
        days += [(day, label) for day, label, _detail in reversed(record.events)]
        return next(((day, what) for day, what in days if day and day <= today), ("", ""))

    found = [(*known(record), record) for record in site.catalog.records if record.status == Status.PUBLISHED.value]
    return sorted(found, key=lambda new: (new[0], new[2].date or "", new[2].id), reverse=True)[:_NEW]
