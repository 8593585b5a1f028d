"""What the rules on sentence changes ask of a record: the penalty as it stands, the groups it falls into, the dates.

Takes a `SentenceChange`; gives plain facts, and None wherever the record does not tell.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.model.conviction import Category
from build_scripts.model.sentence import Penalty
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.sentence_decision import Decision, Outcome
from build_scripts.model.sentence_stages import Measure

if TYPE_CHECKING:
    from build_scripts.checks.subject import Subject

INDETERMINATE = frozenset({Penalty.LIFE, Penalty.SUSPENDED_DEATH})
GIVEN = frozenset({Outcome.GRANTED, Outcome.ADJUSTED})
# Charges that put somebody into a category even where the record does not say so; only the certain ones.
_CORRUPTION = "贪污罪 挪用公款罪 受贿罪 巨额财产来源不明罪 隐瞒境外存款罪 私分国有资产罪 私分罚没财物罪"
_ABUSE = "滥用职权罪 玩忽职守罪 徇私枉法罪 枉法仲裁罪 私放在押人员罪"
_ORGANISED = "组织、领导、参加黑社会性质组织罪 入境发展黑社会组织罪 包庇、纵容黑社会性质组织罪"
_FINANCIAL = (
    "伪造货币罪 出售、购买、运输假币罪 高利转贷罪 骗取贷款、票据承兑、金融票证罪 非法吸收公众存款罪 伪造、变造金融票证罪"
    " 妨害信用卡管理罪 内幕交易、泄露内幕信息罪 操纵证券、期货市场罪 违法发放贷款罪 吸收客户资金不入账罪 违规出具金融票证罪"
    " 逃汇罪 洗钱罪 骗购外汇罪 集资诈骗罪 贷款诈骗罪 票据诈骗罪 金融凭证诈骗罪 信用证诈骗罪 信用卡诈骗罪 有价证券诈骗罪 保险诈骗罪"
)  # fmt: skip
CORRUPTION = frozenset(_CORRUPTION.split())
_BY_CHARGE = {
    Category.OFFICIAL: CORRUPTION | frozenset(_ABUSE.split()),
    Category.ORGANISED: frozenset(_ORGANISED.split()),
    Category.FINANCIAL: frozenset(_FINANCIAL.split()),
}


def change(subject: Subject, *measures: Measure) -> SentenceChange | None:
    """The record, if it is a sentence change of one of these measures."""
    entry = subject.entry
    return entry if isinstance(entry, SentenceChange) and entry.measure in measures else None


def asked(entry: SentenceChange) -> dt.date | None:
    """The day of the proposal, or the nearest one known."""
    proposed = entry.proposal.date if entry.proposal else None
    return proposed or entry.docketed or (entry.notice.from_ if entry.notice else None) or entry.date


def granted(entry: SentenceChange) -> Decision | None:
    """The decision, if it grants something."""
    return entry.decision if entry.decision and entry.decision.outcome in GIVEN else None


def standing(entry: SentenceChange) -> Penalty | None:
    """The penalty as it stands before this change; None where the record does not tell."""
    penalty = entry.conviction.penalty
    if penalty not in INDETERMINATE:
        return penalty
    off = (entry.proposal and entry.proposal.reduction) or (entry.decision and entry.decision.reduction)
    if entry.term_before or off:
        return Penalty.FIXED_TERM
    return None if entry.previous else penalty


def years(entry: SentenceChange) -> int | None:
    """The length of the original fixed term in whole years."""
    length = entry.conviction.length
    return length.months // 12 if length and entry.conviction.penalty is Penalty.FIXED_TERM else None


def categories(entry: SentenceChange) -> frozenset[Category]:
    """The categories that the record states and those that follow from the charges."""
    found = {category for category, charges in _BY_CHARGE.items() if charges.intersection(entry.conviction.causes)}
    return frozenset(found | set(entry.conviction.categories))
