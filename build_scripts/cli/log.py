"""The command that enters in the publication log what is published."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import click

from build_scripts.cli import language, options, run
from build_scripts.publish.swap import PublishError


@click.command(name="log")
@language.option
@options.content
@options.as_of
@options.jobs
@options.names
@options.warnings
@options.form("text", "json", "github")
@click.option("--site", type=options.FOLDER, default=Path("site"), help="Folder of the site that will show the log.")
@click.option("--no-cache", is_flag=True, help="Draw on no earlier build.")
def log_(
    content: Path,
    site: Path,
    as_of: dt.date | None,
    jobs: int | None,
    names: Path | None,
    warnings: bool,
    style: str,
    no_cache: bool,
) -> None:
    """Enter in the publication log what is new, changed or gone since the last time.

    The job that publishes runs it before the build, and commits content/log. Nothing is entered where the content has errors. The
    private key stands in PORTAL_LOG_KEY; without one the log is unsigned.
    """
    from build_scripts.build import log
    from build_scripts.publish.log.log_error import LogError

    config = replace(run.config_of(content, site, as_of, jobs, names), cached=not no_cache)
    try:
        result = log.log(config, os.environ.get(log.KEY, ""))
    except (LogError, PublishError) as error:
        raise run.CannotRunError(error.message) from error
    run.finish(result, style, config.names, warnings=warnings)
