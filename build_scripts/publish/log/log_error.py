"""What is wrong with a file of the publication log or with a key of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_scripts.content.message import Message


class LogError(Exception):
    """A checkpoint, a tile, an entry or a key is not what its format asks; the message says in which way and repeats nothing of it."""

    def __init__(self, message: Message, path: str = "") -> None:
        """Say why.

        Args:
            message: what is wrong.
            path: the file, from the folder of the log; empty for a key.
        """
        super().__init__(message)
        self.message = message
        self.path = path
