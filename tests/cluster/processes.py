"""A scheduler and workers as processes of their own, as on several machines; they share the folder of a project and nothing else."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time

from project import environment

SERVING = re.compile(r"(?:Scheduler at|Start worker at): +(tcp://[\d.:]+)")
READY = re.compile(r"(?:Scheduler at|Registered to): +tcp://")
ALONE = ("--dashboard-address", "127.0.0.1:0", "--host", "127.0.0.1")


class Running:
    """One process of Dask and its address."""

    def __init__(self, kind, words, folder, log, **env):
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *words, *ALONE]
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                command, cwd=folder, env=environment(PYTHONWARNINGS="", **env), stdout=file, stderr=file
            )
        self.log = log

    def ready(self):
        """Wait until it serves."""
        end = time.monotonic() + 60
        while not READY.search(said := self.log.read_text(encoding="utf-8")):
            assert self.process.poll() is None, said
            assert time.monotonic() < end, said
            time.sleep(0.05)
        self.address = SERVING.search(said)[1]
        return self

    @property
    def runs(self):
        return self.process.poll() is None

    def stop(self):
        """Let it do nothing more and answer nobody, without an end that others would notice."""
        os.kill(self.process.pid, signal.SIGSTOP)

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()


class Cluster:
    """A scheduler and the workers that stand around it, begun when they are asked for."""

    def __init__(self, project, logs):
        self.project, self.logs, self.started = project, logs, 0
        self.scheduler, self.workers, self.others = None, [], []

    def start(self, kind, *words, folder=None, **env):
        self.started += 1
        log = self.logs / f"{self.started}.log"
        return Running(kind, words, folder or self.project, log, **env)

    def scheduled(self):
        """With a scheduler that runs, which gives a task up when two workers died of it."""
        if not (self.scheduler and self.scheduler.runs):
            self.close()
            self.scheduler = self.start(
                "scheduler", "--port", "0", DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1"
            ).ready()
        return self

    def with_workers(self, count):
        """With at least so many workers that run; to begin one costs as much as several builds."""
        self.scheduled()
        self.workers = [worker for worker in self.workers if worker.runs]
        new = [self.worker() for _number in range(count - len(self.workers))]
        self.workers += [worker.ready() for worker in new]
        return self

    def worker(self, folder=None, **env):
        place = self.logs / f"space{self.started}"
        words = (self.scheduler.address, "--nthreads", "1", "--no-nanny", "--local-directory", str(place))
        return self.start("worker", *words, folder=folder, **env)

    @contextlib.contextmanager
    def joined_by(self, **how):
        """One more worker for a time."""
        worker = self.worker(**how).ready()
        try:
            yield worker
        finally:
            worker.kill()

    def close(self):
        for process in (*self.workers, self.scheduler):
            if process:
                process.kill()
        self.workers = []
