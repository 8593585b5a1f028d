"""Whose a remote is, and how new: the one file on it that the site does not have.

It stands in the place of the file by which the site's folder is known, names no file and no record, and no number of them, since the number of
files would tell that of the sealed records. Takes the finished site and the remote; refuses a remote that another content owns, and a site that
is older than what the remote has.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Self

from build_scripts.content.message import Message
from build_scripts.publish import promise
from build_scripts.publish.log import checkpoint, tree_check
from build_scripts.publish.log.entries import closed_in
from build_scripts.publish.log.findings import LOG, WAITING
from build_scripts.publish.log.log_error import LogError
from build_scripts.publish.staging_tree import MARK
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from collections.abc import Collection

    from build_scripts.publish.log.checkpoint import Checkpoint
    from build_scripts.publish.log.tree_check import Tree
    from build_scripts.publish.remote.rclone import Rclone
    from build_scripts.publish.site_folder import SiteFolder

CHECKPOINT = LOG + checkpoint.PLACE


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """What the file says.

    Attributes:
        site: the address of the site.
        as_of: the day of its build.
        checkpoint: of its publication log; empty where it has none.
        token: of the publication's memory on the machine that made it.
        complete: whether the publication ended.
        run: tells one that has not ended from every other; empty where it has.
    """

    site: str
    as_of: str
    checkpoint: str
    token: str = ""
    complete: bool = False
    run: str = ""

    def __bytes__(self) -> bytes:
        told = {name: value for name, value in asdict(self).items() if name != "run" or value}
        return (json.dumps({"made_by": "portal", **told}) + "\n").encode()

    @property
    def log(self) -> Checkpoint | None:
        """The checkpoint as it is read."""
        return checkpoint.parse(self.checkpoint.encode()) if self.checkpoint else None

    def owns(self, other: Self) -> bool:
        """Whether another publication is of the same content: by the origin of the log, or by the address where one of them has no log."""
        if self.log and other.log:
            return self.log.origin == other.log.origin
        return self.site == other.site


def of_site(site: SiteFolder) -> Owner:
    """Whose a finished site is.

    Raises:
        PublishError: the folder is no site that `portal build` published.
    """
    try:
        told = json.loads(site.read(promise.NAME) or b"")
        found = Owner(
            site=str(told["site"]), as_of=str(told["as_of"]), checkpoint=(site.read(CHECKPOINT) or b"").decode()
        )
        found.log  # noqa: B018 - raises where it is none
    except (ValueError, KeyError, TypeError, LogError) as error:
        raise _no_site(site) from error
    if MARK not in site.files:
        raise _no_site(site)
    return found


def of_remote(remote: Rclone, files: Collection[str]) -> Owner | None:
    """Whose a remote is; None where nobody has said so.

    Args:
        remote: to read from.
        files: what is there.
    """
    try:
        told = json.loads((remote.read(MARK) if MARK in files else None) or b"")
        told.pop("made_by")
        found = Owner(**told)
        found.log  # noqa: B018 - raises where it is none
    except (ValueError, KeyError, TypeError, AttributeError, LogError):
        return None
    return found


def must_be_free(own: Owner, known: Owner | None, remote: Rclone, files: Collection[str], *, adopt: bool) -> None:
    """Refuse a remote that is another's.

    Args:
        own: of the site.
        known: of the remote.
        remote: where it is.
        files: what is there.
        adopt: take over what nobody has said to be theirs.

    Raises:
        PublishError: another content owns it, or nobody does and it is not empty.
    """
    if known and not known.owns(own):
        raise PublishError(
            Message(
                "{place} holds the site {site}, which is made of another content; name another remote, or empty this one yourself",
                place=remote.place,
                site=known.site,
            )
        )
    if known is None and files and not adopt:
        raise PublishError(
            Message(
                "{place} holds {count} files that `portal publish` did not put there; name another remote, or see with `--adopt --dry-run` which of them would go, and take it over with `--adopt`",
                place=remote.place,
                count=len(files),
            )
        )


def must_not_be_newer(site: SiteFolder, own: Owner, known: Owner | None, remote: Rclone) -> None:
    """Refuse a site that is older than what a remote has: what was sealed since would come back.

    Raises:
        PublishError: it is older, or its log is another one.
    """
    earlier = known.log if known else _log_on(remote)
    why = None
    if known and known.as_of > own.as_of:
        why = Message("it is of {newer}, and the site of {older}", newer=known.as_of, older=own.as_of)
    elif earlier and own.log is None:
        why = Message("it has a publication log, and the site has none")
    elif earlier and own.log:
        tree, found = tree_check.read_tree(lambda path: site.read(LOG + path), own.log)
        found += tree_check.growth(own.log, earlier, tree)
        why = found[0].message if found else _opened_again(site, tree, remote)
    if why:
        raise PublishError(
            Message(
                "{place} is newer than the site, or of another history: {why}; build the site anew from the newest commit",
                place=remote.place,
                why=why,
            )
        )


def _opened_again(site: SiteFolder, tree: Tree | None, remote: Rclone) -> Message | None:
    """An entry that the remote says is closed, and the site does not: its record was sealed after the site was built."""
    closed = _waiting(site.read(LOG + WAITING)) | closed_in(tree.entries if tree else ())
    again = _waiting(remote.read(LOG + WAITING)) - closed
    said = Message("altered: entry {index} was closed, and a record still opens it", index=min(again, default=0))
    return said if again else None


def _waiting(data: bytes | None) -> set[int]:
    """The closed entries of which a log does not say so yet; none where the file cannot be read."""
    try:
        return set(map(int, json.loads(data or b"[]")))
    except (ValueError, TypeError):
        return set()


def _log_on(remote: Rclone) -> Checkpoint | None:
    """The checkpoint that somebody published otherwise."""
    data = remote.read(CHECKPOINT)
    try:
        return checkpoint.parse(data) if data else None
    except LogError:
        return None


def _no_site(site: SiteFolder) -> PublishError:
    return PublishError(
        Message("{folder} is no site that `portal build` published; name its folder with `--site`", folder=site.folder)
    )
