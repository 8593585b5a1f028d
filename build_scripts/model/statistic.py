"""Figures (司法统计): what a work report, a white paper or a press conference stated, with its arithmetic.

政府信息公开条例 Art 6 asks that published information be accurate; so each figure keeps its period, unit and
source, and whatever can be computed from stated parts is computed and shown beside what was stated.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Event, Model, Record, Source, in_order
from build_scripts.model.comparison import Bound, Check, Comparison
from build_scripts.model.number import Number
from build_scripts.model.types import Date, Organ, Prose, Region, Text, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


class Figure(Model):
    """One number with its name and unit."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("name", "unit", "note")

    name: Text
    value: Number
    bound: Bound = Bound.EXACT
    unit: Text
    comparisons: tuple[Comparison, ...] = ()
    note: Text | None = None

    @property
    def checks(self) -> tuple[Check, ...]:
        """What arithmetic says about each comparison, in the same order."""
        return tuple(one.check(self.value) for one in self.comparisons)


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
