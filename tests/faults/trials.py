"""Trials: a project goes from one state of its content to another while something goes wrong, and is then built once more.

What happens is a build, a removal while the content is broken, or the way back to the release before. After the fault the site is, to the
byte, that of the old state or that of the new one. After the next build it is that of the new one, and nothing else is left beside it, among
the releases or in the folder for temporary files; and no release tells of what is sealed.
"""

import shutil
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from unittest import mock

from copied_process import begin_process, end_of
from factories import write
from project import build, config_of, frames_kept, small, tree
from temporary import MEMORY

from build_scripts.build import removal
from build_scripts.publish.releases import releases
from build_scripts.publish.swap import PublishError
from build_scripts.search import index, patch
from faults.faults import FAULTS, WRITING

STATES, RELEASES = 4, 2
BESIDE = {"content", "overrides", "build_scripts", "mkdocs.yml", "site", ".cache", ".releases"}
FEW = lambda _postings: 2  # noqa: E731 - bits that name a file of the search index, of which there would be 256
IDS = ("7k2m9xqd", "9p4xk7wd", "m3c8vd2t", "bcdfghjk")
FIRST, SECOND = IDS[:2]
NOTHING = dict.fromkeys(
    ("title", "case_number", "court", "document_type", "case_type", "procedure", "decided", "source")
)
SETS = tuple(map(frozenset, ((), (FIRST,), (SECOND,), (FIRST, SECOND))))  # what may be sealed
DONE, REFUSED = 0, 2
KINDS = (
    *(("build", fault) for fault in (None, *FAULTS)),
    *((act, fault) for act in ("remove_due", "roll_back") for fault in (None, *WRITING)),
)  # None: two at once


def fill(project, state, sealed=()):
    """Give the content a state: other titles, other records, one that is sealed in some."""
    records = project / "content" / "records"
    shutil.rmtree(records)
    records.mkdir()
    for number, identifier in enumerate(IDS[: 2 + state % 3]):
        if identifier in sealed or identifier in always_sealed(state):
            write(project / "content", id=identifier, status="sealed", **NOTHING)
        else:
            write(project / "content", id=identifier, title=title(state, number), body="正文。\n" * 9)


def title(state, number):
    return f"第{state}版第{number}号判决书"


def always_sealed(state):
    return {SECOND} if state % 2 else set()


def site_of(state, sealed=frozenset()):
    """The site that a clean build makes of a state in which more records are sealed."""
    return _site_of(state, frozenset(sealed) - always_sealed(state))


@cache
def _site_of(state, sealed):
    with (
        mock.patch.object(tempfile, "tempdir", None),  # a trial has a folder of its own, at which it looks
        tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder,
    ):
        project = small(Path(folder) / "project")
        fill(project, state, sealed)
        assert build(project, cached=False).ok
        return tree(project / "site")


class Trials:
    """One project."""

    def __init__(self, folder, seed):
        self.random = Random(seed)  # noqa: S311 - chooses faults, no secrets
        self.project = small(folder / "project")
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        tempfile.tempdir = str(self.temporary)
        self.state = 0
        for state in (1, 0):
            self.enter(state)
            site_of(state)  # first, so that the copies of this process begin with all that it then has loaded
            assert self.run() == DONE

    def enter(self, state, sealed=()):
        fill(self.project, state, sealed)
        self.state, self.sealed = state, frozenset(sealed) | always_sealed(state)

    def break_and_seal(self):
        """Break one record and seal another, whose file is broken as well; gives what the site must show then."""
        for identifier, text in ((FIRST, "status: sealed\ntitle: [\n"), (SECOND, "parties: [\n")):
            (path,) = (self.project / "content").rglob(f"{identifier}.yml")
            with path.open("a", encoding="utf-8") as file:
                file.write(text)
        return site_of(self.state, self.sealed | {FIRST})

    def start(self, act="build", prepare=lambda: None):
        """Act in a process of its own; gives its number."""

        def acting():
            prepare()
            try:
                return DONE if self.act(act).ok else 1
            except PublishError:
                return REFUSED

        return begin_process(acting)

    def act(self, name):
        if name == "build":
            return build(self.project, releases=RELEASES)
        with frames_kept():
            return getattr(removal, name)(config_of(self.project))

    def run(self, act="build", prepare=lambda: None):
        """Act in a process of its own; gives its exit code, or minus its signal."""
        return end_of(self.start(act, prepare))

    def site(self):
        site = self.project / "site"
        return tree(site) if site.is_dir() else None

    def left_over(self):
        """What should not be there."""
        beside = {path.name for path in self.project.iterdir()} - BESIDE
        beside |= {path.name for path in self.temporary.iterdir()}
        place = self.project / ".releases" / "site"
        whole = {str(release.number) for release in releases(self.project, self.project / "site")}
        beside |= {f"release {path.name}" for path in place.iterdir() if path.name not in whole}
        if len(whole) > RELEASES:
            beside.add(f"{len(whole)} releases")
        return ", ".join(sorted(beside))

    def told(self, *identifiers):
        """Which of some records, all sealed, a release or the cache still tells of."""
        titles = {title(state, IDS.index(one)).encode() for one in identifiers for state in range(STATES)}
        data = [each for kept in (".releases", ".cache") for each in tree(self.project / kept).values()]
        return "something sealed is still there" if any(text in each for text in titles for each in data) else ""

    def trial(self, act, fault):
        """Act, under a fault or twice at once; gives how it ended, and what is wrong then."""
        before = self.site()
        if act == "build":
            self.enter(self.random.choice([state for state in range(STATES) if state != self.state]))
            allowed = [site_of(self.state)]
        elif act == "remove_due":
            allowed = [self.break_and_seal()]
        else:
            allowed = [site_of(state, more) for state in range(STATES) for more in SETS if more >= self.sealed]
        if fault:
            code = self.run(act, fault(self.random, self.project))
            done = code == DONE
        else:
            both = [self.start(act) for _ in range(2)]
            code = sorted(end_of(child) for child in both)
            if not set(code) <= {DONE, REFUSED} or (act != "roll_back" and DONE not in code):
                return code, "both must be done, or one refused"
            done = DONE in code
        now = self.site()
        if now not in ([] if done and act != "roll_back" else [before]) + allowed:
            return code, "the site is that of no state"
        return code, self.mended(act, allowed)

    def mended(self, act, allowed):
        """What is wrong after the next run without a fault."""
        if act == "remove_due":
            if self.run(act) != DONE:
                return "the next removal failed"
            if self.site() != allowed[0]:
                return "the next removal did not make the site"
            if said := self.told(FIRST):
                return said
            self.enter(self.state, self.sealed | {FIRST})
        code = self.run()
        if code != DONE:
            return f"the next build ended with {code}"
        if self.site() != site_of(self.state, self.sealed):
            return "the next build did not make the site"
        return self.left_over() or self.told(*self.sealed)


def many(number, seed, only=KINDS, *, until_wrong=False):
    """Run trials; gives how often each kind ended in each way, and every trial in which something was wrong.

    `only` has the kinds: what is done, and the fault, None for two at once.
    """
    ends, wrong = Counter(), []
    with (
        tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder,
        mock.patch.object(index, "shard_bits", FEW),
        mock.patch.object(patch, "shard_bits", FEW),
    ):
        usual = tempfile.tempdir
        try:
            trials = Trials(Path(folder), seed)
            for trial in range(number):
                act, fault = only[trial % len(only)]
                name = f"{act} {fault.__name__ if fault else 'two_at_once'}"
                code, said = trials.trial(act, fault)
                ends[name, str(code)] += 1
                if said and until_wrong:
                    return ends, [said]
                if said:
                    wrong.append(f"trial {trial} of seed {seed}, {name}, ended with {code}: {said}")
                    trials = Trials(Path(folder) / f"after-{trial}", seed + trial)
        finally:
            tempfile.tempdir = usual
    return ends, wrong
