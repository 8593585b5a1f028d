"""What MkDocs makes of a page that the editors wrote."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fragment:
    """A hand-written page without its frame: `path` is its URL below the language's root."""

    path: str
    title: str
    description: str
    html: str
