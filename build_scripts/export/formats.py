"""Which formats there are, and which of them a site has.

A format is one module of this package that declares `NAME`, `EXTENSION` and `MIME`; it is found because it is there. With `write` it is made of
1,000 records at a time (`data.py`), with `write_record` of each record by itself (`record_files.py`), with `parts` it divides the records in a way
of its own. A format that needs a package which `requirements.txt` has not declares it as `PACKAGE`, and imports it when it writes.
"""

from __future__ import annotations

from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from build_scripts.content.message import Message
from build_scripts.export.record import beside
from build_scripts.export.selection import exportable
from build_scripts.pages.alternates import Alternate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord
    from build_scripts.export.task import ExportTask
    from build_scripts.pages.site import Site


class Declared(Protocol):
    """What every format's module has.

    Attributes:
        NAME: for people.
        EXTENSION: of its files, without the dot; no other format has it.
        MIME: the media type of its files.
    """

    NAME: str
    EXTENSION: str
    MIME: str


class Format(Declared, Protocol):
    """A format that holds many records in a file."""

    def write(self, context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
        """One file.

        Args:
            context: languages, names and addresses.
            records: that may leave the site, sorted by id.
        """
        ...


class RecordFormat(Declared, Protocol):
    """A format in which each record has a file of its own; `covers(summary)`, where the module has it, says which records do."""

    def write_record(self, context: ExportContext, record: ExportedRecord) -> bytes:
        """The file of one record.

        Args:
            context: languages, names and addresses.
            record: that may leave the site.
        """
        ...


class DividedFormat(Declared, Protocol):
    """A format with a division of its own, such as by kind and year."""

    def parts(self, site: Site) -> Iterator[ExportTask]:
        """Every piece."""
        ...


class Address(NamedTuple):
    """What is known of a record of which nothing else is at hand.

    Attributes:
        id: of the record.
        url: of its page, from the root of a language.
    """

    id: str
    url: str


@cache
def declared() -> tuple[Declared, ...]:
    """All formats, in the order of their modules' names."""
    names = sorted(module.name for module in iter_modules([str(Path(__file__).parent)]))
    modules = [import_module(f"{__package__}.{name}") for name in names]
    return tuple(cast("Declared", module) for module in modules if hasattr(module, "EXTENSION"))


def formats_off(extra: Mapping[str, Any], *, lenient: bool = False) -> frozenset[str]:
    """The extensions of the formats that a site goes without.

    Args:
        extra: that mapping of mkdocs.yml; `formats` says true or false of an extension. Of what it does not name, those are off that need a
            package which `requirements.txt` has not (`PACKAGE`).
        lenient: what cannot be made is off as well, and what cannot be understood says nothing, since a removal waits for nothing.

    Raises:
        ValueError: it names no format, or one whose package is not installed.
    """
    chosen, known = extra.get("formats") or {}, {form.EXTENSION: getattr(form, "PACKAGE", "") for form in declared()}
    if lenient:
        there = {name for name, package in known.items() if not package or find_spec(package)}
        said = chosen if isinstance(chosen, dict) else {}
        chosen = {name: said[name] for name in there & said.keys() if isinstance(said[name], bool)}
    if not isinstance(chosen, dict) or any(name not in known or not isinstance(chosen[name], bool) for name in chosen):
        raise ValueError(
            Message(
                "mkdocs.yml: extra.formats says true or false of formats, such as `txt: false`; there are {known}",
                known=tuple(sorted(known)),
            )
        )
    for name, package in known.items():
        if package and chosen.get(name) and not find_spec(package):
            raise ValueError(
                Message(
                    "mkdocs.yml: extra.formats asks for {name}, which needs the package {package}; install it, or take the line out",
                    name=name,
                    package=package,
                )
            )
    return frozenset(name for name, package in known.items() if not chosen.get(name, not package))


def _with(function: str, off: frozenset[str]) -> list[Any]:
    return [form for form in declared() if hasattr(form, function) and form.EXTENSION not in off]


def formats(off: frozenset[str] = frozenset()) -> list[Format]:
    """Those of many records a file."""
    return _with("write", off)


def record_formats(off: frozenset[str] = frozenset()) -> list[RecordFormat]:
    """Those of a file for each record."""
    return _with("write_record", off)


def divided_formats(off: frozenset[str] = frozenset()) -> list[DividedFormat]:
    """Those with a division of their own."""
    return _with("parts", off)


def covers(form: RecordFormat, record: RecordSummary) -> bool:
    """Whether a record has a file of the format."""
    chosen = getattr(form, "covers", None)
    return exportable(record) and (chosen is None or chosen(record))


def place_of(form: Declared) -> Callable[[RecordSummary | Address], str]:
    """What tells where the file of a record stands, from the site's root: beside its page, unless the format's module has `place(record)`."""
    place: Callable[[RecordSummary | Address], str] | None = getattr(form, "place", None)
    return place or (lambda record: beside(record.url, form.EXTENSION))


def alternates(off: frozenset[str] = frozenset()) -> tuple[Alternate, ...]:
    """The formats to which a record's page leads."""
    return tuple(Alternate(form.NAME, form.MIME, partial(covers, form), place_of(form)) for form in record_formats(off))
