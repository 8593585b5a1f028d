"""Whether a publication is still the only one on its remote: two at a time would each bring back what the other has taken away.

A lock on the remote would outlive a killed process. So the last publication to begin is right: it writes on the remote that it has begun, and
one that looked at the remote before reads that and stops.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.publish.remote import owner
from build_scripts.publish.staging_tree import MARK
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from build_scripts.publish.remote.owner import Owner
    from build_scripts.publish.remote.rclone import Rclone

SECONDS = 10  # between two looks while files are sent; a look is one small file read


class Alone:
    """One publication, from the moment in which its plan was made."""

    def __init__(self, remote: Rclone, before: Owner | None) -> None:
        """Begin.

        Args:
            remote: to read from.
            before: whose the remote was in that moment, which some storage goes on telling for a while.
        """
        self._remote, self._expected = remote, [before]
        self._looked = clock()

    def expects(self, begun: Owner) -> None:
        """What this publication is about to write there; nothing else has come before.

        Raises:
            PublishError: another publication has begun.
        """
        self.must_be()
        self._expected.append(begun)

    def now_and_then(self) -> None:
        """Look, unless that was done a moment ago; for every file that is sent."""
        if clock() - self._looked >= SECONDS:
            self.must_be()

    def must_be(self) -> None:
        """Look.

        Raises:
            PublishError: another publication has begun.
        """
        self._looked = clock()
        found = owner.of_remote(self._remote, [MARK])
        if found not in self._expected:
            raise PublishError(
                Message(
                    "another publication to {place} has begun since; when it has ended, build from the newest commit and publish again",
                    place=self._remote.place,
                )
            )


def wait_for_others() -> None:
    """Until whoever was sending files has read that this publication has begun."""
    time.sleep(2 * SECONDS)


def clock() -> float:
    """Seconds from some moment on."""
    return time.monotonic()
