"""What a worker on another machine does: it compares itself with the build, then takes tasks.

Takes a `Job`, which is bytes to everyone else; gives bytes. Dask knows nothing of what goes through it, and its logs show none of it.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import pickle
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from build_scripts.build.cluster.error import ClusterError
from build_scripts.build.cluster.needs import Needs, must_run_the_same, must_share_the_files
from build_scripts.build.store import stored_summary
from build_scripts.build.workers import pack
from build_scripts.content.message import Message

_alone = threading.Lock()  # a worker may have several threads, and tasks are made for processes
_ended: set[str] = set()  # builds that want nothing written any more


class Shared(NamedTuple):
    """Bytes that many tasks need, in a file that all workers see.

    Attributes:
        path: of the file.
        sum: the digest of its bytes.
    """

    path: str
    sum: str


@dataclass(frozen=True, repr=False)
class Job:
    """One task. It has no words of its own that a log could show.

    Attributes:
        needs: of the build.
        packed: the function of this package and its arguments.
    """

    needs: Needs
    packed: bytes


def perform(job: Job) -> bytes:
    """Do a task.

    Returns:
        Packed: whether it was done, and its result or what was raised.
    """
    with _alone:
        try:
            _must_go_on(job.needs.build)
            _introduced(job.needs)
            work, given = pickle.loads(job.packed)  # noqa: S301 - whoever reaches the scheduler may run any program anyway
            return pack((True, work(*(_read(one) if isinstance(one, Shared) else one for one in given))))
        except Exception as error:  # noqa: BLE001 - the build is told of every one
            return pack((False, error))
        finally:
            stored_summary.forget()


@lru_cache(maxsize=1)
def _introduced(needs: Needs) -> None:
    introduce(needs, _worker())


def introduce(needs: Needs, dask_worker: Any) -> None:
    """Compare this worker with the build.

    Args:
        needs: of the build.
        dask_worker: this worker; Dask gives it to a parameter of this name.

    Raises:
        ClusterError: they do not fit together.
    """
    name = _name(dask_worker)
    must_run_the_same(needs, name)
    must_share_the_files(needs, name)
    os.umask(needs.mask)


def _must_go_on(build: str) -> None:
    if build in _ended:
        raise ClusterError(Message("the build has ended"))


def end(build: str) -> None:
    """Wait until this worker's task is done, and begin no other of this build."""
    with _alone:
        _ended.add(build)


@lru_cache(maxsize=4)
def _read(shared: Shared) -> bytes:
    data = Path(shared.path).read_bytes()
    if hashlib.sha256(data).hexdigest() != shared.sum:
        raise ClusterError(
            Message("{name} reads something else in {file} than was written", name=_name(_worker()), file=shared.path)
        )
    return data


def _worker() -> Any:
    return importlib.import_module("distributed").get_worker()


def _name(dask_worker: Any) -> Message:
    return Message("worker {address}", address=dask_worker.address)
