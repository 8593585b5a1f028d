"""One publication: a finished site made to stand on a remote, whatever an earlier one left there.

Takes the folder of the site and the remote; gives the steps that were taken and what a cache must forget. It compares with what the remote really
has each time, so a publication that was killed is taken up by doing it again, and what has arrived is not sent twice.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote

from build_scripts.content.message import Message
from build_scripts.publish.remote import owner
from build_scripts.publish.remote.alone import Alone, wait_for_others
from build_scripts.publish.remote.memory import Memory
from build_scripts.publish.remote.steps import Step, steps
from build_scripts.publish.site_folder import PAGE, SiteFolder
from build_scripts.publish.staging_tree import MARK
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from build_scripts.publish.remote.owner import Owner
    from build_scripts.publish.remote.rclone import Entry, Rclone

    Told = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What there is to do.

    Attributes:
        own: whose the site is.
        known: whose the remote is.
        steps: in their order.
        same: files that are there already.
        purge: paths that a cache must forget, those of earlier publications that did not end included.
        lost: whether an earlier publication did not end, and it is not known what it changed.
    """

    own: Owner
    known: Owner | None
    steps: list[Step]
    same: set[str]
    purge: set[str]
    lost: bool

    @property
    def lists(self) -> list[dict[str, object]]:
        """The steps as plain data."""
        return [{"removes" if step.deletes else "sends": list(step.paths)} for step in self.steps]

    def to_purge(self, site: str) -> list[str]:
        """The addresses that a cache must forget, those first that are gone.

        Args:
            site: the address of the site.

        Returns:
            Each with scheme and host, in both writings where it is a page: `…/x/` and `…/x/index.html`.
        """
        stays = self.same.union(*(step.paths for step in self.steps if not step.deletes))
        ordered = sorted(self.purge, key=lambda path: (path in stays, path))
        return [f"{site.rstrip('/')}/{quote(one)}" for path in ordered for one in _writings(path)]


def _writings(path: str) -> list[str]:
    folder, _slash, name = path.rpartition("/")
    return [f"{folder}/".lstrip("/"), path] if name == PAGE else [path]


class Publication:
    """A site on its way to a remote; make a plan, look at it, carry it out."""

    def __init__(self, folder: Path, remote: Rclone, memories: Path) -> None:
        """Take both ends.

        Args:
            folder: of the site.
            remote: where it is to stand.
            memories: a folder of this machine for what it sent.
        """
        self.site = SiteFolder(folder)
        self.remote = remote
        self.memory = Memory(memories, remote.place)
        self.files = {path: place for path, place in self.site.files.items() if path != MARK}

    @property
    def proven(self) -> bool:
        """Whether the storage tells the digests of its files, so that what was sent is known to have arrived."""
        return bool(self.remote.digest)

    def plan(self, *, adopt: bool) -> Plan:
        """See what is there and what is to be done.

        Args:
            adopt: take over what nobody has said to be theirs.

        Raises:
            PublishError: the folder is no site to publish, the remote is another's or newer, or cannot be read.
        """
        own = owner.of_site(self.site)
        there, _folders = self.remote.files()
        known = owner.of_remote(self.remote, there)
        owner.must_be_free(own, known, self.remote, there, adopt=adopt)
        if there:
            owner.must_not_be_newer(self.site, own, known, self.remote)
        remembered = self.memory.is_named(known.token if known else None)
        there.pop(MARK, None)
        same = self._same(there)
        local = {path: place.stat().st_size for path, place in self.files.items()}
        todo = steps(local, {path: entry.size for path, entry in there.items()}, same)
        changed = {path for step in todo for path in step.paths if path in there}
        lost = bool(known and not known.complete and not remembered)
        return Plan(own=own, known=known, steps=todo, same=same, purge=changed | self.memory.purge, lost=lost)

    def after_others(self, plan: Plan) -> Plan:
        """The plan where another machine may still be carrying out an earlier one: it is told to stop, and then looked at what it left.

        Args:
            plan: as made just now.

        Raises:
            PublishError: the remote cannot be read or written, or yet another publication has begun.
        """
        if not plan.lost:
            return plan
        Alone(self.remote, plan.known).must_be()
        self._claim(self._begun(plan.own))
        wait_for_others()
        again = self.plan(adopt=False)
        return replace(again, lost=True, purge=plan.purge | again.purge)

    def _begun(self, own: Owner) -> Owner:
        """What the remote says while a publication is under way."""
        return replace(own, token=self.memory.token, complete=False, run=secrets.token_hex(8))

    def carry_out(self, plan: Plan, told: Told) -> None:
        """Do what a plan says, and see that the remote is then equal to the site.

        Args:
            plan: as made just now.
            told: hears the name of a step, how many files are done and how many there are.

        Raises:
            PublishError: rclone could not do it all, or another publication has begun; done again, it goes on from there.
        """
        claim = replace(plan.own, token=self.memory.token, complete=True)
        if not plan.steps and plan.known == claim:
            return
        begun = self._begun(plan.own)
        alone = Alone(self.remote, plan.known)

        def heard(name: str, done: int, total: int) -> None:
            alone.now_and_then()
            told(name, done, total)

        with self.memory.growing(plan.same, plan.purge) as note:
            removals = [step for step in plan.steps[:1] if step.deletes]
            for step in removals:  # nothing comes before these
                self._take(step, heard, note)
            alone.expects(begun)
            self._claim(begun)
            for step in plan.steps[len(removals) :]:
                self._take(step, heard, note)
                alone.must_be()
        self._must_be_equal()
        alone.must_be()
        self._claim(claim)
        self.memory.end(self.files)

    def _take(self, step: Step, told: Told, note: Callable[[str, str], None]) -> None:
        done = 0

        def heard(path: str) -> None:
            nonlocal done
            done += 1
            told(step.name, done, len(step.paths))
            if not step.deletes:
                note(path, self._digest(path, "sha256"))

        if step.deletes:
            self.remote.delete(step.paths, heard)
        else:
            self.remote.send(self.site.folder, step.paths, heard)

    def _claim(self, claim: Owner) -> None:
        """Write on the remote whose it is."""
        with TemporaryDirectory() as folder:
            Path(folder, MARK).write_bytes(bytes(claim))
            self.remote.send(Path(folder), [MARK], lambda _path: None)

    def _must_be_equal(self) -> None:
        there, folders = self.remote.files()
        there.pop(MARK, None)
        wrong = (self.files.keys() | there.keys()) - self._same(there)
        if wrong:
            raise PublishError(
                Message(
                    "{count} files on {place} are not as they were sent; publish again",
                    count=len(wrong),
                    place=self.remote.place,
                )
            )
        if folders - {str(above) for path in there for above in Path(path).parents}:
            self.remote.delete_empty_folders()

    def _same(self, there: Mapping[str, Entry]) -> set[str]:
        """The files of the site that are on the remote.

        By size and digest. Where the storage tells no digest, or only by reading the whole file, what this machine remembers of having sent counts.
        """
        kind, same, unknown = self.remote.digest, set[str](), set[str]()
        for path in self.files.keys() & there.keys():
            size, digest = there[path]
            if size != self.files[path].stat().st_size:
                continue
            if digest:
                same |= {path} if digest == self._digest(path, kind) else set()
            elif path in self.memory.sent:
                same |= {path} if self.memory.sent[path] == self._digest(path, "sha256") else set()
            else:
                unknown.add(path)
        if unknown and kind:
            told = self.remote.digests(sorted(unknown))
            proven = {path for path in unknown if told.get(path) == self._digest(path, kind)}
            self.memory.sent.update((path, self._digest(path, "sha256")) for path in proven)
            same |= proven
        return same

    def _digest(self, path: str, kind: str) -> str:
        with self.files[path].open("rb") as stream:
            return hashlib.file_digest(stream, kind).hexdigest()
