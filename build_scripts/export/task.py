"""Files that are made in one go, by whoever has time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from build_scripts.export.context import ExportContext

Files = list[tuple[str, bytes]]  # path from the site's root, and bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportTask:
    """Some files that are made in one go: a feed, one chunk of the data, one sitemap.

    Attributes:
        name: no other part has it.
        depends: everything that the files depend on besides the code, the vocabulary and the settings of the site.
        make: gives the files; can be pickled, and draws on nothing but the context and what it holds.
    """

    name: str
    depends: tuple[str, ...]
    make: Callable[[ExportContext], Files]
