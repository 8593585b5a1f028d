"""Names that must be masked, and in which way (法释〔2016〕19号 Arts 8-9 and what came before).

Which names those are follows from the role, the kind of case and the day of publication (`people`, `profiles`). An error is
what the record's own fields prove; what the running text suggests is a warning. No message repeats a name.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from build_scripts.checks.fold import fold
from build_scripts.checks.names import leaks, suspicions
from build_scripts.checks.names.people import PROCURATORATE_KINDS, light_without_text, people, profile_for
from build_scripts.checks.names.personal_name import Form
from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content.message import Message
from build_scripts.content.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject

COURT_KINDS = ("judgment", "hearing", "proceeding", "enforcement")
PROCURATORATE = (*sorted(PROCURATORATE_KINDS), "hearing")
NAMED_KINDS = tuple(sorted({*COURT_KINDS, *PROCURATORATE, "sentence-change"}))
START_2013 = dt.date(2014, 1, 1)
START_2016 = dt.date(2016, 10, 1)
MASK_IT = Message(
    "keep the surname and replace the given name by 某 (李某; 欧阳某; for a second one 李某1, 李某2), here and in the text"
)
_MASK_OR_SAY = Message(
    "keep the surname and replace the given name by 某 (李某; 欧阳某; for a second one 李某1, 李某2), here and in the text; of a recidivist say so in `summary`"
)


@rule(
    "ANON-06",
    cites="法释〔2013〕26号 Art 6; 未成年人保护法 Art 103",
    basis=Basis.SECONDARY,
    since=START_2013,
    until=dt.date(2016, 9, 30),
    by_publication=True,
    kinds=COURT_KINDS,
)
def masked_as_in_2014(subject: Subject) -> Iterator[Finding]:
    """From 2014 to September 2016 victims, witnesses, experts, parties to family cases, minors and defendants sentenced to three years or less are masked.

    Recidivists were named; that somebody is none is taken from the text, so without a text nothing is asked of defendants.
    """
    yield from _left_open(subject, "ANON-06")


@rule(
    "ANON-08",
    cites="法释〔2016〕19号 Art 8",
    basis=Basis.SECONDARY,
    since=START_2016,
    by_publication=True,
    kinds=COURT_KINDS,
)
def masked_as_in_2016(subject: Subject) -> Iterator[Finding]:
    """Parties to family and inheritance cases, criminal victims, incidental plaintiffs and minors are masked with their statutory representatives, and criminal witnesses and experts."""
    yield from _left_open(subject, "ANON-08")


@rule(
    "ANON-20",
    cites="人民检察院案件信息公开工作规定（试行）(2014); 人民检察院案件信息公开工作规定 (2021)",
    basis=Basis.SECONDARY,
    since=dt.date(2014, 10, 1),
    by_publication=True,
    kinds=PROCURATORATE,
)
def masked_by_procuratorates(subject: Subject) -> Iterator[Finding]:
    """In what procuratorates publish, victims, witnesses, experts and persons not prosecuted are masked, and whoever the record marks as masked."""
    yield from _left_open(subject, "ANON-20")


def _left_open(subject: Subject, rule_id: str) -> Iterator[Finding]:
    profile = profile_for(subject.entry)
    if profile is None or profile.rule != rule_id:
        return
    for person in people(subject.entry):
        if person.must and person.shown:
            yield Finding(
                person.location,
                Message("the {role} {why}, and the name is not masked", role=person.called, why=person.why),
                MASK_IT,
            )


@rule("ANON-21", cites="未成年人保护法 Art 103; 法释〔2021〕1号 Art 559", basis=Basis.TEXT, kinds=NAMED_KINDS)
def minors_are_masked(subject: Subject) -> Iterator[Finding]:
    """Whatever is published today masks the names of minors in a case and of who represents them, however old the record is.

    Where the rules of its day ask the same, their own rule reports it. The article excepts the search for missing and abducted children.
    """
    if profile_for(subject.entry) is None:
        for person in people(subject.entry):
            if person.minor and person.must and person.shown:
                yield Finding(
                    person.location,
                    Message("the {role} {why}, and the name is not masked", role=person.called, why=person.why),
                    MASK_IT,
                )


@rule(
    "ANON-22",
    cites="法释〔2013〕26号 Art 6",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    since=START_2013,
    until=dt.date(2016, 9, 30),
    by_publication=True,
    kinds=("judgment",),
)
def lightly_sentenced_without_text(subject: Subject) -> Iterator[Finding]:
    """From 2014 to September 2016 a defendant sentenced to three years or less is named only if the record says that he or she is a recidivist."""
    for location in light_without_text(subject.entry):
        message = Message("sentenced to three years or less and named, and nothing in the record tells of a recidivist")
        yield Finding(location, message, _MASK_OR_SAY)


@rule(
    "ANON-09",
    cites="法释〔2016〕19号 Art 9",
    basis=Basis.SECONDARY,
    since=START_2016,
    by_publication=True,
    kinds=NAMED_KINDS,
)
def masked_whole(subject: Subject) -> Iterator[Finding]:
    """Of a masked name only the surname shows; of an ethnic-minority or translated foreign name the first character, of a name in foreign script the first letter."""
    for person in people(subject.entry):
        if person.must and person.form is Form.HALF:
            message = Message(
                "the {role} {why}, and part of the given name still shows", role=person.called, why=person.why
            )
            yield Finding(person.location, message, Message("replace the whole given name: 李某, not 李某明 or 李小某"))


@rule(
    "ANON-10",
    cites="法释〔2016〕19号 Art 9",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    since=START_2016,
    by_publication=True,
    kinds=NAMED_KINDS,
)
def masked_with_mou(subject: Subject) -> Iterator[Finding]:
    """The sign of masking is 某; people whose masked names coincide are told apart by Arabic numerals."""
    found = people(subject.entry)
    names = Counter(person.name for person in found if person.role != "convicted")
    for person in found:
        if not person.must or person.form is not Form.MASKED:
            continue
        if set("×*xX●○□△✕╳_") & set(fold(person.name)) and not person.name.isascii():
            yield Finding(
                person.location,
                Message("the {role} is masked with another sign than 某", role=person.called),
                Message("write 某: 李某"),
            )
        elif names[person.name] > 1:
            message = Message("the {role} has the same masked name as somebody else in this record", role=person.called)
            yield Finding(person.location, message, Message("number them: 李某1, 李某2, here and in the text"))


@rule(
    "ANON-11",
    cites="法释〔2016〕19号 Arts 8-9; 法释〔2013〕26号 Art 6; 未成年人保护法 Art 103",
    basis=Basis.SECONDARY,
    kinds=NAMED_KINDS,
)
def open_name_elsewhere(subject: Subject) -> Iterator[Finding]:
    """A name that must be masked stands nowhere else in the record: not in the title, the summary, the text, an address, nor in pinyin."""
    yield from leaks.of_open(subject)


@rule(
    "ANON-12",
    cites="法释〔2016〕19号 Arts 8-9; 法释〔2013〕26号 Art 6; 未成年人保护法 Art 103",
    basis=Basis.SECONDARY,
    kinds=NAMED_KINDS,
)
def masked_here_open_there(subject: Subject) -> Iterator[Finding]:
    """A name that must be masked and is masked in its field is masked everywhere: in English, in the title, under the sentences, after a role word in the text."""
    yield from leaks.of_masked(subject)


@rule(
    "ANON-13",
    cites="法释〔2016〕19号 Arts 8-9; 法释〔2013〕26号 Art 6",
    basis=Basis.SECONDARY,
    severity=Severity.WARNING,
    since=START_2013,
    by_publication=True,
    kinds=NAMED_KINDS,
)
def probably_open(subject: Subject) -> Iterator[Finding]:
    """After the words for victim, witness, expert and the like no open name follows in the text of a criminal case, nor after that for a statutory representative where minors or families are concerned; who is masked in a field is masked in the text.

    Found by what the text looks like, so it may be mistaken.
    """
    yield from suspicions.suspected(subject)


RULES = (
    masked_as_in_2014,
    masked_as_in_2016,
    masked_by_procuratorates,
    minors_are_masked,
    lightly_sentenced_without_text,
    masked_whole,
    masked_with_mou,
    open_name_elsewhere,
    masked_here_open_there,
    probably_open,
)
