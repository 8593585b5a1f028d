"""What a case is about, where that hurts most if it becomes known: a sexual offence, a crime against a minor, a family.

Takes an entry of any kind; tells from its causes, or from its title where it names none, and from the victims among its parties.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.age import under_age
from build_scripts.checks.disclosure.case_branch import is_civil
from build_scripts.model.case_type import CaseType
from build_scripts.model.party import Party, PartyRole

if TYPE_CHECKING:
    import datetime as dt

    from build_scripts.checks.subject import Location
    from build_scripts.model.kinds import Entry

SEXUAL = re.compile(r"强奸|奸淫|猥亵|强制侮辱|强迫卖淫|幼女|性侵|嫖宿")
SECRETS = re.compile(r"国家秘密|国家绝密|军事秘密|^间谍罪$")
AGAINST_MINORS = re.compile(r"儿童|幼女|未成年人|童工|婴")
DIVORCE = frozenset({"离婚纠纷", "抚养纠纷", "抚养费纠纷", "变更抚养关系纠纷"})
_CUSTODY = "监护权纠纷 探望权纠纷 收养关系纠纷 同居关系纠纷 婚姻无效纠纷 撤销婚姻纠纷 确定监护人 指定监护人 变更监护人 监护人资格 监护权特别程序"
CUSTODY = frozenset(_CUSTODY.split())
_OTHER = "婚约财产纠纷 离婚后财产纠纷 离婚后损害责任纠纷 夫妻财产约定纠纷 亲子关系纠纷 扶养纠纷 赡养纠纷 分家析产纠纷"
FAMILY = DIVORCE | CUSTODY | frozenset(_OTHER.split())


def causes_of(entry: Entry) -> tuple[str, ...]:
    """The causes; where a record names none, its title, which names them in its own way."""
    causes: tuple[str, ...] = getattr(entry, "causes", ())
    title = getattr(entry, "title", None)
    return causes or ((title,) if title else ())


def civil_cause(entry: Entry, causes: frozenset[str]) -> Location | None:
    """Where a civil case says that it has one of these causes."""
    if is_civil(entry):
        for number, told in enumerate(causes_of(entry)):
            if any(cause in told for cause in causes):
                return ("causes", number) if getattr(entry, "causes", ()) else ("title",)
    return None


def is_sexual(entry: Entry) -> bool:
    """Whether a record is about a sexual offence."""
    criminal = getattr(entry, "case_type", None) in {None, CaseType.CRIMINAL}
    return criminal and any(SEXUAL.search(cause) for cause in causes_of(entry))


def is_about_secrets(entry: Entry) -> bool:
    """Whether a record is about a crime against the secrets of the state or of the army."""
    causes: tuple[str, ...] = getattr(entry, "causes", ())
    return any(SECRETS.search(cause) for cause in causes)


def is_against_a_minor(entry: Entry) -> bool:
    """Whether a record is about a crime against a minor."""
    if getattr(entry, "case_type", None) not in {None, CaseType.CRIMINAL}:
        return False  # where nothing is said, the causes decide
    parties: tuple[Party, ...] = getattr(entry, "parties", ())
    victims = [party for party in parties if party.role is PartyRole.VICTIM]
    young = any(party.minor or under_age(party.born, entry_date(entry)) for party in victims)
    causes: tuple[str, ...] = getattr(entry, "causes", ())
    return young or any(cause.endswith("罪") and AGAINST_MINORS.search(cause) for cause in causes)


def has_minor(entry: Entry) -> bool:
    """Whether one of the people in a record is a minor."""
    parties: tuple[Party, ...] = getattr(entry, "parties", ())
    return any(party.minor or under_age(party.born, entry_date(entry)) for party in parties)


def entry_date(entry: Entry) -> dt.date | None:
    """The record's own day."""
    return getattr(entry, "date", None)


def place_of_cause(entry: Entry) -> Location:
    """Where a record says what it is about."""
    return ("causes",) if getattr(entry, "causes", ()) else ("title",)
