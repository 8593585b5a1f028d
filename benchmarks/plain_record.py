"""What the records of the other kinds have in common: identifier and title, and a source with a text of some length."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from benchmarks.prose import EVIDENCE, FACTS, REASONS, Picker

if TYPE_CHECKING:
    from benchmarks.sampler import Record, Sampler

PROCURATORATES = (
    ("bj-chaoyang", "京朝检", "京"),
    ("sh-minhang", "沪闵检", "沪"),
    ("zj-jinhua-wucheng", "金婺检", "浙"),
    ("gd-guangzhou-tianhe", "穗天检", "粤"),
)
YEARS = (2017, 2025)


def common(sampler: Sampler, kind: str, title: str, title_en: str) -> Record:
    """The first fields of a record."""
    return {"id": sampler.id(), "kind": kind, "title": title, "title_en": title_en}


def finish(sampler: Sampler, made: Record, publisher: str, url: str, published: dt.date, mean: int = 1000) -> Record:
    """Its source and its text."""
    picker = Picker(sampler.rng)
    picker.people = ["当事人", "申请人", "被申请人", "案外人"]
    made["source"] = {"publisher": publisher, "url": url, "published": published}
    made["sample"] = True
    length = sampler.length(mean)
    parts = (
        picker.paragraphs(FACTS, length // 2)
        + picker.paragraphs(EVIDENCE, length // 4)
        + picker.paragraphs(REASONS, length // 4)
    )
    made["body"] = "\n".join(parts)
    return made


def day_of(sampler: Sampler) -> dt.date:
    """Any day of these years."""
    return sampler.day(sampler.rng.randint(*YEARS))
