"""Masked what is kept public: lawyers, dates and organisations (法释〔2016〕19号 Art 11), and judges, courts and case numbers.

Everything here is a warning: the record is safe, but it tells the public less than it should. That judges, assistants, clerks, courts
and case numbers are named stands in no article but is the practice, as the Supreme People's Court said in January 2026.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from build_scripts.checks.fold import fold
from build_scripts.checks.names.people import is_minor, people
from build_scripts.checks.names.personal_name import Form, form_of
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.problem import Severity
from build_scripts.model.case_type import CaseType
from build_scripts.model.party import CounselRole, PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Location, Subject

ARTICLE = "法释〔2016〕19号 Art 11"
PRACTICE = "人民法院公布裁判文书的惯例"
SINCE = dt.date(2016, 10, 1)
KINDS = ("judgment", "hearing", "proceeding", "enforcement", "sentence-change", "procuratorial-document")
KEEP = "write it as the original has it"
SHARE = 0.1  # of a text; judgments with many masked people stay below 0.06
END = 800  # characters at the end of a text, where it is signed and dated
SHORT = 200  # characters; a share of less says nothing
_SIGN = re.compile("[某×*○□●＊Xx]")
_SIGNATURE = re.compile(
    r"(?m)^[\s　]*(审\s*判\s*长|(?:代理)?审\s*判\s*员|人民陪审员|法官助理|书\s*记\s*员|检\s*察\s*(?:官|员)|执\s*行\s*员)[\s:　]+"
    r"(?:[\u4e00-\u9fff]\s*)?(?:[某×*○]|[xX]{2})"
)
_CROSS = re.compile("[×*○xX]")  # the signs without 某, which many names have
_COURT = re.compile(
    r"[某×*○xX](?:(?<=某)某{0,2}|(?<=[×*○])[×*○]{0,3}|(?<=[xX])[xX]{1,3})(?:[省市县区州旗]){0,2}(?:高级|中级|基层)?人民(法院|检察院)"
)
_NUMBER = re.compile(
    r"[(〔\[](?:[×*○xX]{2,}|\d{2}[×*○xX]{2}|\d{4})[)〕\]](?!\S{0,10}(?:产权|权证|权字))[^\s,。;:()〔〕]{0,14}?(?:[×*○某]|[xX]{2})[^\s,。;:()]{0,6}号"
)
# A title certificate's number is deleted (Art 10), and a contract's or certificate's is none of a case.
_NO_CASE = re.compile("产权|国用|集用|[房林地]权|房地|证字|[借贷保抵质]字|合同|协议|公交|鉴字|发票")
_NUMBER_YEAR = re.compile(r"[(〔\[](?:[×*○xX]{2,4}|\d{2}[×*○xX]{2})[)〕\]][^\s,。;:()〔〕]{1,16}号")
_BORN = re.compile(
    r"(?:(?:出生于|生于)[\s]*(?:[×*○xX]{2,4}|\d{2}[×*○xX]{2})年)|(?:(?:[×*○xX]{2,4}|\d{2}[×*○xX]{2})年[\d×*○xX]{0,2}月?[\d×*○xX]{0,2}日?(?:出)?生)"
)
_SEX = re.compile(r"(?:性别[:]?|[某\u4e00-\u9fff)],)[×*]{1,2}(?:性)?,")
_COUNTY = re.compile(
    r"(?:户籍(?:所在)?地|住所?地?|住)[:在]?[\s]*(?:[×*○xX]{2,}|某某?)省?(?:[×*○xX]{2,}|某某?)?[市州](?:[×*○xX]{2,}|某某?)[县区市]"
)
_SIGNED = re.compile(
    r"(?m)^[\s　]*(?:[×*○xX]{2,4}|二[〇○0O零]{1,2}[×*○xX]{1,2}|\d{2}[×*○xX]{2}|[二〇○零一三四五六七八九\d]{4})年(?:[×*○xX]{1,2}|[\d一二三四五六七八九十]{1,2})月[×*○xX]{1,2}日[\s　]*$"
)
_HIDING = re.compile("强奸|猥亵|强制侮辱|虐待|遗弃|拐卖|拐骗|组织卖淫|强迫卖淫|侵犯公民个人信息")
_KEPT_ROLES = frozenset(role.value for role in PartyRole) - {
    "victim",
    "witness",
    "expert",
    "incidental-plaintiff",
    "not-prosecuted",
}
_LAWYERS = frozenset({CounselRole.LAWYER, CounselRole.LEGAL_AID})


def _masked(name: str) -> bool:
    return form_of(name) in {Form.MASKED, Form.HALF} or bool(_SIGN.search(fold(name)) and not name.isascii())


@rule("MASK-01", cites=PRACTICE, basis=Basis.PRACTICE, severity=Severity.WARNING, since=SINCE, kinds=KINDS)
def officials_are_named(subject: Subject) -> Iterator[Finding]:
    """Judges, people's assessors, assistants, clerks and procurators are named."""
    entry = subject.entry
    for field in ("panel", "procurators"):
        for number, official in enumerate(getattr(entry, field, ())):
            if _masked(official.name):
                yield Finding((field, number, "name"), f"the {official.role.value} is masked", KEEP)
    prosecution = getattr(entry, "prosecution", None)
    for number, name in enumerate(prosecution.procurators if prosecution else ()):
        if _masked(name):
            yield Finding(("prosecution", "procurators", number), "the procurator is masked", KEEP)
    yield from _first(subject, _SIGNATURE, "at the end of the text somebody who decided or signed is masked", end=True)


@rule("MASK-02", cites=ARTICLE, basis=Basis.MEMORY, severity=Severity.WARNING, since=SINCE, kinds=KINDS)
def lawyers_are_named(subject: Subject) -> Iterator[Finding]:
    """Lawyers and their firms are named."""
    for number, party in enumerate(getattr(subject.entry, "parties", ())):
        for place, counsel in enumerate(party.represented_by):
            at: Location = ("parties", number, "represented_by", place)
            if (counsel.role in _LAWYERS or counsel.firm) and _masked(counsel.name):
                yield Finding((*at, "name"), f"the {counsel.role.value} is masked", KEEP)
            if counsel.firm and _SIGN.search(fold(counsel.firm)):
                yield Finding((*at, "firm"), "the law firm is masked", KEEP)


@rule("MASK-03", cites=PRACTICE, basis=Basis.PRACTICE, severity=Severity.WARNING, since=SINCE, kinds=KINDS)
def case_numbers_are_kept(subject: Subject) -> Iterator[Finding]:
    """Case numbers are kept whole."""
    for passage in subject.passages:
        if passage.location[-1] in {"case_number", "document_number", "indictment"} and _SIGN.search(passage.folded):
            yield Finding(passage.location, "the case number is masked", KEEP)
    yield from _first(subject, _NUMBER, "a case number is masked", _NUMBER_YEAR, but=_NO_CASE)


@rule("MASK-04", cites=PRACTICE, basis=Basis.PRACTICE, severity=Severity.WARNING, since=SINCE, kinds=KINDS)
def courts_are_named(subject: Subject) -> Iterator[Finding]:
    """Courts and procuratorates are named."""
    yield from _first(subject, _COURT, "a court or procuratorate is masked")


@rule("MASK-05", cites=ARTICLE, basis=Basis.MEMORY, severity=Severity.WARNING, since=SINCE, kinds=KINDS)
def dates_and_origin_are_kept(subject: Subject) -> Iterator[Finding]:
    """The date of the decision and, of people who are named, the date of birth, the sex and the county are kept."""
    yield from _first(subject, _SIGNED, "the date of the document is masked", sign=_CROSS, end=True)
    named = any(person.shown and not person.must for person in people(subject.entry))
    if named:
        yield from _first(subject, _BORN, "a date of birth is masked", sign=_CROSS)
        yield from _first(subject, _SEX, "the sex of a person is masked", sign=_CROSS)
        yield from _first(subject, _COUNTY, "the county of residence is masked")


@rule("MASK-06", cites=ARTICLE, basis=Basis.MEMORY, severity=Severity.WARNING, since=SINCE, kinds=KINDS)
def organisations_are_named(subject: Subject) -> Iterator[Finding]:
    """Organisations that are parties are named."""
    for field in ("parties", "obligors"):
        for number, party in enumerate(getattr(subject.entry, field, ())):
            organisation = party.organisation or form_of(party.name) is Form.ORGANISATION
            if organisation and re.search("[某×*○]|[xX]{2}", fold(party.name)):
                yield Finding((field, number, "name"), f"the {party.role.value}, an organisation, is masked", KEEP)


@rule(
    "MASK-07",
    cites="法释〔2016〕19号 Arts 10, 15",
    basis=Basis.MEMORY,
    severity=Severity.WARNING,
    since=SINCE,
    kinds=KINDS,
)
def the_text_can_be_read(subject: Subject) -> Iterator[Finding]:
    """The text equals the original but for what the rules mask or delete; it is not turned to 某 and × as a whole."""
    passage = subject.body
    if passage and len(passage.text) >= SHORT:
        signs = sum(passage.text.count(sign) for sign in "某×＊*")
        if signs / len(passage.text) > SHARE:
            message = f"{signs * 100 // len(passage.text)} % of the text is 某, × or *"
            yield Finding(passage.location, message, "restore what Art 11 keeps: names of parties, dates, places")


@rule(
    "MASK-08",
    cites=ARTICLE,
    basis=Basis.MEMORY,
    severity=Severity.WARNING,
    since=SINCE,
    until=dt.date(2023, 12, 31),
    by_publication=True,
    kinds=("judgment",),
)
def other_parties_are_named(subject: Subject) -> Iterator[Finding]:
    """Until 2023, adult parties whom no article masks are named: defendants in criminal cases, parties in civil and administrative ones.

    Since 2024 many courts keep only the surnames of all natural persons, which is accepted.
    """
    entry = subject.entry
    parties = getattr(entry, "parties", ())
    case_type = getattr(entry, "case_type", None)
    if case_type not in {CaseType.CRIMINAL, CaseType.CIVIL, CaseType.ADMINISTRATIVE}:
        return
    if any(is_minor(party, entry) for party in parties) or any(_HIDING.search(cause) for cause in _causes(subject)):
        return
    for person in people(entry):
        kept = person.location[0] == "parties" and person.role in _KEPT_ROLES
        if kept and not person.must and person.form is Form.MASKED:
            message = f"the {person.role} is masked, though no article asks for it"
            yield Finding(person.location, message, "write the name as the original has it, or say why in an exception")


def _causes(subject: Subject) -> tuple[str, ...]:
    """The causes of a record, of whatever kind."""
    causes: tuple[str, ...] = getattr(subject.entry, "causes", ())
    return causes


def _first(
    subject: Subject,
    pattern: re.Pattern[str],
    message: str,
    *more: re.Pattern[str],
    sign: re.Pattern[str] = _SIGN,
    but: re.Pattern[str] | None = None,
    end: bool = False,
) -> Iterator[Finding]:
    """The first place in the body, or only in its last lines, where one of the patterns matches.

    Args:
        subject: the record.
        pattern: what is looked for.
        message: of the finding.
        more: further patterns, if the first one matches nowhere.
        sign: what stands in whatever the patterns match, and is found faster.
        but: what stands neither in nor just before a match that counts.
        end: whether to read the last lines only.
    """
    passage = subject.body
    if passage is None:
        return
    start = max(len(passage.text) - END, 0) if end else 0
    if sign.search(passage.folded, start):
        for one in (pattern, *more):
            for match in one.finditer(passage.folded, start):
                if but and but.search(passage.folded, max(0, match.start() - 6), match.end()):
                    continue
                yield Finding(passage.location, message, KEEP, match.start())
                return


RULES = (
    officials_are_named,
    lawyers_are_named,
    case_numbers_are_kept,
    courts_are_named,
    dates_and_origin_are_kept,
    organisations_are_named,
    the_text_can_be_read,
    other_parties_are_named,
)
