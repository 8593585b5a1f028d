"""The languages of the site where its settings may be broken: what takes a record's words away does not wait for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.content.settings import settings
from build_scripts.content.site_languages import site_languages
from build_scripts.model.kinds import kinds_of

if TYPE_CHECKING:
    from pathlib import Path

    from build_scripts.content.languages import Languages

_LATER = Message("mend it before the next `portal build`; what this command did stands")


def languages_in_any_case(root: Path) -> tuple[Languages, list[Problem]]:
    """The languages of the site, and what is wrong with its settings; the usual ones where these cannot be read.

    Args:
        root: the folder of mkdocs.yml.
    """
    try:
        extra = settings(root)
        kinds_of(extra)
        return site_languages(root, extra), []
    except Exception as error:  # noqa: BLE001 - whatever is wrong with mkdocs.yml
        return site_languages(root, {}), [_broken(root, error)]


def _broken(root: Path, error: Exception) -> Problem:
    """What is to be mended in the settings.

    Args:
        root: the folder of mkdocs.yml.
        error: what reading them came to.
    """
    first = error.args[0] if error.args else None
    message = (
        first
        if isinstance(first, Message)
        else Message("the settings of the site cannot be read: `portal check` says why")
    )
    return Problem(
        rule="OPEN-09", severity=Severity.WARNING, message=message, remedy=_LATER, path=str(root / "mkdocs.yml")
    )
