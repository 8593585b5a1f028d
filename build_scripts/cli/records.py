"""The commands that begin a record."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_scripts.cli import language, options, run
from build_scripts.content.message import Message
from build_scripts.content.problem import has_errors

if TYPE_CHECKING:
    from build_scripts.model.kinds import Kind


@click.command()
@language.option
@click.argument("kind", type=options.KindName())
@options.content
@options.as_of
def new(kind: Kind, content: Path, as_of: dt.date | None) -> None:
    """Write a skeleton of a new record and print its path."""
    from build_scripts.content.settings import settings
    from build_scripts.content.site_languages import site_languages
    from build_scripts.model import skeleton
    from build_scripts.model.kinds import kinds_of

    if kind not in kinds_of(settings(run.root())):
        raise language.wrong(
            Message(
                "this portal publishes no records of the kind {kind}; see `extra.kinds` in mkdocs.yml", kind=kind.key
            )
        )
    taken = {path.stem for path in run.folder(content).rglob("*.yml")}
    place, text = skeleton.skeleton(
        kind, skeleton.new_id(taken), as_of or options.today(), site_languages(run.root()), language.say()
    )
    path = content / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(path)


@click.command()
@language.option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@options.content
@options.as_of
@click.option("--write", is_flag=True, help="Put the record in its place and print its path.")
def draft(file: Path, content: Path, as_of: dt.date | None, write: bool) -> None:
    """Print a record drafted from the text of a judgment, ruling or decision.

    FILE is .txt, .html, .docx or .pdf; `-` reads what is pasted into standard input. What the text does not say for certain stays
    out, as a comment that begins with `# 待核对:`; `portal check` reports it until it is settled.
    """
    from build_scripts.cli.draft import draft as drafting
    from build_scripts.content import shipped, vocabulary
    from build_scripts.content.site_languages import site_languages

    taken = {path.stem for path in run.folder(content).rglob("*.yml")}
    own = content / "vocabulary"
    words, _wrong = vocabulary.read(own, site_languages(run.root()), shipped.vocabulary(own))
    drafting.run(file, content, words, taken, as_of or options.today(), write=write)


@click.command(name="import")
@language.option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="YAML that says which column goes into which field.",
)
@options.content
@options.as_of
@options.jobs
@options.form("text", "json")
@click.option("--dry-run", is_flag=True, help="Only report what would be written.")
@click.option("--overwrite", is_flag=True, help="Take the row also where an editor changed the record since.")
def import_(
    file: Path,
    mapping: Path | None,
    content: Path,
    as_of: dt.date | None,
    jobs: int | None,
    style: str,
    dry_run: bool,
    overwrite: bool,
) -> None:
    """Make records of the rows of a table, or of the lines of an export.

    FILE is .csv, .xlsx or .jsonl; docs/import.md explains the mapping. All findings are listed by row, and nothing is written unless
    every row passed.
    """
    from build_scripts.cli.importing import command, report

    config = run.config_of(content, Path("site"), as_of, jobs)
    made = command.run(file, mapping, config, dry_run=dry_run, overwrite=overwrite)
    click.echo(report.printed(made, style, language.say(), listed=dry_run), nl=False)
    sys.exit(1 if has_errors(made.problems) else 0)
