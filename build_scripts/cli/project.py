"""The commands for the project as a whole."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_scripts.cli import language, options, run
from build_scripts.content.message import Message, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command(name="schema")
@language.option
@click.option("--check", "checking", is_flag=True, help="Write nothing; exit 1 when a schema is stale.")
@options.content
@click.argument("folder", type=options.FOLDER, default=Path("schema"))
def write_schemas(folder: Path, content: Path, checking: bool) -> None:
    """Write the JSON Schema of every kind, and of the mappings of `portal import`.

    The lists of the vocabulary only help to complete a key, so that a term added since makes no schema stale.
    """
    from build_scripts.model import schema

    folder.mkdir(parents=True, exist_ok=True)
    made = dict(_schemas(run.root(), content))
    if checking:
        del made[schema.VOCABULARY]
    stale = [(name, text) for name, text in made.items() if _text(folder / name) != text]
    for name, text in stale:
        path = folder / name
        click.echo(in_words(Message("{path} is stale", path=path), language.say()) if checking else path)
        if not checking:
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    sys.exit(1 if stale and checking else 0)


def _schemas(root: Path, content: Path) -> Iterator[tuple[str, str]]:
    """Name and text of the schema of every kind that the site publishes, and of the vocabulary."""
    from build_scripts.cli.importing import mapping_schema
    from build_scripts.content import shipped, vocabulary
    from build_scripts.content.settings import settings
    from build_scripts.content.site_languages import site_languages
    from build_scripts.model import schema
    from build_scripts.model.kinds import kinds_of

    languages = site_languages(root)
    yield from schema.schemas(languages, kinds_of(settings(root)))
    own = content / "vocabulary"
    words, _wrong = vocabulary.read(own, languages, shipped.vocabulary(own))
    yield mapping_schema.NAME, mapping_schema.schema()
    yield schema.VOCABULARY, schema.vocabulary_schema(words)


@click.command()
@language.option
@click.option("--samples", is_flag=True, help="Begin with a fictional record of each kind.")
@click.option("--upgrade", is_flag=True, help="Renew what an earlier version wrote here and nobody changed.")
@click.argument("folder", metavar="DIR", type=options.FOLDER)
def init(folder: Path, samples: bool, upgrade: bool) -> None:
    """Make a repository of one's own in DIR: content, settings, workflows, locked requirements.

    The texts of the settings are in the language of the messages.
    """
    from build_scripts.cli.repository import renewal, repository

    if upgrade and not renewal.begun(folder):
        raise language.wrong(
            Message(
                "`portal init` did not write {folder}: there is no {file} in it", folder=folder, file=renewal.WRITTEN
            )
        )
    if not upgrade and folder.is_dir() and any(path.name != ".git" for path in folder.iterdir()):
        raise language.wrong(Message("the folder {folder} is not empty", folder=folder))
    files = repository.files(language.of_this_run(), samples=samples)
    if upgrade:
        files = {name: data for name, data in files.items() if not repository.is_theirs(name)}
    made = [renewal.write(folder, files)]
    made += [
        renewal.write(folder, {f"schema/{name}": text.encode() for name, text in _schemas(folder, folder / "content")})
    ]
    for name in sorted(name for renewed in made for name in renewed.written):
        click.echo(name)
    for difference in (difference for renewed in made for difference in renewed.kept.values()):
        click.echo(difference)


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
