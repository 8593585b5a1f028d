"""Where the tests write: in memory if there is room, since most of them make and remove thousands of small files."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - on Linux a disk in memory; in a container it is often too small
ROOM = 4 << 30


def choose_place():
    """Let this process and all that it starts write there; whoever sets TMPDIR has chosen."""
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)
