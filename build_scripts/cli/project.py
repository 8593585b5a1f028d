"""The commands for the project as a whole."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from build_scripts.cli import language, options, run
from build_scripts.content.message import Message, in_words


@click.command(name="schema")
@language.option
@click.option("--check", "checking", is_flag=True, help="Write nothing; exit 1 when a schema is stale.")
@options.content
@click.argument("folder", type=options.FOLDER, default=Path("schema"))
def write_schemas(folder: Path, content: Path, checking: bool) -> None:
    """Write the JSON Schema of every kind, and of the mappings of `portal import`.

    The lists of the vocabulary only help to complete a key, so that a term added since makes no schema stale.
    """
    from build_scripts.build.gather import site_languages
    from build_scripts.cli.importing import mapping_schema
    from build_scripts.content import vocabulary
    from build_scripts.model import schema

    folder.mkdir(parents=True, exist_ok=True)
    languages = site_languages(run.root())
    made = {**dict(schema.schemas(languages)), mapping_schema.NAME: mapping_schema.schema()}
    if not checking:
        words, _wrong = vocabulary.read(content / "vocabulary", languages)
        made[schema.VOCABULARY] = schema.vocabulary_schema(words)
    stale = [(name, text) for name, text in made.items() if _text(folder / name) != text]
    for name, text in stale:
        path = folder / name
        click.echo(in_words(Message("{path} is stale", path=path), language.say()) if checking else path)
        if not checking:
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    sys.exit(1 if stale and checking else 0)


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
