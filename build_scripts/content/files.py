"""What the content folder holds: its record files, and what stands among them that is none.

Takes the content folder; gives the record files in a fixed order, each with its stat, and a problem for every thing that is out of place, so
that no input is passed over in silence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from build_scripts.content.file_stat import stat_of, walk
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity

if TYPE_CHECKING:
    import os
    from collections.abc import Collection
    from pathlib import Path

    from build_scripts.content.file_stat import FileStat

_PLAIN = Message("plain files alone are read; remove this")
_IGNORED = frozenset({"Thumbs.db", "desktop.ini", "README.md"})


def record_files(
    content: Path, folders: Collection[str], unused: Collection[str] = ()
) -> tuple[dict[str, FileStat], list[Problem]]:
    """List the record files.

    Args:
        content: the folder that holds `records/`.
        folders: the names that a folder directly below `records/` may have.
        unused: those of them that this site publishes nothing of.

    Returns:
        Paths relative to `content`, sorted, each with its stat, and a problem for every thing that is no record file.
    """
    root = content / "records"
    if not root.is_dir():
        message = Message("there is no folder `records` here")
        return {}, [
            Problem(rule="FILE-02", message=message, remedy=Message("name the content folder: --content DIR"), path=".")
        ]
    found: dict[str, FileStat] = {}
    problems: list[Problem] = []
    for place, item in walk(root, "records"):
        problem = _out_of_place(place, item, folders) or _unpublished(place, item, unused)
        if problem:
            problems.append(problem)
        elif item.is_file(follow_symlinks=False) and not _ignored(item.name):
            found[place] = stat_of(item)
    if not found and not problems:
        nothing = _misplaced("records", Message("there is no record here"), Message("add one with `portal new`"))
        problems.append(replace(nothing, severity=Severity.WARNING))
    return dict(sorted(found.items())), problems


def not_plain(folder: Path) -> list[Problem]:
    """A problem for everything below a folder that is neither a file nor a folder: a pipe is waited for without end, and a link publishes what it leads to.

    Args:
        folder: of pages or of a vocabulary; it need not be there.
    """
    found = walk(folder, folder.as_posix()) if folder.is_dir() else ()
    return [problem for place, item in found if not item.name.startswith(".") and (problem := _not_plain(place, item))]


def _not_plain(place: str, item: os.DirEntry[str]) -> Problem | None:
    """What is wrong with a thing that is neither a file nor a folder."""
    if item.is_symlink():
        return _misplaced(place, Message("a link to another place"), _PLAIN)
    if not item.is_file(follow_symlinks=False) and not item.is_dir(follow_symlinks=False):
        return _misplaced(place, Message("not a regular file"), _PLAIN)
    return None


def _ignored(name: str) -> bool:
    return name.startswith(".") or name in _IGNORED


def _out_of_place(place: str, item: os.DirEntry[str], folders: Collection[str]) -> Problem | None:
    """What is wrong with a thing's being where it is."""
    folder = item.is_dir(follow_symlinks=False)
    if item.name.startswith(".") and folder:
        return None
    if not place.isprintable():  # nor is what stands for bytes that are no UTF-8
        shown = place.encode("utf-8", "replace").decode()
        return _misplaced(shown, Message("the name has characters that are no text"), Message("rename the file"))
    if _ignored(item.name):
        return None
    if problem := _not_plain(place, item):
        return problem
    if folder and not item.name.endswith((".yml", ".yaml")):
        if place.count("/") == 1 and item.name not in folders:
            remedy = Message("the folders are: {folders}", folders=tuple(folders))
            return _misplaced(place, Message("no kind of record has a folder of this name"), remedy)
        return None
    if folder:
        return _misplaced(place, Message("not a regular file"), _PLAIN)
    if not item.name.endswith(".yml"):
        return _misplaced(place, Message("not a record"), Message("records end in .yml; rename or move this file"))
    if place.count("/") < 2:  # noqa: PLR2004 - records/<kind-folder>/…
        return _misplaced(place, Message("outside the folders of the kinds"), Message("move it into its kind's folder"))
    return None


def _unpublished(place: str, item: os.DirEntry[str], unused: Collection[str]) -> Problem | None:
    """A record of a kind that the site does not publish."""
    if not item.is_file(follow_symlinks=False) or _ignored(item.name) or place.split("/")[1] not in unused:
        return None
    message = Message("this portal does not publish records of this kind")
    return _misplaced(place, message, Message("remove the file, or add its kind to `extra.kinds` in mkdocs.yml"))


def _misplaced(path: str, message: Message, remedy: Message) -> Problem:
    return Problem(rule="FILE-03", message=message, remedy=remedy, path=path)
