"""What was found in everything that was read, and how the records stand together on the day.

Takes what `gather` read; gives the joined records, the publication log, the count of the inputs, and every problem.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from build_scripts.build.reuse.shown import examined_together, shown
from build_scripts.catalog import catalog, publication_log
from build_scripts.catalog.ledgers import conservation
from build_scripts.checks import register
from build_scripts.checks.record_facts import KnownFacts
from build_scripts.content.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.build.config import BuildConfig
    from build_scripts.build.gather import Gathered
    from build_scripts.build.store.store import Keeps
    from build_scripts.catalog.publication_log import PublicationLog

_AHEAD = "REC-01"  # a day of the record is in the future
_CONTENT = ("records", f"{publication_log.FOLDER}/")  # folders of the content in whose files something is found


def examined(
    config: BuildConfig, gathered: Gathered, store: Keeps | None = None
) -> tuple[KnownFacts, PublicationLog | None, dict[str, Any], list[Problem]]:
    """What rules over several records know, the publication log, the count of the inputs, and every problem, at its place in the content.

    Of a record that first stood on the portal later nothing counts on that day, not even what is wrong with it. On a day that the log has
    passed, neither does a record of what had not happened yet.

    Args:
        config: of the build.
        gathered: what was read.
        store: what earlier builds found.
    """
    log, problems = publication_log.read(config.log, config.as_of, config.log_key)
    if log and config.as_of.isoformat() < log.newest:
        ahead = {PurePath(found.path).stem for found in gathered.problems if found.rule == _AHEAD}
        log = replace(log, ahead=frozenset(ahead - log.entries.keys()))
    later = [found for found in gathered.problems if log and log.is_later(PurePath(found.path).stem)]
    problems += [found for found in gathered.problems if found not in later]
    broken = frozenset(PurePath(found.path).stem for found in gathered.problems if found.severity is Severity.ERROR)
    joined, found = catalog.join(gathered.summaries, gathered.renderer.vocabulary, config.as_of, broken, log)
    problems += found
    if log:
        replaced = {identifier for record in gathered.summaries for _kind, identifier, *_why in record.replaces}
        problems += log.lost({*(record.id for record in gathered.summaries), *broken}, replaced)
    known = KnownFacts(joined, gathered.facts)
    problems += examined_together(store, shown(config, gathered, log), lambda: register.examine_together(known))
    figures = conservation.count(gathered.inputs, joined)
    unread = {found.path for found in later if found.severity is Severity.ERROR}
    figures["excluded"] += len(unread - {record.source for record in gathered.summaries})
    return known, log, dict(figures), problems


def placed(problems: Iterable[Problem], config: BuildConfig, gathered: Gathered) -> list[Problem]:
    """Paths as the editor knows them: the record's place in the content folder as it was named; with those of samples marked."""
    samples = frozenset(record.source for record in gathered.summaries if record.sample)
    return [
        replace(found, path=str(config.content / found.path), sample=found.path in samples)
        if found.path.startswith(_CONTENT)
        else found
        for found in problems
    ]
