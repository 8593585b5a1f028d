"""Trials: a project goes from one state of its content to another while something goes wrong, and is then built once more.

After the fault the site is, to the byte, that of the old state or that of the new one. After the next build it is that of the new one,
and nothing else is left beside it or in the folder for temporary files.
"""

import contextlib
import gc
import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from factories import write
from project import build, make, tree

from build_scripts.publish.swap import PublishError
from faults.faults import FAULTS

MEMORY = Path("/dev/shm")  # noqa: S108 - on Linux a disk in memory, where thousands of files cost little
STATES = 4
BESIDE = {"content", "overrides", "build_scripts", "mkdocs.yml", "mkdocs.en.yml", "site", ".cache"}
IDS = ("7k2m9xqd", "9p4xk7wd", "m3c8vd2t", "bcdfghjk")
DONE, REFUSED, STOPPED = 0, 2, 3


class Trials:
    """One project, and the sites that its states come to."""

    def __init__(self, folder, seed):
        self.random = Random(seed)  # noqa: S311 - chooses faults, no secrets
        self.project = make(folder / "project")
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        tempfile.tempdir = str(self.temporary)
        self.sites, self.state = [], 0
        for state in range(STATES):
            self.enter(state)
            assert build(self.project, cached=False).ok
            self.sites.append(tree(self.project / "site"))
        assert len({len(site) for site in self.sites}) > 1
        self.enter(0)
        assert self.run() == DONE

    def enter(self, state):
        """Give the content a state: other titles, other records, one that is sealed in some."""
        records = self.project / "content" / "records"
        shutil.rmtree(records)
        records.mkdir()
        for number, identifier in enumerate(IDS[: 2 + state % 3]):
            if number == 1 and state % 2:
                write(self.project / "content", id=identifier, status="sealed", title=None, case_number=None, court=None,
                      document_type=None, case_type=None, procedure=None, decided=None, source=None)  # fmt: skip
            else:
                write(
                    self.project / "content", id=identifier, title=f"第{state}版第{number}号判决书", body="正文。\n" * 9
                )
        self.state = state

    def start(self, prepare=lambda: None, **changes):
        """Build in a process of its own; gives its number."""
        gc.freeze()  # a collection in the child would copy all that it shares with this process
        child = os.fork()
        if child == 0:
            gc.disable()
            code = STOPPED
            with contextlib.suppress(BaseException):
                quiet = os.open(os.devnull, os.O_WRONLY)
                os.dup2(quiet, 1)
                os.dup2(quiet, 2)
                prepare()
                try:
                    code = DONE if build(self.project, **changes).ok else 1
                except PublishError:
                    code = REFUSED
            os._exit(code)
        return child

    def run(self, prepare=lambda: None, **changes):
        """Build in a process of its own; gives its exit code, or minus its signal."""
        return os.waitstatus_to_exitcode(os.waitpid(self.start(prepare, **changes), 0)[1])

    def wrong(self, *states):
        """What the site is, if it is that of none of the states."""
        site = self.project / "site"
        there = tree(site) if site.is_dir() else None
        return "" if any(there == self.sites[state] for state in states) else "the site is that of no state"

    def left_over(self):
        """What should not be there."""
        beside = {path.name for path in self.project.iterdir()} - BESIDE
        return ", ".join(sorted(beside | {path.name for path in self.temporary.iterdir()}))

    def after(self, fault):
        """Lay a fault on the next build; gives how the build ended, and what is wrong then."""
        before = self.state
        self.enter(self.random.choice([state for state in range(STATES) if state != before]))
        code = self.run(fault(self.random, self.project))
        wrong = self.wrong(self.state) if code == DONE else self.wrong(before, self.state)
        return code, wrong or self._mended()

    def at_once(self):
        """Two builds at once: one of them may be refused, and says so; gives how they ended, and what is wrong then."""
        before = self.state
        self.enter((before + 1) % STATES)
        both = [self.start() for _ in range(2)]
        codes = sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in both)
        if codes not in ([DONE, DONE], [DONE, REFUSED]):
            return codes, "both must be done, or one refused"
        return codes, self.wrong(self.state) or self._mended()

    def _mended(self):
        code = self.run()
        if code != DONE:
            return f"the next build ended with {code}"
        return self.wrong(self.state) or self.left_over()


def many(number, seed, only=(None, *FAULTS), *, until_wrong=False):
    """Run trials; gives how often each fault ended in each way, and every trial in which something was wrong.

    `only` names the faults, None for two builds at once.
    """
    ends, wrong = Counter(), []
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        usual = tempfile.tempdir
        try:
            trials = Trials(Path(folder), seed)
            for trial in range(number):
                chosen = only[trial % len(only)]
                name = chosen.__name__ if chosen else "two_at_once"
                code, said = trials.after(chosen) if chosen else trials.at_once()
                ends[name, str(code)] += 1
                if said and until_wrong:
                    return ends, [said]
                if said:
                    wrong.append(f"trial {trial} of seed {seed}, {name}, ended with {code}: {said}")
                    trials = Trials(Path(folder) / f"after-{trial}", seed + trial)
        finally:
            tempfile.tempdir = usual
    return ends, wrong
