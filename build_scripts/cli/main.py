"""The command line: all commands, and what becomes of an error.

Takes the words of the command line; gives an exit code: 0 fine, 1 the content has errors and nothing was published, 2 the
command could not run. A command imports what it needs when it runs, since a build that has nothing to do needs almost nothing.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import click

from build_scripts.cli import language, project, publishing, records, removal, site, verifying
from build_scripts.cli.life_cycle import commands as life_cycle
from build_scripts.cli.log import log_
from build_scripts.cli.spoken import clicks_words, spoken
from build_scripts.content.labels import SOURCE
from build_scripts.content.message import Message, in_words
from build_scripts.model.speaker import speaker


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@language.option
def cli() -> None:
    """Check curated YAML records and turn them into a public judicial-openness portal."""


for _command in (
    site.build, site.check, site.serve, verifying.verify, publishing.publish, records.new, records.draft, records.import_,
    project.write_schemas, project.init, life_cycle.seal, life_cycle.withdraw, life_cycle.correct,
    log_,
    removal.remove_due, removal.rollback,
):  # fmt: skip
    cli.add_command(_command)


def main() -> None:
    """Run `portal`; exit code 2 for whatever keeps the command from running."""
    for stream in (sys.stdout, sys.stderr):  # Windows writes files and pipes in an alphabet that may lack Chinese
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=stream.errors)
    code = language.chosen(os.environ, Path(), language.asked(sys.argv[1:]))
    try:
        with clicks_words(code):
            command = cli if code == SOURCE else spoken(cli, speaker(code, Path.cwd()))
            command(prog_name="portal")
    except Exception as error:
        if os.environ.get("PORTAL_DEBUG"):
            raise
        said = Message("portal could not run: {why} (PORTAL_DEBUG=1 shows where)", why=_why(error))
        click.echo(in_words(said, speaker(code, Path.cwd())), err=True)
        sys.exit(2)


def _why(error: Exception) -> Message:
    """What kept the command from running; an error of the system names the file, any other its kind."""
    if isinstance(error, OSError) and error.strerror:
        return Message("{file}: {why}", file=error.filename or "?", why=Message(error.strerror))
    first = error.args[0] if error.args else ""
    return first if isinstance(first, Message) else Message("{kind}: {why}", kind=type(error).__name__, why=str(error))


_SYSTEM = (  # what operating systems say most, in whose words
    Message("Permission denied"), Message("No such file or directory"), Message("No space left on device"),
    Message("Is a directory"), Message("Not a directory"), Message("Read-only file system"), Message("File exists"),
)  # fmt: skip
