"""Real storage over the network: rclone's own WebDAV and SFTP servers on the loopback, each with a folder of its own.

WebDAV tells no digests of its files, SFTP does. Where rclone is not installed (`apt-get install rclone`), what needs it is skipped.
"""

import contextlib
import re
import resource
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

RCLONE = shutil.which("rclone")
GEHEIM = "geheim-geheim"
PATIENCE = 20  # seconds until a server listens
LISTENS = {"webdav": re.compile(r"http://127\.0\.0\.1:(\d+)"), "sftp": re.compile(r"listening on 127\.0\.0\.1:(\d+)")}
CHANGE = re.compile(r"INFO  : /(.*): (PUT|DELETE) from")


@dataclass
class Storage:
    """A place that is served, the environment in which rclone reaches it, and what its server was asked."""

    folder: Path
    log: Path
    environment: dict

    def files(self):
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    def changes(self, since=0):
        """What reached it, in its order (WebDAV)."""
        return [(verb, path) for path, verb in CHANGE.findall(self.log.read_text()[since:])]


@contextlib.contextmanager
def serving(kind, place, *, largest=None):
    """Serve a folder.

    Args:
        kind: the protocol.
        place: for its folder and its log.
        largest: bytes that a file may have before the storage is full.
    """
    if RCLONE is None:
        pytest.skip("rclone is not installed: apt-get install rclone")
    folder, log = place / "served", place / "server.log"
    folder.mkdir(parents=True)
    words = (
        "serve",
        kind,
        folder,
        "--addr",
        "127.0.0.1:0",
        "--user",
        "u",
        "--pass",
        GEHEIM,
        "-vv",
        "--log-file",
        log,
    )
    command = [RCLONE, *map(str, words), "--config", str(place / "none.conf"), "--dir-cache-time", "0"]

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    # Python ignores the signal of a file that is too large; so does the server, and answers with the error
    how = {"preexec_fn": limit, "restore_signals": False} if largest else {}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how) as server:
        try:
            port = _port(kind, log)
            hidden = subprocess.run([RCLONE, "obscure", GEHEIM], capture_output=True, text=True, check=True).stdout
            own = {"TYPE": kind, "USER": "u", "PASS": hidden.strip()}
            own |= {"URL": f"http://127.0.0.1:{port}"} if kind == "webdav" else {"HOST": "127.0.0.1", "PORT": port}
            named = {f"RCLONE_CONFIG_STORE_{key}": value for key, value in own.items()}
            yield Storage(folder, log, named | {"RCLONE_CONFIG": str(place / "none.conf")})
        finally:
            server.kill()


def _port(kind, log):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = LISTENS[kind].search(log.read_text() if log.exists() else "")
        if found:
            return found[1]
        time.sleep(0.02)
    pytest.fail(f"rclone serve {kind} did not start")
