"""What can be wrong between a site and its log, each under a rule of its own and in plain words."""

from __future__ import annotations

from enum import StrEnum

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity

LOG = "log/"  # where the log stands on a site
WAITING = "closing.json"  # beside the checkpoint: closed entries whose closing is not in the log yet
_NOT_TRUSTED = Message(
    "do not rely on it; whoever publishes the site builds and publishes it again, and says how it came about"
)


class Fault(StrEnum):
    """The rule under which a finding stands."""

    ALTERED = "LOG-11"
    DROPPED = "LOG-12"
    REORDERED = "LOG-13"
    FORKED = "LOG-14"
    ROLLED_BACK = "LOG-15"
    UNSIGNED = "LOG-16"
    NOT_ENTERED = "LOG-17"
    BACKDATED = "LOG-18"


def finding(
    fault: Fault, path: str, message: Message, remedy: Message = _NOT_TRUSTED, severity: Severity = Severity.ERROR
) -> Problem:
    """A problem of the log.

    Args:
        fault: what it is.
        path: the file, as its reader finds it.
        message: the sentence; its first word says what it is.
        remedy: what to do.
        severity: an error, unless it is a warning.
    """
    return Problem(rule=fault.value, path=path, message=message, remedy=remedy, severity=severity)
