"""A process that begins as a copy of this one, with all that it has loaded: what a test needs where the process matters and its start does not."""

import contextlib
import gc
import os

STOPPED = 3  # exit code after an exception that nobody caught


def begin_process(act):
    """Let a copy of this process act, quietly, and end with the exit code that it gives; returns its number."""
    gc.freeze()  # a collection in the child would copy all that it shares with this process
    child = os.fork()
    if child == 0:
        gc.disable()
        code = STOPPED
        with contextlib.suppress(BaseException):
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            code = act()
        os._exit(code)
    return child


def end_of(child):
    """Wait for it; returns its exit code, or minus its signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
