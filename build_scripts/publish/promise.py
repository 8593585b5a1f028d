"""How old a site may grow before it must be made again.

An entry whose time is over leaves the site only when the site is made anew, so the index of its data says of which day it is and how many days
it may stand. Takes that file; gives a problem where the site is older.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "data/index.json"  # the one file of a site that names the day of its build


def problems(data: bytes | None, today: dt.date) -> Iterator[Problem]:
    """What is wrong with the age of a site.

    Args:
        data: of its file; None where it has none.
        today: the day on which it is looked at.
    """
    try:
        told = json.loads(data or b"")
        made, promised = dt.date.fromisoformat(told["as_of"]), int(told["promise_days"])
    except (ValueError, KeyError, TypeError):
        message = Message("the site does not say of which day it is")
        yield _problem("PROMISE-02", message, Message("build it again with this version of the program"))
        return
    age = (today - made).days
    if age > promised:
        message = Message(
            "the site is of {day} and {age} days old; it promises to be made again after {promised}",
            day=made, age=age, promised=promised,
        )  # fmt: skip
        remedy = Message("see why nothing was published since; `portal remove-due` publishes what must not wait")
        yield _problem("PROMISE-01", message, remedy)
    elif age < -1:  # a day may have begun elsewhere already
        message = Message("the site is of {day}, which has not come yet", day=made)
        yield _problem("PROMISE-03", message, Message("set the clock right, and build it again"))


def day_of(data: bytes | None) -> str:
    """The day of a site, as its file says it; empty where it says none.

    Args:
        data: of the file; None where the site has none.
    """
    try:
        return str(json.loads(data or b"")["as_of"])
    except (ValueError, KeyError, TypeError):
        return ""


def _problem(rule: str, message: Message, remedy: Message) -> Problem:
    return Problem(rule=rule, message=message, remedy=remedy, path=NAME)
