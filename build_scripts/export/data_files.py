"""The bulk files of a site, for what describes them to catalogues: DCAT-AP, Data Package, RO-Crate.

Takes the site and the files that were made; gives those below `data/`, and what all descriptions say of them. A description names no day of a build, so that it
stays as it is while no file changes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.catalog import identifiers
from build_scripts.content.labels import N_
from build_scripts.export import kinds_csv
from build_scripts.export.data import STEM
from build_scripts.export.formats import declared
from build_scripts.export.selection import exported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.index_file import Made
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

FOLDER = "data/"
CATALOGUE, PACKAGE, CRATE = (
    f"{FOLDER}{name}" for name in ("catalog.jsonld", "datapackage.json", "ro-crate-metadata.json")
)
DESCRIPTIONS = (CATALOGUE, PACKAGE, CRATE)
RECORDS = N_("All records")
RECORDS_TOLD = N_("Every record that may leave the portal in bulk; withheld and withdrawn ones without their text.")
TABLES = N_("Ledgers and changes")
TABLES_TOLD = N_("The tables of the portal's ledgers, line by line, and every substantive change of a record.")
_OTHERS = {"json": "application/json"}  # tables that are no format of the records


class DataFile(NamedTuple):
    """One bulk file.

    Attributes:
        made: its path from the site's root, size and digest.
        mime: its media type.
        of_records: whether it holds the records themselves, and not a table of a ledger.
    """

    made: Made
    mime: str
    of_records: bool

    @property
    def name(self) -> str:
        """Its path below `data/`."""
        return self.made.path.removeprefix(FOLDER)

    @property
    def ending(self) -> str:
        """Its extension, as a format declares it."""
        return self.name.rpartition("/")[2].partition(".")[2]


def data_files(made: Iterable[Made]) -> Iterator[DataFile]:
    """Every bulk file of a known media type, in the order of the paths."""
    stems = (STEM, kinds_csv.STEM, *[form.STEM for form in declared() if hasattr(form, "STEM")])
    mimes = _OTHERS | {form.EXTENSION: form.MIME for form in declared()}
    for file in sorted(file for file in made if file.path.startswith(FOLDER)):  # few; most stand beside their record
        one = DataFile(file, "", file.path.startswith(stems))
        if one.ending in mimes:
            yield one._replace(mime=mimes[one.ending])


class Described(NamedTuple):
    """What every description says of the data as a whole.

    Attributes:
        first, last: ISO days of the oldest and the newest record; empty where there is none.
        changed: ISO day of the newest change, of a record or of what is known of it.
    """

    first: str
    last: str
    changed: str


def described(site: Site) -> Described:
    """The days of a site's data."""
    return Described(*site.once("days", lambda: _days(list(exported(site)))))


def _days(records: Sequence[RecordSummary]) -> tuple[str, str, str]:
    days = [record.date for record in records if record.date]
    changed = max((day for one in records for day in (identifiers.version_day(one), one.published or "")), default="")
    return min(days, default=""), max(days, default=""), changed


def written(path: str, content: Mapping[str, Any]) -> Files:
    """A description as a file, without blanks: it has some lines for every bulk file, and programs read it."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return [(path, f"{text}\n".encode(errors="backslashreplace"))]
