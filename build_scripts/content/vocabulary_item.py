"""One entry of a list of terms: takes what a line of the list says, gives its names, its address and the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class VocabularyItem:
    """One entry of a vocabulary.

    Attributes:
        key: what records write.
        names: language → name; that of the site's first language comes first.
        slug: the part of a URL that stands for it.
        extra: the other fields of the line, such as `region`, `level`, `articles`; `derived` where no document has shown it yet.
    """

    key: str
    names: Mapping[str, str]
    slug: str
    extra: Mapping[str, Any] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """The name in a language, or the first one where there is none."""
        return self.names.get(language) or next(iter(self.names.values()))

    def language(self, language: str) -> str:
        """The language in which `name` gives the name."""
        return language if self.names.get(language) else next(iter(self.names))
