"""The commands that take something away from a published site, or go back to an earlier one, whatever state the content is in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_scripts.cli import language, options, run
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from build_scripts.build.result import BuildResult

_site = click.option("--site", type=options.FOLDER, default=Path("site"), help="Folder to publish.")


@click.command(name="remove-due")
@language.option
@options.content
@options.as_of
@options.jobs
@options.sealed_words
@options.warnings
@options.form("text", "json", "github")
@_site
@click.option("--from", "revision", help="Take the last good state from this commit, branch or tag.")
def remove_due(
    content: Path,
    site: Path,
    as_of: dt.date | None,
    jobs: int | None,
    sealed_words: Path | None,
    warnings: bool,
    style: str,
    revision: str | None,
) -> None:
    """Take from the site what is sealed, withdrawn or over, whatever else in the content is broken.

    The site is made again of its last good state, which is the release that is served, or else the last commit that was
    published. Everything else that is newer stays as it was there, until `portal build` finds no error.
    """
    from build_scripts.build import removal

    config = replace(run.config_of(content, site, as_of, jobs), sealed_words=sealed_words)
    _finish(partial(removal.remove_due, config, revision), style, warnings=warnings)


@click.command()
@language.option
@options.content
@options.as_of
@options.jobs
@options.sealed_words
@options.warnings
@options.form("text", "json", "github")
@_site
@click.option("--to", "number", type=click.IntRange(1), help="Number of the release; default the one before.")
def rollback(
    content: Path,
    site: Path,
    as_of: dt.date | None,
    jobs: int | None,
    sealed_words: Path | None,
    warnings: bool,
    style: str,
    number: int | None,
) -> None:
    """Serve the release before the present one; what was sealed, withdrawn or over since stays away.

    The next `portal build` publishes the content as it is then, so take back there what was wrong.
    """
    from build_scripts.build import removal

    config = replace(run.config_of(content, site, as_of, jobs), sealed_words=sealed_words)
    _finish(partial(removal.roll_back, config, number), style, warnings=warnings)


def _finish(act: Callable[[], BuildResult], style: str, *, warnings: bool) -> NoReturn:
    try:
        result = act()
    except PublishError as error:
        raise run.CannotRunError(error.message) from error
    run.finish(result, style, warnings=warnings)
