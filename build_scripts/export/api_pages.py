"""The lists of the JSON API: records by kind, body, cause and year, 100 on a page, and for each of these groups the lists that there are.

Takes the `Site`; gives one part for each page and each group. The oldest are on page 1, in the order in which the records came to the portal,
and no page says how many there are: so a new record changes the last page of its lists and leaves the others as they are, while with the newest
first every page would change each time. Whoever wants the newest first begins at `last` and follows `previous`. A record that is taken away
moves those after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field
from typing_extensions import TypedDict

from build_scripts.content.labels import N_
from build_scripts.export.api_address import GROUPS, group_path, page_path, record_path
from build_scripts.export.api_lists import lists_of
from build_scripts.export.fields import listed
from build_scripts.export.json_lines import encode
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

SIZE = 100  # records on a page
ADDRESS = "url"


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


def parts(site: Site) -> Iterator[ExportTask]:
    """Every group and every page."""
    lists = lists_of(site)
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
                depends=(str(last), *[digest for _record, digest in records]),
                make=partial(
                    make_page,
                    group=group,
                    name=name,
                    number=number,
                    last=last,
                    records=[record for record, _ in records],
                ),
            )


def _pages(records: int) -> int:
    return -(-records // SIZE)


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
    context: ExportContext, *, group: str, name: str, number: int, last: bool, records: Sequence[RecordSummary]
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


def _entry(context: ExportContext, record: RecordSummary) -> dict[str, Any]:
    return {**listed(record), ADDRESS: context.address(context.languages[0], record_path(record.id))}
