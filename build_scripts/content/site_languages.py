"""Which languages the site has.

Takes mkdocs.yml and `mkdocs.<language>.yml`; gives `Languages`. Apart from the rest of the build, since a command asks for the first
language before it says its first word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.content.labels import SHIPPED
from build_scripts.content.languages import Languages, languages_of
from build_scripts.content.settings import settings as settings_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def site_languages(root: Path, settings: Mapping[str, Any] | None = None) -> Languages:
    """The languages of the site, from `extra.languages` in mkdocs.yml; what they are called is in each one's own file.

    Args:
        root: the folder of mkdocs.yml.
        settings: what `extra` there says, where it was read already.

    Raises:
        ValueError: Babel knows no such language.
        FileNotFoundError: there are no words for one.
    """
    extra = settings_of(root) if settings is None else settings
    first, *others = extra.get("languages") or SHIPPED[:1]
    details = {}
    for code in (first, *others):  # the first one has a file of its own where another language was at the root before
        name = f"mkdocs.{code}.yml"
        own = settings_of(root, name) if (root / name).is_file() else extra if code == first else {}
        details[code] = own.get("language") or {}
    return languages_of((first, *others), details, root, extra.get("record_language"))
