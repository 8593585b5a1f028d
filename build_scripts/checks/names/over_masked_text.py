"""What a text masks although it is kept public: case numbers, courts, dates, origin, or the text as a whole.

Everything here is a warning, as in `over_masking`, which asks the same of the fields.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from build_scripts.checks.names.people import people
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

ARTICLE = "法释〔2016〕19号 Art 11"
PRACTICE = "人民法院公布裁判文书的惯例"
SINCE = dt.date(2016, 10, 1)
KINDS = ("judgment", "hearing", "proceeding", "enforcement", "sentence-change", "procuratorial-document")
KEEP = Message("write it as the original has it")
SHARE = 0.1  # of a text; judgments with many masked people stay below 0.06
END = 800  # characters at the end of a text, where it is signed and dated
SHORT = 200  # characters; a share of less says nothing
SIGN = re.compile("[某×*○□●＊Xx]")
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


def first(
    subject: Subject,
    pattern: re.Pattern[str],
    message: Message,
    *more: re.Pattern[str],
    sign: re.Pattern[str] = SIGN,
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


@rule("MASK-03", cites=PRACTICE, basis=Basis.PRACTICE, severity=Severity.WARNING, since=SINCE, kinds=KINDS)
def case_numbers_are_kept(subject: Subject) -> Iterator[Finding]:
    """Case numbers are kept whole."""
    for passage in subject.passages:
        if passage.location[-1] in {"case_number", "document_number", "indictment"} and SIGN.search(passage.folded):
            yield Finding(passage.location, Message("the case number is masked"), KEEP)
    yield from first(subject, _NUMBER, Message("a case number is masked"), _NUMBER_YEAR, but=_NO_CASE)


@rule("MASK-04", cites=PRACTICE, basis=Basis.PRACTICE, severity=Severity.WARNING, since=SINCE, kinds=KINDS)
def courts_are_named(subject: Subject) -> Iterator[Finding]:
    """Courts and procuratorates are named."""
    yield from first(subject, _COURT, Message("a court or procuratorate is masked"))


@rule(
    "MASK-05",
    cites="法释〔2016〕19号 Arts 11, 15",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    since=SINCE,
    kinds=KINDS,
)
def dates_and_origin_are_kept(subject: Subject) -> Iterator[Finding]:
    """The date of the decision and, of people who are named, the date of birth, the sex and the county are kept."""
    yield from first(subject, _SIGNED, Message("the date of the document is masked"), sign=_CROSS, end=True)
    named = any(person.shown and not person.must for person in people(subject.entry))
    if named:
        yield from first(subject, _BORN, Message("a date of birth is masked"), sign=_CROSS)
        yield from first(subject, _SEX, Message("the sex of a person is masked"), sign=_CROSS)
        yield from first(subject, _COUNTY, Message("the county of residence is masked"))


@rule(
    "MASK-07",
    cites="法释〔2016〕19号 Arts 10, 15",
    basis=Basis.SECONDARY,
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
            message = Message("{share} % of the text is 某, × or *", share=signs * 100 // len(passage.text))
            yield Finding(
                passage.location, message, Message("restore what Art 11 keeps: names of parties, dates, places")
            )


RULES = (case_numbers_are_kept, courts_are_named, dates_and_origin_are_kept, the_text_can_be_read)
