"""The command that enters in the publication log what is published."""

from __future__ import annotations

import datetime as dt
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from build_scripts.cli import language, options, run
from build_scripts.content.git import GitError
from build_scripts.content.message import Message, in_words
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from build_scripts.build.config import BuildConfig
    from build_scripts.publish.log.log_error import LogError


@click.command(name="log")
@language.option
@options.content
@options.as_of
@options.jobs
@options.names
@options.warnings
@options.form("text", "json", "github")
@click.option("--site", type=options.FOLDER, default=Path("site"), help="Folder of the site that will show the log.")
@click.option("--no-cache", is_flag=True, help="Draw on no earlier build.")
@click.option(
    "--push",
    "branch",
    metavar="BRANCH",
    help="Also build the site, commit the log and push it to this branch of origin; for the job that publishes.",
)
@click.option(
    "--new-key",
    "secret",
    type=click.Path(path_type=Path),
    help="Only make a key that signs the log, in this new file, and print the line that mkdocs.yml needs.",
)
def log_(
    content: Path,
    site: Path,
    as_of: dt.date | None,
    jobs: int | None,
    names: Path | None,
    warnings: bool,
    style: str,
    no_cache: bool,
    branch: str | None,
    secret: Path | None,
) -> None:
    """Enter in the publication log what is new, changed or gone since the last time.

    The job that publishes runs it before the build, and commits content/log. Nothing is entered where the content has errors. The
    private key stands in PORTAL_LOG_KEY; without one the log is unsigned.

    With --push the whole of it is one command: what others pushed meanwhile is taken over, and everything done again, so that two jobs
    never fork the log. Publish the site only if it ended well.
    """
    from build_scripts.build import log
    from build_scripts.publish.log.log_error import LogError

    config = replace(run.config_of(content, site, as_of, jobs, names), cached=not no_cache)
    try:
        if secret is not None:
            _make_key(config, secret)
        if branch is not None:
            _push(config, branch, _words(config, names, style, warnings=warnings))
        result = log.log(config, os.environ.get(log.KEY, ""))
    except LogError as error:
        raise run.CannotRunError(_in_file(config, error)) from error
    except (PublishError, GitError) as error:
        raise run.CannotRunError(error.message) from error
    run.finish(result, style, config.names, warnings=warnings)


def _in_file(config: BuildConfig, error: LogError) -> Message:
    """What is wrong with the log, in which file, and what to do."""
    if not error.path:
        return error.message
    return Message(
        "{file}: {why}. Nobody edits a file of the log; take it back as it was committed: `git restore {file}`, "
        "or from an earlier commit",
        file=(config.log / error.path).as_posix(),
        why=error.message,
    )


def _make_key(config: BuildConfig, file: Path) -> NoReturn:
    """Make a key in a file that only its owner can read, print its public part, and end the process."""
    from build_scripts.publish.log.keys import new_key

    key = new_key(config.log_origin)
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    file.write_text(f"{key.write()}\n", encoding="ascii", newline="\n")
    click.echo(f"key: {key.public}")
    sys.exit(0)


def _push(config: BuildConfig, branch: str, words: list[str]) -> NoReturn:
    """Enter, build and push, and end the process."""
    from build_scripts.catalog.publication_log import FOLDER
    from build_scripts.cli import log_push

    def told(message: Message) -> None:
        click.echo(in_words(message, language.say()), err=True)

    commands = ["log", "build"]
    if not config.log_origin:
        told(Message("mkdocs.yml gives the log no name; the site is built without one"))
        commands = ["build"]
    folder = (config.content / FOLDER).as_posix()
    sys.exit(log_push.push(config.root, branch, folder, words, told, commands))


def _words(config: BuildConfig, names: Path | None, style: str, *, warnings: bool) -> list[str]:
    """The options that `portal log` and `portal build` share, as they were given; the day is the same for both, whatever the hour."""
    words = [
        "--lang",
        language.of_this_run(),
        "--content",
        config.content,
        "--site",
        config.site,
        "--as-of",
        config.as_of,
    ]
    words += ["--jobs", config.jobs, "--format", style, *(["--names", names] if names else [])]
    return [*map(str, words), *(["--warnings"] if warnings else []), *([] if config.cached else ["--no-cache"])]
