"""The style sheets that become one file, in the order in which a later one overrides an earlier one.

Takes what stands in `overrides/`; gives the bytes of the one sheet, and says which files are parts of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SHEETS = tuple(
    "tokens base frame parts record reading tables pictures list home print forced".split()  # noqa: SIM905 - an order, read at a glance
)
_FOLDER = "assets/stylesheets/portal/"


def is_part(name: str) -> bool:
    """Whether a file of `overrides/` is published as a part of the one sheet."""
    return name.startswith(_FOLDER)


def joined(files: Mapping[str, Path]) -> bytes:
    """The one sheet.

    Args:
        files: of `overrides/`, by path below it.
    """
    return b"\n".join(files[f"{_FOLDER}{sheet}.css"].read_bytes() for sheet in SHEETS)
