"""The deep run: every payload in every field, every page checked, every record's pages and every sort of list opened, every payload asked for.

    PYTHONPATH=tests python -m hostile [--rounds N] [--jobs N] [--folder DIR]

Prints the counts and ends with 1 where anything was found, or where a payload was neither published in a field nor refused there.

Args:
    --rounds: how many of the packs each field is given; all where it is not given.
    --jobs: how many processes work, each with a browser of its own.
    --folder: an empty one, in which the sites are kept; without it they are removed.
"""

import argparse
import contextlib
import functools
import itertools
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from chromium import find_chromium
from conftest import ARGUMENTS, Server, StaticHost
from playwright.sync_api import sync_playwright

from hostile import display, literal, sites, tally
from hostile.payloads import packs, payloads
from hostile.records import CASES
from hostile.test_addresses import search
from hostile.variants import variants
from hostile.watch import Watch

show = functools.partial(print, flush=True)
SHARE = 200  # pages in one part of the work
SOME = 7  # of so many pages of the harmless site one is read first


def say(*words):
    """Print at once, with the time since the start."""
    show(f"[{time.monotonic() - START:.0f} s]", *words)


def main():
    """Run, print, and end with 1 where anything was found."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=None)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--folder", type=Path, default=None)
    asked = options.parse_args()
    with contextlib.ExitStack() as stack:
        folder = asked.folder or stack.enter_context(tempfile.TemporaryDirectory())
        pair = sites.pair(Path(folder), asked.rounds, len(payloads()), jobs=asked.jobs)
        found = _counted(pair, whole=asked.rounds is None)
        with ProcessPoolExecutor(asked.jobs) as pool:
            found += _checked(pair, pool)
            found += _opened(pair, pool, asked.jobs)
    for complaint in found[:100]:
        say("FOUND", complaint)
    say(f"{len(found)} found")
    raise SystemExit(bool(found))


def _counted(pair, *, whole):
    kinds = Counter(payload.kind for payload in payloads())
    say(
        f"{len(payloads())} payloads in {len(packs())} packs: {', '.join(f'{number} {kind}' for kind, number in sorted(kinds.items()))}"
    )
    every, published, refused = tally.every(), tally.published(pair), tally.refused(pair)
    rules = Counter(one.rule for one in pair.refused)
    say(
        f"{len(pair.attacks)} records; {len(every) // len(payloads())} fields of words of {len(CASES)} kinds and statuses; {len(every)} pairs of payload and field"
    )
    say(
        f"{len(published)} pairs published, {len(refused)} refused ({', '.join(f'{number} {rule}' for rule, number in rules.most_common())})"
    )
    say(
        f"{len(every - published - refused)} pairs neither, {len(published & refused)} both; {len(pair.named)} payloads in names of the vocabulary"
    )
    lacking = {case: len(fields) for case in CASES if (fields := variants(*case)[1])}
    say(
        f"fields that no record of its kind and status can hold: {lacking}; records refused beside others: {dict(pair.dropped)}"
    )
    kept = []
    found = list(tally.told(pair, kept))
    say(f"{len(kept)} pairs told word for word in the records as data")
    before, after = pair.outside
    if before != after:
        found.append(f"outside the site: {sorted({*before, *after})}")
    if whole and every != published | refused:
        found += [f"neither published nor refused: {one}" for one in sorted(every - published - refused, key=str)]
    return found


def _shares(paths):
    return [paths[start : start + SHARE] for start in range(0, len(paths), SHARE)]


def _checked(pair, pool):
    """The structure of every file, and every payload on the pages of its record."""
    twins, paths = sorted(pair.harmless.rglob("*.html")), sorted(pair.hostile.rglob("*.html"))
    records = {
        path.relative_to(pair.harmless): attack for path, attack in display.pages_of(pair.harmless, pair.attacks)
    }
    bare = pair._replace(attacks=(), refused=())
    work = [[(path, records.get(path.relative_to(pair.hostile))) for path in share] for share in _shares(paths)]
    wanted = _shapes(pair, pool, twins[::SOME])
    found, shown, doubtful = [], [], []
    for wrong, lost, more in pool.map(functools.partial(_share, bare, wanted), work):
        doubtful += wrong
        found += lost
        shown += more
    if doubtful:  # some pages of the twin may hold what those that were read do not
        wanted = _shapes(pair, pool, twins)
        found += literal.pages(pair.hostile, wanted, doubtful)
    found += literal.files(pair.hostile, pair.harmless)
    names = Counter(path.suffix for path in pair.hostile.rglob("*") if path.is_file())
    of = {(name.parent.name, mark, steps) for name, mark, steps in shown}
    say(
        f"{names.total()} files ({', '.join(f'{number} {suffix}' for suffix, number in names.most_common(8))}); {len(paths)} pages parsed"
    )
    say(f"{len(shown)} payloads shown word for word on pages of records, of {len(of)} pairs")
    return found


def _shapes(pair, pool, twins):
    wanted = {}
    for shapes in pool.map(functools.partial(literal.shapes, pair.harmless), _shares(twins)):
        for sort, ones in shapes.items():
            wanted.setdefault(sort, set()).update(ones)
    return wanted


def _share(pair, wanted, work):
    """Pages that are not as they should be, payloads that they lack, payloads that they show."""
    wrong, lost, shown = [], [], []
    for path, attack in work:
        if next(literal.pages(pair.hostile, wanted, [path]), None):
            wrong.append(path)
        if attack:
            lost += display.unseen(pair, shown, [(pair.harmless / path.relative_to(pair.hostile), attack)])
        literal.parsed.cache_clear()
    return wrong, lost, shown


def _opened(pair, pool, jobs):
    records = [path.relative_to(pair.hostile) for path, _attack in display.pages_of(pair.hostile, pair.attacks)]
    pages = [("/" + name.as_posix().removesuffix("index.html"), False) for name in records]
    pages = list(dict.fromkeys([*pages, *literal.one_of_each(pair.hostile)]))
    work = [(pair.hostile, pages[number::jobs], payloads()[number::jobs]) for number in range(jobs)]
    done = list(pool.map(_browsed, work))
    opened, queries, hits = (sum(one[number] for one in done) for number in range(3))
    found = list(itertools.chain(*(one[3] for one in done)))
    say(
        f"{opened} pages opened in Chromium ({len(records)} of records), {queries} queries, {hits} with the payload among the hits; {len(found)} scripts, requests, dialogs, moves and errors"
    )
    return found


def _browsed(work):
    """One browser's share of the pages and of the queries."""
    site, pages, queries = work
    host = type(
        "Host", (StaticHost,), {"cache": "max-age=3600"}
    )  # no file changes, and each page asks for the same scripts
    handler = functools.partial(host, directory=str(site))
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(Server(("127.0.0.1", 0), handler))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        stack.callback(server.shutdown)
        playwright = stack.enter_context(sync_playwright())
        browser = stack.enter_context(playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS))
        with Watch(browser, f"http://127.0.0.1:{server.server_port}") as watch:
            for number, (path, moves) in enumerate(pages):
                watch.visit(path, moves=moves)
                if number % 500 == 0:
                    say(f"{number} of {len(pages)} pages opened, {len(watch.complaints)} complaints")
            opened = watch.visited
            wrong, hits = search(watch, queries)
            return opened, watch.visited - opened, hits, [*watch.complaints, *wrong]


START = time.monotonic()
if __name__ == "__main__":
    main()
