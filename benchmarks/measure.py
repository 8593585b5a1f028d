"""Runs a command and watches it: time, processor time and memory of the whole process tree.

Processor time is what the system charged to the command and to every child that it waited for. Memory is the sum of the
proportional set sizes (PSS), which count a page shared by several processes once; it is sampled every 50 ms from /proc, so
that a shorter peak may escape.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INTERVAL = 0.05  # seconds between two samples
SPARING = 4  # PSS is costly to ask for: at every such sample, or when the resident sizes have reached a new height
KIB = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took.

    Attributes:
        wall: seconds from start to end.
        processor: seconds of all processors, user and system.
        memory: bytes, the highest sum over the process tree.
        output: what it printed.
    """

    wall: float
    processor: float
    memory: int
    output: str


class CommandError(Exception):
    """A measured command failed."""


def run(command: Sequence[str | Path], folder: Path, env: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end.

    Args:
        command: the program and its arguments.
        folder: where it runs.
        env: environment beyond this process's own.

    Raises:
        CommandError: it did not exit with 0.
    """
    before = os.times()
    start = time.monotonic()
    with subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env=os.environ | dict(env or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        watch = _Watch(process.pid)
        watch.start()
        output, _none = process.communicate()
        wall = time.monotonic() - start
        watch.done.set()
        watch.join()
    after = os.times()
    if process.returncode:
        raise CommandError(f"{' '.join(map(str, command))} exited with {process.returncode}:\n{output[-2000:]}")
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(wall, spent, watch.highest, output)


class _Watch(threading.Thread):
    """Samples the memory of a process and its descendants until it is told to stop."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root = root
        self.done = threading.Event()
        self.highest = 0

    def run(self) -> None:
        """Sample until done."""
        resident = count = 0
        while not self.done.wait(INTERVAL):
            tree = _tree(self.root)
            now = sum(map(_resident, tree))
            if now > resident or count % SPARING == 0:
                self.highest = max(self.highest, sum(map(_proportional, tree)))
            resident = max(resident, now)
            count += 1


def _tree(root: int) -> list[int]:
    """A process and all its descendants."""
    parents: dict[int, list[int]] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            stat = _read(f"/proc/{entry.name}/stat").rpartition(")")[2].split()
            if stat:
                parents.setdefault(int(stat[1]), []).append(int(entry.name))
    found = [root]
    for process in found:  # grows while it is walked
        found += parents.get(process, ())
    return found


def _resident(process: int) -> int:
    fields = _read(f"/proc/{process}/statm").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") if fields else 0


def _proportional(process: int) -> int:
    lines = _read(f"/proc/{process}/smaps_rollup").splitlines()
    return next((int(line.split()[1]) * KIB for line in lines if line.startswith("Pss:")), 0)


def _read(path: str) -> str:
    """A file of /proc; empty when the process has ended meanwhile."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def tree_size(folder: Path) -> tuple[int, int]:
    """How many files a folder holds, and their bytes."""
    files = size = 0
    for here, _folders, names in os.walk(folder):
        for name in names:
            files += 1
            size += Path(here, name).lstat().st_size
    return files, size
