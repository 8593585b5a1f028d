"""The deep run: every payload in every field, every page opened, every payload asked for; prints the counts.

    PYTHONPATH=tests python -m hostile [--rounds N] [--most N]

Args:
    --rounds: how many records of each variant; all payloads where it is not given.
    --most: how many pages are opened at most; all where it is not given.
"""

import argparse
import contextlib
import functools
import tempfile
import threading
from collections import Counter
from pathlib import Path

from chromium import find_chromium
from conftest import ARGUMENTS, Server, StaticHost
from playwright.sync_api import sync_playwright

from hostile import literal, sites
from hostile.payloads import payloads
from hostile.test_addresses import search
from hostile.watch import Watch

say = functools.partial(print, flush=True)


def main():
    """Run, print, and end with 1 where anything was found."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=len(payloads()))
    options.add_argument("--most", type=int, default=None)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pair = sites.pair(Path(folder), asked.rounds, len(payloads()), jobs=2)
        found = [*_placed(pair), *_structure(pair), *_opened(pair.hostile, asked.most)]
    for complaint in found[:100]:
        say("FOUND", complaint)
    say(f"{len(found)} found")
    raise SystemExit(bool(found))


def _placed(pair):
    every = Counter(kind.kind for kind in payloads())
    say(
        f"{len(payloads())} payloads: {', '.join(f'{number} {kind}' for kind, number in sorted(every.items()))}",
    )
    placed = sum(len(attack.placed) for attack in pair.attacks)
    refused = Counter(rule for attack in pair.attacks for *_, rule in attack.refused)
    fields = {
        (leaf.model, leaf.name)
        for attack in pair.attacks
        for _payload, leaf, _rule in (*attack.placed, *attack.refused)
    }
    say(
        f"{len(pair.attacks)} records, {len(fields)} fields of words, {placed + sum(refused.values())} payloads × fields: {placed} published, "
        f"{sum(refused.values())} refused ({', '.join(f'{number} {rule}' for rule, number in refused.most_common())})",
    )
    say(f"{len(pair.named)} payloads in names of the vocabulary")
    say(f"refused beside other records: {dict(pair.dropped)}")
    before, after = pair.outside
    return [] if before == after else [f"outside the site: {sorted({*before, *after})}"]


def _structure(pair):
    wanted, shown = literal.shapes(pair.harmless), []
    found = [
        *literal.pages(pair.hostile, wanted),
        *literal.files(pair.hostile, pair.harmless),
        *literal.unseen(pair, shown),
    ]
    names = [path for path in pair.hostile.rglob("*") if path.is_file()]
    suffixes = Counter(path.suffix for path in names)
    say(
        f"{len(names)} files ({', '.join(f'{number} {suffix}' for suffix, number in suffixes.most_common(8))}); {len(shown)} payloads shown word for word",
    )
    literal.parsed.cache_clear()
    return found


def _opened(site, most):
    handler = functools.partial(StaticHost, directory=str(site))
    pages = literal.every(site)[:most]
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
            wrong, hits = search(watch, len(payloads()))
            say(
                f"{opened} pages opened in Chromium, {watch.visited - opened} queries, {hits} of them with the payload among the hits; "
                f"{len(watch.complaints)} scripts, requests, dialogs, moves and errors",
            )
            return [*watch.complaints, *wrong]


main()
