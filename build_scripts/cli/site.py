"""The commands that make the site, check it and show it."""

from __future__ import annotations

import atexit
import datetime as dt
import gc
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_scripts.build.result import BuildResult
from build_scripts.cli import language, options, run
from build_scripts.content import settings
from build_scripts.content.message import Message
from build_scripts.publish import hosting
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from build_scripts.build.config import BuildConfig
    from build_scripts.content.message import Say

# A build makes millions of small things and few circles, and to look for these takes its time; never to look takes memory.
_SELDOM = (100_000, 20, 20)


STEPS = (
    Message("workers"),
    Message("read"),
    Message("search"),
    Message("pages"),
)  # of which a build tells how far they are


def progress(say: Say, step: str, done: int, total: int) -> None:
    """A line that overwrites itself on a terminal; otherwise one plain line a step, so that logs stay short."""
    if sys.stderr.isatty():
        click.echo(f"\r{say(step)} {done}{f'/{total}' * bool(total)}\x1b[K", err=True, nl=False)
    elif done == total:
        click.echo(f"{say(step)} {done}", err=True)


@click.command()
@language.option
@options.content
@options.as_of
@options.jobs
@options.names
@options.sealed_words
@options.warnings
@options.form("text", "json", "github")
@click.option("--site", type=options.FOLDER, default=Path("site"), help="Folder to publish.")
@click.option(
    "--hosting", "host", type=click.Choice(list(hosting.PROFILES)), help="Host whose limits the site must keep."
)
@click.option("--no-cache", is_flag=True, help="Draw on no earlier build, and keep nothing for a later one.")
@click.option(
    "--releases",
    "kept",
    type=click.IntRange(0),
    help="How many publications are kept for `portal rollback`; default `extra.releases` in mkdocs.yml, or 3.",
)
@click.option("--preview", is_flag=True, help="Only to look at: the contact may still be the sample's.")
@options.portable
@options.scheduler
def build(
    content: Path,
    site: Path,
    portable: Path | None,
    as_of: dt.date | None,
    jobs: int | None,
    names: Path | None,
    sealed_words: Path | None,
    warnings: bool,
    style: str,
    host: str | None,
    no_cache: bool,
    kept: int | None,
    preview: bool,
    scheduler: str,
) -> None:
    """Check, build, verify and publish the site."""
    config = replace(run.config_of(content, site, as_of, jobs, names), cached=not no_cache, hosting=host)
    config = replace(config, sealed_words=sealed_words, preview=preview, scheduler=scheduler)
    if not no_cache:
        config = replace(config, releases=settings.releases(config.settings) if kept is None else kept)
    if style == "text":
        config = replace(config, progress=partial(progress, language.say()))
    run.finish(_build(config, portable), style, config.names, warnings=warnings)


def _build(config: BuildConfig, folder: Path | None) -> BuildResult:
    """Build the site; if nothing is wrong with it, also the folder that opens from disk."""
    gc.set_threshold(*_SELDOM)
    atexit.register(gc.freeze)  # nor does the end of the process look for circles, which takes 0.24 s at 10,000 records
    from build_scripts.build import pipeline
    from build_scripts.content.site_languages import site_languages
    from build_scripts.publish import portable

    try:
        if folder:
            portable.must_be_free(folder, config.site)
        result = pipeline.build(config)
        if folder and result.ok:
            portable.write(config.site, folder, site_languages(config.root, config.settings))
    except PublishError as error:
        raise run.CannotRunError(error.message) from error
    return result


@click.command()
@language.option
@click.argument("paths", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=Path))
@options.content
@options.as_of
@options.jobs
@options.names
@options.warnings
@click.option(
    "--fix", is_flag=True, help="First mend the slips of the pen that can mean only one thing, and show what changed."
)
@options.form("text", "json", "github")
def check(
    paths: tuple[Path, ...],
    content: Path,
    as_of: dt.date | None,
    jobs: int | None,
    names: Path | None,
    warnings: bool,
    fix: bool,
    style: str,
) -> None:
    """Print all findings of all rules, and write nothing (but with --fix).

    PATHS narrow what is printed to these files and folders; the whole content is read all the same, since some rules look
    at several records. A single `-` reads one text from standard input, such as a judgment that is about to be pasted.
    """
    from build_scripts.build import pipeline
    from build_scripts.checks import published_bytes

    if paths == (Path("-"),):
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
        found = published_bytes.pasted(text, run.lines(names))
        run.finish(BuildResult({"characters": len(text), "found": len(found)}, found), style, warnings=True)
    config = run.config_of(content, Path("site"), as_of, jobs, names)
    if fix:
        _mend(config, paths, style)
    run.finish(pipeline.check(config).within(paths), style, config.names, warnings=warnings)


def _mend(config: BuildConfig, paths: tuple[Path, ...], style: str) -> None:
    from build_scripts.cli.mending import mend_files
    from build_scripts.content import vocabulary
    from build_scripts.content.site_languages import site_languages

    words, _wrong = vocabulary.read(config.part("vocabulary"), site_languages(config.root, config.settings))
    for difference in mend_files(config.content, paths, words):
        click.echo(difference, err=style != "text")


@click.command()
@language.option
@options.content
@options.as_of
@options.jobs
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Port on this machine.")
def serve(content: Path, as_of: dt.date | None, jobs: int | None, port: int) -> None:
    """Show the site while it is edited; an edited record shows in under a second."""
    from build_scripts.cli.preview import serve as preview

    config = replace(
        run.config_of(content, Path(".cache/preview/site"), as_of, jobs), hosting="object-storage", preview=True
    )  # any size
    preview.serve(config, port, options.today if as_of is None else None, language.of_this_run())
