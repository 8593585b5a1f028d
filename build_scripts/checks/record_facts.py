"""What rules over several records need of each one, and nothing else may have: names that must be masked are among it.

The check of one record makes its `RecordFacts`; the rules over several look them up in `KnownFacts`. Pages, search and exports draw
from `catalog.summary` alone, and a test says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_scripts.catalog.summary import RecordSummary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_scripts.catalog.catalog import Catalog

Name = tuple[str, str, bool]  # role, name, whether it must be masked


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFacts:
    """What is known of one record for the rules.

    Attributes:
        facts: plain texts by name (the `facts` of the rules' modules); absent where the record does not tell.
        names: of the people in its structured fields.
        excused: ids of the rules from which it carries an exception.
        timings: of every time limit that binds it, key and ISO days (`checks.time_limits`).
    """

    facts: dict[str, str] = field(default_factory=dict)
    names: tuple[Name, ...] = ()
    excused: tuple[str, ...] = ()
    timings: tuple[tuple[str, str, str, str], ...] = ()


FactsOf = Callable[[RecordSummary], RecordFacts]  # of a record that was read


def of_files(facts: Mapping[str, RecordFacts]) -> FactsOf:
    """Facts that are in memory, by the files of their records."""
    return lambda record: facts[record.source]


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """The joined records with the facts of each.

    Attributes:
        catalog: the records that are shown.
        of: gives the facts of a record.
    """

    catalog: Catalog
    of: FactsOf

    def fact(self, record: RecordSummary, name: str) -> str | None:
        """One fact of a record."""
        return self.of(record).facts.get(name)

    def day(self, record: RecordSummary, name: str) -> dt.date | None:
        """One fact that is a day."""
        text = self.fact(record, name)
        return dt.date.fromisoformat(text) if text else None
