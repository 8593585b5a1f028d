"""What a case is called (案名): 陈某盗窃案, 甲与乙民间借贷纠纷案; with all its numbers.

Takes the records of a case; gives the name in a language, from parties and causes as a record publishes them. No given name stands in it, whether or
not the record shows one; and who is not known to be convicted in effect is accused, no more (刑事诉讼法 Art 12).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.names.personal_name import CJK, Form, form_of, surname_of, surname_readings
from build_scripts.content.labels import N_
from build_scripts.content.vocabulary_list import BODIES
from build_scripts.model.caption import Caption
from build_scripts.model.case_type import CaseType, Procedure
from build_scripts.pages import latin
from build_scripts.pages.wording import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.case_line import CaseLine
    from build_scripts.model.caption import Side
    from build_scripts.pages.site import Site

_BESIDE = re.compile(r"[(（〔\[][^)）〕\]]*[)）〕\]]|等.*$")  # a name: its owner's other ones, and others
_BEHIND = re.compile(r"[(（〔\[][^)）〕\]]*[)）〕\]]$")
_CAUSES = 2  # that a name says; more are 等
_CRIME = N_("%(who)s, %(what)s")
_SUSPECTED = N_("%(who)s, suspected of %(what)s")
_ACCUSED = N_("%(who)s, accused of %(what)s")
_BETWEEN = N_("%(who)s v. %(other)s, %(what)s")
_AGAINST = N_("%(who)s v. %(other)s: %(what)s")
_OTHERS = N_("%(name)s and others")
_MORE_CAUSES = N_("%(causes)s and other causes")


class Name(NamedTuple):
    """A name.

    Attributes:
        text: all of it.
        language: that it is in.
        own: names of bodies in it that stand in the language of the record.
        own_language: that one.
    """

    text: str
    language: str
    own: tuple[str, ...] = ()
    own_language: str = ""


def numbers(records: Sequence[RecordSummary]) -> list[tuple[str, str]]:
    """Every number that a record of the case has itself, as it is written, with its language, in the order of the records."""
    found: dict[str, tuple[str, str]] = {}
    for record in records:
        if record.number:
            found.setdefault(record.numbers[0], (record.number, record.language))
    return list(found.values())


def name(site: Site, language: str, records: Sequence[RecordSummary], line: CaseLine | None = None) -> Name | None:
    """The name; None where no record tells whom the case concerns.

    Args:
        site: knows the words.
        language: of the page.
        records: of the case, oldest first.
        line: its stages, which tell whether anybody is convicted; without them nobody is.
    """
    known = [record for record in records if record.caption and record.causes]
    if not known:
        return None
    record = min(known, key=lambda one: one.procedure != Procedure.FIRST_INSTANCE.value)
    caption = Caption.of(record.caption or ())
    own = record.language if record.language in site.languages else site.languages[0]
    each = (_in(site, code, record, caption, line) for code in dict.fromkeys((language, own)))
    return next((found for found in each if found), None)


def _in(site: Site, language: str, record: RecordSummary, caption: Caption, line: CaseLine | None) -> Name | None:
    criminal = caption.branch == CaseType.CRIMINAL.value
    sides = [_first(site, language, record.language, side) for side in (caption.first, caption.second)]
    what = _causes(site, language, record.causes, criminal=criminal)
    if not sides[0] or not what or (caption.second.number and not sides[1]):
        return None
    who, other = (
        site.say(language, _OTHERS, name=name) if side.number > 1 else name
        for name, side in zip(sides, (caption.first, caption.second), strict=True)
    )
    if criminal and (line is None or line.acquitted or line.presumed_innocent):
        message = _ACCUSED if line and line.acquitted else _SUSPECTED
    elif not other:
        message = _CRIME
    else:
        message = _AGAINST if caption.branch == CaseType.ADMINISTRATIVE.value else _BETWEEN
    kept = tuple(name for name in sides if name and language != record.language and re.search(f"[{CJK}]", name))
    text = site.say(language, message, who=who, other=other, what=what)
    return Name(text, language, kept, record.language if kept else "")


def _causes(site: Site, language: str, keys: Sequence[str], *, criminal: bool) -> str | None:
    terms = [site.renderer.vocabulary.get("causes", key) for key in keys[:_CAUSES]]
    if any(term is None or term.language(language) != language for term in terms):
        return None
    said = [_within(term.name(language), criminal=criminal) for term in terms if term]
    causes = site.say(language, SEPARATOR).join(said)
    return site.say(language, _MORE_CAUSES, causes=causes) if len(keys) > _CAUSES else causes


def _within(cause: str, *, criminal: bool) -> str:
    """A cause as it stands in a name: 盗窃, and theft."""
    if criminal and not cause.isascii():
        return cause.removesuffix("罪")
    return cause[:1].lower() + cause[1:] if cause[1:2].islower() else cause


def _first(site: Site, language: str, own: str, side: Side) -> str | None:
    """Whom a name names of a side; None where nobody can be named."""
    if not side.number:
        return None
    translated = dict(side.names).get(language)
    if language == own or translated:
        return masked(translated if translated and language != own else side.name)
    known = masked(side.name)
    if not known:
        return None
    return (_body(site, language, known) if form_of(known) is Form.ORGANISATION else latin.person(known)) or known


def _body(site: Site, language: str, name: str) -> str | None:
    """The name of a court, procuratorate or other body of the vocabulary in a language."""
    vocabulary = site.renderer.vocabulary
    found = [vocabulary.get(names, key) for names in BODIES for key in vocabulary.named(names, name)]
    return found[0].name(language) if len(found) == 1 and found[0] and found[0].language(language) == language else None


def masked(name: str) -> str | None:
    """A name as a case may bear it, without what stands in brackets behind it; None for nobody in particular."""
    form = form_of(name)
    if form is Form.ORGANISATION:
        return _BEHIND.sub("", name)
    plain = _BESIDE.sub("", name).strip()
    if form is Form.GENERIC or not plain:
        return None
    if form_of(plain) is Form.MASKED:
        return plain
    surname = surname_of(plain)
    if re.match(f"[{CJK}]", surname):
        return f"{surname}某"
    return f"{surname} Mou" if surname.lower() in surname_readings() else f"{surname[:1]}."
