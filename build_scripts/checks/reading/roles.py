"""The words by which documents introduce parties and those who speak for them.

Pure tables: word → role of the model, the longest words first. A word that the model has no role for stands with None, so that
it ends the item before it and takes nobody's place.
"""

from __future__ import annotations

import re

from build_scripts.model.party import CounselRole, PartyRole

P = PartyRole
PARTIES: dict[str, PartyRole | None] = {
    "原审附带民事诉讼原告人": P.INCIDENTAL_PLAINTIFF, "附带民事诉讼原告人": P.INCIDENTAL_PLAINTIFF, "附带民事诉讼原告": P.INCIDENTAL_PLAINTIFF,
    "附带民事公益诉讼起诉人": None, "刑事附带民事公益诉讼起诉人": None, "公益诉讼起诉人": None,
    "原审附带民事诉讼被告人": P.DEFENDANT, "附带民事诉讼被告人": P.DEFENDANT, "附带民事诉讼被告单位": P.DEFENDANT, "附带民事诉讼被告": P.DEFENDANT,
    "原审被告人": P.DEFENDANT, "原审被告单位": P.DEFENDANT, "原审上诉人": P.APPELLANT, "原审被上诉人": P.APPELLEE,
    "被告人": P.DEFENDANT, "被告单位": P.DEFENDANT, "罪犯": P.DEFENDANT, "被申请人": P.RESPONDENT, "被申诉人": P.RESPONDENT,
    "自诉人": P.PRIVATE_PROSECUTOR, "被害人": P.VICTIM, "被害单位": P.VICTIM,
    "申请再审人": P.PETITIONER, "被申请再审人": P.RESPONDENT, "再审申请人": P.PETITIONER, "申诉人": P.PETITIONER, "再审被申请人": P.RESPONDENT,
    "被上诉人": P.APPELLEE, "上诉人": P.APPELLANT,
    "申请执行人": P.APPLICANT, "被执行人": P.OBLIGOR, "复议申请人": P.RECONSIDERATION, "异议人": P.OBJECTOR, "申请复议人": P.RECONSIDERATION,
    "案外人": P.NON_PARTY, "利害关系人": P.INTERESTED,
    "赔偿请求人": P.CLAIMANT, "赔偿义务机关": P.LIABLE_ORGAN, "复议机关": None,
    "原审原告": P.PLAINTIFF, "原审被告": P.DEFENDANT, "原审第三人": P.THIRD_PARTY, "一审原告": P.PLAINTIFF, "一审被告": P.DEFENDANT,
    "一审第三人": P.THIRD_PARTY, "二审上诉人": P.APPELLANT, "二审被上诉人": P.APPELLEE,
    "原告": P.PLAINTIFF, "被告": P.DEFENDANT, "第三人": P.THIRD_PARTY, "申请人": P.APPLICANT, "起诉人": P.PLAINTIFF,
    "被申请执行人": P.OBLIGOR, "被不起诉人": P.NOT_PROSECUTED, "原案被不起诉人": P.NOT_PROSECUTED,
    "原案被害人": P.VICTIM, "原案被告人": P.DEFENDANT,
}  # fmt: skip
ORGANS = (
    "原公诉机关",
    "公诉机关",
    "抗诉机关",
    "申诉机关",
    "执行机关",
    "刑罚执行机关",
    "提请机关",
    "报请机关",
    "原审自诉人",
)
DEFENCE, LAWYER = "defence", "lawyer"
COUNSEL: dict[str, CounselRole | str] = {
    "法律援助辩护人": CounselRole.LEGAL_AID, "指定辩护人": CounselRole.LEGAL_AID, "委托辩护人": DEFENCE, "辩护人": DEFENCE, "共同委托诉讼代理人": LAWYER,
    "委托诉讼代理人": LAWYER, "委托代理人": LAWYER, "诉讼代理人": LAWYER, "特别授权代理人": LAWYER, "代理人": LAWYER,
    "法定代理人": CounselRole.STATUTORY, "法定代理人暨附带民事诉讼原告人": CounselRole.STATUTORY,
    "法定代表人": CounselRole.LEGAL_REPRESENTATIVE, "诉讼代表人": CounselRole.LEGAL_REPRESENTATIVE, "代表人": CounselRole.LEGAL_REPRESENTATIVE,
    "主要负责人": CounselRole.LEGAL_REPRESENTATIVE, "执行事务合伙人": CounselRole.LEGAL_REPRESENTATIVE, "负责人": CounselRole.LEGAL_REPRESENTATIVE,
    "投资人": CounselRole.LEGAL_REPRESENTATIVE, "经营者": CounselRole.LEGAL_REPRESENTATIVE,
    "出庭应诉负责人": "", "出庭行政机关负责人": "", "行政机关出庭负责人": "", "行政机关出庭应诉负责人": "", "出庭负责人": "", "行政机关负责人": "", "监护人": "", "合适成年人": "",
    "翻译人员": "", "翻译人": "", "翻译": "",
}  # fmt: skip


def _alternation(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


PARTY = _alternation(PARTIES)
SPEAKER = _alternation(COUNSEL)
ORGAN = _alternation(ORGANS)
_EARLIER = {
    "原告人": P.PLAINTIFF, "原告": P.PLAINTIFF, "被告人": P.DEFENDANT, "被告单位": P.DEFENDANT, "被告": P.DEFENDANT, "第三人": P.THIRD_PARTY, "申请人": P.APPLICANT,
    "附带民事诉讼原告人": P.INCIDENTAL_PLAINTIFF, "自诉人": P.PRIVATE_PROSECUTOR,
}  # fmt: skip


def earlier(brackets: str) -> PartyRole | None:
    """The role at first instance that stands in brackets: (原审被告、反诉原告), (一审原告、二审上诉人)."""
    for word in ("附带民事诉讼原告人", "自诉人"):
        if word in brackets:
            return _EARLIER[word]
    found = re.search(r"(?:原审|一审|原一审|原)(?:诉)?(被告人|被告单位|原告人|原告|被告|第三人|申请人)", brackets)
    return _EARLIER[found[1]] if found else None
