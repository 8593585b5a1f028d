"""Who does the work that many files or pages need, in chunks.

Takes an executor, local processes or a cluster's; gives the results in order.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections import deque
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import lru_cache
from itertools import chain, islice
from multiprocessing import connection, parent_process
from typing import TYPE_CHECKING, Any, Self, TypeVar

from build_scripts.content.pinyin import syllables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST = 61  # processes; Windows cannot wait for more
SPARE = 4  # chunks that are under way or wait to be taken, besides two a process, which bounds the memory
FEW = 4  # chunks that are done before processes have started,
CHUNK = 64  # files or pages; small enough for progress, large enough that sending them costs little

Item = TypeVar("Item")
Result = TypeVar("Result")


class InProcess(Executor):
    """Runs everything at once in this process: for one job, and for tests."""

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """Run the call and return its finished future."""
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future carries every exception to its caller
            future.set_exception(error)
        return future


class WorkerPool:
    """Runs chunk functions on an executor; use as a context manager."""

    def __init__(self, jobs: int, executor: Executor | None = None) -> None:
        """Start with `jobs` local processes, or with an executor of the caller's that has as many, which goes on after this."""
        self._own: Executor | None = None
        if executor is None:
            self._own = executor = (
                InProcess() if jobs == 1 else ProcessPoolExecutor(min(jobs, MOST), initializer=_end_with_parent)
            )
        self._executor = executor
        self._ahead = 2 * jobs + SPARE

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._own:
            self._own.shutdown(cancel_futures=True)

    def map(
        self, work: Callable[..., Result], items: Iterable[Any], *common: Any, chunk: int | None = None
    ) -> Iterator[tuple[int, Result]]:
        """Run `work(chunk, *common)` on every chunk of the items.

        Args:
            work: can be sent to another process.
            items: plain data; drawn no faster than they are worked on.
            common: the same for every chunk.
            chunk: how many items go together.

        Yields:
            How many items are done so far, and the chunk's result, in the order of the items.
        """
        each, size = iter(items), chunk or CHUNK
        chunks = iter(lambda: list(islice(each, size)), [])
        first = list(islice(chunks, FEW + 1))
        executor = self._executor if len(first) > FEW else InProcess()
        if isinstance(executor, ProcessPoolExecutor):
            syllables("")  # loads the readings of all characters, which processes that are forked then share: 50 MB
        waiting = chain(first, chunks)
        ahead = deque((part, executor.submit(work, part, *common)) for part in islice(waiting, self._ahead))
        done = 0
        while ahead:
            part, future = ahead.popleft()
            result = future.result()
            ahead.extend((more, executor.submit(work, more, *common)) for more in islice(waiting, 1))
            done += len(part)
            yield done, result


def _end_with_parent() -> None:
    """Let a worker end when the build was killed, so that it does not go on writing into a folder that is nobody's."""
    parent = parent_process()
    if parent is None:
        return

    def wait() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def pack(thing: object) -> bytes:
    """Something that every chunk needs, pickled once."""
    return pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)


@lru_cache(maxsize=4)
def unpack(packed: bytes) -> Any:
    """The same thing in a worker, made once."""
    return pickle.loads(packed)  # noqa: S301 - it comes from `pack` in the parent process
