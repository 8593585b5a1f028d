"""The command line: all commands, and what becomes of an error.

Takes the words of the command line; gives an exit code: 0 fine, 1 the content has errors and nothing was published, 2 the
command could not run. A command imports what it needs when it runs, since a build that has nothing to do needs almost nothing.
"""

from __future__ import annotations

import os
import sys

import click

from build_scripts.cli import language, project, records, site


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@language.option
def cli() -> None:
    """Check curated YAML records and turn them into a public judicial-openness portal."""


for _command in (
    site.build, site.check, site.serve, site.verify, records.new, records.draft, records.import_, project.write_schemas,
):  # fmt: skip
    cli.add_command(_command)


def main() -> None:
    """Run `portal`; exit code 2 for whatever keeps the command from running."""
    try:
        cli(prog_name="portal")
    except Exception as error:
        if os.environ.get("PORTAL_DEBUG"):
            raise
        click.echo(f"portal could not run: {type(error).__name__}: {error} (PORTAL_DEBUG=1 shows where)", err=True)
        sys.exit(2)
