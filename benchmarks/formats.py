"""What each format of the data costs: `python -m benchmarks.formats [--records 2000] [--together]`.

Builds a site without any of them, then with each by itself, then with all; `--together` leaves out those by themselves. Prints what each adds:
files, bytes, and processor seconds of the whole command, of a build where nothing stands yet; and what the hosts take.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import click

from benchmarks.ours import Ours
from build_scripts.export.formats import declared
from build_scripts.publish.hosting import PROFILES, check

ROOT = Path(__file__).parents[1]
SCRATCH = ROOT / ".cache" / "bench-formats"
MB = 1e6
_SETTING = re.compile(r"^  (?:# )?formats: \{.*$", re.MULTILINE)


def choose(project: Path, chosen: frozenset[str]) -> None:
    """Let a project have some formats and no others, by their extensions."""
    said = json.dumps({form.EXTENSION: form.EXTENSION in chosen for form in declared()})
    settings = project / "mkdocs.yml"
    text, found = _SETTING.subn(f"  formats: {said}", settings.read_text(encoding="utf-8"))
    if found != 1:
        raise click.ClickException("mkdocs.yml has not one line that begins with `formats`")
    settings.write_text(text, encoding="utf-8")


def refused(site: Path) -> list[str]:
    """The hosts that would not take a site."""
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    return [name for name, profile in PROFILES.items() if any(check(sizes.items, profile))]


def limits() -> str:
    """What the hosts take, in a sentence."""
    told = {
        name: [
            f"{one.total / MB:,.0f} MB" if one.total else "",
            f"{one.files:,} files" if one.files else "",
            f"{one.folder:,} files a folder" if one.folder else "",
            f"{one.largest / MB:,.0f} MB a file" if one.largest else "",
        ]
        for name, one in PROFILES.items()
    }
    each = (f"{name} {', '.join(filter(None, said))}" for name, said in told.items())
    return f"Limits of the hosts: {'; '.join(each)}."


@click.command()
@click.option("--records", default=2000, show_default=True)
@click.option("--together", is_flag=True)
def main(records: int, together: bool) -> None:
    """Measure and print."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    ours = Ours(ROOT, SCRATCH, records)
    every = frozenset(form.EXTENSION for form in declared())
    sets = {"none": frozenset[str]()}
    if not together:
        sets |= {f"{form.NAME} (`{form.EXTENSION}`)": frozenset({form.EXTENSION}) for form in declared()}
    sets["all"] = every
    click.echo(f"{records:,} records, processor seconds of a build where nothing stands yet\n")
    click.echo("| formats | files | MB | s | hosts that would not take it |\n|---|---:|---:|---:|---|")
    first: tuple[int, int, float] | None = None
    for name, chosen in sets.items():
        choose(ours.project, chosen)
        cost = ours.cold(cached=False)
        found = (*ours.size(), cost.processor)
        files, size, spent = (now - before for now, before in zip(found, first or (0, 0, 0.0), strict=True))
        sign = "+" if first else ""
        hosts = ", ".join(refused(ours.site))
        click.echo(f"| {name} | {files:{sign},} | {size / MB:{sign},.1f} | {spent:{sign}.1f} | {hosts} |")
        first = first or found
    click.echo(f"\n{limits()}")
    shutil.rmtree(SCRATCH)


if __name__ == "__main__":
    main()
