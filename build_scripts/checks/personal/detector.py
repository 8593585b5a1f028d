"""What a module that finds one class of personal data declares of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from build_scripts.checks.personal.span import Span


class Detector(NamedTuple):
    """One detector as `scan` uses it.

    Attributes:
        find: spans in a folded text.
        trigger: found in every folded text in which `find` finds anything; it stands beside the patterns that it must admit.
        strict: whether what it is sure of needs no knowledge of record or field.
    """

    find: Callable[[str], Iterator[Span]]
    trigger: re.Pattern[str]
    strict: bool
