"""Must a trial be announced to the public three days before?

刑事诉讼法 Art 187 and its interpretation Art 221 ask for it. Summary and fast-track trials are free from the time limits for service (Arts
219, 224), and the parties are told before the trial, in a simple way (interpretation Arts 362, 371); of the public none of these articles
speaks, so that nothing is asked there.
Of civil trials 民事诉讼法 Art 139 (secondary sources) says that the parties are told three days before and that the public is told, but not
when, and frees summary trials of it (Art 163); 行政诉讼法 Art 101 does the same for administrative ones. That the public, too, is told three
days before is a rule of 法发〔1999〕3号 on public trials, of which what courts made of it was read. A hearing on commutation or parole is announced three days before
(法释〔2014〕5号 Art 9).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.model.case_type import CaseType, Procedure
from build_scripts.model.party import OfficialRole

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTICE_DAYS = 3
_SUMMARY = re.compile("简易程序|速裁程序|小额诉讼")
_ORDINARY = re.compile("普通程序")  # also of a case that was turned into one
_BASIC_COURT = re.compile(r"[0-9]{4}")
_BRANCH = {"刑": CaseType.CRIMINAL, "民": CaseType.CIVIL, "商": CaseType.CIVIL, "行": CaseType.ADMINISTRATIVE}
_STAGE = {
    "更": Procedure.SENTENCE_CHANGE,
    "执": Procedure.ENFORCEMENT,
    "特": Procedure.SPECIAL,
    "医": Procedure.SPECIAL,
    "终": Procedure.SECOND_INSTANCE,
    "再": Procedure.RETRIAL,
    "初": Procedure.FIRST_INSTANCE,
}
_AGAIN = frozenset({Procedure.SECOND_INSTANCE, Procedure.RETRIAL})


def by_summary_procedure(text: str) -> bool:
    """Whether a text says that the trial is by summary, fast-track or small-claims procedure."""
    return _SUMMARY.search(text) is not None and not _ORDINARY.search(text)


def is_due(
    branch: CaseType | None, stage: Procedure | None, number: str, court: str, roles: Sequence[OfficialRole]
) -> bool:
    """Whether the three days hold for an open trial; False where its record does not tell enough.

    Args:
        branch: of the case, where the record tells it; otherwise the case number does.
        stage: likewise.
        number: the case number.
        court: its key.
        roles: of those who decide, as far as the record names them.
    """
    branch = branch or next((type_ for sign, type_ in _BRANCH.items() if sign in number), None)
    alone = len(roles) == 1 and roles[0] is not OfficialRole.PRESIDING
    stage = stage or next((procedure for sign, procedure in _STAGE.items() if sign in number), None)
    if branch is CaseType.CRIMINAL:
        # A judge alone tries by summary or fast-track procedure (刑事诉讼法 Arts 183, 216, 222).
        return stage in {*_AGAIN, Procedure.SENTENCE_CHANGE} or (stage is Procedure.FIRST_INSTANCE and not alone)
    if branch in {CaseType.CIVIL, CaseType.ADMINISTRATIVE}:
        # Most first trials of basic courts are by summary procedure; a panel shows that this one is not.
        ordinary = (roles and not alone) or not _BASIC_COURT.search(court)
        return stage in _AGAIN or (stage is Procedure.FIRST_INSTANCE and bool(ordinary))
    return False
