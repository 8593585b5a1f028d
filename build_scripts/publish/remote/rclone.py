"""Storage somewhere else, written and read by the program rclone, which knows some seventy kinds of it.

Takes a place in rclone's own notation, `name:path`; gives what is there, and sends or deletes exactly the files that it is told. The address and
the credentials stay in rclone's configuration: they stand on no command line here, and in no message.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from functools import cached_property
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.content.message import Message
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    Done = Callable[[str], None]

TRIES = 3
_NOT_THERE = {3, 4}  # exit codes of rclone: folder, file not found
_DIGESTS = ("md5", "sha1", "sha256")  # that storage knows and Python too, the commonest first
_NAME = re.compile(r"[^/\\:]*:")
_MARKS = re.compile(r"[,='\"]|^:")  # of a place that has its settings in itself
_TIME = re.compile(r"^[\d/]+ [\d:]+ ")  # before a line in plain text
_USER = re.compile(r"(?<=://)[^\s/@\"']*@")
_QUERY = re.compile(r"\?[^\s\"']+")  # which may be a signature
_SECRET = re.compile(r"RCLONE_.*(?:PASS|SECRET|KEY|TOKEN|AUTH|SAS|BEARER)")
_SHORTEST = 4  # letters of a setting that can be a secret


class Entry(NamedTuple):
    """A file that is there: its bytes, and its digest where the storage tells it with the list."""

    size: int
    digest: str


class Rclone:
    """One place, and what can be done there."""

    def __init__(self, place: str) -> None:
        """Take a place; nothing is asked of it yet.

        Args:
            place: `name:path`, or a folder, for example one where other storage is mounted.

        Raises:
            PublishError: it is not written so, or rclone is not installed.
        """
        name = _NAME.match(place)
        if not place or place.startswith("-") or not place.isprintable() or (name and _MARKS.search(name[0])):
            raise PublishError(
                Message(
                    "write the remote as `name:path`; address and credentials stay in rclone's configuration, or in RCLONE_CONFIG_NAME_… of the environment"
                )
            )
        program = shutil.which("rclone")
        if program is None:
            raise PublishError(
                Message(
                    "rclone is not installed; install it (`apt-get install rclone`, or https://rclone.org/install/), name the storage with `rclone config`, and try again"
                )
            )
        self.place = place
        self._program = program

    @cached_property
    def _features(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._read("backend", "features", words=[self.place]) or b"{}")
        return told

    @property
    def digest(self) -> str:
        """The kind of digest that the storage tells of its files; empty where it tells none that can be computed here."""
        known = self._features.get("Hashes") or []
        return next((kind for kind in _DIGESTS if kind in known), "")

    @property
    def slow(self) -> bool:
        """Whether the storage reads a file anew for its digest."""
        return bool(self._features["Features"].get("SlowHash"))

    def files(self) -> tuple[dict[str, Entry], set[str]]:
        """Every file by its path, with its digest if that costs nothing; and every folder.

        Raises:
            PublishError: it cannot be read, or a name has a line break: in a list of names it would stand for other files.
        """
        kind = "" if self.slow else self.digest
        options = ["--recursive", "--no-modtime", "--no-mimetype", *(["--hash", "--hash-type", kind] if kind else [])]
        found = json.loads(self._read("lsjson", *options, words=[self.place]) or b"[]")
        if broken := sum("\n" in one["Path"] or "\r" in one["Path"] for one in found):
            message = Message(
                "{place} holds {count} files with a line break in their names; remove them there",
                place=self.place,
                count=broken,
            )
            raise PublishError(message)
        folders = {one["Path"] for one in found if one["IsDir"]}
        return {
            one["Path"]: Entry(one["Size"], one.get("Hashes", {}).get(kind, "")) for one in found if not one["IsDir"]
        }, folders

    def digests(self, paths: Iterable[str]) -> dict[str, str]:
        """The digest of each of some files, as far as it can be had."""
        told = (
            self._read("hashsum", "--files-from-raw", "-", words=[self.digest, self.place], data=_lines(paths)) or b""
        )
        pairs = (line.split("  ", 1) for line in told.decode().splitlines())
        return {path: digest.strip() for digest, path in pairs}

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        joint = "" if self.place.endswith((":", "/")) else "/"
        return self._read("cat", words=[f"{self.place}{joint}{path}"])

    def send(self, folder: Path, paths: Sequence[str], done: Done) -> None:
        """Put some files there, whatever is there.

        Args:
            folder: that holds them.
            paths: below it.
            done: hears of each that has arrived, with the digest that it should have where the storage tells one.

        Raises:
            PublishError: some have not arrived, though it was tried again as long as others did.
        """
        self._do("copy", [str(folder), self.place], paths, done, "--ignore-times")

    def delete(self, paths: Sequence[str], done: Done) -> None:
        """Take some files away.

        Raises:
            PublishError: some are still there.
        """
        self._do("delete", [self.place], paths, done)

    def delete_empty_folders(self) -> None:
        """Take away folders without a file: their names tell what stood there."""
        if self._features["Features"].get("CanHaveEmptyDirectories"):
            self._read("rmdirs", "--leave-root", words=[self.place])

    def _do(self, verb: str, words: list[str], paths: Sequence[str], done: Done, *options: str) -> None:
        left = dict.fromkeys(paths)
        for _try in range(TRIES):
            before = len(left)
            why = self._followed(verb, words, left, done, *options)
            if why is None or not left:
                return
            if len(left) == before:
                break
        raise PublishError(
            Message(
                "rclone could not write {count} files to {place}: {why}", count=len(left), place=self.place, why=why
            )
        )

    def _followed(self, verb: str, words: list[str], left: dict[str, None], done: Done, *options: str) -> str | None:
        """Do something with all files that are left, and take out each that is done; gives what went wrong."""
        given = ("--files-from-raw", "-", "--no-traverse", *options)
        said: list[dict[str, Any]] = []
        with TemporaryFile() as names:
            names.write(_lines(left))
            names.seek(0)
            command = self._command(verb, *given, words=words)
            nowhere = subprocess.DEVNULL
            with subprocess.Popen(command, stdin=names, stdout=nowhere, stderr=subprocess.PIPE) as process:
                try:
                    for line in process.stderr or ():
                        told = _told(line)
                        if told.get("object") in left and told["msg"].split(" (")[0].endswith(("Copied", "Deleted")):
                            del left[told["object"]]
                            done(told["object"])
                        elif told["level"] != "info":
                            said = [*said[-9:], told]
                except BaseException:
                    process.kill()  # it would go on without us
                    raise
        return _why(said) if process.returncode else None

    def _read(self, *verb: str, words: list[str], data: bytes = b"") -> bytes | None:
        """What a command prints; None where there is nothing of that name."""
        command = self._command(*verb, words=words)
        ran = subprocess.run(command, input=data, capture_output=True, check=False)
        if ran.returncode in _NOT_THERE:
            return None
        if ran.returncode:
            why = _why([_told(line) for line in ran.stderr.splitlines()])
            raise PublishError(Message("rclone could not read {place}: {why}", place=self.place, why=why))
        return ran.stdout

    def _command(self, *verb: str, words: list[str]) -> list[str]:
        how = ("--retries", "1", "--ask-password=false", "--use-json-log", "--log-level", "INFO", "--stats", "0")
        return [self._program, *verb, *how, "--", *words]


def _lines(paths: Iterable[str]) -> bytes:
    return "".join(f"{path}\n" for path in paths).encode()


def _told(line: bytes) -> dict[str, Any]:
    """One line of what rclone says, whichever way it says it."""
    text = line.decode("utf-8", "replace").strip()
    try:
        told = json.loads(text)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        return {"level": "error", "msg": _TIME.sub("", text)}
    return {"level": "error", "msg": "", **told}


def _why(said: Iterable[dict[str, Any]]) -> str:
    """The last errors, without anything that may be a secret."""
    errors = [one["msg"] for one in said if one["level"] not in {"info", "warning", "notice", "debug"} and one["msg"]]
    text = "; ".join(dict.fromkeys(map(str, errors[-2:])))  # a line that says what, and one that says why
    for secret in sorted(_secrets(), key=len, reverse=True):
        text = text.replace(secret, "…")
    return _QUERY.sub("?…", _USER.sub("…@", text))


def _secrets() -> Iterator[str]:
    return (value for name, value in os.environ.items() if _SECRET.match(name) and len(value) >= _SHORTEST)
