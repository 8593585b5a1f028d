"""Figures (司法统计): what a work report, a white paper or a press conference stated, with its arithmetic.

政府信息公开条例 Art 6 asks administrative organs that what they publish be accurate, and the portal asks it of every figure; so each keeps its period, unit and
source, and whatever can be computed from stated parts is computed and shown beside what was stated. A part may be a figure
of another record (`FigureAt`): `catalog.ledgers.figures` looks it up.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import CorrectionClass, Event, Model, Record, Source, in_order
from build_scripts.model.comparison import Check, Comparison, FigureAt
from build_scripts.model.number import Number
from build_scripts.model.relation import Relation
from build_scripts.model.stated import Bound, Stated
from build_scripts.model.types import Choice, Date, Organ, Prose, Region, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


class Topic(Choice):
    """What a figure is about, for the ledger of figures."""

    TRIALS = "trials", N_("Trials of the courts")
    ENFORCEMENT = "enforcement", N_("Enforcement of judgments")
    OPENNESS = "openness", N_("Judicial openness")
    PARTICIPATION = "participation", N_("People's assessors and supervisors")
    SENTENCES = "sentences", N_("Sentences and their changes")
    SUPERVISION = "supervision", N_("Supervision and protests")
    MINORS = "minors", N_("Minors")
    OTHER = "other", N_("Other subjects")


class Figure(Model):
    """One number with its name and unit; `formerly` is what the source said before it corrected itself."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("name", "unit", "note")

    name: Text
    value: Number
    bound: Bound = Bound.EXACT
    unit: Text
    formerly: Number | None = Field(None, title=N_("Formerly"))
    comparisons: tuple[Comparison, ...] = ()
    parts: tuple[FigureAt, ...] = Field((), title=N_("Sum of"))
    note: Text | None = None

    @property
    def stated(self) -> Stated:
        """The value with the words before it."""
        return Stated(self.value, self.bound)

    @property
    def checks(self) -> tuple[Check, ...]:
        """What arithmetic says about each comparison, in the same order, as far as no other figure is needed."""
        return tuple(one.check(self.stated) for one in self.comparisons)

    @property
    def others(self) -> tuple[FigureAt, ...]:
        """The figures that it is held against."""
        return (*self.parts, *(one.base_of for one in self.comparisons if one.base_of))

    def plain(self, language: str, languages: tuple[str, ...]) -> dict[str, Any]:
        """The same as plain data, with name and unit in each language and the language these are really in."""
        return {
            "name": _said(self, "name", language, languages),
            "unit": _said(self, "unit", language, languages),
            "key": self.name,
            "value": str(self.value),
            "bound": self.bound.value,
            "formerly": None if self.formerly is None else str(self.formerly),
            "comparisons": tuple(
                one.model_dump(mode="json", exclude={"translations", "note"}, exclude_none=True)
                for one in self.comparisons
            ),
            "parts": tuple((part.id, part.figure) for part in self.parts),
        }


def _said(model: Model, name: str, own: str, languages: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """A text for the page of each language, with the language it is really in."""
    return {
        code: (translated, code) if (translated := model.translation(name, code)) else (getattr(model, name), own)
        for code in languages
    }


class PeriodCovered(Model):
    """First and last day of what was counted."""

    from_: Date = Field(alias="from", title=N_("From"))
    to: Date = Field(title=N_("To"))

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        in_order(("from", self.from_), ("to", self.to))
        return self


class Statistic(Record):
    """Figures of one subject, one period and one source."""

    KIND: ClassVar[str] = "statistic"
    TRANSLATED: ClassVar[tuple[str, ...]] = ("scope", "method")

    kind: Literal["statistic"]
    source: Source = Field(title=N_("Source"))
    topic: Topic | None = Field(None, title=N_("Subject of the figures"))
    organ: Organ | None = Field(None, title=N_("Concerns"))
    regions_: tuple[Region, ...] = Field((), alias="regions", title=N_("Region"))
    scope: Text = Field(title=N_("Scope"))
    period: PeriodCovered | None = Field(None, title=N_("Period"))
    as_of: Date | None = Field(None, title=N_("As of"))
    figures: tuple[Figure, ...] = Field(min_length=1, title=N_("Figures"))
    method: Prose | None = Field(None, title=N_("How to read the figures"))

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if (self.period is None) == (self.as_of is None):
            refuse(
                Message("a statistic has either a `period` or an `as_of` day"),
                Message("keep the one that the source states"),
            )
        if not self.source.published:
            refuse(
                Message("a statistic needs `source.published`"),
                Message("add the day on which the source stated the figures"),
            )
        noted = any(note.class_ is CorrectionClass.CORRECTION for note in self.corrections)
        if not noted and any(figure.formerly is not None for figure in self.figures):
            refuse(
                Message("a figure was corrected, and no note says so"),
                Message("add `corrections` with `class: correction`, and say who corrected it and why"),
            )
        in_order(("period.to" if self.period else "as_of", self.date), ("source.published", self.source.published))
        return self

    @property
    def date(self) -> dt.date:
        if self.period:
            return self.period.to
        assert self.as_of  # noqa: S101 - the validator lets one of the two through
        return self.as_of

    @property
    def organs(self) -> tuple[str, ...]:
        return (self.organ,) if self.organ else ()

    @property
    def regions(self) -> tuple[str, ...]:
        return self.regions_

    @property
    def links(self) -> Iterator[tuple[str, Relation]]:
        yield from super().links
        for figure in self.figures:
            yield from ((other.id, Relation.CITES) for other in figure.others if other.id)

    def counted(self, languages: tuple[str, ...]) -> dict[str, Any]:
        period = self.period
        return {
            "topic": (self.topic or Topic.OTHER).value,
            "scope": _said(self, "scope", self.language, languages),
            "period": (period.from_.isoformat(), period.to.isoformat()) if period else None,
            "figures": tuple(figure.plain(self.language, languages) for figure in self.figures),
        }

    @property
    def events(self) -> Iterator[Event]:
        yield Event(self.date, N_("End of the period") if self.period else N_("As of this day"))
        if self.source.published:
            yield Event(self.source.published, N_("Published at the source"))

    @property
    def prose(self) -> Iterator[str]:
        yield self.scope
        for figure in self.figures:
            yield from (text for text in (figure.name, figure.note) if text)
            yield from (one.note for one in figure.comparisons if one.note)
        if self.method:
            yield self.method
