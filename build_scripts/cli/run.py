"""What the commands have in common: where they run, on which content, and how their findings are printed."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from build_scripts.build.config import BuildConfig
from build_scripts.cli import language, options
from build_scripts.content.message import Message, in_words
from build_scripts.content.problem import render

if TYPE_CHECKING:
    from build_scripts.build.result import BuildResult


class CannotRunError(click.ClickException):
    """What keeps a command from running, though it was called as it should be."""

    exit_code = 2

    def __init__(self, message: Message) -> None:
        """Say why, in the reader's language."""
        super().__init__(in_words(message, language.say()))


def config_of(
    content: Path,
    site: Path,
    as_of: dt.date | None,
    jobs: int | None,
    names: Path | None = None,
) -> BuildConfig:
    """What to build, from the options that the commands share.

    Args:
        content: its folder.
        site: the folder to publish.
        as_of: the day of the build; None is today.
        jobs: processes; None is one a core.
        names: the file of private names.
    """
    return BuildConfig(
        root=root(),
        content=folder(content),
        site=site,
        as_of=as_of or options.today(),
        jobs=jobs or os.cpu_count() or 1,
        names=lines(names),
    )


def lines(names: Path | None) -> tuple[str, ...]:
    """The names of the private list."""
    return tuple(names.read_text(encoding="utf-8-sig").splitlines()) if names else ()


def root() -> Path:
    """The project's folder, which is the present one.

    Raises:
        click.UsageError: it holds no mkdocs.yml.
    """
    if not Path("mkdocs.yml").is_file():
        raise language.wrong(Message("there is no mkdocs.yml in this folder; run the command at the project's root"))
    return Path()


def folder(content: Path) -> Path:
    """The folder of the content.

    Raises:
        click.UsageError: there is none.
    """
    if not content.is_dir():
        raise language.wrong(Message("there is no folder {content}", content=content))
    return content


def finish(result: BuildResult, style: str, names: tuple[str, ...] = ()) -> NoReturn:
    """Print what a command came to, and end the process with its exit code.

    Args:
        result: figures and problems.
        style: how to print them.
        names: private names, which no message may repeat.
    """
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)
    problems = result.problems
    if names:
        from build_scripts.checks import published_bytes

        problems = [published_bytes.unnamed(problem, names) for problem in problems]
    click.echo(render(problems, result.summary, style, language.say()), nl=False)
    sys.exit(0 if result.ok else 1)
