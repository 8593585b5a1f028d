"""What follows a judgment: that it is withheld, or reviewed on appeal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from benchmarks.judgments import judgment
from benchmarks.prose import written
from benchmarks.sampler import SITE

if TYPE_CHECKING:
    from benchmarks.sampler import Record, Sampler

WITHHELD, APPEALS = 0.05, 0.06  # of judgments
_REASONS = {
    "criminal": ("juvenile-crime", "juvenile-crime", "other"),
    "civil": ("mediation", "divorce-custody", "other"),
    "administrative": ("other",),
}
_OUTCOMES = ("upheld", "upheld", "amended", "remanded")


def document(sampler: Sampler) -> Record:
    """A judgment, what is left of one that is withheld, or a ruling on appeal."""
    drawn = sampler.rng.random()
    if drawn < APPEALS and sampler.appealable:
        return _appeal(sampler)
    made = judgment(sampler)
    return _withheld(sampler, made) if drawn > 1 - WITHHELD else made


def _withheld(sampler: Sampler, made: Record) -> Record:
    """What 法释〔2016〕19号 Art 6 leaves, and of "other" who approved it (Art 12)."""
    reason = sampler.rng.choice(_REASONS[made["case_type"]])
    withheld = {"reason": reason}
    if reason == "other":
        withheld |= {"explanation": "涉及当事人的重大利益。", "approved_by": "主管副院长"}
    kept = {key: made[key] for key in ("id", "kind", "case_number", "court", "decided")}
    sampler.recent.pop()
    return {**kept, "status": "withheld", "withheld": withheld, "sample": True}


def _appeal(sampler: Sampler) -> Record:
    """A ruling of second instance on a judgment of the corpus."""
    rng = sampler.rng
    court, first = sampler.appealable.popleft()
    decided = first["decided"] + dt.timedelta(days=rng.randint(40, 110))
    filed = decided - dt.timedelta(days=30)
    outcome = rng.choice(_OUTCOMES)
    made = {
        "id": sampler.id(),
        "kind": "judgment",
        "title": first["title"].replace("一审", "二审").replace("判决书", "裁定书"),
        "title_en": "Ruling on appeal",
        "case_number": sampler.number(court.above, court.above_short, decided.year, "刑终", "刑终"),
        "court": court.above,
        "document_type": "ruling",
        "case_type": "criminal",
        "procedure": "second-instance",
        "causes": first["causes"],
        "filed": filed,
        "decided": decided,
        "effective": decided,
        "disposition": outcome,
        "lower": {"case_number": first["case_number"], "court": first["court"], "decided": first["decided"]},
        "panel": sampler.panel(),
        "source": SITE["judgment"] | {"published": decided + dt.timedelta(days=rng.randint(3, 14))},
        "sample": True,
    }
    lines = [court.above_name, "刑事裁定书", made["case_number"], first["body"], written(decided)]
    return made | {"body": "\n".join(lines)}
