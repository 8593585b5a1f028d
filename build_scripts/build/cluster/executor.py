"""A Dask cluster in the place of local processes.

Takes the address of a scheduler; gives an executor of tasks, as the pool of workers asks for. The cluster shares the file system of content
and site with this process: workers read records and write pages there, and what every task needs lies there as a file. What a worker did
not finish because it died is done again by another one, as often as the scheduler allows (`allowed-failures`).
"""

from __future__ import annotations

import hashlib
import importlib
import logging
import pickle
import secrets
import time
import warnings
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from build_scripts.build.cluster import worker
from build_scripts.build.cluster.error import ClusterError
from build_scripts.build.cluster.needs import forget, must_run_the_same, needs_of
from build_scripts.build.workers import pack
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from build_scripts.build.cluster.needs import Needs
    from build_scripts.build.config import BuildConfig

CONNECTING = 10.0  # seconds until the scheduler must answer
WAITING = 60.0  # seconds until a cluster without a worker must have one
_CLOSING = 2.0  # seconds; a scheduler that is gone would be waited for
_PAUSE = 5.0  # seconds after which it is asked whether there is still a worker
_LARGE = 1 << 16  # bytes; what many tasks need and is larger goes into a file
_EXTRA = "pip install 'judicial-openness-portal[cluster]'"

Result = TypeVar("Result")


@contextmanager
def joined(config: BuildConfig, scratch: Path) -> Iterator[BuildConfig]:
    """The config with its scratch folder, and with the cluster's executor where it names a scheduler.

    Args:
        config: of the build.
        scratch: a folder beside the site.

    Raises:
        ClusterError: there is no cluster, or one of its workers does not fit the build.
    """
    own = replace(config, scratch=scratch)
    if not config.scheduler:
        yield own
        return
    client, needs = _connected(config.scheduler), needs_of(config, scratch)
    try:
        executor = ClusterExecutor(client, config.scheduler, needs)
        workers = executor.introduce()
        config.progress("workers", workers, workers)
        yield replace(own, executor=executor, jobs=workers)
    finally:
        forget(needs)
        with suppress(TimeoutError, OSError):
            client.close(timeout=_CLOSING)


def _connected(address: str) -> Any:
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        message = Message("`--scheduler` needs the extra `cluster`; install it with: {command}", command=_EXTRA)
        raise ClusterError(message) from error
    if address.startswith("tls:") and not distributed.Security().get_connection_args("client").get("ssl_context"):
        raise ClusterError(Message("{address} needs certificates, which Dask's own settings name", address=address))
    warnings.filterwarnings("ignore", category=distributed.versions.VersionMismatchWarning)  # we name what matters
    for name in ("distributed.client", "distributed.core", "distributed.comm"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is lost is told once, by us
    try:
        return distributed.Client(address, timeout=CONNECTING, set_as_default=False, name="portal")
    except (OSError, ValueError) as error:
        raise ClusterError(Message("no Dask scheduler answers at {address}", address=address)) from error


class ClusterExecutor(Executor):
    """Gives tasks to a cluster; what fails is told as a ClusterError or as the task raised it."""

    def __init__(self, client: Any, address: str, needs: Needs) -> None:
        """Begin.

        Args:
            client: of the cluster.
            address: of its scheduler.
            needs: what a worker must have.
        """
        self._client, self._address, self._needs = client, address, needs
        self._shared: dict[int, tuple[bytes, worker.Shared]] = {}  # by what tells two objects apart

    def introduce(self) -> int:
        """Ask the scheduler and every worker whether they fit the build, before any task.

        Returns:
            How many workers there are.

        Raises:
            ClusterError: one does not fit, or there is none.
        """
        scheduler = Message("scheduler {address}", address=self._address)
        _must_fit(scheduler, self._asked(partial(must_run_the_same, self._needs, scheduler)))
        try:
            self._client.wait_for_workers(1, timeout=WAITING)
        except TimeoutError as error:
            raise ClusterError(self._without_workers()) from error
        answers = self._client.run(worker.introduce, self._needs, on_error="return")
        for address, answer in sorted(answers.items()):
            _must_fit(Message("worker {address}", address=address), answer)
        return len(answers)

    def _asked(self, question: Callable[[], None]) -> Exception | None:
        try:
            self._client.run_on_scheduler(question)
        except Exception as error:  # noqa: BLE001 - another program may answer with anything
            return error
        return None

    def submit(self, fn: Callable[..., Result], /, *args: Any, **_none: Any) -> Future[Result]:
        """Give a task to a worker.

        Args:
            fn: a function of this package.
            args: plain data.
        """
        job = worker.Job(self._needs, pack((fn, [self._in_a_file(one) for one in args])))
        key = f"{fn.__name__}-{secrets.token_hex(8)}"  # the part before the dash is what Dask's own pages count
        return _Answer(self, self._client.submit(worker.perform, job, key=key, pure=False))

    def _in_a_file(self, given: Any) -> Any:
        """Large bytes as a file, so that they go neither through the scheduler nor to a worker more than once."""
        if not isinstance(given, bytes) or len(given) < _LARGE:
            return given
        if id(given) not in self._shared:
            digest = hashlib.sha256(given).hexdigest()
            path = Path(self._needs.places[0], f"{digest}.shared")
            path.write_bytes(given)
            self._shared[id(given)] = given, worker.Shared(str(path), digest)
        return self._shared[id(given)][1]

    def wait(self, future: Any) -> Any:
        """What a worker came to.

        Raises:
            ClusterError: the scheduler is gone, or there are no workers, or too many of them died of this task.
        """
        alone_since = None
        while True:
            try:
                done, result = pickle.loads(future.result(timeout=_PAUSE))  # noqa: S301 - packed by `worker.perform`
            except TimeoutError:
                alone_since = self._alone(alone_since)
            except CancelledError as error:
                message = Message("the scheduler {address} is gone; nothing was published", address=self._address)
                raise ClusterError(message) from error
            except Exception as error:
                self._end()
                raise ClusterError(_failed(error)) from error
            else:
                if done:
                    return result
                self._end()
                raise result

    def _alone(self, since: float | None) -> float | None:
        """Since when the cluster has had no worker; None while it has one."""
        with suppress(TimeoutError, OSError):
            if self._client.sync(self._client.scheduler.ncores, callback_timeout=CONNECTING):
                return None
        if since and time.monotonic() - since > WAITING:
            raise ClusterError(self._without_workers())
        return since or time.monotonic()

    def _without_workers(self) -> Message:
        return Message("the scheduler {address} has no worker; nothing was published", address=self._address)

    def _end(self) -> None:
        """Let no worker write anything more into a tree that is about to be removed."""
        with suppress(TimeoutError, OSError):
            self._client.run(worker.end, self._needs.build, on_error="ignore")


class _Answer(Future[Result]):
    """What a task will have come to."""

    def __init__(self, cluster: ClusterExecutor, future: Any) -> None:
        super().__init__()
        self._cluster, self._future = cluster, future

    def result(self, timeout: float | None = None) -> Result:  # noqa: ARG002 - the cluster bounds the wait
        """Wait for it."""
        made: Result = self._cluster.wait(self._future)
        return made


def _must_fit(name: Message, answer: Exception | None) -> None:
    """Refuse who refused the build, or did not even know what it was asked; a worker that died meanwhile is none any more."""
    if answer is None or isinstance(answer, OSError):
        return
    if isinstance(answer, ClusterError):
        raise answer
    message = Message("{name} has another version of the program than the build; install the same", name=name)
    raise ClusterError(message) from answer


def _failed(error: Exception) -> Message:
    if type(error).__name__ == "KilledWorker":
        return Message(
            "one worker after another died of the same task; nothing was published, and their own logs say why"
        )
    return Message("the cluster failed: {kind}", kind=type(error).__name__)
