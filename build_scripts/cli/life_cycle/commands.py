"""The commands for what becomes of a record after its publication."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from build_scripts.cli import language, options, run
from build_scripts.cli.life_cycle.reasons import REASONS
from build_scripts.model.base import CorrectionClass
from build_scripts.model.status import WithdrawnReason

if TYPE_CHECKING:
    from build_scripts.cli.life_cycle.outcome import Outcome

CONFIRMED = ("mentions", "forks", "host", "ci", "releases", "cdn", "search-engines", "archives", "copies")
CLASSES = [one.value for one in CorrectionClass if one is not CorrectionClass.STATUS]


class Words(click.ParamType[tuple[str, ...]]):
    """Words of a closed list, set apart by commas."""

    name = "WORDS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Take the words apart."""
        one = click.Choice(CONFIRMED)
        return tuple(one.convert(word.strip(), param, ctx) for word in str(value).split(",") if word.strip())


@click.command()
@language.option
@click.argument("record", metavar="ID")
@options.content
@options.as_of
@options.form("text", "json")
@click.option("--site", type=options.FOLDER, default=Path("site"), help="The published folder.")
@click.option("--reason", type=click.Choice(list(REASONS)), help="Why it is sealed; it is published nowhere.")
@click.option(
    "--confirm", type=Words(), multiple=True, help="What you have looked at and found clean; several with commas."
)
@click.option(
    "--sealed-words",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Private list of the words of sealed records, in the place of the one in the content.",
)
@click.option("--dry-run", is_flag=True, help="Change nothing; say what would be open.")
def seal(
    record: str,
    content: Path,
    site: Path,
    as_of: dt.date | None,
    reason: str | None,
    confirm: tuple[tuple[str, ...], ...],
    sealed_words: Path | None,
    style: str,
    dry_run: bool,
) -> None:
    """Seal a record, and list what is still open; run it again until nothing is.

    The file is stripped to a tombstone at once, whatever else is wrong with it. Exit code 1 as long as anything is open.
    """
    from build_scripts.cli.life_cycle import seal as sealing

    words = [word for several in confirm for word in several]
    day = as_of or options.today()
    made = sealing.seal(
        record, reason, words, run.root(), run.folder(content), site, day, words=sealed_words, dry_run=dry_run
    )
    _finish(made, style, dry_run=dry_run)


@click.command()
@language.option
@click.argument("record", metavar="ID")
@options.content
@options.as_of
@options.form("text", "json")
@click.option("--site", type=options.FOLDER, default=Path("site"), help="The published folder.")
@click.option(
    "--reason",
    type=click.Choice([reason.value for reason in WithdrawnReason]),
    required=True,
    help="Why; it is public.",
)
@click.option("--note", help="What the public should know besides.")
@click.option("--replaced-by", metavar="ID", help="The corrected version.")
@click.option("--dry-run", is_flag=True, help="Change nothing; say what would be open.")
def withdraw(
    record: str,
    content: Path,
    site: Path,
    as_of: dt.date | None,
    reason: str,
    note: str | None,
    replaced_by: str | None,
    style: str,
    dry_run: bool,
) -> None:
    """Turn a published record into a notice; its text leaves the file."""
    from build_scripts.cli.life_cycle import withdraw as withdrawing

    made = withdrawing.withdraw(
        record, WithdrawnReason(reason), note, replaced_by, run.root(), run.folder(content), site,
        as_of or options.today(), dry_run=dry_run,
    )  # fmt: skip
    _finish(made, style, dry_run=dry_run)


@click.command()
@language.option
@click.argument("record", metavar="ID")
@options.content
@options.as_of
@options.jobs
@options.form("text", "json")
@click.option("--class", "class_", type=click.Choice(CLASSES), required=True, help="Class of the change.")
@click.option("--note", required=True, help="What the public should know of it; never what was masked.")
@click.option("--dry-run", is_flag=True, help="Change nothing; say what would be open.")
def correct(
    record: str,
    content: Path,
    as_of: dt.date | None,
    jobs: int | None,
    class_: str,
    note: str,
    style: str,
    dry_run: bool,
) -> None:
    """Add a public note to a record that you have changed, and hold it against what changed since the last commit."""
    from build_scripts.cli.life_cycle import correct as correcting

    config = run.config_of(content, Path("site"), as_of, jobs)
    made = correcting.correct(record, CorrectionClass(class_), note, config, dry_run=dry_run)
    _finish(made, style, dry_run=dry_run)


def _finish(made: Outcome, style: str, *, dry_run: bool = False) -> NoReturn:
    """Print what a command came to; exit code 1 as long as anything is open."""
    click.echo(made.printed(style, language.say(), dry_run=dry_run), nl=False)
    sys.exit(0 if made.ok or dry_run else 1)
