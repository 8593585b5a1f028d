"""The files of one calendar: in each language its days, each with an identifier that no other site has."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from build_scripts.export.ics import calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from build_scripts.export.context import ExportContext
    from build_scripts.export.ics import CalendarDay
    from build_scripts.export.task import Files


def calendar_files(
    context: ExportContext,
    path: str,
    product: str,
    name: Callable[[str], str],
    days: Callable[[str], Iterable[CalendarDay]],
) -> Files:
    """Write a calendar in each language.

    Args:
        context: languages, names and addresses.
        path: below the root of a language.
        product: what made it.
        name: gives the name of the calendar in a language.
        days: gives its days in a language; the host of the site is added to their `uid`.
    """
    made = []
    for language in context.languages:
        host = urlsplit(context.address(language, "")).hostname or "portal.invalid"
        own = [day._replace(uid=f"{day.uid}@{host}") for day in days(language)]
        made.append(
            (context.file(language, path), calendar(f"{name(language)} · {context.names[language]}", product, own))
        )
    return made
