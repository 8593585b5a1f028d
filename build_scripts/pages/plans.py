"""Every page of the site, as plans."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from build_scripts.pages.articles import article_plans
from build_scripts.pages.cases import case_plans
from build_scripts.pages.deadlines import deadline_plans
from build_scripts.pages.figure_ledger import figure_plans
from build_scripts.pages.front import front_plans, hand_written_plans
from build_scripts.pages.glossary import glossary_plans
from build_scripts.pages.gone import gone_plans
from build_scripts.pages.lists import listing_plans
from build_scripts.pages.missing import missing_plans
from build_scripts.pages.notices import notices
from build_scripts.pages.paged_list import in_turn
from build_scripts.pages.records import record_plans
from build_scripts.pages.sentence_ledger import sentence_ledger_plans
from build_scripts.pages.sentences import sentence_plans
from build_scripts.pages.supervision import supervision_plans
from build_scripts.pages.withheld import withheld_plans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site
    from build_scripts.pages.task import PagePlan


def page_plans(site: Site, records: Iterable[RecordSummary]) -> Iterator[PagePlan]:
    """The pages of these records first, then those of cases, lists and everything else."""
    yield from record_plans(site, records)
    yield from other_plans(site)
    yield from hand_written_plans(site)


def other_plans(site: Site) -> Iterator[PagePlan]:
    """Those that depend on what others see of the records, and never on the file of one."""
    yield from case_plans(site)
    yield from sentence_plans(site)
    yield from gone_plans(site)
    yield from listing_plans(site, site.ways)
    yield from front_plans(site, site.ways)
    yield from article_plans(site)
    yield from deadline_plans(site)
    yield from sentence_ledger_plans(site)
    for language in site.languages:
        yield from glossary_plans(site, language)
        yield from missing_plans(site, language)
    for plans in (withheld_plans, notices(site).plans, figure_plans, supervision_plans):
        yield from in_turn(partial(plans, site), site.languages)
