"""The commands.

Takes the words of the command line; gives an exit code: 0 fine, 1 the content has errors and nothing was published, 2 the
command could not run. A command imports what it needs when it runs, since a build that has nothing to do needs almost nothing.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_scripts.build.config import BuildConfig
from build_scripts.build.result import BuildResult
from build_scripts.cli import options
from build_scripts.content.problem import render
from build_scripts.publish import hosting
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from build_scripts.model.kinds import Kind


# A build makes millions of small things and few circles, and to look for these takes its time; never to look takes memory.
_SELDOM = (100_000, 20, 20)


def _progress(step: str, done: int, total: int) -> None:
    """A line that overwrites itself on a terminal; otherwise one plain line a step, so that logs stay short."""
    if sys.stderr.isatty():
        click.echo(f"\r{step} {done}/{total}\x1b[K", err=True, nl=False)
    elif done == total:
        click.echo(f"{step} {done}", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Check curated YAML records and turn them into a public judicial-openness portal."""


@cli.command()
@options.content
@options.as_of
@options.jobs
@options.names
@options.form("text", "json")
@click.option("--site", type=options.FOLDER, default=Path("site"), help="Folder to publish.")
@click.option(
    "--hosting", "host", type=click.Choice(list(hosting.PROFILES)), help="Host whose limits the site must keep."
)
@click.option("--no-cache", is_flag=True, help="Draw on no earlier build.")
def build(
    content: Path,
    site: Path,
    as_of: dt.date | None,
    jobs: int | None,
    names: Path | None,
    style: str,
    host: str | None,
    no_cache: bool,
) -> None:
    """Check, build, verify and publish the site."""
    config = replace(_config(content, site, as_of, jobs, names), cached=not no_cache, hosting=host)
    if style == "text":
        config = replace(config, progress=_progress)
    _finish(_build(config), style, config.names)


def _build(config: BuildConfig) -> BuildResult:
    from build_scripts.build import pipeline

    gc.set_threshold(*_SELDOM)
    try:
        return pipeline.build(config)
    except PublishError as error:
        raise click.UsageError(str(error)) from error


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=Path))
@options.content
@options.as_of
@options.jobs
@options.names
@options.form("text", "json", "github")
def check(
    paths: tuple[Path, ...], content: Path, as_of: dt.date | None, jobs: int | None, names: Path | None, style: str
) -> None:
    """Print all findings of all rules, and write nothing.

    PATHS narrow what is printed to these files and folders; the whole content is read all the same, since some rules look
    at several records. A single `-` reads one text from standard input, such as a judgment that is about to be pasted.
    """
    from build_scripts.build import pipeline
    from build_scripts.checks import published_bytes

    if paths == (Path("-"),):
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
        found = published_bytes.pasted(text, _lines(names))
        _finish(BuildResult({"characters": len(text), "found": len(found)}, found), style)
    config = _config(content, Path("site"), as_of, jobs, names)
    _finish(pipeline.check(config).within(paths), style, config.names)


@cli.command()
@click.argument("kind", type=options.KindName())
@options.content
@options.as_of
def new(kind: Kind, content: Path, as_of: dt.date | None) -> None:
    """Write a skeleton of a new record and print its path."""
    from build_scripts.build.gather import site_languages
    from build_scripts.model import skeleton

    taken = {path.stem for path in _folder(content).rglob("*.yml")}
    place, text = skeleton.skeleton(kind, skeleton.new_id(taken), as_of or options.today(), site_languages(_root()))
    path = content / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    click.echo(path)


@cli.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@options.content
@options.as_of
@click.option("--write", is_flag=True, help="Put the record in its place and print its path.")
def draft(file: Path, content: Path, as_of: dt.date | None, write: bool) -> None:
    """Print a record drafted from the text of a judgment, ruling or decision.

    FILE is .txt, .html, .docx or .pdf; `-` reads what is pasted into standard input. What the text does not say for certain stays
    out, as a comment that begins with `# 待核对:`; `portal check` reports it until it is settled.
    """
    from build_scripts.build.gather import site_languages
    from build_scripts.cli.draft.draft import run
    from build_scripts.content import vocabulary

    taken = {path.stem for path in _folder(content).rglob("*.yml")}
    words, _wrong = vocabulary.read(content / "vocabulary", site_languages(_root()))
    run(file, content, words, taken, as_of or options.today(), write=write)


@cli.command(name="schema")
@click.option("--check", "checking", is_flag=True, help="Write nothing; exit 1 when a schema is stale.")
@click.argument("folder", type=options.FOLDER, default=Path("schema"))
def write_schemas(folder: Path, checking: bool) -> None:
    """Write the JSON Schema of every kind."""
    from build_scripts.build.gather import site_languages
    from build_scripts.model import schema

    folder.mkdir(parents=True, exist_ok=True)
    stale = [(name, text) for name, text in schema.schemas(site_languages(_root())) if _text(folder / name) != text]
    for name, text in stale:
        click.echo(f"{folder / name}{' is stale' if checking else ''}")
        if not checking:
            (folder / name).write_text(text, encoding="utf-8")
    sys.exit(1 if stale and checking else 0)


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


@cli.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@options.form("text", "json", "github")
def verify(site: Path, style: str) -> None:
    """Check a finished site: every link leads somewhere, no slot is left open."""
    from build_scripts.publish.verify import audit

    _finish(BuildResult(*audit(site)), style)


@cli.command()
@options.content
@options.as_of
@options.jobs
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Port on this machine.")
def serve(content: Path, as_of: dt.date | None, jobs: int | None, port: int) -> None:
    """Show the site while it is edited; an edited record shows in under a second."""
    from build_scripts.cli.preview.serve import serve as run

    config = replace(_config(content, Path(".cache/preview/site"), as_of, jobs), hosting="object-storage")  # any size
    run(config, port, options.today if as_of is None else None)


def _config(
    content: Path,
    site: Path,
    as_of: dt.date | None,
    jobs: int | None,
    names: Path | None = None,
) -> BuildConfig:
    return BuildConfig(
        root=_root(),
        content=_folder(content),
        site=site,
        as_of=as_of or options.today(),
        jobs=jobs or os.cpu_count() or 1,
        names=_lines(names),
    )


def _lines(names: Path | None) -> tuple[str, ...]:
    return tuple(names.read_text(encoding="utf-8-sig").splitlines()) if names else ()


def _root() -> Path:
    root = Path()
    if not (root / "mkdocs.yml").is_file():
        raise click.UsageError("there is no mkdocs.yml in this folder; run the command at the project's root")
    return root


def _folder(content: Path) -> Path:
    if not content.is_dir():
        raise click.UsageError(f"there is no folder {content}")
    return content


def _finish(result: BuildResult, style: str, names: tuple[str, ...] = ()) -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)
    problems = result.problems
    if names:
        from build_scripts.checks import published_bytes

        problems = [published_bytes.unnamed(problem, names) for problem in problems]
    click.echo(render(problems, result.summary, style), nl=False)
    sys.exit(0 if result.ok else 1)


def main() -> None:
    """Run `portal`; exit code 2 for whatever keeps the command from running."""
    try:
        cli(prog_name="portal")
    except Exception as error:
        if os.environ.get("PORTAL_DEBUG"):
            raise
        click.echo(f"portal could not run: {type(error).__name__}: {error} (PORTAL_DEBUG=1 shows where)", err=True)
        sys.exit(2)
