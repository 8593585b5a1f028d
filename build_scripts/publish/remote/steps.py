"""In which order a publication does what: first what must go, last what points to everything else.

Takes the sizes of the files of the site and of those that are there, and which of them are the same; gives the steps. Meanwhile a reader never
meets a page without what it loads: assets come before pages, and the old ones go when the new pages stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.publish.log import checkpoint
from build_scripts.publish.log.findings import LOG, WAITING
from build_scripts.publish.promise import NAME as INDEX
from build_scripts.search.manifest import PATH as SEARCH
from build_scripts.search.summary import PATH as SUMMARY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_FRAME, _INDEX = "assets/", "search/"
_LAST = frozenset({SEARCH, SUMMARY, INDEX, LOG + checkpoint.PLACE, LOG + WAITING})
_ALSO_LAST = frozenset({"feed.xml", "feed.json", "sitemap.xml"})  # by their names, in whichever folder
_OF_A_RECORD = "record."  # the files beside a record's page that give it in other formats


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What may be done in any order, after the step before is done.

    Attributes:
        name: what it does, in a few words.
        paths: the files.
        deletes: whether they are taken away; else they are sent.
    """

    name: Message
    paths: tuple[str, ...]
    deletes: bool = False


def steps(local: Mapping[str, int], there: Mapping[str, int], same: Collection[str]) -> list[Step]:
    """The steps that make a remote equal to the site; none of them is empty.

    Args:
        local: path → bytes of every file of the site.
        there: the same of every file on the remote.
        same: files that need not be sent.
    """
    gone = there.keys() - local.keys()
    send = local.keys() - same
    stale = {
        path for path in gone if _is_asset(path) or path.startswith(LOG)
    }  # the checkpoint still leads to its tiles
    frame = {path for path in send if path.startswith(_FRAME)}
    index = {path for path in send if _is_asset(path)} - frame
    last = {path for path in send if path in _LAST}
    open_ = send - frame - index - last
    less = _less(open_, gone - stale, local, there)
    also_last = {path for path in open_ - less if _name(path) in _ALSO_LAST}
    every = (
        Step(name=Message("remove what the site no longer has"), paths=_sorted(gone - stale), deletes=True),
        Step(name=Message("send what pages load"), paths=_sorted(frame)),
        Step(name=Message("send what says less than before, or belongs to a record that changed"), paths=_sorted(less)),
        Step(name=Message("send the search index"), paths=_sorted(index)),
        Step(name=Message("send all other pages and data"), paths=_sorted(open_ - less - also_last)),
        Step(name=Message("send feeds, manifests and the checkpoint"), paths=_sorted(last | also_last)),
        Step(name=Message("remove what nothing leads to any more"), paths=_sorted(stale), deletes=True),
    )
    return [step for step in every if step.paths]


def _less(send: Collection[str], gone: Iterable[str], local: Mapping[str, int], there: Mapping[str, int]) -> set[str]:
    """Of the files to be sent, those that take something away: a tombstone, a notice, a text with names left out, a list without an entry."""
    changed = {path for path in send if path in there}
    records = {path.split("/")[-2] for path in (*gone, *changed) if _name(path).startswith(_OF_A_RECORD)}
    return {path for path in changed if local[path] < there[path] or _names(path) & records}


def _is_asset(path: str) -> bool:
    """Whether it is loaded by pages: most of these have an address that changes with their bytes."""
    return path.startswith((_FRAME, _INDEX)) and not path.endswith(".html") and path != SEARCH


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _names(path: str) -> set[str]:
    """What may be the id of a record in a path: the folder of its page in any language, the name of its file in the interface for programs."""
    folder, _slash, name = path.rpartition("/")
    return {_name(folder), name.split(".")[0]}


def _sorted(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(paths))
