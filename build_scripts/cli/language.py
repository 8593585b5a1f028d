"""In which language a command speaks to the person who runs it.

`--lang` decides, then `PORTAL_LANG`, then the locale, then the site's first language; the first of them that there are messages for.
"""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from build_scripts.content.labels import SHIPPED, SOURCE
from build_scripts.content.message import in_words
from build_scripts.model.speaker import speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from build_scripts.content.message import Message, Say

_KEY = "portal.language"  # of click's own memory of a run


def _remember(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        ctx.find_root().meta[_KEY] = value


option: Callable[[Any], Any] = click.option(
    "--lang", type=click.Choice(SHIPPED), expose_value=False, is_eager=True, callback=_remember,
    help="Language of the messages; default PORTAL_LANG, the locale, then the site's first language.",
)  # fmt: skip


def chosen(environment: Mapping[str, str], root: Path, asked: str | None = None) -> str:
    """The code of the language to speak.

    Args:
        environment: of the process.
        root: the project's folder, where there is one.
        asked: what `--lang` says.
    """
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    for name in (asked, environment.get("PORTAL_LANG"), locale):
        code = (name or "").replace("-", "_").partition("_")[0].partition(".")[0].lower()
        if code in SHIPPED:
            return code
    return _first_of_site(root)


def _first_of_site(root: Path) -> str:
    """The site's first language, or the program's own where it has no messages in that."""
    from build_scripts.content.site_languages import site_languages

    try:
        first = site_languages(root).codes[0]
    except Exception:  # noqa: BLE001 - whatever is wrong with mkdocs.yml: the command says it, in some language
        return SHIPPED[0]
    return first if first in SHIPPED else SOURCE


def of_this_run() -> str:
    """The code of the language in which the command that runs now speaks."""
    context = click.get_current_context(silent=True)
    return chosen(os.environ, Path(), context.find_root().meta.get(_KEY) if context else None)


def asked(words: Sequence[str]) -> str | None:
    """What `--lang` says on a command line, wherever it stands, before click has read it."""
    pairs = [*pairwise(words), *(word.split("=", 1) for word in words if "=" in word)]
    return next((value for option, value in pairs if option == "--lang"), None)


def wrong(message: Message) -> click.UsageError:
    """The error that says why a command cannot run, in the reader's language."""
    return click.UsageError(in_words(message, say()))


def say() -> Say:
    """How the command that runs now speaks."""
    return speaker(of_this_run(), Path.cwd())
