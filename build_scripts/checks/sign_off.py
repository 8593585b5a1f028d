"""Has a named person approved the publication of what hurts most if it goes wrong?

法释〔2016〕19号 Arts 4(5), 8 and 10 are known here from secondary sources; 未成年人保护法 Art 103 was read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.minors import under_age
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.model.case_type import CaseType
from build_scripts.model.judgment import Judgment
from build_scripts.model.party import PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

SEXUAL = re.compile(r"强奸|奸淫|猥亵|强制侮辱|强迫卖淫|幼女|性侵")
AGAINST_MINORS = re.compile(r"儿童|幼女|未成年人|童工|婴")
_FAMILY = (
    "婚约财产纠纷 离婚纠纷 离婚后财产纠纷 离婚后损害责任纠纷 婚姻无效纠纷 撤销婚姻纠纷 夫妻财产约定纠纷 同居关系纠纷 亲子关系纠纷 抚养纠纷"
    " 扶养纠纷 赡养纠纷 收养关系纠纷 监护权纠纷 探望权纠纷 分家析产纠纷 抚养费纠纷 变更抚养关系纠纷"
)  # fmt: skip
FAMILY = frozenset(_FAMILY.split())
_NO_PERSON = re.compile(r"法院|检察院|法庭|审判庭|办公室|委员会|部门|小组|庭$|处$|科$|室$|编辑|[某×*]|^\W*$")


@rule(
    "DISC-07",
    cites="法释〔2016〕19号 Arts 4(5), 8, 10; 未成年人保护法 Art 103",
    basis=Basis.SECONDARY,
    kinds=("judgment",),
)
def sensitive_is_signed_off(subject: Subject) -> Iterator[Finding]:
    """A published document on a sexual offence, a crime against a minor or a family matter names who approved it."""
    entry = subject.entry
    if not isinstance(entry, Judgment) or not (reason := _sensitive(entry)):
        return
    if not entry.reviewed_by:
        remedy = "have the text read by somebody who answers for it, then add `reviewed_by: <name>`, or withhold it"
        yield Finding(("causes",), f"{reason} is published without a named person's approval", remedy)
    elif _NO_PERSON.search(entry.reviewed_by):
        yield Finding(("reviewed_by",), "`reviewed_by` names no person", "write the name of who approved it")


def _sensitive(entry: Judgment) -> str | None:
    if entry.case_type is CaseType.CIVIL:
        return "a family case" if FAMILY.intersection(entry.causes) else None
    if entry.case_type is not CaseType.CRIMINAL:
        return None
    if any(SEXUAL.search(cause) for cause in entry.causes):
        return "a sexual offence"
    if any(AGAINST_MINORS.search(cause) for cause in entry.causes):
        return "a crime against a minor"
    victims = [party for party in entry.parties if party.role is PartyRole.VICTIM]
    young = any(party.minor or under_age(party.born, entry.decided) for party in victims)
    return "a crime against a minor" if young else None
