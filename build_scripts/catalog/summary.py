"""What lists, case pages, feeds and exports may show of a record.

Takes an entry of any kind and status; gives a `RecordSummary` of plain values, small enough to keep for every record at once.
What rules need beside is in `checks.record_facts`. Choices are kept as their values; whoever shows one looks its label up. The
summary of a sealed record says no more than that it is sealed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from build_scripts.content.slug import slug
from build_scripts.model import case_number
from build_scripts.model.base import Base, Model, Record, Status
from build_scripts.model.caption import Caption
from build_scripts.model.course.course import course_of
from build_scripts.model.kinds import KINDS, Entry
from build_scripts.model.status import Sealed, Withdrawn, Withheld

_SLUG = 80  # characters; a folder's name has room for 255 bytes
Day = str | None  # ISO 8601, so that a summary is plain data and sorts as text
FormerPlace = tuple[str, str, str, Day]  # kind and id under which a record stood, why it does no longer, and since when


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSummary:
    """What others may show of one record.

    Attributes:
        id, kind, status, language, sample: as in the record.
        source: the file, relative to the content folder.
        titles: page language → (title, the language it is really in); empty for a reduced record.
        summaries: the same for the summary.
        number: the case number as the court wrote it.
        numbers: keys (`case_number.key`) of every number that places the record in a case, its own first.
        date, published: ISO days; the record's own and that of its first publication.
        document_class: the element of Akoma Ntoso that holds its text; empty where it is known to be no decision.
        organs, regions, causes: keys of the vocabulary.
        articles: law and article of each citation, as the record has it.
        result: the outcome, as one of the kind's closed list.
        result_label: what it is called in this record.
        events: ISO day, what happened (a message), detail.
        related: id and relation.
        corrections: ISO day, class, note, and the note in other languages.
        publish_on: first ISO day on which the record may be shown.
        expires: last ISO day on which the record may be shown.
        window: first and last ISO day on which the public may act on it.
        sitting: ISO day, time and place of a sitting to which it invites the public.
        change: what the ledger of sentences may show of it, as `ChangeFacts.plain` gives it.
        counted: what the ledgers of figures and of supervision take of it, as `Record.counted` gives it.
        replaces: identifiers under which the record stood before.
        reason: why the record is withheld or was withdrawn.
        approved: whether a withheld record tells who approved it.
        replaced_by: for a withdrawn record, the id of the record that replaces it.
        sealed: for a sealed record, day and category of the sealing as far as its file tells.
        told: what it tells of the course of its case, each as the fields of `course.told.Told`.
        criminal: whether the case is a criminal one.
        shielded: whether it tells of a ground on which the law lets documents of its case be kept back.
        effects: ISO day and `Finding` of every decision in effect of which it tells; either is empty where it does not tell.
        procedure: for a judgment or ruling, the procedure in which it was made.
        finding: for one in a criminal case, a `Finding`.
        lowers: number, court and ISO day of each document that it reviews.
        caption: whom its case is named after.
        mentions: keys of case numbers and articles that its text names, for the links on its page.
        follows: numbers of the guiding cases that its reasons name as followed.
    """

    id: str
    kind: str
    status: str
    source: str
    language: str = ""
    sample: bool = False
    titles: dict[str, tuple[str, str]] = field(default_factory=dict)
    summaries: dict[str, tuple[str, str]] = field(default_factory=dict)
    number: str | None = None
    numbers: tuple[str, ...] = ()
    date: Day = None
    published: Day = None
    document_class: str = ""
    organs: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    articles: tuple[tuple[str, str], ...] = ()
    result: str | None = None
    result_label: str = ""
    events: tuple[tuple[str, str, str], ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    corrections: tuple[tuple[str, str, str, dict[str, str]], ...] = ()
    publish_on: Day = None
    expires: Day = None
    window: tuple[str, str] | None = None
    sitting: tuple[str, str, str] | None = None
    change: dict[str, Any] | None = None
    counted: dict[str, Any] | None = None
    replaces: tuple[FormerPlace, ...] = ()
    reason: str | None = None
    approved: bool = False
    replaced_by: str | None = None
    sealed: tuple[Day, str | None] = (None, None)
    told: tuple[tuple[str, str, str, str, str, str, bool], ...] = ()
    criminal: bool = False
    shielded: bool = False
    effects: tuple[tuple[str, str], ...] = ()
    procedure: str = ""
    finding: str = ""
    lowers: tuple[tuple[str, str, str], ...] = ()
    follows: tuple[str, ...] = ()
    caption: Caption | None = None
    mentions: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """The record's page, below the root of a language."""
        return f"{KINDS[self.kind].folder}/{self.id}/"

    @property
    def slug(self) -> str:
        """The part of an address that stands for a case whose first number is the record's; empty where it has none."""
        return slug(self.number or "", _SLUG)

    @property
    def year(self) -> str | None:
        """The year of the record's own date."""
        return self.date[:4] if self.date else None

    @property
    def pointed_at(self) -> tuple[str, ...]:
        """The ids of all other records that this one names, sorted."""
        others = {other for other, _relation in self.related} | {other for _kind, other, *_why in self.replaces}
        return tuple(sorted(others | ({self.replaced_by} if self.replaced_by else set())))

    def is_shown(self, day: str) -> bool:
        """Whether the record may be shown on an ISO day."""
        ended = self.expires is not None and self.expires < day
        to_come = self.publish_on is not None and self.publish_on > day
        return self.status != Status.SEALED.value and not ended and not to_come

    def phase(self, day: str) -> str:
        """Whether an ISO day is `ahead` of the days on which the public may act, one of them (`open`) or after (`over`); empty without any."""
        if self.window is None:
            return ""
        return "ahead" if day < self.window[0] else "open" if day <= self.window[1] else "over"


def summary_of(entry: Entry, source: str, languages: tuple[str, ...]) -> RecordSummary:
    """Take from an entry what others may show.

    Args:
        entry: of any kind and status.
        source: its file, relative to the content folder.
        languages: of the site.
    """
    if isinstance(entry, Sealed):
        sealing = entry.sealed
        return RecordSummary(
            id=entry.id,
            kind=entry.kind,
            status=Status.SEALED.value,
            source=source,
            replaces=_former(entry),
            sealed=(_iso(sealing.date), sealing.category.value if sealing.category else None)
            if sealing
            else (None, None),
        )
    common = _common(entry, languages)
    if isinstance(entry, Withheld):
        reason = entry.withheld.reason.value
        return RecordSummary(
            **common,
            source=source,
            status=Status.WITHHELD.value,
            reason=reason,
            approved=bool(entry.withheld.approved_by),
        )
    if isinstance(entry, Withdrawn):
        gone = entry.withdrawn
        return RecordSummary(
            **common,
            source=source,
            status=Status.WITHDRAWN.value,
            reason=gone.reason.value,
            replaced_by=gone.replaced_by,
        )
    assert isinstance(entry, Record)  # noqa: S101 - the four classes of Entry
    summaries = {language: entry.summary_in(language) for language in languages}
    change = entry.change(languages)
    sitting = getattr(entry, "sitting", None)
    return RecordSummary(
        **common,
        source=source,
        status=Status.PUBLISHED.value,
        titles={language: entry.title_in(language) for language in languages},
        summaries={language: summary for language, summary in summaries.items() if summary},
        published=_iso(entry.source.published) if entry.source else None,
        causes=entry.causes,
        articles=tuple(dict.fromkeys((one.law, one.article) for one in getattr(entry, "statutes", ()))),
        result=entry.result.value if entry.result else None,
        result_label=entry.result_label,
        expires=_iso(entry.expires),
        window=(entry.window[0].isoformat(), entry.window[1].isoformat()) if entry.window else None,
        sitting=(sitting.date.isoformat(), sitting.time, sitting.place) if sitting else None,
        change=change.plain() if change else None,
        counted=entry.counted(languages),
        caption=entry.caption(languages),
    )


def _common(entry: Base, languages: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "language": entry.language,
        "sample": entry.sample,
        "publish_on": _iso(entry.publish_on),
        "replaces": _former(entry),
        "number": entry.number,
        "numbers": tuple(dict.fromkeys(case_number.key(number) for number in entry.numbers)),
        "date": _iso(entry.date),
        "document_class": KINDS[entry.kind].document_class(entry),
        "organs": tuple(dict.fromkeys(entry.organs)),
        "regions": tuple(dict.fromkeys(entry.regions)),
        "events": tuple((event.date.isoformat(), event.label, event.detail) for event in entry.events),
        "related": tuple(dict.fromkeys((other, relation.value) for other, relation in entry.links)),
        "corrections": tuple(
            (item.date.isoformat(), item.class_.value, item.note, _translations(item, "note", languages))
            for item in entry.corrections
        ),
        **course_of(entry),
    }


def _former(entry: Base | Sealed) -> tuple[FormerPlace, ...]:
    return tuple((one.kind or entry.kind, one.id, one.reason.value, _iso(one.date)) for one in entry.replaces)


def _translations(model: Model, name: str, languages: tuple[str, ...]) -> dict[str, str]:
    """A field in the languages of the site in which it stands besides its own."""
    return {code: text for code in languages if (text := model.translation(name, code))}


def _iso(day: dt.date | None) -> Day:
    return day.isoformat() if day else None
