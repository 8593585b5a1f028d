"""The commands.

Takes the words of the command line; gives an exit code: 0 fine, 1 the content has errors and nothing was published, 2 the
command could not run.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from build_scripts import pipeline
from build_scripts.order import Order
from build_scripts.problem import render
from build_scripts.publish import CannotPublish

if TYPE_CHECKING:
    from collections.abc import Callable

CHINA = dt.timezone(dt.timedelta(hours=8))


def today() -> dt.date:
    """The day in China, where the records' time limits run."""
    return dt.datetime.now(CHINA).date()


class Day(click.ParamType):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Turn the word into a date."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail("write a day as YYYY-MM-DD", param, ctx)


def _progress(step: str, done: int, total: int) -> None:
    """A line that overwrites itself on a terminal; nothing otherwise, so that logs stay short."""
    if sys.stderr.isatty():
        click.echo(f"\r{step} {done}/{total}\x1b[K", err=True, nl=False)


def _options(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def wrap(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return wrap


FOLDER = click.Path(file_okay=False, path_type=Path)
content_option = click.option("--content", type=FOLDER, default=Path("content"), help="Folder of the content.")
as_of_option = click.option("--as-of", type=Day(), default=None, help="The day of the build; default today in China.")
jobs_option = click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; default one a core.")


def format_option(*styles: str) -> Callable[[Any], Any]:
    """How the outcome is printed."""
    return click.option("--format", "style", type=click.Choice(styles), default="text", help="How to print.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Check curated YAML records and turn them into a public judicial-openness portal."""


@cli.command()
@_options(content_option, as_of_option, jobs_option, format_option("text", "json"))
@click.option("--site", type=FOLDER, default=Path("site"), help="Folder to publish.")
@click.option("--no-cache", is_flag=True, help="Draw on no earlier build.")
def build(
    content: Path, site: Path, as_of: dt.date | None, jobs: int | None, style: str, no_cache: bool
) -> None:
    """Check, build, verify and publish the site."""
    order = Order(
        root=_root(),
        content=_folder(content),
        site=site,
        as_of=as_of or today(),
        jobs=jobs or os.cpu_count() or 1,
        cached=not no_cache,
        progress=_progress,
    )
    try:
        outcome = pipeline.build(order)
    except CannotPublish as error:
        raise click.UsageError(str(error)) from error
    _finish(outcome, style)


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_options(content_option, as_of_option, jobs_option, format_option("text", "json", "github"))
def check(
    paths: tuple[Path, ...], content: Path, as_of: dt.date | None, jobs: int | None, style: str
) -> None:
    """Print all findings of all rules, and write nothing.

    PATHS narrow what is printed to these files and folders; the whole content is read all the same, since some rules look
    at several records.
    """
    order = Order(
        root=_root(),
        content=_folder(content),
        site=Path("site"),
        as_of=as_of or today(),
        jobs=jobs or os.cpu_count() or 1,
        progress=_progress,
    )
    _finish(pipeline.check(order).within(paths), style)


def _root() -> Path:
    root = Path()
    if not (root / "mkdocs.yml").is_file():
        raise click.UsageError("there is no mkdocs.yml in this folder; run the command at the project's root")
    return root


def _folder(content: Path) -> Path:
    if not content.is_dir():
        raise click.UsageError(f"there is no folder {content}")
    return content


def _finish(outcome: pipeline.Outcome, style: str) -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)
    click.echo(render(outcome.problems, outcome.summary, style), nl=False)
    sys.exit(0 if outcome.ok else 1)


def main() -> None:
    """Run `portal`; exit code 2 for whatever keeps the command from running."""
    cli(prog_name="portal")
