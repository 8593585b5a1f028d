"""People and organisations in a case: parties, who represents them, who decides."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Model
from build_scripts.model.types import Choice, Text, refuse


class PartyRole(Choice):
    """The part somebody plays in the proceedings (诉讼地位)."""

    DEFENDANT = "defendant", N_("Defendant")
    PLAINTIFF = "plaintiff", N_("Plaintiff")
    THIRD_PARTY = "third-party", N_("Third party")
    APPELLANT = "appellant", N_("Appellant")
    APPELLEE = "appellee", N_("Appellee")
    PETITIONER = "petitioner", N_("Petitioner for retrial")
    RESPONDENT = "respondent", N_("Respondent")
    APPLICANT = "applicant", N_("Applicant")
    OBLIGOR = "obligor", N_("Person subject to enforcement")
    CLAIMANT = "claimant", N_("Compensation claimant")
    LIABLE_ORGAN = "liable-organ", N_("Organ liable for compensation")
    PRIVATE_PROSECUTOR = "private-prosecutor", N_("Private prosecutor")
    INCIDENTAL_PLAINTIFF = "incidental-plaintiff", N_("Plaintiff in the incidental civil action")
    VICTIM = "victim", N_("Victim")
    WITNESS = "witness", N_("Witness")
    EXPERT = "expert", N_("Expert witness")
    NOT_PROSECUTED = "not-prosecuted", N_("Person not prosecuted")
    SUSPECT = "suspect", N_("Suspect")
    INSURER = "insurer", N_("Insurer")
    NON_PARTY = "non-party", N_("Non-party who objects to enforcement")
    OBJECTOR = "objector", N_("Objector")
    RECONSIDERATION = "reconsideration-applicant", N_("Applicant for reconsideration")
    INTERESTED = "interested-party", N_("Interested party")
    INCIDENTAL_DEFENDANT = "incidental-defendant", N_("Defendant in the incidental civil action")
    PUBLIC_INTEREST = "public-interest-plaintiff", N_("Plaintiff in public-interest litigation")
    ADMINISTRATOR = "administrator", N_("Bankruptcy administrator")


class Sex(Choice):
    """As the document states it."""

    MALE = "male", N_("Male")
    FEMALE = "female", N_("Female")


class CounselRole(Choice):
    """Who speaks or signs for a party."""

    DEFENDER = "defender", N_("Defence counsel")
    LEGAL_AID = "legal-aid", N_("Legal-aid lawyer")
    LAWYER = "lawyer", N_("Lawyer")
    AGENT = "agent", N_("Agent ad litem")
    STATUTORY = "statutory-representative", N_("Guardian")
    LEGAL_REPRESENTATIVE = "legal-representative", N_("Legal representative of the company")


class OfficialRole(Choice):
    """Who hears the case. No article of 法释〔2016〕19号 masks them (Arts 8, 15)."""

    PRESIDING = "presiding-judge", N_("Presiding judge")
    JUDGE = "judge", N_("Judge")
    SOLE = "sole-judge", N_("Sole judge")
    ASSESSOR = "assessor", N_("People's assessor")
    ASSISTANT = "assistant-judge", N_("Judge's assistant")
    CLERK = "clerk", N_("Court clerk")
    PROCURATOR = "procurator", N_("Procurator")


def _born(value: Any) -> str:
    whole = f"{value}-01-01"[:10] if isinstance(value, str) else ""
    try:
        dt.date.fromisoformat(whole)
    except ValueError:
        whole = ""
    if not whole or not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value, re.ASCII):
        refuse(Message("not a year or date of birth"), Message("write 1990, 1990-05 or 1990-05-17"))
    return str(value)


Born = Annotated[
    str,
    BeforeValidator(_born),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": 1000,
            "maximum": 9999,
            "pattern": r"^\d{4}(-\d{2}){0,2}$",
            "examples": [1990, "1990-05-17"],
        }
    ),
]


class Counsel(Model):
    """A defender, agent or representative; lawyers' names and firms stay public."""

    role: CounselRole = Field(title=N_("Role"))
    name: Text = Field(title=N_("Name"))
    firm: Text | None = Field(None, title=N_("Law firm"))


class Party(Model):
    """One party, victim or witness, under the name that may be shown."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("name",)

    role: PartyRole = Field(title=N_("Role in the proceedings"))
    name: Text = Field(title=N_("Name"))
    organisation: bool = Field(False, title=N_("Organisation"))
    born: Born | None = Field(None, title=N_("Born"))
    sex: Sex | None = Field(None, title=N_("Sex"))
    county: Text | None = Field(None, title=N_("County of residence"))
    originally: PartyRole | None = Field(None, title=N_("Role at first instance"))
    minor: bool = Field(False, title=N_("Minor"))
    represented_by: tuple[Counsel, ...] = Field((), title=N_("Represented by"))


class Official(Model):
    """A judge, assessor, clerk or procurator."""

    role: OfficialRole = Field(title=N_("Role"))
    name: Text = Field(title=N_("Name"))
