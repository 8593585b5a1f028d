"""What the deadline ledger says of many delays: the median, and how many steps were how early or late."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_scripts.checks.deadline_lines import DeadlineLine

RANGES = (
    (None, -6),
    (-5, -1),
    (0, 0),
    (1, 5),
    (6, 20),
    (21, 60),
    (61, None),
)  # days: up to a week, a month, a quarter of a year


def known(delays: Iterable[int | None]) -> list[int]:
    """By how many days each late one was late, as far as anybody can say."""
    return sorted(days for days in delays if days is not None)


def middle(delays: Sequence[int]) -> float | int | None:
    """The median, a whole number where it is one."""
    found = median(delays) if delays else None
    return int(found) if found is not None and found == int(found) else found


def distribution(lines: Iterable[DeadlineLine]) -> list[list[int | None]]:
    """How many were how early or late: the first and the last day of each range (None is open; before the last day of the limit it is negative), count."""
    days = [days for line in lines if (days := _after(line)) is not None]
    return [
        [low, high, sum((low is None or low <= day) and (high is None or day <= high) for day in days)]
        for low, high in RANGES
    ]


def _after(line: DeadlineLine) -> int | None:
    """By how many days it was late, or less than zero where it was early."""
    early = line.timing.early if line.timing and line.days is None else None
    return line.days if early is None else -early
