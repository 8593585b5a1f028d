"""What the ledgers cost at several sizes: `python -m benchmarks.ledgers`, or `… --records 1000 --times 10 --times 100`.

Reads the records once, without making their pages or the search index, which are no part of a ledger. Then every record stands as often as a size
wants, each time under other identifiers and numbers, and so do their cases and sentences: reading 100,000 files would take ten times as long and tell
nothing of the ledgers. At each size, in a process of its own, everything is done that a build does for the ledgers: they are counted, all their pages
are planned and some of each ledger made, their data files and feeds are written. Prints processor seconds and memory of each step, and the time per record at the
last size divided by that at the first.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import shutil
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from benchmarks import corpus
from benchmarks.ours import AS_OF
from build_scripts.build import tasks
from build_scripts.build.config import BuildConfig
from build_scripts.build.findings import examined
from build_scripts.build.gather import gather
from build_scripts.build.process import fields_of
from build_scripts.build.reuse.shown import Recalled
from build_scripts.build.store.store import Store
from build_scripts.build.whole_site import shells_of, site_of
from build_scripts.build.workers import WorkerPool, pack
from build_scripts.catalog.summary import RecordSummary
from build_scripts.checks.record_facts import RecordFacts, of_files
from build_scripts.export import ledger_feeds, ledgers
from build_scripts.export.context import context_of
from build_scripts.model.types import ID_ALPHABET
from build_scripts.pages.articles import article_plans
from build_scripts.pages.deadlines import deadline_plans
from build_scripts.pages.figure_ledger import figure_plans
from build_scripts.pages.missing import missing_plans
from build_scripts.pages.notices import notices
from build_scripts.pages.sentence_ledger import sentence_ledger_plans
from build_scripts.pages.sentences import sentence_plans
from build_scripts.pages.site import Site
from build_scripts.pages.supervision import supervision_plans
from build_scripts.pages.withheld import withheld_plans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from build_scripts.build.gather import Gathered
    from build_scripts.pages.shell import Shell
    from build_scripts.pages.task import PagePlan

ROOT = Path(__file__).parents[1]
SCRATCH = ROOT / ".cache" / "bench-ledgers"
CHUNK = 64  # pages made at one time, as in a build
_IDENTIFIER, _NUMBER = re.compile("[0-9a-z]{8}"), re.compile(r"(\d)(号|hao)")
_MIB, _PAGE = 1 << 20, os.sysconf("SC_PAGE_SIZE")
_COUNTED = ("figures", "acts", "treatments", "followers", "changes")
Steps = dict[
    str, tuple[float, float]
]  # what is done → processor seconds, and the memory of the process after it in MiB


def plans(site: Site) -> dict[str, Iterable[PagePlan]]:
    """The pages of each ledger."""
    return {
        "articles": article_plans(site),
        "deadlines": deadline_plans(site),
        "sentences, lists": sentence_ledger_plans(site),
        "sentences, one each": sentence_plans(site),
        "not disclosed": chain.from_iterable(missing_plans(site, language) for language in site.languages),
        "withheld": chain.from_iterable(withheld_plans(site, language) for language in site.languages),
        "notices": chain.from_iterable(notices(site).plans(site, language) for language in site.languages),
        "figures": chain.from_iterable(figure_plans(site, language) for language in site.languages),
        "supervision": chain.from_iterable(supervision_plans(site, language) for language in site.languages),
    }


class Measured:
    """The steps at one size."""

    def __init__(self) -> None:
        """Begin."""
        self.steps: Steps = {}

    @contextmanager
    def step(self, name: str, share: float = 1) -> Iterator[None]:
        """Measure what is done inside, of which there is `share` times as much in all."""
        before = _processor()
        yield
        resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE / _MIB
        self.steps[name] = ((_processor() - before) * share, resident)
        click.echo(f"{name}: {self.steps[name][0]:.2f} s, {resident:.0f} MiB", err=True)


def measure(times: int, most: int) -> tuple[Steps, dict[str, int]]:
    """The steps where every record that was read stands so many times, and how many pages each ledger has.

    Args:
        times: how often each record stands.
        most: about how many pages of each ledger are made, from its first to its last; the time of all follows from theirs.
    """
    measured, counts = Measured(), {}
    config, gathered, shells = _READ[0]
    gathered = multiplied(gathered, times)
    folder = SCRATCH / f"made-{times}"
    with measured.step("join and compare"):
        known, log, _summary, found = examined(config, gathered)
    with measured.step("count"):
        site = site_of(config, gathered, known, log, found, shells, Recalled(None, ""))
        for name in _COUNTED:
            getattr(site, name)
    store = folder / "made.sqlite"
    Store(store).__exit__()
    common = (pack(site.renderer), pack(site.shells), str(store), str(folder / "tree"), str(folder / "none"))
    for name, family in plans(site).items():
        with measured.step(f"plan {name}"):
            new = [(plan, plan.file(site.languages), plan.digest) for plan in family]
        counts[name] = len(new)
        chosen = new[:: max(1, len(new) // most)]
        with measured.step(f"make {name}", len(new) / len(chosen) if chosen else 1):
            waiting = iter(chosen)
            while chunk := list(islice(waiting, CHUNK)):
                tasks.make_pages([(plan.job(), file) for plan, file, _key in chunk], *common)
        shutil.rmtree(folder / "tree", ignore_errors=True)
    with measured.step("plan data files and feeds"):
        parts = [*ledgers.parts(site), *ledger_feeds.parts(site)]
    context = context_of(site, lambda _keys: {}, lambda _keys: {})
    with measured.step("make data files and feeds"):
        for part in parts:
            part.make(context)
    shutil.rmtree(folder)
    return measured.steps, counts


_READ: list[
    tuple[BuildConfig, Gathered, dict[str, Shell]]
] = []  # for the processes of the sizes, which begin as copies of this one


def read(number: int) -> None:
    """Write so many records, and read them."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    corpus.write(SCRATCH / "content", number)
    config = BuildConfig(
        root=ROOT,
        content=SCRATCH / "content",
        site=SCRATCH / "site",
        as_of=dt.date.fromisoformat(AS_OF),
        elsewhere={name: ROOT / "content" / name for name in ("vocabulary", "pages")},
    )
    with Measured().step("read, without pages"), WorkerPool(os.cpu_count() or 1) as pool:
        gathered = gather(config, pool, None)
    with Store(SCRATCH / "made.sqlite") as store:
        _version, shells = shells_of(config, store, gathered.renderer.languages)
    _READ.append((config, gathered, shells))


def multiplied(gathered: Gathered, times: int) -> Gathered:
    """Every record so many times, each time under other identifiers and numbers."""
    summaries, facts, keys = [], {}, {}
    for number in range(times):
        others = {one.id: _other(one.id, number) for one in gathered.summaries}
        for one in gathered.summaries:
            summary = RecordSummary(**{name: _changed(value, others, number) for name, value in fields_of(one).items()})
            summaries.append(summary)
            told = fields_of(gathered.facts(one))
            facts[summary.source] = RecordFacts(
                **{name: _changed(value, others, number) for name, value in told.items()}
            )
            keys[summary.id] = summary.id
    return replace(gathered, summaries=summaries, facts=of_files(facts), keys=keys, seen=keys, inputs=len(summaries))


def _other(identifier: str, number: int) -> str:
    """The identifier itself, or another one."""
    digest = hashlib.blake2b(f"{identifier} {number}".encode(), digest_size=8).digest()
    return "".join(ID_ALPHABET[byte % len(ID_ALPHABET)] for byte in digest) if number else identifier


def _changed(value: Any, others: Mapping[str, str], number: int) -> Any:
    """The value, with other identifiers and other numbers of cases."""
    if not number:
        return value
    if isinstance(value, str):
        text = _IDENTIFIER.sub(lambda found: others.get(found[0], found[0]), value)
        return _NUMBER.sub(rf"\g<1>{number:02}\g<2>", text)
    if isinstance(value, tuple | list):
        return tuple(_changed(one, others, number) for one in value)
    return {key: _changed(one, others, number) for key, one in value.items()} if isinstance(value, dict) else value


def _processor() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


@click.command()
@click.option("--records", default=1000, help="Size of the corpus that is read.")
@click.option("--times", type=int, multiple=True, default=(10, 100), help="How often each record stands.")
@click.option("--most", default=400, help="About how many pages of each ledger are made, evenly chosen.")
def main(records: int, times: tuple[int, ...], most: int) -> None:
    """Print the table."""
    start = time.monotonic()
    read(records)
    found = {}
    for each in times:
        with ProcessPoolExecutor(1, mp_context=get_context("fork")) as alone:
            found[each] = alone.submit(measure, each, most).result()
    sizes = [records * each for each in times]
    click.echo("| step |" + "".join(f" {size:,}, s | MiB after |" for size in sizes) + " time per record |")
    click.echo("|---|" + "---:|---:|" * len(sizes) + "---:|")
    for name in found[times[0]][0]:
        cells = [found[each][0][name] for each in times]
        told = "".join(f" {seconds:.2f} | {memory:,.0f} |" for seconds, memory in cells)
        click.echo(f"| {name} |{told} {_growth(sizes, [seconds for seconds, _memory in cells])} |")
    totals = [sum(cost for name, (cost, _memory) in found[each][0].items() if _is_ledger(name)) for each in times]
    told = "".join(f" {total:.2f} | |" for total in totals)
    click.echo(f"| all of the ledgers |{told} {_growth(sizes, totals)} |")
    pages = ", ".join(
        f"{size:,} records: {sum(found[each][1].values()):,}" for size, each in zip(sizes, times, strict=True)
    )
    click.echo(f"\nPages: {pages}. {time.monotonic() - start:.0f} s in all.")


def _is_ledger(step: str) -> bool:
    return step.partition(" ")[0] in {"count", "plan", "make"}


def _growth(sizes: Sequence[int], seconds: Sequence[float]) -> str:
    """Time per record at the last size, divided by that at the first."""
    return f"{seconds[-1] / sizes[-1] / (seconds[0] / sizes[0]):.2f} ×" if seconds[0] else "–"


if __name__ == "__main__":
    main()
