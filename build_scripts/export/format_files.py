"""The files of each format: those of many records one by one, those of single records as a number and a size.

Takes the site and all files that were made; gives a `FormatFiles` for each format that the site has.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.export.citation_lists import FILE
from build_scripts.export.data import STEM
from build_scripts.export.formats import declared, place_of
from build_scripts.export.selection import exported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.index_file import Made
    from build_scripts.pages.site import Site


class FormatFiles(NamedTuple):
    """What there is of one format.

    Attributes:
        form: its module.
        whole: the files with many records each.
        lists: those with the records of a list.
        single: those with one record each.
    """

    form: Any
    whole: tuple[Made, ...]
    lists: tuple[Made, ...]
    single: tuple[Made, ...]

    @property
    def every(self) -> tuple[Made, ...]:
        """All of them."""
        return self.whole + self.lists + self.single


def format_files(site: Site, made: Iterable[Made]) -> Iterator[FormatFiles]:
    """Those of every format that has any, in the order of the formats.

    Args:
        site: the whole site.
        made: the files of all exports.
    """
    files: dict[str, dict[str, Made]] = defaultdict(dict)  # extension → path → file
    for file in sorted(made):
        files[file.path.partition(".")[2]][file.path] = file
    records = list(exported(site))
    for form in declared():
        if form.EXTENSION not in site.formats_off:
            stems, ours = (STEM, getattr(form, "STEM", STEM)), files[form.EXTENSION]
            found = FormatFiles(
                form,
                tuple(file for path, file in ours.items() if path.startswith(stems)),
                tuple(file for path, file in ours.items() if path.rpartition("/")[2].startswith(FILE)),
                tuple(_single(form, records, ours)),
            )
            if found.every:
                yield found


def _single(form: Any, records: Iterable[RecordSummary], files: Mapping[str, Made]) -> Iterator[Made]:
    if hasattr(form, "write_record"):
        place = place_of(form)
        yield from (files[path] for one in records if (path := place(one)) in files)
