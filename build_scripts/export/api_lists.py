"""The lists of the JSON API: records by kind, body, cause and year, 100 on a page, and for each of these groups the lists that there are.

Takes the `Site`; gives one part for each page and each group. The oldest are on page 1, in the order in which the records came to the portal,
and no page says how many there are: so a new record changes the last page of its lists and leaves the others as they are, while with the newest
first every page would change each time. Whoever wants the newest first begins at `last` and follows `previous`. A record that is taken away
moves those after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import Field
from typing_extensions import TypedDict

from build_scripts.content.labels import N_
from build_scripts.export.api_address import GROUPS, group_path, page_path, record_path
from build_scripts.export.fields import Placed, fields_of
from build_scripts.export.json_lines import encode
from build_scripts.export.selection import exported, placed, state
from build_scripts.export.task import ExportTask
from build_scripts.pages.formats import Formats
from build_scripts.pages.wording import ORGANS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.content.vocabulary_item import VocabularyItem
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

SIZE = 100  # records on a page
LISTED = ("id", "kind", "status", "language", "sample", "titles", "case_number", "date", "published")  # of each record
ADDRESS = "url"
Key = tuple[str, str]  # group, and name in an address


class Page(TypedDict):
    """One page of a list."""

    group: Annotated[str, Field(description=N_("By what the lists of the group divide the records"))]
    name: Annotated[str, Field(description=N_("Part of the address that stands for the list"))]
    page: Annotated[int, Field(description=N_("Number of the page; the oldest records are on page 1"))]
    previous: Annotated[str | None, Field(description=N_("Address of the page with older records"))]
    next: Annotated[str | None, Field(description=N_("Address of the page with newer records"))]
    records: Annotated[
        Sequence[Mapping[str, Any]], Field(description=N_("Records in the order in which they came to the portal"))
    ]


class Head(TypedDict):
    """What a group says of one of its lists."""

    name: Annotated[str, Field(description=N_("Part of the address that stands for the list"))]
    key: Annotated[str, Field(description=N_("Key in the fields of a record"))]
    names: Annotated[Mapping[str, str], Field(description=N_("Name in each language"))]
    records: Annotated[int, Field(description=N_("How many records the list has"))]
    pages: Annotated[int, Field(description=N_("How many pages the list has"))]
    first: Annotated[str, Field(description=N_("Address of page 1, with the oldest records"))]
    last: Annotated[str, Field(description=N_("Address of the last page, with the newest records"))]


class Group(TypedDict):
    """The lists of a group."""

    group: Annotated[str, Field(description=N_("By what the lists of the group divide the records"))]
    lists: Annotated[Sequence[Head], Field(description=N_("The lists in which there are records"))]


class RecordList(NamedTuple):
    """One list.

    Attributes:
        key: as the fields of a record have it.
        names: language → its name.
        records: the oldest first.
    """

    key: str
    names: Mapping[str, str]
    records: list[Placed]


def parts(site: Site) -> Iterator[ExportTask]:
    """Every group and every page."""
    lists = _lists(site)
    for group in GROUPS:
        heads = [(name, one.key, one.names, len(one.records)) for (of, name), one in lists.items() if of == group]
        yield ExportTask(
            name=group_path(group), depends=(repr(heads),), make=partial(make_group, group=group, heads=heads)
        )
    for (group, name), one in lists.items():
        pages = _pages(len(one.records))
        for number in range(1, pages + 1):
            records = one.records[(number - 1) * SIZE : number * SIZE]
            last = number == pages
            yield ExportTask(
                name=page_path(group, name, number),
                depends=(str(last), *[state(site, record) for record in records]),
                make=partial(make_page, group=group, name=name, number=number, last=last, records=records),
            )


def _pages(records: int) -> int:
    return -(-records // SIZE)


def _lists(site: Site) -> dict[Key, RecordList]:
    """All lists that have records, in the order of their addresses."""
    vocabulary = site.renderer.vocabulary
    formats = {language.code: Formats(language) for language in site.renderer.site_languages.each}
    kinds = {kind.key: kind for kind in site.kinds}
    names: dict[Key, tuple[str, Mapping[str, str]]] = {}
    records: dict[Key, list[Placed]] = defaultdict(list)

    @cache
    def of_term(lists: tuple[str, ...], key: str) -> Key | None:
        found = vocabulary.find(lists, key)
        return _named(names, found[0], found[1], site.languages) if found else None

    @cache
    def of_kind(key: str) -> Key:
        names["kinds", key] = key, {language: site.say(language, kinds[key].many) for language in site.languages}
        return "kinds", key

    @cache
    def of_year(year: str) -> Key:
        names["years", year] = year, {language: formats[language].year(year) for language in site.languages}
        return "years", year

    def keys(record: RecordSummary) -> Iterable[Key | None]:
        yield of_kind(record.kind)
        yield from [of_term(ORGANS, key) for key in record.organs]
        yield from [of_term(("causes",), key) for key in record.causes]
        yield of_year(record.year) if record.year else None

    for record in sorted(exported(site), key=lambda record: (_came(site, record), record.id)):
        one = placed(site, record)
        for key in dict.fromkeys(keys(record)):
            if key:
                records[key].append(one)
    return {key: RecordList(*names[key], records[key]) for key in sorted(records)}


def _named(names: dict[Key, Any], group: str, term: VocabularyItem, languages: Sequence[str]) -> Key:
    names[group, term.slug] = term.key, {language: term.name(language) for language in languages}
    return group, term.slug


def _came(site: Site, record: RecordSummary) -> str:
    """The day on which the record came to the portal; without a publication log, the last of the days on which it can have come."""
    first = site.log.first_day(record.id) if site.log else None
    return first or max(record.publish_on or "", record.published or "", record.date or "")


def make_group(
    context: ExportContext, *, group: str, heads: Sequence[tuple[str, str, Mapping[str, str], int]]
) -> Files:
    """Write the lists of a group."""

    def address(name: str, number: int) -> str:
        return context.address(context.languages[0], page_path(group, name, number))

    lists = [
        Head(
            name=name,
            key=key,
            names=names,
            records=records,
            pages=_pages(records),
            first=address(name, 1),
            last=address(name, _pages(records)),
        )
        for name, key, names, records in heads
    ]
    return [(group_path(group), encode(Group(group=group, lists=lists)))]


def make_page(
    context: ExportContext, *, group: str, name: str, number: int, last: bool, records: Sequence[Placed]
) -> Files:
    """Write one page."""

    def address(number: int) -> str:
        return context.address(context.languages[0], page_path(group, name, number))

    page = Page(
        group=group,
        name=name,
        page=number,
        previous=address(number - 1) if number > 1 else None,
        next=None if last else address(number + 1),
        records=[_entry(context, record) for record in records],
    )
    return [(page_path(group, name, number), encode(page))]


def _entry(context: ExportContext, record: Placed) -> dict[str, Any]:
    known: Mapping[str, Any] = fields_of(context, record)
    address = context.address(context.languages[0], record_path(record.summary.id))
    return {**{name: known[name] for name in LISTED}, ADDRESS: address}
