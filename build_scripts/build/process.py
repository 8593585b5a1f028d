"""One file of the content → everything the build needs of it.

Takes chunks of source files, as plain data, in whatever process; gives for each the summary, the drafts of its pages, the
searchable document and the problems. This is the one pass over each file: nothing later opens it again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from build_scripts.build.store import stored_records
from build_scripts.catalog.summary import RecordSummary, summary_of
from build_scripts.checks import published_bytes, register
from build_scripts.checks.record_facts import RecordFacts
from build_scripts.checks.subject import Subject
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity, has_errors
from build_scripts.content.strict_yaml import MAX_FILE, too_large, unsettled
from build_scripts.export.whole_record import whole_record
from build_scripts.model.base import Base, Record
from build_scripts.model.kinds import KINDS, outcome_of
from build_scripts.model.record_file import read_record
from build_scripts.model.status import Sealed, reason_of
from build_scripts.pages import text_links
from build_scripts.pages.page import prefix
from build_scripts.pages.record_body import Draft, drafts, text_language
from build_scripts.search.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_scripts.pages.renderer import Renderer


@dataclass(frozen=True, slots=True)
class Processed:
    """What one file yields.

    Attributes:
        source: the file, relative to the content folder.
        summary, facts: None when the file has errors.
        drafts: one a language; empty for a sealed record or one with errors.
        document: None for a sealed record or one with errors.
        problems: with `path` set to `source`.
        whole: the record as the data files carry it; None where there is no document, or no page is wanted.
    """

    source: str
    summary: RecordSummary | None
    facts: RecordFacts | None
    drafts: tuple[Draft, ...]
    document: Document | None
    problems: tuple[Problem, ...]
    whole: Mapping[str, Any] | None = None

    def rows(self, key: str) -> list[tuple[str, bytes]]:
        """For the store: summary and facts, each draft, the document and the whole record."""
        made = stored_records.rows(key, self.summary, self.facts) if self.summary and self.facts else []
        made += [(draft_key(key, draft.language), draft.html.encode()) for draft in self.drafts]
        if self.document:
            made.append((document_key(key), json.dumps(fields_of(self.document), ensure_ascii=False).encode()))
        if self.whole is not None:
            made.append((whole_key(key), json.dumps(self.whole, ensure_ascii=False).encode()))
        return made

    def seen(self) -> str:
        """Digest of what others see of the record, and of what the rules found in it."""
        known = [fields_of(one) for one in (self.summary, self.facts) if one]
        told = json.dumps([*known, [one.dump() for one in self.problems]], ensure_ascii=False, default=str)
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


_DEEP = frozenset({list, dict})
_PERSONAL = "PII-"  # rules whose findings the check of every published byte may repeat


def draft_key(key: str, language: str) -> str:
    """Under which the store keeps a draft."""
    return f"{key} {language}"


def document_key(key: str) -> str:
    """Under which the store keeps a document."""
    return f"{key} text"


def whole_key(key: str) -> str:
    """Under which the store keeps a whole record."""
    return f"{key} whole"


def rows_of(key: str, languages: Sequence[str]) -> list[str]:
    """Every key under which the store may keep something of a record."""
    texts = [document_key(key), whole_key(key), *(draft_key(key, language) for language in languages)]
    return [stored_records.summary_key(key), stored_records.facts_key(key), *texts]


def undump_document(data: bytes) -> Document:
    """Read the document of `Processed.rows`."""
    return Document(**tuples(json.loads(data)))


def fields_of(thing: RecordSummary | RecordFacts | Document) -> dict[str, Any]:
    """The fields of a dataclass whose values are plain data already (`dataclasses.asdict` would copy all of it)."""
    return {name: getattr(thing, name) for name in thing.__dataclass_fields__}


def tuples(value: Any) -> Any:
    """JSON's lists back to tuples, at any depth; mappings stay mappings."""
    if type(value) is list:
        return tuple([tuples(item) if type(item) in _DEEP else item for item in value])
    if type(value) is dict:
        return {key: tuples(item) if type(item) in _DEEP else item for key, item in value.items()}
    return value


def key_of(data: bytes, source: str, version: str) -> str:
    """The fingerprint of a file: its bytes, its place, and the version of everything else a draft depends on."""
    return hashlib.blake2b(f"{version}\0{source}\0".encode() + data, digest_size=20).hexdigest()


def read(path: Path, source: str) -> bytes | Problem:
    """Read a file of the content once, unless it is too large or cannot be read."""
    try:
        size = path.stat().st_size
        return replace(too_large(size), path=source) if size > MAX_FILE else path.read_bytes()
    except OSError as error:
        message, remedy = (
            Message("cannot be read: {why}", why=error.strerror),
            Message("check the file and its permissions"),
        )
        return Problem(rule="FILE-01", message=message, remedy=remedy, path=source)


def process_file(
    data: bytes,
    source: str,
    renderer: Renderer,
    *,
    as_of: dt.date = dt.date.max,
    pages: bool = True,
    faulty: bool = False,
) -> Processed:
    """Turn one file into what the build needs of it.

    Args:
        data: the file's bytes.
        source: the file, relative to the content folder, `records/judgments/2023/7k2m9xqd.yml`.
        renderer: templates, vocabulary, languages.
        as_of: the day of the build.
        pages: whether to render; `portal check` does not.
        faulty: whether to go on in spite of what a rule finds, unless it is personal data.
    """
    file = read_record(data, PurePosixPath(source).relative_to("records"), renderer.vocabulary)
    entry = file.entry
    problems = [*map(published_bytes.without_values, file.problems), *unsettled(data)]
    subject = Subject(entry, file.tree, source, renderer.vocabulary, as_of) if entry is not None else None
    if subject:
        problems += register.examine(subject)
    placed = tuple(replace(problem, path=source) for problem in problems)
    if faulty and not any(problem.rule.startswith(_PERSONAL) for problem in placed):
        placed = tuple(replace(problem, severity=Severity.WARNING) for problem in placed)
    if entry is None or subject is None or has_errors(placed):
        return Processed(source, None, None, (), None, placed)
    summary = summary_of(entry, source, renderer.languages)
    facts = register.facts_of(subject)
    if isinstance(entry, Sealed):  # its page is the same for all of them, and no search finds it
        return Processed(source, summary, facts, (), None, placed)
    document = _document(entry, summary, renderer)
    if not pages:
        return Processed(source, summary, facts, (), document, placed)
    made = tuple(drafts(entry, summary, renderer))
    summary = replace(summary, mentions=text_links.keys(draft.html for draft in made))
    return Processed(source, summary, facts, made, document, placed, whole_record(entry, file.tree))


def _document(entry: Base, summary: RecordSummary, renderer: Renderer) -> Document:
    """What the search may find of a record: title, summary, text, case number, in all languages."""
    bodies = {
        name: tuple(organ for organ in summary.organs if renderer.vocabulary.get(name, organ))
        for name in ("courts", "prisons", "procuratorates")
    }
    found = (
        renderer.vocabulary.find(("courts", "procuratorates", "prisons", "authorities"), summary.organs[0])
        if summary.organs
        else None
    )
    place = renderer.vocabulary.get("regions", summary.regions[0]) if summary.regions else None
    region = place.extra.get("region", place.key) if place else (found[1].extra.get("region") if found else None)
    home = text_language(entry, renderer.languages)
    passages: Iterator[str] | Sequence[str] = (entry.body or "", *entry.prose) if isinstance(entry, Record) else ()
    return Document(
        id=summary.id,
        url=summary.url,
        text_url=prefix(home, renderer.languages) + summary.url,
        languages=renderer.languages,
        kind=summary.kind,
        status=summary.status,
        court=next(iter(bodies["courts"]), None),
        region=region,
        year=int(summary.year) if summary.year else None,
        date=summary.date,
        causes=summary.causes,
        titles={name: text for text, name in summary.titles.values()} or _reduced_titles(summary, renderer),
        summaries={name: text for text, name in summary.summaries.values()},
        body="\n".join(passage for passage in passages if passage),
        case_numbers=(summary.number,) if summary.number else (),
        sample=summary.sample,
        measure=summary.change["measure"] if summary.change else None,
        outcome=outcome_of(summary.kind, summary.result)[0] if summary.result else None,
        prisons=bodies["prisons"],
        procuratorates=bodies["procuratorates"],
        articles=summary.articles,
        decides=KINDS[summary.kind].decides,
        window="/".join(summary.window or ()),
    )


def _reduced_titles(summary: RecordSummary, renderer: Renderer) -> dict[str, str]:
    """What the search calls a record without a title: its case number, or its kind, and why no more is shown."""
    if summary.reason is None:
        return {}
    reason, say = reason_of(summary.status, summary.reason).label, renderer.site_languages.say
    return {
        code: f"{summary.number or say(code, KINDS[summary.kind].one)} · {say(code, reason)}"
        for code in renderer.languages
    }
