"""What this machine sent to a remote, since not all storage tells the digests of its files, and what a CDN may still have.

It never leaves the machine: a public list of all files would also tell which addresses belong to sealed records. It counts only as long as the
remote names it; where it is lost, more is sent than need be, and nothing else happens.
"""

from __future__ import annotations

import json
import secrets
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

from build_scripts.publish.releases import put

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path


class Memory:
    """One remote's; a file that grows by a line with every file sent, so that it is right whenever the process ends.

    Attributes:
        token: by which the remote names it.
        sent: path → SHA-256 of what is there.
        purge: paths that were removed or changed since a publication last ended.
    """

    def __init__(self, folder: Path, place: str) -> None:
        """Read it, if there is one.

        Args:
            folder: where the memories are kept.
            place: the remote, as it was named.
        """
        self._file = folder / f"{sha256(place.encode()).hexdigest()[:16]}.jsonl"
        self.token = secrets.token_hex(16)
        self.sent: dict[str, str] = {}
        self.purge: set[str] = set()
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
            head = json.loads(lines[0])
            self.token, self.purge = str(head["token"]), set(head["purge"])
            for line in lines[1:]:
                path, digest = json.loads(line)
                self.sent[path] = digest
        except (OSError, ValueError, LookupError, TypeError):
            pass  # the last line may be a part of one

    def is_named(self, token: str | None) -> bool:
        """Whether the remote names this memory; else what was sent is forgotten, but not what is to be purged."""
        if token == self.token:
            return True
        self.token, self.sent = secrets.token_hex(16), {}
        return False

    @contextmanager
    def growing(self, same: Iterable[str], purge: Iterable[str]) -> Iterator[Callable[[str, str], None]]:
        """Keep what is there still, before anything is changed, and then what arrives.

        Args:
            same: files that stay.
            purge: paths that are going to be removed or changed.

        Returns:
            What is to be told of each file that arrives, with its digest.
        """
        kept = set(same)
        self.sent = {path: digest for path, digest in self.sent.items() if path in kept}
        self.purge.update(purge)
        self._write()
        with self._file.open("a", encoding="utf-8", buffering=1) as stream:

            def note(path: str, digest: str) -> None:
                self.sent[path] = digest
                stream.write(json.dumps([path, digest]) + "\n")

            yield note

    def end(self, paths: Collection[str]) -> None:
        """The publication is complete: nothing is left to be purged, and what is not there any more is forgotten."""
        self.sent = {path: digest for path, digest in self.sent.items() if path in paths}
        self.purge = set()
        self._write()

    def _write(self) -> None:
        head = {"token": self.token, "purge": sorted(self.purge)}
        lines = [head, *sorted(self.sent.items())]
        put(self._file, "".join(json.dumps(line) + "\n" for line in lines).encode())
