"""What a detector gives: a class of personal data, its place, and whether it can be nothing else."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class PersonalData(StrEnum):
    """The classes of 法释〔2016〕19号 Art 10, in the words of a message."""

    IDENTITY = "an identity number"
    PHONE = "a telephone number"
    LANDLINE = "a fixed-line telephone number"
    ACCOUNT = "a bank account or card number"
    PLATE = "a licence plate"
    DOCUMENT = "the number of a passport or other personal document"
    EMAIL = "an e-mail address"
    HANDLE = "a QQ, WeChat or other account name"
    ADDRESS = "a home address"
    TITLE = "the number of a title certificate"
    CREDIT_CODE = "a unified social credit code"
    HEALTH = "a diagnosis or state of health"
    BIRTH = "a full date of birth"


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
