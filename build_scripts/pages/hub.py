"""The page of a hub, which searches several portals at once.

Takes `extra.hub` of mkdocs.yml; gives the portals, and a search page in each language whose policy lets it ask exactly these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATH = "hub/"
_HOST = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
_ADDRESS = re.compile(
    rf"(?:https://{_HOST}|http://(?:127\.0\.0\.1|localhost))(?::[0-9]{{1,5}})?/(?:[A-Za-z0-9._~-]+/)*"
)


@dataclass(frozen=True, slots=True)
class Portal:
    """A portal that the hub asks.

    Attributes:
        address: of its root, ending in a slash.
        names: what it is called, by language of the hub.
    """

    address: str
    names: Mapping[str, str]


def portals(extra: Mapping[str, Any], languages: Sequence[str]) -> tuple[Portal, ...]:
    """The portals that the site asks; none if it is no hub.

    A policy can name an address only as it stands, so it has no other signs than those of a host and of plain folders.

    Args:
        extra: that mapping of mkdocs.yml.
        languages: of the site.

    Raises:
        ValueError: an address is none, or stands twice; a portal has no name in a language.
    """
    given = extra.get("hub") or []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise ValueError(Message("mkdocs.yml: extra.hub is a list of portals, each with `name` and `address`"))
    found = tuple(_portal(number, one, languages) for number, one in enumerate(given, 1))
    for number, portal in enumerate(found, 1):
        if portal.address in {other.address for other in found[: number - 1]}:
            raise ValueError(Message("mkdocs.yml: portal {number} of extra.hub is listed twice", number=number))
    return found


def _portal(number: int, given: Mapping[str, Any], languages: Sequence[str]) -> Portal:
    address, names = given.get("address"), given.get("name")
    if not isinstance(address, str) or not _ADDRESS.fullmatch(address) or "/../" in address or "/./" in address:
        raise ValueError(
            Message(
                "mkdocs.yml: portal {number} of extra.hub has no address that begins with https://, ends in a slash and has only "
                "small letters in its host",
                number=number,
            )
        )
    if not isinstance(names, dict) or not all(
        isinstance(names.get(one), str) and names[one].strip() for one in languages
    ):
        raise ValueError(
            Message(
                "mkdocs.yml: portal {number} of extra.hub needs a name in each language of the site, such as "
                "`name: {example}`",
                number=number,
                example="{zh: …, en: …}",
            )
        )
    return Portal(address, {one: names[one].strip() for one in languages})
