"""Which records hold a judgment, a ruling or a decision, and the element of Akoma Ntoso for its text.

Each function takes an entry of any status, and gives the element; nothing where it is no decision. What may be one or not, since what is shown of it
does not say what it was, is a `doc`, "any document" in the schema, and is not called a decision anywhere. The standard has no element for the decision of an
administration on one person: a `statement` is, in its schema, "an official document of a body". `model/kinds.py` says which function is that of a kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.model.procuratorial_document import DECISIONS

if TYPE_CHECKING:
    from build_scripts.model.base import Base

OF_COURT, OF_BODY, OF_ANY = "judgment", "statement", "doc"


def is_court(key: str) -> bool:
    """Whether a body is a court: its key is the code in its case numbers, which has a Chinese character; those of other bodies are letters."""
    return not key.isascii()


def none(_entry: Base) -> str:
    """No record of the kind decides on somebody."""
    return ""


def court_decision(_entry: Base) -> str:
    """Every record of the kind is a decision of a court."""
    return OF_COURT


def decided_change(entry: Base) -> str:
    """A decision, not a proposal or its public notice; what shows less than a record tells it by the day of the decision."""
    if not (entry.result or getattr(entry, "decided", None)):
        return ""
    return OF_COURT if entry.organs and is_court(entry.organs[0]) else OF_BODY


def procuratorial_decision(entry: Base) -> str:
    """What decides on somebody by its type, which is not known where less than the record is shown: number, body, day and reason stand alone then."""
    type_ = getattr(entry, "document_type", None)
    return OF_ANY if type_ is None else OF_BODY if type_ in DECISIONS else ""


def is_decision(class_: str) -> bool:
    """Whether a record of this class is known to decide."""
    return class_ in {OF_COURT, OF_BODY}
