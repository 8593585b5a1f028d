"""What a cluster costs beside local processes: `python -m benchmarks.cluster [--records 2000] [--workers 3] [--jobs 2]`.

Builds the same corpus with local processes and with a Dask scheduler and workers that are processes of this machine, and says whether the sites
are the same. A worker's processor time counts from its start to its end, with all that it imports.
"""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benchmarks.measure import Cost, run
from benchmarks.ours import AS_OF, Ours

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SCRATCH = ROOT / ".cache" / "bench-cluster"
ADDRESS = "tcp://127.0.0.1:8786"


@contextlib.contextmanager
def cluster(folder: Path, workers: int) -> Iterator[None]:
    """A scheduler and workers, as long as this lasts."""
    dask = [sys.executable, "-m", "distributed.cli.dask_"]
    scheduler = [*dask[:2], f"{dask[2]}scheduler", "--host", "127.0.0.1", "--port", "8786", "--no-dashboard"]
    worker = [*dask[:2], f"{dask[2]}worker", ADDRESS, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    worker += ["--local-directory", str(SCRATCH / "dask")]
    with (SCRATCH / "dask.log").open("wb") as log:
        started = [
            subprocess.Popen(words, cwd=folder, stdout=log, stderr=log) for words in (scheduler, *[worker] * workers)
        ]
        try:
            time.sleep(5)  # so that the build finds all of them
            yield
        finally:
            for process in started:
                process.kill()
                process.wait()


def processor() -> float:
    """Seconds of all processes that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def same(one: Path, other: Path) -> bool:
    """Whether two folders have the same files with the same bytes."""
    files = [sorted(path.relative_to(root) for path in root.rglob("*") if path.is_file()) for root in (one, other)]
    return files[0] == files[1] and filecmp.cmpfiles(one, other, files[0], shallow=False)[1:] == ([], [])


@click.command()
@click.option("--records", default=2000, show_default=True)
@click.option("--workers", default=3, show_default=True)
@click.option("--jobs", default=2, show_default=True)
def main(records: int, workers: int, jobs: int) -> None:
    """Measure and print."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    ours = Ours(ROOT, SCRATCH, records)

    def build(site: str, *words: str) -> Cost:
        options: list[str | Path] = [
            "--content",
            ours.content,
            "--site",
            SCRATCH / site,
            "--as-of",
            AS_OF,
            "--no-cache",
            *words,
        ]
        return run([sys.executable, "-m", "build_scripts", "build", *options], ours.project)

    local = build("local", "--jobs", str(jobs))
    start = processor()
    with cluster(ours.project, workers):
        remote = build("remote", "--scheduler", ADDRESS)
    spent = processor() - start
    click.echo(f"{records:,} records, a build where nothing stands yet, seconds\n")
    click.echo("| by | wall | processor | of these the build's own process |\n|---|---:|---:|---:|")
    click.echo(f"| `--jobs {jobs}` | {local.wall:.1f} | {local.processor:.1f} | |")
    click.echo(f"| {workers} workers of a cluster | {remote.wall:.1f} | {spent:.1f} | {remote.processor:.1f} |")
    click.echo(f"\nThe sites are {'the same' if same(SCRATCH / 'local', SCRATCH / 'remote') else 'NOT the same'}.")
    shutil.rmtree(SCRATCH)


if __name__ == "__main__":
    main()
