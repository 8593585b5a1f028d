"""The command that brings a finished site to where it is served."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from build_scripts.build.result import BuildResult
from build_scripts.cli import language, options, run
from build_scripts.cli.life_cycle.site_settings import languages_in_any_case
from build_scripts.cli.site import progress
from build_scripts.cli.verifying import verified
from build_scripts.content.message import Message, in_words
from build_scripts.content.problem import Problem, Severity
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.publish.remote.publication import Plan, Publication

_MEMORIES = Path(".cache/publish")
_LOST = Message(
    "an earlier publication did not end, and nothing here knows what it changed: let the CDN forget the whole site"
)


@click.command()
@language.option
@click.argument("remote")
@options.as_of
@options.form("text", "json", "github")
@click.option("--site", type=options.FOLDER, default=Path("site"), help="Folder of the finished site.")
@click.option("--address", help="Where REMOTE is served and verified; default the site's own address.")
@click.option("--adopt", is_flag=True, help="Take over a remote with other files, and remove these.")
@click.option("--dry-run", is_flag=True, help="Print what would be removed and sent, and write nothing.")
def publish(
    remote: str, as_of: dt.date | None, style: str, site: Path, address: str | None, adopt: bool, dry_run: bool
) -> None:
    """Bring the finished site to where it is served, by rclone.

    REMOTE is written as rclone does, `name:path`. Only what changed is sent: first what must go, then assets and pages, and last what points to
    them. A publication that was interrupted goes on when it is called again. Standard output lists the addresses that a CDN must forget. At the
    end the site is verified at its address.
    """
    from build_scripts.publish.remote.publication import Publication
    from build_scripts.publish.remote.rclone import Rclone
    from build_scripts.publish.site_address import SiteAddress
    from build_scripts.publish.site_lock import only_build_of

    try:
        if address:
            SiteAddress(address)  # refuses what is none
        publication = Publication(run.folder(site), Rclone(remote), _MEMORIES)
        with only_build_of(site):
            _must_show_nothing_sealed(publication)
            plan = publication.plan(adopt=adopt)
            plan = plan if dry_run else publication.after_others(plan)
            found = BuildResult({}) if dry_run else _carried_out(publication, plan)
    except PublishError as error:
        raise run.CannotRunError(error.message) from error
    purge = plan.to_purge(address or plan.own.site)
    if dry_run:
        _show((f"{'-' if step.deletes else '+'} {path}" for step in plan.steps for path in step.paths), style)
    else:  # what has gone must be forgotten, whatever else went wrong
        _show(purge, style)
        found = _verified(plan, site, address, as_of, proven=publication.proven) if found.ok else found
    figures = _figures(plan) | ({"steps": plan.lists, "purge": purge} if style == "json" else {})
    run.finish(BuildResult(figures | found.summary, found.problems), style, warnings=True)


def _must_show_nothing_sealed(publication: Publication) -> None:
    """Refuse a site that still shows what the content in this folder says is sealed; where there is no content, nothing is known.

    Raises:
        CannotRunError: it shows such a record.
    """
    from build_scripts.publish.remote.still_shown import still_shown

    content = Path("content")
    if Path("mkdocs.yml").is_file() and content.is_dir():
        languages, _wrong = languages_in_any_case(Path())
        for path in still_shown(content, publication.site, languages):
            raise run.CannotRunError(
                Message(
                    "{file} is sealed, and the site still shows the record; run `portal remove-due` or `portal build`, and publish then",
                    file=path,
                )
            )


def _carried_out(publication: Publication, plan: Plan) -> BuildResult:
    """Do it, and say what kept it from ending."""
    say = language.say()
    if plan.lost:
        click.echo(in_words(_LOST, say), err=True)
    try:
        publication.carry_out(plan, partial(progress, say))
    except (PublishError, OSError) as error:  # the second of this machine's own disk
        why = error.message if isinstance(error, PublishError) else Message(error.strerror or "")
        message = Message("the publication did not end: {why}", why=why)
        remedy = Message("remove the cause and publish again; it goes on from there")
        return BuildResult(
            {}, [Problem(rule="REMOTE-02", message=message, remedy=remedy, path=publication.remote.place)]
        )
    return BuildResult({})


def _show(lines: Iterable[str], style: str) -> None:
    if style != "json":
        for line in lines:
            click.echo(line)


def _figures(plan: Plan) -> dict[str, Any]:
    counts = {
        deletes: sum(len(step.paths) for step in plan.steps if step.deletes is deletes) for deletes in (True, False)
    }
    return {"removed": counts[True], "sent": counts[False], "unchanged": len(plan.same)}


def _verified(plan: Plan, site: Path, address: str | None, as_of: dt.date | None, *, proven: bool) -> BuildResult:
    """What `portal verify` says of the site at its address; where that does not answer, a warning, or an error if it was given.

    Args:
        plan: that was carried out.
        site: its folder.
        address: where it is served, if that was said.
        as_of: the day.
        proven: whether the remote told the digest of every file; else all of them are read.
    """
    from build_scripts.publish.site_address import SiteAddress

    served = address or plan.own.site
    try:
        SiteAddress(served)
        return verified(served, as_of, plan.own.log, built=None if proven else site)
    except PublishError as error:
        message = Message("the site was sent, and could not be verified at its address: {why}", why=error.message)
        remedy = Message("as soon as it is served, run `portal verify` with its address")
        severity = Severity.ERROR if address else Severity.WARNING
        found = Problem(rule="REMOTE-01", severity=severity, message=message, remedy=remedy, path=served)
        return BuildResult({}, [found])
