"""The options that several commands share, and what their words mean."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from build_scripts.cli import language
from build_scripts.content.message import Message, in_words
from build_scripts.content.named import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from build_scripts.model.kinds import Kind

CHINA = dt.timezone(dt.timedelta(hours=8))


def today() -> dt.date:
    """The day in China, where the records' time limits run."""
    return dt.datetime.now(CHINA).date()


class Day(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Turn the word into a date."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            self.fail(in_words(Message("write a day as YYYY-MM-DD"), language.say()), param, ctx)


class KindName(click.ParamType["Kind"]):
    """A kind of record, by its key."""

    name = "kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Kind:
        """Find the kind."""
        from build_scripts.model.explanation import one_of
        from build_scripts.model.kinds import KINDS

        if value not in KINDS:
            _message, remedy = one_of(named("KIND", None), value, {kind.key: kind.one for kind in KINDS.values()})
            kinds = tuple(named(kind.key, kind.one) for kind in KINDS.values())
            text = Message("there is no kind of that name; {remedy}: {kinds}", remedy=remedy, kinds=kinds)
            self.fail(in_words(text, language.say()), param, ctx)
        return KINDS[value]


FOLDER = click.Path(file_okay=False, path_type=Path)
content = click.option("--content", type=FOLDER, default=Path("content"), help="Folder of the content.")
as_of = click.option("--as-of", type=Day(), default=None, help="The day of the build; default today in China.")
jobs = click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; default one a core.")
portable = click.option(
    "--portable", type=FOLDER, help="Also write a preview that opens from disk by a double click, into this folder."
)
scheduler = click.option(
    "--scheduler",
    metavar="ADDRESS",
    default="",
    help="Let the workers of a Dask scheduler do the work, such as tcp://10.0.0.5:8786; they must share the file system.",
)
names = click.option(
    "--names",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="Private file of names, one a line, that must appear nowhere; never stored, never printed.",
)
sealed_words = click.option(
    "--sealed-words",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="Private file of words of sealed records that must stand nowhere, besides content/sealed-words.txt.",
)


def form(*styles: str) -> Callable[[Any], Any]:
    """How the outcome is printed."""
    return click.option("--format", "style", type=click.Choice(styles), default="text", help="How to print.")


warnings = click.option("--warnings", is_flag=True, help="List the warnings instead of a count per rule.")
