"""`api/v1/index.json`: from here a program finds everything else of the JSON API.

Takes the `Site`; gives the one file. Beside it stand the terms on which the data may be used, as in `data/index.json`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field
from typing_extensions import TypedDict

from build_scripts.content.labels import N_
from build_scripts.export import data_page, formats, index_file
from build_scripts.export.api_address import GROUPS, INDEX, OPENAPI, group_path, record_path
from build_scripts.export.fields import VERSION, Day
from build_scripts.export.json_lines import encode
from build_scripts.export.task import ExportTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site


class RecordFiles(TypedDict):
    """The files of one format that stand beside the pages of records."""

    name: Annotated[str, Field(description=N_("Name of the format"))]
    extension: Annotated[str, Field(description=N_("Last part of the address of its files"))]
    type: Annotated[str, Field(description=N_("Media type"))]


class Entry(TypedDict):
    """The entry."""

    version: Annotated[str, Field(description=N_("Version of the format"))]
    openapi: Annotated[str, Field(description=N_("Address of the description of this interface"))]
    documentation: Annotated[str, Field(description=N_("Address of the page about the data, for people"))]
    title: Annotated[Mapping[str, str], Field(description=N_("Name of the site"))]
    site: Annotated[str, Field(description=N_("Address of the site"))]
    as_of: Annotated[Day, Field(description=N_("Day of the build"))]
    promise_days: Annotated[int, Field(description=N_("How many days old the site may grow"))]
    notice: Annotated[Mapping[str, str], Field(description=N_("What the portal is and is not"))]
    licence: Annotated[Mapping[str, str], Field(description=N_("On what terms the data may be used"))]
    left_out: Annotated[Mapping[str, str], Field(description=N_("Which records are not here, and why"))]
    records: Annotated[int, Field(description=N_("How many records there are"))]
    samples: Annotated[int, Field(description=N_("How many of them are fictional samples"))]
    record: Annotated[str, Field(description=N_("Address of a record, with its identifier in place of {id}"))]
    lists: Annotated[Mapping[str, str], Field(description=N_("Address of each group of lists"))]
    record_files: Annotated[
        Sequence[RecordFiles],
        Field(
            description=N_(
                "Formats that a record has beside its page, at the address of the page with record. and the extension"
            )
        ),
    ]
    data: Annotated[str, Field(description=N_("Address of the list of all data files"))]


_ANY = formats.Address("id", "page/")


def parts(site: Site) -> Iterator[ExportTask]:
    """The one file."""
    about = index_file.about(site)
    depends = (repr(about), *sorted(site.formats_off))
    yield ExportTask(name=INDEX, depends=depends, make=partial(make, about=about, off=site.formats_off))


def make(context: ExportContext, *, about: Mapping[str, Any], off: frozenset[str]) -> Files:
    """Write the file."""

    def address(path: str) -> str:
        return context.address(context.languages[0], path)

    beside = [form for form in formats.record_formats(off) if formats.place_of(form)(_ANY).startswith(_ANY.url)]
    entry = {
        "version": VERSION,
        "openapi": address(OPENAPI),
        "documentation": address(data_page.PATH),
        **about,
        "record": address(record_path("")).removesuffix(".json") + "{id}.json",
        "lists": {group: address(group_path(group)) for group in GROUPS},
        "record_files": [
            RecordFiles(name=context.say("en", form.NAME), extension=form.EXTENSION, type=form.MIME) for form in beside
        ],
        "data": address(index_file.PATH),
    }
    return [(INDEX, encode(entry))]
