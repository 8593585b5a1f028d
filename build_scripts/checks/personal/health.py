"""States of health near a person (个人信息保护法 Art 28: 医疗健康; 法释〔2016〕19号 Art 10: 健康状况).

The terms are sensitive diseases, conditions and disabilities; found only behind 患有, 确诊, 诊断为, 系 … or before 患者, 病史, and so never in the
name of a hospital, an offence or a statute. What the law itself says of execution outside prison (严重疾病, 怀孕, 生活不能自理) is a category and not
among them. Never sure: in a case about an injury it is what the case is about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.personal import context
from build_scripts.checks.personal.detector import Detector
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_DISEASES = (
    "艾滋病|(?<![A-Z])HIV(?![A-Z])|(?<![A-Z])AIDS(?![A-Z])|精神分裂症?|抑郁症?|躁狂症?|双相(?:情感)?障碍|精神发育迟滞|智力(?:障碍|残疾|低下)|精神障碍|精神(?:疾)?病|妄想症?|焦虑症|自闭症|"
    "人格障碍|癔症|[甲乙丙丁戊]型?肝(?:炎|病毒)?|肝炎|肝硬化|梅毒|淋病|尖锐湿疣|性病|生殖器疱疹|肺结核|结核病?|癫痫|糖尿病|高血压|冠心病|心脏病|心肌梗死|脑梗死?|脑梗塞|脑出血|中风|"
    "白血病|淋巴瘤|[一-鿿]{1,2}癌|癌症|恶性肿瘤|肿瘤|尿毒症|肾衰竭?|红斑狼疮|帕金森[氏病]*|阿尔茨海默[症病]*|老年痴呆|痴呆症?|哮喘|宫外孕|不孕症?|不育症?|流产|早产|阳痿"
)
_BEFORE = "(?<!如)(?<!凡)(?:患有?|罹患|身患|确诊(?:为|患有?)?|诊断(?:为|:|患有?)|感染|携带|自述有|病情为|患.{0,4}有|既往有|检出|服用治疗)"
_TERM = re.compile(
    rf"{_BEFORE}[^,。;\n]{{0,14}}?(?P<first>{_DISEASES})(?!医院|防治|防控|专科|中心|罪|鉴定所|研究|学|科)"
    rf"|(?P<second>{_DISEASES})(?:患者|病人|病史|携带者|感染者|阳性|病毒感染)"
    r"|(?:系|已|现|时|其|女,|某[0-9甲乙丙丁]?)(?:已)?(?P<third>怀孕|妊娠|有孕)(?:[0-9一二三四五六七八九十]+(?:个?月|周))?"
    r"|(?P<fourth>DIAGNOSED WITH [A-Z]+|HIV[- ]POSITIVE|SUFFER(?:S|ING|ED)? FROM (?:SCHIZOPHRENIA|DEPRESSION|HEPATITIS|CANCER|DIABETES|AIDS|EPILEPSY)"
    r"|(?:SHE|X|[A-Z]+) (?:WAS|IS) PREGNANT)"
)
_GENERAL = re.compile(
    r"(?:应当|可以|不得|不予|规定|是指|禁止|不适用|的人(?!民)|的,|所称|有关)[^。;\n]{0,10}$|第[一二三四五六七八九十百]+条[^。;\n]{0,20}$"
)
TRIGGER = re.compile(
    "[患诊感携孕娠病述往检治阳DPS](?:(?<=[患诊感携孕娠病])|(?<=自述)有|(?<=既往)有|(?<=检)出|(?<=服用治)疗|(?<=阳)性"
    "|(?<=D)IAGNOSED|(?<=P)OSITIVE|(?<=P)REGNANT|(?<=S)UFFER)"
)


def find(text: str) -> Iterator[Span]:
    """States of health near a person in a folded text."""
    for start, end in context.lines(text, TRIGGER):
        for match in _TERM.finditer(text, start, end):
            group = match.lastgroup or "first"
            if not _GENERAL.search(text[max(0, match.start() - 24) : match.start()]):
                yield Span(PersonalData.HEALTH, match.start(group), match.end(group), sure=False)


DETECTOR = Detector(find, (TRIGGER,), strict=False)
