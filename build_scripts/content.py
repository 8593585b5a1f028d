"""What the content folder holds: its record files, and what stands among them that is none.

Takes the content folder; gives the record files in a fixed order and a problem for every thing that is out of place, so
that no input is passed over in silence.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from build_scripts.model.kinds import BY_FOLDER
from build_scripts.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

_IGNORED = frozenset({"Thumbs.db", "desktop.ini", "README.md"})


def record_files(content: Path) -> tuple[list[str], list[Problem]]:
    """List the record files.

    Args:
        content: the folder that holds `records/`.

    Returns:
        Paths relative to `content`, sorted, and a problem for every thing that is no record file.
    """
    root = content / "records"
    found: list[str] = []
    problems: list[Problem] = []
    if not root.is_dir():
        message = "there is no folder `records` here"
        return [], [Problem(rule="FILE-02", message=message, remedy="name the content folder: --content DIR", path=".")]
    for folder, names, files in os.walk(root, followlinks=False):
        names[:] = sorted(name for name in names if not name.startswith("."))
        here = os.path.relpath(folder, content).replace(os.sep, "/")
        for name in [*names, *sorted(files)]:
            place = f"{here}/{name}"
            if not place.isprintable() or _undecodable(place):
                shown = place.encode("utf-8", "replace").decode()
                problems.append(_misplaced(shown, "the name has characters that are no text", "rename the file"))
                continue
            mode = (content / place).lstat().st_mode
            if stat.S_ISLNK(mode) and not name.startswith("."):
                problems.append(_misplaced(place, "a link to another place", "records are plain files; remove this"))
                continue
            if name.startswith(".") or name in _IGNORED or (name in names and not name.endswith((".yml", ".yaml"))):
                if here == "records" and name in names and name not in BY_FOLDER:
                    remedy = f"the folders are: {', '.join(BY_FOLDER)}"
                    problems.append(_misplaced(place, "no kind of record has a folder of this name", remedy))
                continue
            if not stat.S_ISREG(mode):
                problems.append(_misplaced(place, "not a regular file", "records are plain files; remove this"))
            elif not name.endswith(".yml"):
                problems.append(_misplaced(place, "not a record", "records end in .yml; rename or move this file"))
            elif place.count("/") < 2:  # noqa: PLR2004 - records/<kind-folder>/…
                problems.append(_misplaced(place, "outside the folders of the kinds", "move it into its kind's folder"))
            else:
                found.append(place)
    if not found and not problems:
        problems.append(_misplaced("records", "there is no record here", "add one with `portal new`"))
    return sorted(found), problems


def _undecodable(name: str) -> bool:
    """Whether a file's name is no UTF-8; Python stands surrogates in for its bytes."""
    return any("\ud800" <= character <= "\udfff" for character in name)


def _misplaced(path: str, message: str, remedy: str) -> Problem:
    return Problem(rule="FILE-03", message=message, remedy=remedy, path=path)
