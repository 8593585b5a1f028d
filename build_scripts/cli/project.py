"""The commands for the project as a whole."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from build_scripts.cli import language, options, run


@click.command(name="schema")
@language.option
@click.option("--check", "checking", is_flag=True, help="Write nothing; exit 1 when a schema is stale.")
@click.argument("folder", type=options.FOLDER, default=Path("schema"))
def write_schemas(folder: Path, checking: bool) -> None:
    """Write the JSON Schema of every kind, and of the mappings of `portal import`."""
    from build_scripts.build.gather import site_languages
    from build_scripts.cli.importing import mapping_schema
    from build_scripts.model import schema

    folder.mkdir(parents=True, exist_ok=True)
    stale = [
        (name, text)
        for name, text in (*schema.schemas(site_languages(run.root())), (mapping_schema.NAME, mapping_schema.schema()))
        if _text(folder / name) != text
    ]
    for name, text in stale:
        click.echo(f"{folder / name}{' is stale' if checking else ''}")
        if not checking:
            (folder / name).write_text(text, encoding="utf-8")
    sys.exit(1 if stale and checking else 0)


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
