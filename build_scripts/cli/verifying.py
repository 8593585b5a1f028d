"""The command that checks a finished site, wherever it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_scripts.build.result import BuildResult
from build_scripts.cli import language, options, run
from build_scripts.content.message import Message
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from build_scripts.content.problem import Problem
    from build_scripts.publish.log.checkpoint import Checkpoint
    from build_scripts.publish.log.keys import PublicKey


@click.command()
@language.option
@click.argument("site", metavar="SITE|URL")
@options.as_of
@options.sealed_words
@options.form("text", "json", "github")
@click.option(
    "--checkpoint",
    "kept",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A checkpoint of the log that you kept earlier, from which the log must have grown.",
)
@click.option("--key", help="The public key of the log, from elsewhere than from the site.")
@click.option(
    "--built",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The same site as you built it yourself, with which every file must agree.",
)
def verify(
    site: str,
    as_of: dt.date | None,
    sealed_words: Path | None,
    style: str,
    kept: Path | None,
    key: str | None,
    built: Path | None,
) -> None:
    """Check a finished site: every link leads somewhere, no slot is left open, it is no older than it promises, and every record is the one in its log.

    SITE is a folder; of a URL every page is read over HTTP that the first page and the sitemap lead to. What was altered, dropped,
    reordered, forked or rolled back is named with the address of the page. Without --checkpoint a log that was rewritten as a whole cannot be told
    from the true one, and without --key the site vouches for itself. With --built also lists, search, feeds and exports are compared, file by file, with
    the site that you built yourself from the same commit, as of the same day. With --sealed-words every byte of the folder is searched; run it at the project's
    root, since only the content tells which words are public.
    """
    from build_scripts.publish.log import checkpoint
    from build_scripts.publish.log.keys import PublicKey
    from build_scripts.publish.log.log_error import LogError

    try:
        earlier = checkpoint.parse(kept.read_bytes()) if kept else None
        known = PublicKey.read(key, earlier.origin if earlier else "") if key else None
        found = verified(site, as_of, earlier, known, built)
        if sealed_words:
            found.problems.extend(_sealed_words(site, as_of, sealed_words))
    except (LogError, PublishError) as error:
        raise run.CannotRunError(error.message) from error
    run.finish(found, style, warnings=True)


def verified(
    site: str,
    as_of: dt.date | None = None,
    earlier: Checkpoint | None = None,
    key: PublicKey | None = None,
    built: Path | None = None,
) -> BuildResult:
    """Check a site in a folder or at an address.

    Args:
        site: the folder or the address.
        as_of: the day on which it is looked at; None is today.
        earlier: a checkpoint of its log that somebody kept.
        key: of the log.
        built: a folder with the same site, with which every file must agree.

    Raises:
        PublishError: it cannot be read.
    """
    from build_scripts.publish import promise
    from build_scripts.publish.built_again import differences
    from build_scripts.publish.site_address import SiteAddress
    from build_scripts.publish.site_folder import SiteFolder
    from build_scripts.publish.verify import audit

    found = SiteAddress(site) if _is_address(site) else SiteFolder(run.folder(Path(site)))
    figures, problems = audit(found, earlier, key)
    more = [*promise.problems(found.read(promise.NAME), as_of or options.today())]
    more += differences(found, built) if built else []
    return BuildResult(figures, [*problems, *(replace(one, path=found.place(one.path)) for one in more)])


def _is_address(site: str) -> bool:
    return site.startswith(("http://", "https://"))


def _sealed_words(site: str, as_of: dt.date | None, words: Path) -> list[Problem]:
    from build_scripts.build import finished_site

    if _is_address(site):
        raise run.CannotRunError(Message("sealed words are searched in a folder; name the folder of the site"))
    config = run.config_of(Path("content"), Path(site), as_of, None)
    return finished_site.sealed_words_in(replace(config, sealed_words=words))
