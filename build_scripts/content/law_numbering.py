"""Which number an article of a law had on a day, where amendments have numbered its articles anew.

Takes a law of `vocabulary/statutes.yml`, whose `since` is the day from which today's numbers hold. `earlier` lists the numberings
before it, the oldest first: the day from which each held, how many articles it had, and, where somebody has compared the texts,
`added`: the articles of the numbering after it that this one lacks. `compared` is the last article that was compared, if not all were.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.content.vocabulary_item import VocabularyItem


class Numbering(NamedTuple):
    """One numbering of a law's articles.

    Attributes:
        since: its first day.
        articles: how many it has; None for today's.
        added: those of the next numbering that this one lacks; None where nobody has compared them.
        compared: the last one that was compared.
    """

    since: dt.date
    articles: int | None
    added: tuple[int, ...] | None
    compared: int


def fits(value: Any) -> bool:
    """Whether `earlier` of a law is written as it must be."""
    try:
        return bool([_earlier(one) for one in value])
    except (AttributeError, KeyError, TypeError, ValueError):
        return False


def on(law: VocabularyItem, day: dt.date) -> Numbering | None:
    """The numbering that held on a day; None before the first one that is known."""
    return next((one for one in reversed(_numberings(law)) if one.since <= day), None)


def today(law: VocabularyItem, article: str, day: dt.date | None) -> str | None:
    """Today's number of the article that had a number on a day.

    Args:
        law: with its numberings.
        article: `264` or `133-1`.
        day: of the document; None is today.

    Returns:
        None where it is not known.
    """
    numberings = _numberings(law)
    if day is None or len(numberings) < 2:  # noqa: PLR2004 - a law that was never numbered anew
        return article
    held = on(law, day)
    if held is None:
        return None
    first, *rest = article.split("-")
    number = int(first)
    for numbering in numberings[numberings.index(held) : -1]:
        if numbering.added is None or number > numbering.compared:
            return None
        for added in numbering.added:
            number += added <= number
    return "-".join([str(number), *rest])


def _numberings(law: VocabularyItem) -> tuple[Numbering, ...]:
    """All numberings of a law, today's last; none where it does not say since when."""
    since = law.extra.get("since")
    if not since:
        return ()
    earlier = (_earlier(one) for one in law.extra.get("earlier", ()))
    return (*earlier, Numbering(dt.date.fromisoformat(since), None, (), 0))


def _earlier(fields: dict[str, Any]) -> Numbering:
    articles = int(fields["articles"])
    added = tuple(_each(fields["added"])) if "added" in fields else None
    return Numbering(dt.date.fromisoformat(fields["since"]), articles, added, int(fields.get("compared", articles)))


def _each(ranges: Iterable[str]) -> Iterator[int]:
    """`["15", "222-226"]` as single numbers."""
    for one in ranges:
        first, _, last = one.partition("-")
        yield from range(int(first), int(last or first) + 1)
