"""The bulk formats: every module of this package that declares an extension.

A format is one module with `NAME`, `EXTENSION`, `MIME` and `write`; it is found because it is there.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord


class Format(Protocol):
    """What a format's module has.

    Attributes:
        NAME: for people.
        EXTENSION: of its files, without the dot.
        MIME: the media type of its files.
    """

    NAME: str
    EXTENSION: str
    MIME: str

    def write(self, context: ExportContext, records: Sequence[ExportedRecord]) -> bytes:
        """One file.

        Args:
            context: languages, names and addresses.
            records: that may leave the site, sorted by id.
        """
        ...


@cache
def formats() -> tuple[Format, ...]:
    """All formats, in the order of their modules' names."""
    names = sorted(module.name for module in iter_modules([str(Path(__file__).parent)]))
    modules = [import_module(f"{__package__}.{name}") for name in names]
    return tuple(cast("Format", module) for module in modules if hasattr(module, "EXTENSION"))
