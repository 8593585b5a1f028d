"""Figures of a court by year, and acts of supervision with what came of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from benchmarks.plain_record import PROCURATORATES, YEARS, common, day_of, finish
from benchmarks.words import CIVIL, COURTS

if TYPE_CHECKING:
    from benchmarks.sampler import Record, Sampler

_ROUNDED = 0.9  # of totals that are right; the others are wrong by one
_ACTS = (
    ("correction-of-violation", ("corrected", "pending", None)),
    ("protest", ("amended", "upheld", "pending")),
    ("supervisors-review", ("accepted", "partly-accepted", "not-accepted")),
    ("state-compensation", ("compensated", "not-compensated")),
)


def statistic(sampler: Sampler) -> Record:
    """The caseload of a court in a year, held against that of the year before where this is here."""
    rng, court = sampler.rng, sampler.rng.choice(COURTS)
    done = sampler.figures.setdefault(court.key, {})
    years = [year for year in range(YEARS[0], YEARS[1] + 1) if year not in done]
    year = years[0] if years else rng.randint(*YEARS)
    made = common(sampler, "statistic", f"{court.name}{year}年办案数据", "Caseload of a year")
    made |= {"topic": "trials", "organ": court.key, "scope": court.name}
    made["period"] = {"from": dt.date(year, 1, 1), "to": dt.date(year, 12, 31)}
    old, new = rng.randint(100, 900), rng.randint(1000, 9000)
    taken: Record = {"name": "受理案件", "value": old + new + (rng.random() > _ROUNDED), "unit": "件"}
    taken["parts"] = [{"figure": "旧存案件"}, {"figure": "新收案件"}]
    if year - 1 in done:
        other, before = done[year - 1]
        growth = round((taken["value"] / before - 1) * 100, 1)
        taken["comparisons"] = [{"kind": "year-on-year", "value": growth, "base_of": {"id": other}}]
    rest = (("旧存案件", old), ("新收案件", new), ("审结案件", new - rng.randint(0, 90)))
    made["figures"] = [taken, *({"name": name, "value": value, "unit": "件"} for name, value in rest)]
    done[year] = made["id"], taken["value"]
    return finish(sampler, made, court.name, "https://www.court.gov.cn/", dt.date(year + 1, 1, 20), 400)


def supervision(sampler: Sampler) -> Record:
    """One act of a procuratorate or, of compensation, what was awarded."""
    rng, day, key = sampler.rng, day_of(sampler), sampler.rng.choice(PROCURATORATES)[0]
    subtype, outcomes = rng.choice(_ACTS)
    outcome = rng.choice(outcomes)
    made = common(sampler, "supervision", f"对{rng.choice(CIVIL).short}审理期限的监督", "An act of supervision")
    made |= {"subtype": subtype, "organ": key, "subject": "审理期限的计算", "raised": day}
    if outcome:
        made["outcome"] = outcome
    if outcome == "compensated":
        made["compensation"] = {"claimant": "赔偿请求人", "total": rng.randint(10, 900) * 1000}
    return finish(sampler, made, "12309中国检察网", "https://www.12309.gov.cn/", day + dt.timedelta(days=20), 900)
