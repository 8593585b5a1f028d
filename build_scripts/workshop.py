"""The work that many files or pages need, in chunks.

Takes an executor; gives the results in order. Each chunk function takes plain data and gives plain data or files, and
shares nothing, so that another executor than local processes can run it.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import connection, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

from build_scripts import guard
from build_scripts.cache import Cache, TornError
from build_scripts.links import targets
from build_scripts.prepare import Prepared, document_key, draft_key, key_of, prepare, read, undump_document
from build_scripts.problem import Problem
from build_scripts.publish import keep_same, write
from build_scripts.render.job import HAND_WRITTEN, Job, make
from build_scripts.search.index import Analysis, analyse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

CHUNK = 64  # files or pages; small enough for progress, large enough that sending them costs little

Item = TypeVar("Item")
Result = TypeVar("Result")


class MadePage(NamedTuple):
    """One page that was made.

    Attributes:
        file: its path from the site's root.
        targets: what it links to, for the check that it is there.
        new: whether its bytes differ from the previous site's.
        problems: what the last look at it found.
    """

    file: str
    targets: set[str]
    new: bool
    problems: list[Problem]


class Read(NamedTuple):
    """One file that was read.

    Attributes:
        source: its path below the content folder.
        key: of its bytes, its place and all that its drafts depend on; empty where it could not be read.
        prepared: without drafts and document; None when the key is the one it had before.
        secret: where a name of the private list stands in it.
        rows: what the cache should keep of it.
    """

    source: str
    key: str
    prepared: Prepared | None
    secret: tuple[Problem, ...] = ()
    rows: Sequence[tuple[str, bytes]] = ()


class Here(Executor):
    """Runs everything at once in this process: for one job, and for tests."""

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """Run the call and return its finished future."""
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future carries every exception to its caller
            future.set_exception(error)
        return future


class Workshop:
    """Runs chunk functions on an executor; use as a context manager."""

    def __init__(self, jobs: int, executor: Executor | None = None) -> None:
        """Start with `jobs` local processes, or with an executor of the caller's."""
        if executor is None:
            executor = Here() if jobs == 1 else ProcessPoolExecutor(jobs, initializer=_end_with_parent)
        self._executor = executor

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._executor.shutdown(cancel_futures=True)

    def map(self, work: Callable[..., Result], items: Sequence[Any], *common: Any) -> Iterator[tuple[int, Result]]:
        """Run `work(chunk, *common)` on every chunk of the items.

        Yields:
            How many items are done so far, and the chunk's result, in the order of the items.
        """
        chunks = [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
        executor = self._executor if len(chunks) > 1 else Here()  # a few are done before a process has started
        futures = deque((len(chunk), executor.submit(work, chunk, *common)) for chunk in chunks)
        done = 0
        while futures:
            size, future = futures.popleft()  # and so lets go of the result's memory
            done += size
            yield done, future.result()


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


def prepare_files(
    files: Sequence[tuple[str, str]], content: str, version: str, press: bytes, pages: bool, names: guard.Names
) -> list[Read]:
    """Read files once, and prepare those that changed.

    Args:
        files: paths below the content folder, each with the key that it had in the last build.
        content: the content folder.
        version: of everything else that a draft depends on.
        press: a packed Press.
        pages: whether to render; `portal check` does not.
        names: of the private list, looked for in every file, changed or not.
    """
    ready = unpack(press)
    done = []
    for source, known in files:
        data = read(Path(content, source), source)
        if isinstance(data, Problem):
            done.append(Read(source, "", Prepared(source, None, (), None, (data,))))
            continue
        key = key_of(data, source, version)
        prepared = None if key == known else prepare(data, source, ready, pages=pages)
        secret = tuple(guard.hidden(source, data.decode("utf-8", "replace"), names))
        rows = prepared.rows(key) if prepared and not secret else []
        done.append(Read(source, key, prepared.without_pages() if prepared else None, secret, rows))
    return done


def make_pages(
    jobs: Sequence[tuple[Job, str]], press: bytes, shells: bytes, cache: str, folder: str, previous: str
) -> list[MadePage]:
    """Make pages and write them; one that comes out as it was in the previous site is taken from there.

    Args:
        jobs: job and file of each.
        press: a packed Press.
        shells: the packed shells of all languages.
        cache: the file of the cache, which holds the drafts.
        folder: the new tree.
        previous: the site that it will replace.

    Returns:
        What was made, in the order of the jobs.

    Raises:
        TornError: the cache has lost a draft.
    """
    ready, frames = unpack(press), unpack(shells)
    wanted = {draft_key(job.draft, job.language) for job, _file in jobs if job.draft}
    drafts = found(cache, wanted)
    made = []
    for job, file in jobs:
        draft = drafts[draft_key(job.draft, job.language)].decode() if job.draft else None
        data = make(job, draft, ready, frames)
        new = not keep_same(Path(previous), Path(folder), file, data)
        if new:
            write(Path(folder), file, data)
        made.append(
            MadePage(file, targets(file, data), new, list(guard.look(file, data, by_hand=job.template == HAND_WRITTEN)))
        )
    return made


def found(cache: str, keys: Collection[str]) -> dict[str, bytes]:
    """Values of the cache that must be there.

    Raises:
        TornError: one is not.
    """
    with Cache(Path(cache)) as kept:
        values = dict(kept.get(keys))
    if len(values) < len(keys):
        raise TornError
    return values


def look_for_names(files: Sequence[str], folder: str, names: guard.Names) -> list[Problem]:
    """Look through files of the new tree for the names of a private list."""
    found: list[Problem] = []
    for file in files:
        found += guard.hidden(file, Path(folder, file).read_bytes().decode("utf-8", "replace"), names)
    return found


def analyse_documents(keys: Sequence[str], cache: str) -> Analysis:
    """Take documents apart for the search.

    Args:
        keys: of their records.
        cache: the file of the cache, which holds the documents.

    Raises:
        TornError: the cache has lost a document.
    """
    wanted = [document_key(key) for key in keys]
    documents = found(cache, wanted)
    return analyse(*(undump_document(documents[key]) for key in wanted))
