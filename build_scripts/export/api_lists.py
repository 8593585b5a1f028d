"""Which lists the JSON API has: records by kind, body, cause and year, in the order in which they came to the portal.

Takes the `Site`; gives each list that has records.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.export.fields import listed
from build_scripts.export.selection import exported
from build_scripts.model.kinds import KINDS
from build_scripts.pages.formats import formats_of
from build_scripts.pages.wording import ORGANS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site


class RecordList(NamedTuple):
    """One list.

    Attributes:
        key: as the fields of a record have it.
        names: language → its name.
        records: the oldest first, each with a digest of what a list shows of it.
    """

    key: str
    names: Mapping[str, str]
    records: list[tuple[RecordSummary, str]]


def lists_of(site: Site) -> dict[tuple[str, str], RecordList]:
    """Group and name in an address → list, in the order of the addresses."""
    found: dict[tuple[str, str], list[tuple[RecordSummary, str]]] = defaultdict(list)
    for record in sorted(exported(site), key=lambda record: (_came(site, record), record.id)):
        state = repr(listed(record)).encode(errors="backslashreplace")
        one = record, hashlib.blake2b(state, digest_size=16).hexdigest()
        for place in dict.fromkeys(_places(site, record)):
            found[place].append(one)
    lists = {}
    for (group, key), records in found.items():
        name, names = _named(site, group, key)
        lists[group, name] = RecordList(key, names, records)
    return dict(sorted(lists.items(), key=itemgetter(0)))


def _places(site: Site, record: RecordSummary) -> Iterator[tuple[str, str]]:
    """The lists in which a record stands: group, and key in the fields of the record."""
    yield "kinds", record.kind
    find = site.renderer.vocabulary.find
    yield from [(found[0], key) for key in record.organs if (found := find(ORGANS, key))]
    yield from [(found[0], key) for key in record.causes if (found := find(("causes",), key))]
    if record.year:
        yield "years", record.year


def _named(site: Site, group: str, key: str) -> tuple[str, Mapping[str, str]]:
    """What a list is called in an address, and in each language."""
    if group == "kinds":
        return key, {language: site.say(language, KINDS[key].many) for language in site.languages}
    if group == "years":
        return key, {language.code: formats_of(language).year(key) for language in site.renderer.site_languages.each}
    term = site.renderer.vocabulary.get(group, key)
    assert term is not None  # noqa: S101 - it was found there
    return term.slug, {language: term.name(language) for language in site.languages}


def _came(site: Site, record: RecordSummary) -> str:
    """The day on which the record came to the portal; without a publication log, the last of the days on which it can have come."""
    first = site.log.first_day(record.id) if site.log else None
    return first or max(record.publish_on or "", record.published or "", record.date or "")
