"""The words in which several kinds of record tell of one event, so that a case tells of it once."""

from __future__ import annotations

from build_scripts.content.labels import N_
from build_scripts.model.judgment import MADE

_SAME = (
    {
        *MADE.values(),
        N_("Decided"),
        N_("Judgment"),
        N_("Judgment given"),
        N_("Decided; not published"),
        N_("Convicted"),
        N_("Acquitted"),
    },
    {N_("Took effect"), N_("Judgment took effect")},
    {N_("Hearing held or due"), N_("Heard in court"), N_("Tried in court")},
    {N_("Case filed"), N_("Docketed")},
    {N_("Document issued"), N_("Prosecution brought")},
)


def is_same(one: str, other: str) -> bool:
    """Whether two labels of events may tell of one event of a day."""
    return one == other or any({one, other} <= words for words in _SAME)
