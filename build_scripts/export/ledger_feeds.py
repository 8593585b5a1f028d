"""The feeds of the ledgers in which something happens: withheld documents, steps that were late, changes of sentences, acts of supervision.

The feed of substantive changes is `change_feed`, that of open notices `notices`. Each has what may leave the site in bulk, and no more than the pages
of its ledger tell.
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from build_scripts.catalog.ledgers.withheld import withheld
from build_scripts.checks.time_limit import Counts, Kept
from build_scripts.content.labels import N_
from build_scripts.export.atom import WITHHELD
from build_scripts.export.feeds import LIMIT, changed
from build_scripts.export.ledger_feed import Event, LedgerFeed
from build_scripts.export.selection import exportable
from build_scripts.model.sentence_decision import Outcome
from build_scripts.model.sentence_stages import Measure
from build_scripts.pages import deadlines, sentence_ledger, supervision
from build_scripts.pages import withheld as withheld_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from build_scripts.catalog.ledgers.supervision import ActLine
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.deadline_lines import DeadlineLine
    from build_scripts.checks.sentences.listed import ListedChange
    from build_scripts.export.task import ExportTask
    from build_scripts.pages.site import Site

_LATE = N_("%(limit)s: due on %(due)s, done on %(done)s.")
_SHORT = N_("%(limit)s: to last until %(due)s at least, and ended on %(done)s.")


def parts(site: Site) -> Iterator[ExportTask]:
    """Every feed, in all its languages."""
    for feed in feeds(site):
        yield feed.part(site)


def feeds(site: Site) -> Iterator[LedgerFeed]:
    """The four feeds."""
    late = (line for line in site.deadlines if line.kept is Kept.LATE and exportable(line.record))
    decided = (one for one in site.changes if one.outcome and exportable(one.record))
    acts = [line for line in site.acts if exportable(line.record)]
    records = [record for record in withheld(site.catalog.records) if exportable(record)]
    yield _feed(site, withheld_page.PATH, withheld_page.TITLE, ((record, record) for record in records), _withheld)
    yield _feed(site, deadlines.PATH, N_("Steps that were late"), ((one.record, one) for one in late), _late)
    yield _feed(site, sentence_ledger.PATH, sentence_ledger.TITLE, ((one.record, one) for one in decided), _change)
    yield _feed(site, supervision.PATH, supervision.TITLE, ((one.record, one) for one in acts), _act)


def _feed(
    site: Site,
    path: str,
    name: str,
    lines: Iterable[tuple[RecordSummary, Any]],
    event: Callable[[Site, str, Any], Event],
) -> LedgerFeed:
    """The newest events; of several of one record the order is that of the ledger."""
    today = site.as_of.isoformat()
    dated = ((changed(record, today, site.log), record.id, line) for record, line in lines)
    newest = nlargest(LIMIT, dated, key=lambda one: one[:2])
    return LedgerFeed(path, name, tuple(event(site, day, line) for day, _id, line in newest))


def _titles(site: Site, record: RecordSummary) -> dict[str, tuple[str, str]]:
    return {language: site.title(language, record) for language in site.languages}


def _withheld(site: Site, day: str, record: RecordSummary) -> Event:
    reason = site.reason(record) or ""
    said = {code: site.say(code, WITHHELD, reason=site.say(code, reason) if reason else "") for code in site.languages}
    return Event(
        record,
        day,
        "withheld",
        record.url,
        _titles(site, record),
        said,
        {record.reason: reason} if record.reason else {},
    )


def _late(site: Site, day: str, line: DeadlineLine) -> Event:
    limit, timing = line.limit, line.timing
    form = _SHORT if limit.counts is Counts.AT_LEAST else _LATE
    days = {"due": timing.due, "done": timing.done} if timing else {}
    said = {code: site.say(code, form, limit=site.say(code, limit.name), **days) for code in site.languages}
    return Event(
        line.record, day, limit.key, line.record.url, _titles(site, line.record), said, {limit.key: limit.name}
    )


def _change(site: Site, day: str, one: ListedChange) -> Event:
    """Under its number and not under its title, in which a name may stand, as no page of the ledger names anybody."""
    record, measure, outcome = one.record, Measure(one.measure), Outcome(one.outcome or "")
    titles = {
        code: (
            " · ".join(filter(None, (site.say(code, measure.label), record.number, site.organ(code, one.decided_by)))),
            code,
        )
        for code in site.languages
    }
    said = {
        code: f"{site.say(code, measure.label)}{site.say(code, ': ')}{site.say(code, outcome.label)}"
        for code in site.languages
    }
    categories = {measure.value: measure.label, outcome.value: outcome.label}
    return Event(record, day, record.id, one.path, titles, said, categories)


def _act(site: Site, day: str, line: ActLine) -> Event:
    kind, state = line.act.kind, line.act.state
    said = {
        code: f"{site.say(code, kind.label)}{site.say(code, ': ')}{site.say(code, state.label)}"
        for code in site.languages
    }
    categories = {kind.value: kind.label, state.value: state.label}
    return Event(line.record, day, "act", line.record.url, _titles(site, line.record), said, categories)
