"""Whether the records of a site and the entries of its log are the same publications: each entry opened by one record, or closed.

Takes the log's tree and what the records open; gives every fault with the address of the page.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

import rfc8785

from build_scripts.content.message import Message
from build_scripts.content.problem import Severity
from build_scripts.publish.log import checkpoint, merkle, record_file, tiles
from build_scripts.publish.log.findings import LOG, WAITING, Fault, finding
from build_scripts.publish.log.log_error import LogError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from build_scripts.content.problem import Problem
    from build_scripts.publish.log.page_text import Shown
    from build_scripts.publish.log.record_file import Opened, RecordFile
    from build_scripts.publish.log.tree_check import Tree

    Claims = Mapping[int, tuple[str, Opened]]  # entry → the page of the record that opens it, and how

_LATER = Message("run `portal log` and publish the site again")


def claims(
    files: Iterable[tuple[str, bytes]], shown: Mapping[str, Collection[Shown]]
) -> tuple[dict[int, tuple[str, Opened]], list[Problem]]:
    """Which entries the records of a site open, and what each file shows to be wrong by itself.

    Args:
        files: path and bytes of every `record.json`.
        shown: what pages show, by the folder of the record.
    """
    found: dict[int, tuple[str, Opened]] = {}
    problems = []
    pages = set()
    for path, data in files:
        page = path.removesuffix(record_file.NAME)
        pages.add(page)
        try:
            record = record_file.read(path, data)
        except LogError as error:
            problems.append(finding(Fault.ALTERED, page, Message("altered: {why}", why=error.message)))
            continue
        opened = record.opened
        if not opened or opened[-1].entered is None:
            message = Message("not entered: the log has no entry for this record as it stands")
            problems.append(finding(Fault.NOT_ENTERED, page, message, _LATER))
        elif not opened[-1].entered:
            message = Message("altered: the record is not the one that its newest entry in the log commits to")
            problems.append(finding(Fault.ALTERED, page, message))
        else:
            problems += _shown_rightly(page, record, shown.get(page, ()))
        for one in opened:
            if one.index in found:
                message = Message("altered: entry {index} is opened by two records", index=one.index)
                problems.append(finding(Fault.ALTERED, page, message))
            found[one.index] = (page, one)
    for page in sorted(shown.keys() - pages) if pages else ():
        if any(one.text for one in shown[page]):
            message = Message("not entered: the page shows the text of a record, and no record stands beside it")
            problems.append(finding(Fault.NOT_ENTERED, page, message))
    return found, problems


def _shown_rightly(page: str, record: RecordFile, shown: Collection[Shown]) -> Iterator[Problem]:
    """Whether the pages of a record have its title and its text."""
    titles, texts = {one.title for one in shown}, {one.text for one in shown if one.text}
    if record.text and texts != {record.text}:
        yield finding(Fault.ALTERED, page, Message("altered: the page shows another text than the record has"))
    if record.titles and not titles <= record.titles:
        yield finding(Fault.ALTERED, page, Message("altered: the page has another title than the record"))


def compare(tree: Tree, opened: Claims, waiting: Collection[int]) -> Iterator[Problem]:
    """Every entry that is not opened exactly once or closed later, and every record whose entries are other ones.

    Args:
        tree: the log.
        opened: from `claims`.
        waiting: the entries that the site says are closed, and whose closing the log does not have yet.
    """
    said = [_said(entry, index) for index, entry in enumerate(tree.entries)]
    places = {one: index for index, one in enumerate(said) if isinstance(one, str)}
    yield from _opened_rightly(said, places, opened)
    yield from _unexplained(tree, places, opened)
    closed: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(said):
        for number in one if isinstance(one, list) else ():
            closed[number].append(index)
        if one is None or (isinstance(one, list) and not all(isinstance(said[number], str) for number in one)):
            message = Message("altered: entry {index} says nothing that an entry may say", index=index)
            yield finding(Fault.ALTERED, _bundle(tree, index), message)
    for index in sorted(places.values()):
        if len(closed.get(index, ())) != int(index not in opened):
            yield _astray(tree, index, opened, closed.get(index, []), waiting)
    for index in sorted({*waiting} - ({*places.values()} - opened.keys() - closed.keys())):
        message = Message("altered: entry {index} is said to wait for its closing, and does not", index=index)
        yield finding(Fault.ALTERED, LOG + WAITING, message)


def _opened_rightly(said: list[str | list[int] | None], places: Mapping[str, int], opened: Claims) -> Iterator[Problem]:
    """What each record says of its entries against what these say."""
    latest = ""
    for index, (page, one) in sorted(opened.items()):
        if index >= len(said):
            yield finding(
                Fault.DROPPED,
                page,
                Message("dropped: the log has no entry {index}, which the record opens", index=index),
            )
        elif said[index] != one.commitment and one.commitment in places:
            message = Message("reordered: entry {index} stands in another place than it was entered", index=index)
            yield finding(Fault.REORDERED, page, message)
        elif said[index] != one.commitment:
            message = Message("altered: entry {index} is not the one that the record opens", index=index)
            yield finding(Fault.ALTERED, page, message)
        elif one.date < latest:
            message = Message("backdated: entry {index} names a day before that of an earlier entry", index=index)
            yield finding(Fault.BACKDATED, page, message)
        latest = max(latest, one.date)


def _unexplained(tree: Tree, places: Mapping[str, int], opened: Claims) -> Iterator[Problem]:
    """That the entries do not have the root of the checkpoint, unless they have it in the order in which the records open them."""
    if tree.sound:
        return
    moved = {index: places[one.commitment] for index, (_page, one) in opened.items() if one.commitment in places}
    known = set(moved.values())
    rest = iter([index for index in range(len(tree.entries)) if index not in known])
    order = [moved[index] if index in moved else next(rest, 0) for index in range(len(tree.entries))]
    if merkle.root([merkle.leaf_hash(tree.entries[index]) for index in order]) != tree.checkpoint.root:
        message = Message("altered: the entries do not have the root that the checkpoint states")
        yield finding(Fault.ALTERED, LOG + checkpoint.PLACE, message)


def _astray(tree: Tree, index: int, opened: Claims, closed: list[int], waiting: Collection[int]) -> Problem:
    if index in opened:
        message = Message("altered: entry {index} was closed, and a record still opens it", index=index)
        return finding(Fault.ALTERED, opened[index][0], message)
    if closed:
        message = Message("altered: entry {index} was closed twice", index=index)
        return finding(Fault.ALTERED, _bundle(tree, closed[-1]), message)
    if index in waiting:
        message = Message("closed: entry {index} was closed, and the log does not say so yet", index=index)
        return finding(Fault.DROPPED, _bundle(tree, index), message, _LATER, Severity.WARNING)
    message = Message("dropped: no record opens entry {index}, and no later entry closes it", index=index)
    return finding(Fault.DROPPED, _bundle(tree, index), message)


def _said(entry: bytes, index: int) -> str | list[int] | None:
    """The commitment of an entry, or the earlier entries that it closes; None of what is neither."""
    try:
        whole = json.loads(entry)
        if rfc8785.dumps(whole) != entry:
            return None
    except (ValueError, RecursionError, rfc8785.CanonicalizationError):
        return None
    if not isinstance(whole, dict) or len(whole) != 1:
        return None
    commitment, closed = whole.get("commitment"), whole.get("closed")
    if isinstance(closed, list) and all(type(number) is int and 0 <= number < index for number in closed):
        return closed
    return commitment if isinstance(commitment, str) else None


def _bundle(tree: Tree, index: int) -> str:
    number = index // tiles.WIDTH
    return LOG + tiles.path(tiles.ENTRIES, number, min(tiles.WIDTH, tree.checkpoint.size - number * tiles.WIDTH))
