"""A reading as the YAML of a record.

Takes a reading, the names to be masked and what stands for personal data; gives the lines of the file. Each value says in which paragraph
it was read; what is doubtful stays out, as a comment that `portal check` reports until somebody has settled it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.reading.organs import is_prefecture
from build_scripts.cli.draft import notes, sentences_yaml, titles
from build_scripts.cli.draft.masked_parties import is_minor
from build_scripts.cli.draft.yaml_text import Remark, doubt, doubtful, mapping, named, place
from build_scripts.content.message import Message
from build_scripts.content.new_line import new_line
from build_scripts.content.record_yaml import literal, scalar, schema_line
from build_scripts.model.case_type import CaseType
from build_scripts.model.party import PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.reading.document import Found
    from build_scripts.checks.reading.parties import Person
    from build_scripts.checks.reading.reading import Reading
    from build_scripts.cli.draft.masking import Masks
    from build_scripts.cli.draft.personal_data import Cleared
    from build_scripts.content.vocabulary import Vocabulary
    from build_scripts.model.kinds import Kind


_OF_COURTS = frozenset({"case_number", "court", "case_type", "procedure", "causes"})


def record(
    reading: Reading, kind: Kind, identifier: str, masks: Masks, clear: Cleared, vocabulary: Vocabulary
) -> list[str | Remark]:
    """The lines of the file."""
    body = "".join(f"{masks.apply(paragraph)}\n" for paragraph in clear.paragraphs)
    lines = [
        schema_line(kind.key),
        f"id: {identifier}",
        f"kind: {kind.key}",
        *_heading(reading, masks, vocabulary),
        *_parties(reading, masks, vocabulary),
        *_prosecution(reading),
        *_panel(reading),
        *_lower(reading, vocabulary),
        *_outcome(reading, masks, clear),
        *sentences_yaml.sentences(reading, masks, vocabulary),
        *sentences_yaml.recoveries(reading, masks),
        *_statutes(reading),
        *notes.notes(reading, masks, clear),
        f"body: {literal(body, '  ')}",
    ]
    if notes.is_procuratorate(reading):  # its document becomes a record of another kind, without a court's fields
        return [line for line in lines if not (isinstance(line, Remark) and line.field in _OF_COURTS)]
    return lines


def _one(name: str, found: Found | None, missing: Message) -> Iterator[str | Remark]:
    if found is None:
        yield doubt(missing, name)
    elif found.doubt:
        yield doubtful(name, found.value, found.doubt, found.paragraph)
    else:
        yield f"{name}: {scalar(found.value)}{place(found.paragraph)}"


def _heading(reading: Reading, masks: Masks, vocabulary: Vocabulary) -> Iterator[str | Remark]:
    head = reading.head
    title, read = titles.title_of(reading)
    if title:
        line = f"title: {scalar(masks.apply(title))}"
        if read and head.title:
            yield f"{line}{place(head.title.paragraph)}"
        else:
            yield Remark(f"{line}  # ", Message("made of parties, cause and kind of document"))
    yield from _one(
        "case_number",
        head.number,
        Message("the head of the text has none; a number in a sentence is another document's"),
    )
    yield from _one("court", reading.court, Message("the head of the text names none"))
    court = reading.court
    if court and not court.doubt and not vocabulary.get("courts", str(court.value)):
        name = str(reading.head.court.value) if reading.head.court else "…"
        yield doubt(
            Message("vocabulary/courts.yml lacks this court: {line}", line=new_line(vocabulary, str(court.value), name))
        )
    yield from _one("document_type", reading.document_type, Message("the head of the text does not say it"))
    own = head.number.paragraph if head.number else (head.kind.paragraph if head.kind else 1)
    for name, value in (("case_type", reading.case_type), ("procedure", reading.procedure)):
        yield (
            f"{name}: {value.value}{place(own)}"
            if value
            else doubt(Message("the number and the title do not say it, or disagree"), name)
        )
    yield from _causes(reading)
    if reading.filed:
        yield f"filed: {reading.filed[0]}{place(reading.filed[1])}"
    yield from _one("decided", reading.decided, Message("the signatures hold no day"))


def _causes(reading: Reading) -> Iterator[str | Remark]:
    if not reading.causes:
        yield doubt(Message("none was found"), "causes")
        return
    places = sorted({cause.paragraph for cause in reading.causes})
    words = ", ".join(scalar(cause.key) for cause in reading.causes)
    yield f"causes: [{words}]  # " + "、".join(f"第{number}段" for number in places)
    for cause in reading.causes:
        if not cause.known:
            yield doubt(Message("vocabulary/{file} lacks {key}", file="causes.yml", key=cause.key))


def _parties(reading: Reading, masks: Masks, vocabulary: Vocabulary) -> Iterator[str | Remark]:
    if not reading.parties:
        yield _absent("parties", Message("none was found"), reading)
        return
    yield "parties:"
    for person in reading.parties:
        yield f"  - {_party(person, reading, masks, vocabulary)}{place(person.paragraph)}"
    for person in reading.parties:
        if len(person.name) == 1:
            yield doubt(Message("a party's name in 第{paragraph}段", paragraph=person.paragraph))


def _absent(field: str, words: Message, reading: Reading) -> Remark:
    """What most documents have; a decision, notice or order may lawfully do without."""
    kind = str(reading.head.kind.value) if reading.head.kind else ""
    return Remark(f"# {field}: ", words) if kind in {"决定书", "通知书", "支付令"} else doubt(words, field)


def _party(person: Person, reading: Reading, masks: Masks, vocabulary: Vocabulary) -> str:
    spoken = ", ".join(
        mapping(role=one.role.value, name=named(masks.apply(one.name)), firm=one.firm and named(one.firm))
        for one in person.speakers
    )
    accused = reading.case_type is CaseType.CRIMINAL
    return mapping(
        role=person.role.value,
        name=named(masks.apply(person.name)),
        originally=person.originally and person.originally.value,
        organisation=person.organisation and "true",
        born=person.born and (person.born[:4] if person.name in masks.forms else person.born),
        sex=person.sex,
        county=person.county and not is_prefecture(person.county, vocabulary) and scalar(person.county),
        minor="true" if not (accused and person.role is PartyRole.DEFENDANT) and is_minor(person, reading) else "",
        represented_by=spoken and f"[{spoken}]",
    )


def _prosecution(reading: Reading) -> Iterator[str | Remark]:
    found = reading.prosecution
    if found is None:
        return
    if found.key is None:
        why = Message("vocabulary/{file} lacks it", file="procuratorates.yml")
        yield doubtful("prosecution", found.name, why, found.paragraph)
        return
    names = ", ".join(map(scalar, found.procurators))
    fields = mapping(
        procuratorate=found.key,
        indictment=found.indictment and scalar(found.indictment),
        procurators=names and f"[{names}]",
    )
    yield f"prosecution: {fields}{place(found.paragraph)}"


def _panel(reading: Reading) -> Iterator[str | Remark]:
    if not reading.panel:
        yield _absent("panel", Message("no signatures were found"), reading)
        return
    yield "panel:"
    for one in reading.panel:
        yield f"  - {mapping(role=one.role, name=named(one.name))}{place(one.paragraph)}"


def _lower(reading: Reading, vocabulary: Vocabulary) -> Iterator[str | Remark]:
    found = reading.lower
    if found is None:
        return
    text = mapping(case_number=found.number, court=found.court or found.court_name, decided=found.decided)
    if found.court and vocabulary.get("courts", found.court):
        yield f"lower: {text}{place(found.paragraph)}"
    elif found.court:
        yield f"lower: {text}{place(found.paragraph)}"
        key = f"{found.court}（{found.court_name}）"
        yield doubt(Message("vocabulary/{file} lacks {key}", file="courts.yml", key=key))
    else:
        yield doubtful("lower", text, Message("no court of the vocabulary has this name"), found.paragraph)


def _outcome(reading: Reading, masks: Masks, clear: Cleared) -> Iterator[str | Remark]:
    at = reading.document.paragraph(reading.sections.operative[0] + 1)
    if text := titles.outcome_of(reading):
        yield f"outcome: {scalar(masks.apply(clear.again(text)))}{place(at)}"
    if reading.result:
        yield f"disposition: {reading.result.value}{place(at)}"


def _statutes(reading: Reading) -> Iterator[str | Remark]:
    if not reading.statutes:
        return
    yield "statutes:"
    for one in reading.statutes:
        yield f"  - {mapping(law=scalar(one.law), article=one.article, paragraph=one.paragraph, item=one.item)}{place(one.place)}"
    for law in dict.fromkeys(one.law for one in reading.statutes if not one.known):
        yield doubt(Message("vocabulary/{file} lacks {key}", file="statutes.yml", key=law))
