"""The `meta` of an Akoma Ntoso file: work, expression and manifestation, where it was published, what its text points at, and fields of this portal.

Takes a record; gives XML. What the standard has no element for stands in `proprietary`, under the names that `data/index.json` explains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.catalog import identifiers
from build_scripts.export.atom_document import xml
from build_scripts.model.base import Status
from build_scripts.model.document_class import is_court

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.export.akn_persons import Participant
    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord

_FIELDS = ("id", "status", "sample", "outcome", "replaced_by")  # of the portal, as `fields.FIELDS` explains them


def meta(
    context: ExportContext, language: str, record: ExportedRecord, persons: Sequence[Participant], file: str
) -> str:
    """The whole element.

    Args:
        context: names and addresses.
        language: in which the portal speaks in the file: the record's own, where the site has it.
        record: a decision with a day.
        persons: who takes part in it.
        file: the address of the file.
    """
    return (
        '<meta>\n<identification source="#portal">\n'
        f"{_work(context, language, record)}{_expression(record)}{_manifestation(record, file)}"
        "</identification>\n"
        f"{_publication(record)}{_causes(context, record, language)}"
        f'<references source="#portal">\n{_references(context, language, record, persons)}</references>\n'
        f"{_proprietary(context, record)}</meta>\n"
    )


def author(summary: RecordSummary) -> str:
    """The name of the deciding body among the references of the file."""
    return "court" if is_court(summary.organs[0]) else "body"


def subtype(record: ExportedRecord) -> str | None:
    """What sort of decision it is; of a reduced one nothing tells."""
    return record.whole.get("document_type") or record.whole.get("measure")


def _core(value: str, day: str, name: str, author: str, alias: tuple[str, str] | None = None) -> str:
    """What each level says first: identifier, other name, day and author."""
    other = f'<FRBRalias name="{alias[0]}" value="{xml(alias[1])}"/>\n' if alias else ""
    return (
        f'<FRBRthis value="{xml(value)}{"" if "/!" in value else "/!main"}"/>\n<FRBRuri value="{xml(value)}"/>\n{other}'
        f'<FRBRdate date="{day}" name="{name}"/>\n<FRBRauthor href="#{author}"/>\n'
    )


def _work(context: ExportContext, language: str, record: ExportedRecord) -> str:
    summary = record.summary
    by = author(summary) if summary.organs else "portal"
    title = context.title(language, summary)[0] if summary.titles else ""
    more = [
        ("subtype", subtype(record)),
        ("number", summary.number),
        ("name", title),
    ]
    said = "".join(f'<FRBR{name} value="{xml(value)}"/>\n' for name, value in more if value)
    undated = summary.status == Status.WITHDRAWN.value and not record.whole.get("decided")
    day = "withdrawn" if undated else "decided"
    core = _core(
        identifiers.work(summary), summary.date or "", day, by, ("page", context.address(language, summary.url))
    )
    return f'<FRBRWork>\n{core}<FRBRcountry value="cn"/>\n{said}</FRBRWork>\n'


def _expression(record: ExportedRecord) -> str:
    summary = record.summary
    core = _core(identifiers.expression(summary), identifiers.version_day(summary), "version", "portal")
    code = xml(identifiers.alpha_3(summary.language))
    return f'<FRBRExpression>\n{core}<FRBRlanguage language="{code}"/>\n</FRBRExpression>\n'


def _manifestation(record: ExportedRecord, file: str) -> str:
    """The file itself; its identifier has a component, since `zho@2023-03-01.xml` would read like an e-mail address."""
    value, day = f"{identifiers.expression(record.summary)}/!main.xml", identifiers.version_day(record.summary)
    core = _core(value, day, "version", "portal", ("file", file))
    return f'<FRBRManifestation>\n{core}<FRBRformat value="application/akn+xml"/>\n</FRBRManifestation>\n'


def _publication(record: ExportedRecord) -> str:
    """At the source, where that and the day are known."""
    source = record.whole.get("source") or {}
    if not source.get("published"):
        return ""
    publisher = xml(source.get("publisher", ""))
    return f'<publication date="{xml(source["published"])}" name="source" showAs="{publisher}"/>\n'


def _causes(context: ExportContext, record: ExportedRecord, language: str) -> str:
    if not record.summary.causes:
        return ""
    dictionary = xml(context.address(context.languages[0], "data/index.json"))
    terms = context.vocabulary.terms("causes", record.summary.causes)
    keywords = "".join(
        f'<keyword value="{xml(key)}" showAs="{xml(terms[key].name(language) if key in terms else key)}" dictionary="{dictionary}"/>\n'
        for key in record.summary.causes
    )
    return f'<classification source="#portal">\n{keywords}</classification>\n'


def _references(context: ExportContext, language: str, record: ExportedRecord, persons: Sequence[Participant]) -> str:
    lines = [("TLCOrganization", "portal", context.address(language, ""), context.names[language])]
    lines += [
        ("TLCOrganization", author(record.summary), identifiers.organisation(key), context.organ(language, key))
        for key in record.summary.organs[:1]
    ]
    roles = {person.role.value: person.role for person in persons}
    lines += [("TLCRole", key, identifiers.role(key), context.say(language, role.label)) for key, role in roles.items()]
    work = identifiers.work(record.summary)
    lines += [
        (
            "TLCOrganization" if person.organisation else "TLCPerson",
            person.reference,
            identifiers.organisation(person.key) if person.key else f"{work}/{person.reference}",
            person.name,
        )
        for person in persons
    ]
    return "".join(
        f'<{element} eId="{eid}" href="{xml(href)}" showAs="{xml(name)}"/>\n' for element, eid, href, name in lines
    )


def _proprietary(context: ExportContext, record: ExportedRecord) -> str:
    said = {name: record.fields[name] for name in _FIELDS}
    lines = "".join(
        f"<portal:{name}>{xml(str(value).lower() if isinstance(value, bool) else value)}</portal:{name}>\n"
        for name, value in said.items()
        if value is not None
    )
    namespace = xml(context.address(context.languages[0], "data/index.json") + "#/fields/")
    return f'<proprietary source="#portal" xmlns:portal="{namespace}">\n{lines}</proprietary>\n'
