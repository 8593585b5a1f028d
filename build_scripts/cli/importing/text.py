"""The column with the text of a document: what the columns do not say is drafted from it, as `portal draft` does.

Takes the tree of a row and the text; gives the tree with the rest. What the columns say goes before what the text says; where the two differ
that is a finding, and so is whatever the text leaves in doubt and no column settles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.cli.draft.draft import drafted
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.content.strict_yaml import load
from build_scripts.model.kinds import KINDS
from build_scripts.model.translated import own_names

if TYPE_CHECKING:
    import datetime as dt

    from build_scripts.content.vocabulary import Vocabulary

# What TEXT-01 to TEXT-05 hold against the text anyhow, and what columns and texts put in words of their own.
_COMPARED_ELSEWHERE = frozenset(
    {"case_number", "court", "decided", "parties", "sentences", "title", "outcome", "summary", "body"}
)


class Drafted(NamedTuple):
    """The whole tree, the fields that came from the text, and what was found."""

    tree: dict[str, Any]
    fields: tuple[str, ...]
    problems: list[Problem]


def complete(
    tree: dict[str, Any], text: str, column: str, identifier: str, vocabulary: Vocabulary, today: dt.date
) -> Drafted:
    """Draft what the columns leave open.

    Args:
        tree: what the columns say, with `id` and `kind`.
        text: of the document.
        identifier: of the record.
        vocabulary: of the content.
        today: the day of the import.
        column: in which the text stands.
    """
    draft = drafted(text, vocabulary, identifier, today)
    read, broken = load(draft.text.encode())
    if read is None:
        return Drafted(tree, (), broken)
    made = {**tree, **{name: value for name, value in read.items() if name not in tree}}
    fields = tuple(name for name in read if name not in tree)
    problems = [
        _differs(name, column)
        for name, value in read.items()
        if name in tree and name not in _COMPARED_ELSEWHERE and _plain(value) and _set(value) != _set(tree[name])
    ]
    known = own_names(KINDS[tree["kind"]].model)
    problems += [_doubtful(name if name in known else None, doubt) for name, doubt in draft.doubts if name not in tree]
    return Drafted(made, fields, problems)


def _plain(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _set(value: Any) -> set[str]:
    return set(map(str, value)) if isinstance(value, list) else {str(value)}


def _differs(name: str, column: str) -> Problem:
    message = Message("`{field}`: the text in {column} says something else", field=name, column=column)
    remedy = Message("the column was taken; compare it with the document")
    return Problem(rule="IMP-07", severity=Severity.WARNING, message=message, remedy=remedy)


def _doubtful(name: str | None, doubt: Message) -> Problem:
    remedy = Message("add a column that says it, or leave the row out and draft its record by hand")
    if name:
        return Problem(
            rule="IMP-08", message=Message("the text does not say `{field}` for certain", field=name), remedy=remedy
        )
    message = Message("the text leaves something open: {doubt}", doubt=doubt)
    return Problem(rule="IMP-08", message=message, remedy=Message("leave the row out and draft its record by hand"))
