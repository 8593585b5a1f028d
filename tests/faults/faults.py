"""The faults: each is laid on a build in a process of its own, chosen by a generator of random numbers.

A fault is a function of the random numbers and of the project; it may change files before the build begins, and gives what the process
of the build does to itself before it builds.
"""

import errno
import os
import resource
import shutil
import signal
import sys
import time

OPERATIONS = {"open", "os.link", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "sqlite3.connect"}
MOST = 1000  # operations of a small build that keeps a release; the fault comes at one of them, or after all


def _writes(event, details):
    """Whether an audited operation changes something on the disk."""
    if event == "open":
        changes = isinstance(details[2], int) and bool(details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        return changes and details[0] != os.devnull
    return event in OPERATIONS


def _at_operation(number, act):
    """Do something at one of the operations on the disk, counted from the beginning."""
    left = number

    def hook(event, details):
        nonlocal left
        if event in OPERATIONS and _writes(event, details):
            left -= 1
            if left == 0:
                act()

    return lambda: sys.addaudithook(hook)


def _die():
    os.kill(os.getpid(), signal.SIGKILL)


def _fail(code):
    def act():
        raise OSError(code, os.strerror(code))

    return act


def killed_at_an_operation(random, _project):
    return _at_operation(int(random.triangular(1, MOST, 1)), _die)


def killed_at_a_moment(random, _project):
    seconds = random.uniform(0, 0.15)
    return lambda: signal.setitimer(signal.ITIMER_REAL, seconds)  # whose signal ends the process


def refused_one_operation(random, _project):
    code = random.choice((errno.ENOSPC, errno.EIO, errno.EACCES))
    return _at_operation(int(random.triangular(1, MOST, 1)), _fail(code))


def refused_every_operation_from_one_on(random, _project):
    """As on a disk that is full, or gone."""
    code, first = random.choice((errno.ENOSPC, errno.EIO, errno.EROFS)), int(random.triangular(1, MOST, 1))

    def prepare():
        _at_operation(
            first, lambda: sys.addaudithook(lambda event, details: _writes(event, details) and _fail(code)())
        )()

    return prepare


def out_of_room(random, _project):
    """No file may grow beyond a size, as on a disk that is nearly full."""
    size = random.choice((0, 100, 3_000, 20_000, 200_000))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _kept(project):
    return sorted(path for path in (project / ".cache").rglob("*") if path.is_file() and "second/" not in str(path))


def cache_damaged(random, project):
    if not _kept(project):  # a removal has just cleared it
        return lambda: None
    path = random.choice(_kept(project))
    data = path.read_bytes()
    place = random.randrange(len(data) + 1)
    path.write_bytes(random.choice((data[:place], data[:place] + random.randbytes(7) + data[place + 7 :], b"", b"{}")))
    return lambda: None


def cache_swapped(random, project):
    """The cache of another moment, or one file of it."""
    older, cache = project.parent / "older", project / ".cache"
    if not _kept(project):
        return lambda: None
    if older.exists() and random.random() < 0.5:
        shutil.rmtree(cache)
        shutil.copytree(older, cache)
    elif older.exists():
        path = random.choice(_kept(project))
        other = older / path.relative_to(cache)
        if other.is_file():
            shutil.copy2(other, path)
    else:
        shutil.copytree(cache, older)
    return lambda: None


def clock_jumped(random, project):
    """Every clock but the monotonic one is wrong, and so are the times of the records."""
    jump = random.choice((-1, 1)) * random.uniform(0, 40 * 365 * 86_400)
    for path in (project / "content" / "records").rglob("*.yml"):
        os.utime(path, (max(0, time.time() + jump),) * 2)
    told = time.time

    def act():
        time.time = lambda: told() + jump

    return act


WRITING = (
    killed_at_an_operation,
    killed_at_a_moment,
    refused_one_operation,
    refused_every_operation_from_one_on,
    out_of_room,
)
FAULTS = (*WRITING, cache_damaged, cache_swapped, clock_jumped)
