"""The notices that are open: proposals to change a sentence to which anybody may object, the one that ends first first.

Takes the site; gives the list of those open on the day of the build. The calendar and the feed of them are `export.notices`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.model.sentence_stages import Measure
from build_scripts.pages import open_days
from build_scripts.pages.paged_list import Ledger
from build_scripts.pages.sentence_steps import words

if TYPE_CHECKING:
    from build_scripts.checks.sentences.listed import ListedChange
    from build_scripts.pages.site import Site

PATH, TITLE = "sentences/notices/", N_("Open notices")


def open_changes(site: Site) -> list[ListedChange]:
    """The changes to which anybody may object on the day of the build, by the last day."""
    today = site.as_of.isoformat()
    found = (one for one in site.changes if one.record.phase(today) == "open")
    return sorted(found, key=lambda one: (one.notice_to or "", one.record.id))


def notices(site: Site) -> Ledger[ListedChange]:
    """The list; it says on no page which day it is, since a notice stands or is gone."""

    def line(language: str, one: ListedChange) -> object:
        return {
            "row": site.row(language, one.record),
            "measure": Measure(one.measure).label,
            "last": one.notice_to,
            "how": words(open_days.how(one.record), language),
            "regions": list(site.catalog.regions_of(one.record)),
            "sentence": one.path,
        }

    lines = open_changes(site)
    counts = Counter(key for one in lines for key in site.catalog.regions_of(one.record))
    regions = site.renderer.vocabulary.terms("regions", counts)
    return Ledger(
        path=PATH,
        title=TITLE,
        template="notices.html",
        items=lines,
        state=lambda one: f"{site.state(one.record)} {one.path}",
        line=line,
        data={"near": [[key, f"sentences/regions/{term.slug}/", counts[key]] for key, term in regions.items()]},
        feed=f"{PATH}feed.xml",
    )
