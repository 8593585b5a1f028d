"""The notices that are open: proposals to change a sentence to which anybody may object, the one that ends first first.

Takes the site; gives the list of those open on the day of the build. The calendar and the feed of them are `export.notices`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.model.sentence_stages import Measure
from build_scripts.pages.paged_list import Ledger
from build_scripts.pages.sentence_steps import words

if TYPE_CHECKING:
    from build_scripts.checks.sentences.ledger import SentenceLine
    from build_scripts.pages.site import Site

PATH, TITLE = "sentences/notices/", N_("Open notices")


def open_lines(site: Site) -> list[SentenceLine]:
    """The changes to which anybody may object on the day of the build, by the last day."""
    today = site.as_of.isoformat()
    lines = [line for sentence in site.sentences for line in sentence.lines if line.record.phase(today) == "open"]
    return sorted(lines, key=_soonest)


def _soonest(line: SentenceLine) -> tuple[str, str]:
    return line.told.notice[1] if line.told.notice else "", line.record.id


def notices(site: Site) -> Ledger[SentenceLine]:
    """The list; it says on no page which day it is, since a notice stands or is gone."""

    def line(language: str, one: SentenceLine) -> object:
        return {
            "row": site.row(language, one.record),
            "measure": Measure(one.told.measure).label,
            "last": one.told.notice[1] if one.told.notice else None,
            "how": words(one.told.how, language),
            "regions": list(site.catalog.regions_of(one.record)),
            "sentence": site.sentence_of[one.record.id],
        }

    lines = open_lines(site)
    counts = Counter(key for one in lines for key in site.catalog.regions_of(one.record))
    regions = site.renderer.vocabulary.terms("regions", counts)
    return Ledger(
        path=PATH,
        title=TITLE,
        template="notices.html",
        items=lines,
        state=lambda one: f"{site.state(one.record)} {site.sentence_of[one.record.id]}",
        line=line,
        data={"near": [[key, f"sentences/regions/{term.slug}/", counts[key]] for key, term in regions.items()]},
        feed=f"{PATH}feed.xml",
    )
