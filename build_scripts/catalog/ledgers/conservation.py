"""Conservation of inputs: every file of the content ends as exactly one of five things, or the build fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.model.base import Status

if TYPE_CHECKING:
    from build_scripts.catalog.catalog import Catalog


def count(inputs: int, catalog: Catalog) -> dict[str, int]:
    """Count where the inputs went.

    Args:
        inputs: how many files stood in `records/`.
        catalog: what became of them.

    Returns:
        `inputs`, then `published`, `withheld`, `withdrawn`, `sealed` and `excluded` (past their end, or not public yet).
    """
    return {
        "inputs": inputs,
        "published": catalog.count(Status.PUBLISHED),
        "withheld": catalog.count(Status.WITHHELD),
        "withdrawn": catalog.count(Status.WITHDRAWN),
        "sealed": catalog.sealed,
        "excluded": catalog.excluded,
    }


def is_kept(figures: dict[str, int]) -> bool:
    """Whether nothing was lost or counted twice."""
    ends = ("published", "withheld", "withdrawn", "sealed", "excluded")
    return figures["inputs"] == sum(figures[end] for end in ends)
