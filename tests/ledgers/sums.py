"""How the tables of the ledgers are added up: counts, shares, medians, rates, and what a table is compared as."""

import datetime as dt
from collections import Counter, defaultdict
from decimal import ROUND_HALF_EVEN, Decimal
from statistics import median
from typing import NamedTuple

import chinese_calendar

STATES = ("prevailed", "in-part", "not", "pending", "unknown", "held")
DECIDED = STATES[:3]


class Figures(NamedTuple):
    """A table whose cells lead to the records behind them.

    `counts` has the number for each page and anchor, `columns` the last words of the anchors in each column, and `beside` says what stands beside them: the
    total of the row, or the rate of what prevailed.
    """

    counts: dict[tuple[str, str], int]
    columns: tuple[str, ...] = ()
    beside: str = ""


class Rows(NamedTuple):
    """Another table: the numbers of each row, by the last part of the address of its name, its label, or its place."""

    by: str  # page, label or place
    rows: dict[str | int, list[object]]


def share(part, whole):
    """In per cent with one decimal, as `format_percent` rounds: half to even."""
    exact = Decimal(part) * 100 / whole if whole else Decimal(0)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_EVEN)


def worked(first, last):
    """Working days after one day up to another."""
    days = (first + dt.timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(chinese_calendar.is_workday(day) for day in days)


def cited(record):
    return {(one["law"], str(one["article"])) for one in record["record"].get("statutes", ())}


def grouped(lines, field):
    groups = defaultdict(list)
    for line in lines:
        if line[field]:
            groups[line[field]].append(line)
    return groups


def counts(lines, field, values):
    counted = Counter(line[field] for line in lines)
    return [counted[value] for value in values]


def year(line):
    return line["year"] or "unknown"


def figures(page, lines, anchor, columns=(), beside=""):
    return Figures({(page, name): count for name, count in Counter(map(anchor, lines)).items()}, columns, beside)


def past(line):
    """By how many days something was late or too short, worked out from its dates."""
    if line["kept"] != "late":
        return None
    due, done = dt.date.fromisoformat(line["due"]), dt.date.fromisoformat(line["done"])
    return (due - done).days if line["counts"] == "at-least" else worked(due, done)


def after(line):
    """The same, and less than zero for what was early."""
    if line["kept"] != "in-time":
        return past(line)
    due, done = dt.date.fromisoformat(line["due"]), dt.date.fromisoformat(line["done"])
    return -((done - due).days if line["counts"] == "at-least" else worked(done, due))


def middle(lines, *, columns=False):
    """Of what was late; of limits that are counted otherwise the overview has none."""
    found = sorted(day for line in lines if (day := past(line)) is not None)
    if not found or (columns and lines[0]["counts"] == "at-least"):
        return None
    return median(found)


def verdict(sums):
    """The worst of what the sums say; what only shows an implied value says nothing."""
    if any(one["agrees"] is False for one in sums):
        return "differs"
    if any(one["agrees"] is None and one["stated"] is not None for one in sums):
        return "rough"
    if any(one["agrees"] for one in sums):
        return "agrees"
    return "implied" if sums else "none"


def rate(lines):
    """How many prevailed of how many were decided, and the share; nothing where none was."""
    decided = [line for line in lines if line["state"] in DECIDED]
    won = sum(line["state"] != "not" for line in decided)
    return [[won, len(decided), share(won, len(decided))] if decided else None]


def paid(lines):
    awarded = [line for line in lines if line["state"] in DECIDED[:2]]
    known = [Decimal(line["paid"]) for line in awarded if line["paid"] is not None]
    return [sum(known, Decimal(0)), len(known), len(awarded) - len(known)]
