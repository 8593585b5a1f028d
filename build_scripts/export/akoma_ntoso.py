"""Akoma Ntoso 3.0 (OASIS LegalDocML): `record.akn.xml` beside the page of each decision.

A `judgment`, or of another body than a court a `statement`, whose text is divided as the contents of its page are, with references to articles and to decisions of this portal. Of a withheld or withdrawn
decision it says which one it is and why it is not shown. The scheme of its identifiers is in docs/open-data.md.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from build_scripts.catalog import identifiers
from build_scripts.checks.reading.references import article_of, references
from build_scripts.content.labels import N_
from build_scripts.export import akn_meta
from build_scripts.export.akn_persons import participants
from build_scripts.export.akn_text import CONCLUSIONS, HEADER, Text, named
from build_scripts.export.atom_document import xml
from build_scripts.export.record import beside
from build_scripts.model.document_class import OF_ANY, OF_BODY, OF_COURT, is_court

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord

NAME = "Akoma Ntoso 3.0"
EXTENSION = "akn.xml"
MIME = "application/akn+xml"
PURPOSE = N_("Decisions in the XML of parliaments and courts: parts, references, persons by role.")
EXAMPLE = """xmllint --xpath "//*[local-name()='decision' or @name='decision']" {file}"""
_OTHER = ("preface", "mainBody")
_LAYOUT = {OF_COURT: (HEADER, "judgmentBody"), OF_BODY: _OTHER, OF_ANY: _OTHER}
_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def covers(record: RecordSummary) -> bool:
    """Whether a record is a document for which the standard has a class, and has the day without which it has no identifier."""
    return bool(record.document_class and record.date)


def write_record(context: ExportContext, record: ExportedRecord) -> bytes:
    """The file of one document."""
    summary, whole = record.summary, record.whole
    element = summary.document_class
    before, within = _LAYOUT[element]
    language = summary.language if summary.language in context.languages else context.languages[0]
    persons = participants(whole, partial(context.organ, language))
    terms = {
        **{context.organ(language, key): _deciding(key) for key in summary.organs[:1]},
        summary.number or "": "docNumber",
    }
    text = Text(
        [line.strip() for line in whole.get("body", "").splitlines() if line.strip()],
        partial(references, vocabulary=context.vocabulary, day=dt.date.fromisoformat(summary.date or "")),
        partial(_href, context, record),
        persons,
        terms.items(),
    )
    title = context.title(language, summary)[0]  # of what is reduced, its number
    heading = "" if text.header else _lines([*terms.items(), *([] if title in terms else [(title, "docTitle")])])
    unmarked = "".join(
        f"<p>{xml(context.say(language, one.role.label))} <{one.element}{named(one)}>{xml(one.name)}</{one.element}></p>\n"
        for one in text.unmarked
    )
    body = text.body or _without_text(*_instead(record, language))
    end = f"<{CONCLUSIONS}>\n{text.conclusions}</{CONCLUSIONS}>\n" if text.conclusions else ""
    file = context.address(context.languages[0], beside(summary.url, EXTENSION))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<akomaNtoso xmlns="{_NAMESPACE}">\n'
        f'<{element} name="{xml(akn_meta.subtype(record) or element)}">\n'
        f"{akn_meta.meta(context, language, record, persons, file)}"
        f"<{before}>\n{heading}{text.header}{unmarked}</{before}>\n"
        f"<{within}>\n{''.join(_sections(element, body))}</{within}>\n{end}"
        f"</{element}>\n</akomaNtoso>\n"
    ).encode()


def _deciding(key: str) -> str:
    return 'courtType refersTo="#court"' if is_court(key) else 'organization refersTo="#body"'


def _sections(element: str, body: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The sections of a body; outside judgments the standard has no elements for them, but containers with a name."""
    for number, (name, inner) in enumerate(body, 1):
        begin, end = (name, name) if element == OF_COURT else (f'container eId="s_{number}" name="{name}"', "container")
        yield f"<{begin}>\n{inner}</{end}>\n"


def _instead(record: ExportedRecord, language: str) -> list[str]:
    """What is said in the place of a text: why there is none, or else the outcome and its reasons."""
    if reason := record.fields["reason"].get(language):
        return [reason]
    outcome = record.whole.get("outcome") or record.fields["outcome_labels"].get(language) or ""
    return [outcome, record.whole.get("decision", {}).get("reasons", "")]


def _without_text(*said: str) -> list[tuple[str, str]]:
    """A body in the portal's words."""
    lines = (f'<p><remark status="editorial">{xml(one)}</remark></p>\n' for one in said if one)
    return [("introduction", "".join(lines) or "<p/>\n")]


def _lines(terms: list[tuple[str, str]]) -> str:
    return "".join(f"<p><{term}>{xml(words)}</{term.partition(' ')[0]}></p>\n" for words, term in terms if words)


def _href(context: ExportContext, record: ExportedRecord, key: str) -> str | None:
    """The identifier of what a reference names; of a case, if the record of it may be named."""
    article = article_of(key)
    if article is None:
        return record.cited.get(key)
    law = context.vocabulary.get("statutes", article[0])
    return identifiers.article(law.slug, article[1]) if law else None
