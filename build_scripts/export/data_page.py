"""The page of the data, `data/`: every format with what it is for, its files with size and digest, an example, the terms, and how to follow changes.

Takes the site and all files of the exports; gives the plan of the page in each language. It is made after them, since sizes and digests are known only
then; and it names no day, so that it stays as it is while no file changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import N_
from build_scripts.export import data_files, dataset, datasette_metadata, index_file, opensearch
from build_scripts.export.format_files import format_files
from build_scripts.export.mirror import SCRIPT
from build_scripts.export.selection import exported
from build_scripts.pages.lists import CALENDAR
from build_scripts.pages.page import prefix
from build_scripts.pages.task import PageTask, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_scripts.export.format_files import FormatFiles
    from build_scripts.export.index_file import Made
    from build_scripts.pages.site import Site
    from build_scripts.pages.task import PagePlan

PATH, TITLE = "data/", N_("Open data")
MOST = 12  # files of a format that the page lists; data/index.json has all
_NUMBER = re.compile(r"(-\d+)?\.[^/]*$")
_BESIDE = (  # what is no format of the records: end of the path, name, what it is for
    ("data/changes.csv", N_("Changes"), N_("Every substantive change of every record, newest first; also as JSON.")),
    ("data/removed.csv", N_("Withdrawn and renumbered"), N_("Texts that were withdrawn and identifiers no longer in use, with day and reason; also as JSON.")),
    ("corrections/feed.xml", N_("Corrections (Atom)"), N_("The newest of these changes, for a feed reader.")),
    ("feed.xml", N_("Atom feed"), N_("What is new; each list of records by kind, body, region and cause has its own.")),
    ("feed.json", "JSON Feed", N_("The same as JSON.")),
    ("sentences/notices/calendar.ics", N_("Calendar of open notices (ICS)"), N_("The last day on which anybody may object.")),
    (opensearch.PATH, N_("Search from the address bar (OpenSearch)"), N_("Browsers find it by themselves.")),
    ("api/v1/index.json", N_("JSON API"), N_("Records and lists one by one; described in OpenAPI 3.1.")),
    ("llms.txt", "llms.txt", N_("A plain index of the site.")),
    (data_files.CATALOGUE, "DCAT-AP", N_("The description of the data for catalogues of open data.")),
    (data_files.PACKAGE, "Data Package", N_("The tables with the type of each column (Frictionless).")),
    (datasette_metadata.PATH, N_("Datasette metadata"), N_("Titles, facets and the names of keys for the SQLite files.")),
    (data_files.CRATE, "RO-Crate", N_("The description of the data for research archives.")),
)  # fmt: skip


def plans(site: Site, made: Sequence[Made]) -> Iterator[PagePlan]:
    """The page in each language.

    Args:
        site: the whole site.
        made: the files of all exports.
    """
    formats = list(format_files(site, made))
    paths = {*(file.path for file in made), *data_files.DESCRIPTIONS, *datasette_metadata.paths(made)}
    tables = _tables(formats, made)
    files = list(data_files.data_files(made))
    for language in site.languages:
        yield plan_of(
            PageTask(
                path=PATH,
                language=language,
                title=site.say(language, TITLE),
                template="data.html",
                data={
                    "formats": [_format(one) for one in formats],
                    "tables": tables,
                    "beside": list(_beside(site, language, paths)),
                    "records": sum(1 for _one in exported(site)),
                    "samples": sum(one.sample for one in exported(site)),
                    "left_out": [kind.left_out for kind in site.kinds if kind.left_out],
                    "licence": index_file.LICENCE,
                    "index": index_file.PATH,
                    "script": SCRIPT if {"tsv", "json"}.isdisjoint(site.formats_off) else "",
                    "address": site.shells[site.languages[0]].site_url,
                },
                languages=site.languages,
                linked_data=dataset.linked(site, language, files),
            )
        )


def _format(one: FormatFiles) -> dict[str, Any]:
    form, file = one.form, (one.whole or one.single)[0]
    return {
        "id": form.EXTENSION.replace(".", "-"),
        "name": form.NAME,
        "type": form.MIME,
        "purpose": getattr(form, "PURPOSE", ""),
        "example": getattr(form, "EXAMPLE", "").replace("{file}", file.path.rpartition("/")[2]),
        "files": _rows(one.whole[:MOST]),
        "more": max(0, len(one.whole) - MOST),
        "bytes": sum(file.bytes for file in one.whole),
        "single": [len(one.single), sum(file.bytes for file in one.single), one.single[0].path] if one.single else None,
        "lists": [len(one.lists), sum(file.bytes for file in one.lists)] if one.lists else None,
    }


def _rows(files: Iterable[Made]) -> list[dict[str, Any]]:
    return [
        {"path": file.path, "name": file.path.rpartition("/")[2], "bytes": file.bytes, "sha256": file.sha256}
        for file in files
    ]


def _tables(formats: Iterable[FormatFiles], made: Iterable[Made]) -> list[dict[str, Any]]:
    """The tables beside the records, each with its files, of which there may be several."""
    taken = {file.path for one in formats for file in one.every} | {path for path, _name, _purpose in _BESIDE}
    found: dict[str, list[Made]] = defaultdict(list)
    for file in sorted(made):
        if file.path.startswith("data/") and file.path not in taken:
            found[_NUMBER.sub("", file.path.removeprefix("data/"))].append(file)
    return [
        {"name": name, "files": _rows(files[:MOST]), "more": max(0, len(files) - MOST)} for name, files in found.items()
    ]


def _beside(site: Site, language: str, paths: set[str]) -> Iterator[tuple[str, str, str]]:
    """What else there is, as far as the site has it: address from its root, name, what it is for."""
    calendars = [
        (f"{kind.folder}/{CALENDAR}", kind.calendar, N_("When and where everybody may come (ICS)."))
        for kind in site.kinds
        if kind.calendar
    ]
    for path, name, purpose in (*_BESIDE, *calendars):
        for place in (f"{prefix(language, site.languages)}{path}", path):
            if place in paths:
                yield place, name, purpose
                break
