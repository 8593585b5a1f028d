"""Technical and covert investigation as a source of evidence: 技术侦查, 监听, 卧底, 控制下交付 (法释〔2016〕19号 Art 10(5)).

Takes any text; gives the places that tell of such a measure in the case. What the words also mean is left alone: a unit's name (技侦支队), a
defendant who listens in on others, a reporter under cover, and the statement that no such measure was taken. Art 10 is known from
secondary sources; 刑事诉讼法 Arts 150-154, which say what the measures are and that they are kept secret, were read.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

KINDS = (
    "judgment",
    "hearing",
    "proceeding",
    "procuratorial-document",
    "major-case",
    "sentence-change",
    "supervision",
)
_POLICE = "(?:民警|警察|侦查员|侦查人员|公安机关|公安人员|警方)"
# a word that nothing else is found without → what it means a measure in
_MEASURES = {
    "技术侦查": "技术侦查(?!(?:支队|大队|总队|处|科|局|专业))",
    "技术侦察": "技术侦察(?:措施|手段)",
    "技侦": "技侦(?:措施|手段|材料|证据|资料|数据|信息|部门(?:提供|出具|获取)|获取|监控|录音)",
    "技术调查": "技术调查措施",
    "监听": "(?:电话|通话|通讯|通信|技术|秘密)监听|监听(?:录音|措施|资料|记录|材料|证据|内容)|(?:侦查|公安)机关[^。；]{0,10}监听",
    "秘密侦查": "秘密侦查",
    "诱惑侦查": "诱惑侦查",
    "化装侦查": "化装侦查",
    "化装": f"{_POLICE}[^，。；]{{0,4}}化装",
    "乔装": f"{_POLICE}[^，。；]{{0,4}}乔装",
    "隐匿": f"隐匿(?:其|真实|自己的?|他们的?)*身份[^。；]{{0,4}}侦查|{_POLICE}[^。；]{{0,6}}隐匿(?:其|真实)*身份",
    "卧底": f"卧底(?:侦查|民警|警察|警员|侦查员|特情)|{_POLICE}[^。；]{{0,8}}卧底",
    "特情": "特情(?:人员|引诱|介入|侦破|贴靠|提供|配合|举报|购买)|(?:公安机关|侦查机关|警方)(?:的|使用|安排|启用|派遣)*特情",
    "控制下交付": "控制下交付",
    "密拍": "密拍",
    "信监控": "通信监控",
    "讯监控": "通讯监控",
    "行踪监控": "行踪监控",
    "technical investigation": r"technical investigation (?:measure|means|material|evidence)",
    "technical surveillance": r"technical surveillance",
    "wiretap": r"wiretap",
    "tapp": r"(?:telephone|phone)s?[- ]tapping|tapped (?:the |his |her |their )?(?:telephone|phone)|(?:telephone|phone)s? (?:was|were) tapped",
    "intercept": r"intercept(?:ed|ion of) (?:the |his |her |their )?(?:telephone|phone|calls|communications|messages)|(?:telephone|phone|call|communications) intercept",
    "undercover": r"undercover (?:officer|agent|police|investigat|operation|detective)",
    "controlled deliver": r"controlled deliver(?:y|ies)",
    "covert": r"covert (?:surveillance|investigat|monitoring|recording)",
}
_FOUND = {word: re.compile(pattern) for word, pattern in _MEASURES.items()}
_NOT_TAKEN = re.compile(
    r"(?:未|没有|无|不得|禁止|不存在|不属于?|不应|非法|私自|擅自|偷偷|记者)[^，,。；]{0,8}$|窃听[^。；]{0,24}$|\b(?:no|not|without|never|illegal(?:ly)?|journalist)\b[^,.;]{0,24}$"
)
_REACH = 32  # characters before a measure in which a negation is looked for


def find(text: str) -> Iterator[int]:
    """Where a text tells of such a measure, each measure once."""
    low = text.lower()
    for word, pattern in _FOUND.items():
        if word in low:
            taken = (
                match.start()
                for match in pattern.finditer(low)
                if not _NOT_TAKEN.search(low[max(match.start() - _REACH, 0) : match.start()])
            )
            yield from islice(taken, 1)


@rule(
    "DISC-15",
    cites="法释〔2016〕19号 Art 10(5); 刑事诉讼法 Arts 150-154 (2013-2018: Arts 148-152)",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    kinds=KINDS,
)
def no_technical_investigation(subject: Subject) -> Iterator[Finding]:
    """What tells of technical or covert investigation measures is deleted."""
    whole = "\n".join(passage.text for passage in subject.passages).lower()
    if not any(word in whole for word in _FOUND):  # hardly any record has one; asking each text takes longer
        return
    for passage in subject.passages:
        if passage.location[0] not in {"exceptions", "corrections"}:
            for offset in find(passage.text):
                message = Message("this seems to tell of a technical or covert investigation measure")
                yield Finding(
                    passage.location, message, Message("delete it or put ×; if none was taken, leave it"), offset
                )


RULES = (no_technical_investigation,)
