"""The title and the outcome of a drafted record.

Takes a reading; gives the title that stands above the text, or one made as the courts make theirs, and the outcome in the words of what is
ordered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.model.caption import FIRST
from build_scripts.model.case_type import CaseType, Procedure
from build_scripts.model.party import PartyRole

if TYPE_CHECKING:
    from build_scripts.checks.reading.reading import Reading

_LONGEST = 180
_ASIDE = re.compile(
    r"[(（](?:刑期|缓刑|假释|暂予监外执行|罚金|拘役|管制|已|于|限|上述|该)[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]"
)
_NARROW = re.compile(
    r"[()]|(?<![!-~])[,;:]|[,;:](?![!-~])"
)  # of another keyboard; not those of 49,876.12元 and https://
_WIDE = str.maketrans(",;:()", "，；：（）")
_BRANCHES = {
    CaseType.CRIMINAL: "刑事",
    CaseType.CIVIL: "民事",
    CaseType.ADMINISTRATIVE: "行政",
    CaseType.ENFORCEMENT: "执行",
    CaseType.STATE_COMPENSATION: "国家赔偿",
}
_STAGES = {
    Procedure.FIRST_INSTANCE: "一审",
    Procedure.SECOND_INSTANCE: "二审",
    Procedure.RETRIAL: "再审",
    Procedure.RETRIAL_REVIEW: "再审审查",
}
_SUED = "附带民事诉讼"  # 附带民事诉讼被告某保险公司, which is accused of nothing
_TRIED = frozenset({PartyRole.DEFENDANT, PartyRole.APPELLANT, PartyRole.APPELLEE})


def title_of(reading: Reading) -> tuple[str, bool]:
    """The title, and whether the text has it."""
    if reading.head.title:
        return str(reading.head.title.value), True
    kind = str(reading.head.kind.value) if reading.head.kind else ""
    if not kind or not reading.case_type or not reading.parties:
        return "", False
    criminal = reading.case_type is CaseType.CRIMINAL
    flat = reading.document.flat
    tried = [one.name for one in reading.parties if one.role in _TRIED and not flat.startswith(_SUED, one.offset)]
    accused = tried or [one.name for one in reading.parties if one.role is PartyRole.PETITIONER]
    first = [one.name for one in reading.parties if one.role in FIRST]
    rest = [one.name for one in reading.parties if one.role not in FIRST and one.role is not PartyRole.THIRD_PARTY]
    alone = rest if reading.case_type is CaseType.ENFORCEMENT else []  # a ruling that names the obligor alone
    names = accused if criminal else first or alone
    who = "、".join(names[:2]) + ("等" if len(names) > 2 else "")  # noqa: PLR2004 - two are named
    if who and not criminal and first and rest:
        who += f"与{rest[0]}" + ("等" if len(rest) > 1 else "")
    causes = "、".join(cause.key.removesuffix("罪") if criminal else cause.key for cause in reading.causes[:2])
    stage = _STAGES.get(reading.procedure, "") if reading.procedure else ""
    return (f"{who}{causes}{stage}{_BRANCHES[reading.case_type]}{kind}", False) if who else ("", False)


def outcome_of(reading: Reading) -> str:
    """What is ordered, if it is short enough for a field."""
    text = _ASIDE.sub("", reading.document.shown(*reading.sections.operative).replace("\n", ""))
    text = re.sub("。{2,}", "。", text)
    text = _NARROW.sub(lambda sign: sign[0].translate(_WIDE), re.sub(r"[。;；,，]+$", "", text))
    return text if 0 < len(text) <= _LONGEST else ""
