"""What a detector gives: a class of personal data, its place, and whether it can be nothing else."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence


class PersonalData(StrEnum):
    """The classes of 法释〔2016〕19号 Art 10, in the words of a message."""

    IDENTITY = Message("an identity number")
    PHONE = Message("a telephone number")
    LANDLINE = Message("a fixed-line telephone number")
    ACCOUNT = Message("a bank account or card number")
    PLATE = Message("a licence plate")
    DOCUMENT = Message("the number of a passport or other personal document")
    EMAIL = Message("an e-mail address")
    HANDLE = Message("a QQ, WeChat or other account name")
    ADDRESS = Message("a home address")
    TITLE = Message("the number of a title certificate")
    CREDIT_CODE = Message("a unified social credit code")
    HEALTH = Message("a diagnosis or state of health")
    BIRTH = Message("a full date of birth")


class Span(NamedTuple):
    """One place.

    Attributes:
        kind: the class.
        start: first character.
        end: the one after the last.
        sure: False where only a reader can tell; such a place is a warning.
    """

    kind: PersonalData
    start: int
    end: int
    sure: bool = True

    def among(self, places: Sequence[int]) -> Span:
        """The same in a text of which only some characters were read, by the place of each of these."""
        start, last = places[self.start], places[self.end - 1]
        end = last + 1
        return self._replace(start=start, end=end)
