"""What templates call to get a picture, or its words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from build_scripts.pages.pictures.bars import bars, shares
from build_scripts.pages.pictures.comparisons import comparisons
from build_scripts.pages.pictures.distribution import delay, distribution
from build_scripts.pages.pictures.sentence_bar import sentence_bar

if TYPE_CHECKING:
    from collections.abc import Callable

    from build_scripts.pages.pictures.picture import Picture
    from build_scripts.pages.wording import Wording


def functions(words: Wording) -> dict[str, Callable[..., Picture | str | None]]:
    """The functions by the names that templates use, in a language."""
    made: tuple[Any, ...] = (bars, comparisons, delay, distribution, sentence_bar, shares)
    return {function.__name__: partial(function, words) for function in made}
