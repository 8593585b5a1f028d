"""What the list of a body or a region says before its records: counts by kind and year, its ledgers, its open notices, the bodies below.

Takes the site; gives plain data for `about-body.html`. A ledger is named where it has a page of the body's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from build_scripts.catalog.ledgers import withheld
from build_scripts.content.labels import N_
from build_scripts.model.kinds import KINDS
from build_scripts.pages import deadlines, sentence_ledger
from build_scripts.pages import withheld as withheld_page
from build_scripts.pages.kept_back import kept_back
from build_scripts.pages.lists import SIZE
from build_scripts.pages.notices import open_changes
from build_scripts.pages.wording import ORGANS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site

NAMES = {
    "courts": (N_("By court"), N_("Courts")),
    "procuratorates": (N_("By procuratorate"), N_("Procuratorates")),
    "prisons": (N_("By prison"), N_("Prisons")),
    "authorities": (N_("By other body"), N_("Other bodies")),
}  # list of the vocabulary → what its directory is called, and what its entries are


class Bodies:
    """The bodies and regions that records name, with what the ledgers have of each; counted once for all lists."""

    def __init__(self, site: Site) -> None:
        self._site = site
        named = site.renderer.vocabulary
        self._found = {
            key: found
            for key in sorted({key for record in site.catalog.records for key in record.organs})
            if (found := named.find(ORGANS, key))
        }
        self._records = Counter(key for record in site.catalog.records for key in set(record.organs))
        of_bodies = (key for one in site.changes for key in sentence_ledger.bodies_of(site, one))
        of_regions = (key for one in site.changes for key in site.catalog.regions_of(one.record))
        held = (record.organs[0] for record in withheld.withheld(site.catalog.records) if record.organs)
        timed = (line.record.organs[0] for line in site.deadlines if deadlines.has_court(line))
        self._ledgers = (
            (sentence_ledger.TITLE, sentence_ledger.PATH, Counter(of_bodies)),
            (deadlines.TITLE, deadlines.PATH, Counter(timed)),
            (withheld_page.TITLE, withheld_page.PATH, Counter(held)),
        )
        self._of_regions = Counter(of_regions)  # apart, since a province has the key of its High Court
        self._open = [one.record for one in open_changes(site)]

    def about(self, name: str, key: str, slug: str, records: Sequence[RecordSummary]) -> dict[str, Any]:
        """What the list of one says before its records.

        Args:
            name: of the vocabulary, `courts` or `regions`.
            key: of the body or region.
            slug: the part of an address that stands for it.
            records: of the list.
        """
        region = name == "regions"
        ledgers = [(*self._ledgers[0][:2], self._of_regions)] if region else self._ledgers
        here = self._site.catalog.regions_of if region else attrgetter("organs")
        waiting = [record.id for record in self._open if key in here(record)]
        return {
            "kinds": _kinds(records),
            "years": _years(records),
            "ledgers": [[title, f"{path}{name}/{slug}/", of[key]] for title, path, of in ledgers if of[key]],
            "kept_back": {} if region else kept_back(key, records),
            "open": waiting[:SIZE],
            "waiting": len(waiting),
            "below": self._below(key) if region else [],
        }

    def _below(self, region: str) -> list[list[Any]]:
        """The bodies of a region, list by list: what the list is called, and of each body path, key and number of records."""
        here: dict[str, list[list[Any]]] = defaultdict(list)
        for name in NAMES:
            keys = [key for key, (of, _item) in self._found.items() if of == name]
            for key, item in self._site.renderer.vocabulary.terms(name, keys).items():
                if item.extra.get("region") == region:
                    here[name].append([f"{name}/{item.slug}/", key, self._records[key]])
        return [[NAMES[name][1], lines] for name, lines in here.items()]


def _kinds(records: Sequence[RecordSummary]) -> list[str]:
    here = {record.kind for record in records}
    return [kind.many for kind in KINDS.values() if kind.key in here]


def _years(records: Sequence[RecordSummary]) -> list[list[Any]]:
    """Year, and how many of each kind, as the cells of a table without links; the newest year first, the unknown one last."""
    counted: Mapping[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        counted[record.year or ""][record.kind] += 1
    kinds = [kind.key for kind in KINDS.values() if any(kind.key in of for of in counted.values())]
    return [[year, [[counted[year][kind], "", ""] for kind in kinds]] for year in sorted(counted, reverse=True)]
