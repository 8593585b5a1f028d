"""What `portal init` leaves to be filled in: names, addresses, introductions.

Takes files that are written by hand; gives a warning for each line that still holds a placeholder, so that no site goes online with one unnoticed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

HOST = "fill-in.example"  # in the place of the adopter's own
SAMPLE_HOST = (
    "portal.example"  # of this project's own settings and pages, in the place of which `portal init` writes the other
)
_SIGNS = re.compile(rf"待填写|TO BE FILLED IN|{re.escape(HOST)}".encode())
_PLACES = ("README.md", "SECURITY.md", ".github/ISSUE_TEMPLATE/config.yml")  # besides settings and pages


def unfilled(root: Path, files: Iterable[Path]) -> Iterator[Problem]:
    """Every line with a placeholder.

    Args:
        root: the project's folder.
        files: settings and hand-written pages.
    """
    for path in (*files, *(root / name for name in _PLACES)):
        for number, line in enumerate(path.read_bytes().split(b"\n") if path.is_file() else (), 1):
            if found := _SIGNS.search(line):
                yield Problem(
                    rule="FILE-04",
                    severity=Severity.WARNING,
                    message=Message("this is still to be filled in"),
                    remedy=Message("write your own in its place"),
                    path=path.as_posix(),
                    line=number,
                    column=len(line[: found.start()].decode("utf-8", "replace")) + 1,
                )
