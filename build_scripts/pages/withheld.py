"""The register of what was withheld (不公开台账): why, when and by which court, with the share of each reason.

Takes the site; gives the register and a list for each court. 法释〔2016〕19号 Art 6 leaves case number, court, date and reason public; Art 4(5), the
reason "other", needs the approval of Art 12. In every list what has the same reason stands together, the newest year first, so that a figure leads to
the records behind it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from build_scripts.catalog.ledgers import withheld
from build_scripts.catalog.ledgers.sealed import GROUNDS
from build_scripts.catalog.small_cells import FEWEST
from build_scripts.content.labels import N_
from build_scripts.model.status import WithheldReason
from build_scripts.pages.figures import Figures, largest
from build_scripts.pages.lists import SIZE
from build_scripts.pages.paged_list import Ledger
from build_scripts.pages.wording import ORGANS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site
    from build_scripts.pages.task import PagePlan

PATH, TITLE = "withheld/", N_("Withheld documents")
_REASONS = {reason.value: number for number, reason in enumerate(WithheldReason)}
_Line = tuple[int, "RecordSummary"]


def withheld_plans(site: Site, language: str) -> Iterator[PagePlan]:
    """The register, and the list of each court or other body that withheld something."""
    records = sorted(withheld.withheld(site.catalog.records), key=lambda record: record.year or "", reverse=True)
    records.sort(key=lambda record: _REASONS[record.reason or ""])
    of_courts = _by_court(site, records)
    judged = Counter(record.organs[0] for record in site.catalog.records if record.organs)
    whole = _figures(PATH, records)
    data = {
        "by_reason": whole.totals(),
        "approved": _approved(records),
        "changed": [
            [day, site.row(language, record)] for day, record in withheld.turns(site.catalog.records, site.log)
        ],
        "courts": [
            [key, figures.path, figures.totals(), len(figures.lines), judged[key]]
            for key, figures in largest(of_courts).items()
        ],
        "more": len(of_courts) > SIZE,
        "sealed": [[one.year, one.number, list(one.grounds)] for one in site.sealed_per_year],
        "grounds": list(GROUNDS.values()) if any(one.grounds for one in site.sealed_per_year) else [],
        "fewest": FEWEST,
        "body": None,
    }
    yield from _list(site, TITLE, whole, data).plans(site, language)
    for key, figures in of_courts.items():
        own = {"by_reason": figures.totals(), "body": key, "approved": _approved(figures.lines)}
        title = f"{site.say(language, TITLE)} · {site.organ(language, key)}"
        yield from _list(site, title, figures, {**dict.fromkeys(data), **own}).plans(site, language)


def _approved(records: Sequence[RecordSummary]) -> int:
    """How many of those withheld for another reason tell who approved it."""
    return sum(record.approved for record in records if record.reason == WithheldReason.OTHER.value)


def _by_court(site: Site, records: Sequence[RecordSummary]) -> Mapping[str, Figures[RecordSummary]]:
    groups: dict[str, list[RecordSummary]] = defaultdict(list)
    for record in records:
        if record.organs:
            groups[record.organs[0]].append(record)
    found = {key: site.renderer.vocabulary.find(ORGANS, key) for key in sorted(groups)}
    return {
        key: _figures(f"{PATH}{body[0]}/{body[1].slug}/", groups[key])
        for key, body in found.items()
        if body is not None
    }


def _figures(path: str, records: Sequence[RecordSummary]) -> Figures[RecordSummary]:
    return Figures(
        path=path,
        lines=records,
        row=lambda record: (record.year or "",),
        column=lambda record: record.reason or "",
        columns=list(_REASONS),
    )


def _list(site: Site, title: str, figures: Figures[RecordSummary], data: Mapping[str, object]) -> Ledger[_Line]:
    def line(language: str, item: _Line) -> object:
        number, record = item
        return {"row": site.row(language, record), "anchor": figures.anchors.get(number)}

    return Ledger(
        path=figures.path,
        title=title,
        template="withheld.html",
        items=list(enumerate(figures.lines)),
        state=lambda item: f"{site.state(item[1])} {figures.anchors.get(item[0])}",
        line=line,
        feed=None if data["body"] else f"{PATH}feed.xml",
        data={"body": data["body"]},
        overview={
            **{name: value for name, value in data.items() if name != "body"},
            "reasons": [reason.label for reason in WithheldReason],
            "rows": sorted(figures.rows, key=lambda row: str(row[0]), reverse=True),
        },
    )
