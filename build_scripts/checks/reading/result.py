"""The outcome in one word, from what is ordered.

Takes the operative part, the kind of case and the stage; gives a `Disposition`, or None where the text fits none clearly.
"""

from __future__ import annotations

import re

from build_scripts.model.case_type import CaseType, Procedure
from build_scripts.model.judgment import Disposition

_REVIEWING = frozenset({Procedure.SECOND_INSTANCE, Procedure.RETRIAL})
_FIRST: tuple[tuple[str, Disposition], ...] = (
    (r"发回[^。;]{0,40}(?:重新?审|重审)", Disposition.REMANDED),
    (
        r"(?:准许|准予|同意)[^。;]{0,60}(?:撤回|撤诉)|按[^。;]{0,40}撤(?:回起诉|回上诉|诉)[^。;]{0,6}处理",
        Disposition.WITHDRAWN,
    ),
    (
        r"驳回[^。;]{0,60}(?:再审申请|申诉|起诉|复议申请|异议请求|异议申请|执行申请|执行异议)|不予受理|不予立案",
        Disposition.REJECTED,
    ),
    (
        r"终结(?:本次执行|本案|[^。;]{0,30})(?:程序|执行|诉讼|审理)|终结本案|中止(?:诉讼|执行|审理)",
        Disposition.TERMINATED,
    ),
)
_CORRECTED = re.compile("(?:补正|更正)为")  # of slips of the pen in another document


def disposition(
    text: str, case_type: CaseType | None, procedure: Procedure | None, acquitted: int, sentenced: list[bool]
) -> Disposition | None:
    """The outcome in one word.

    Args:
        text: what is ordered.
        case_type: the branch of law.
        procedure: the stage.
        acquitted: how many were found not guilty.
        sentenced: for each sentence, whether the person was spared punishment.
    """
    if procedure in _REVIEWING or _CORRECTED.search(text):
        return _on_review(text, acquitted) if text and not _CORRECTED.search(text) else None
    for pattern, value in _FIRST:
        if re.search(pattern, text) and not (value is Disposition.REJECTED and re.search(r"诉讼请求", text)):
            return value
    if procedure is Procedure.DEATH_REVIEW:
        return None
    if procedure is Procedure.RETRIAL_REVIEW and re.search("再审|提审", text):
        return Disposition.ORDERED
    if case_type is CaseType.CRIMINAL:
        return _criminal(text, acquitted, sentenced)
    claims = case_type in {CaseType.CIVIL, CaseType.ADMINISTRATIVE} and procedure is Procedure.FIRST_INSTANCE
    found = _claims(text) if claims else None
    measure = "查封|冻结|扣押|[划扣]拨|扣划|提取|拍卖|保全|拘留|罚款"
    return found if claims else (Disposition.ORDERED if re.search(measure, text) else None)


def _criminal(text: str, acquitted: int, sentenced: list[bool]) -> Disposition | None:
    if re.search("强制医疗", text):
        return Disposition.COMPULSORY_TREATMENT
    if acquitted:
        return Disposition.ACQUITTED if not sentenced else None
    if sentenced:
        return Disposition.EXEMPTED if all(sentenced) else Disposition.CONVICTED
    return Disposition.ORDERED if re.search(r"减去|假释|减为|暂予监外执行|收监", text) else None


def _on_review(text: str, acquitted: int) -> Disposition | None:
    if re.search(r"发回[^。;]{0,40}(?:重新?审|重审)", text):
        return Disposition.REMANDED
    if not re.search("维持", text) and re.search(
        r"(?:准许|准予)[^。;]{0,60}(?:撤回|撤诉)|按[^。;]{0,40}撤回上诉[^。;]{0,6}处理", text
    ):
        return Disposition.WITHDRAWN
    if acquitted:
        return Disposition.ACQUITTED
    if re.search(r"撤销|变更|改判", text):
        return Disposition.REJECTED if re.search(r"驳回[^。;]{0,40}起诉", text) else Disposition.AMENDED
    if re.search(r"(?:驳回|维持)[^。]{0,80}", text) and re.search(r"维持|驳回[^。;]{0,20}(?:上诉|抗诉)", text):
        return Disposition.UPHELD
    return None


def _claims(text: str) -> Disposition | None:
    refused = re.findall(r"驳回[^。;\n]{0,80}(?:诉讼请求|请求|诉求)", text)
    others = re.search(r"驳回[^。;\n]{0,60}(?:其他|其它|其余)[^。;\n]{0,10}(?:诉讼)?请求", text)
    rest = re.sub(r"驳回[^。;\n]*[。;\n]?", "", text)
    allowed = re.search(
        r"支付|给付|偿还|返还|赔偿|履行|解除|确认|撤销|责令|归还|承担|交付|办理|停止|赔礼|腾退|继续|准予|准许|协助|重新作出|清偿|无效|归[^。;]{0,20}所有",
        rest,
    )
    if refused and allowed:
        return Disposition.PARTLY_GRANTED
    if refused and not others:
        return Disposition.DISMISSED
    return Disposition.GRANTED if allowed else None
