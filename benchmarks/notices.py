"""The other kinds of record, a sixth of the corpus: notices of trials, enforcement, procuratorial documents and so on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from benchmarks.figures import statistic, supervision
from benchmarks.judgments import judgment
from benchmarks.plain_record import PROCURATORATES, common, day_of, finish
from benchmarks.prose import company, masked, name, said
from benchmarks.sampler import Record, Sampler
from benchmarks.words import CIVIL, COURTS, CRIMINAL

if TYPE_CHECKING:
    from collections.abc import Callable


def hearing(sampler: Sampler) -> Record:
    """The notice of the trial that led to a judgment of the corpus."""
    case = sampler.rng.choice(sampler.recent)
    date = max(case["decided"] - dt.timedelta(days=sampler.rng.randint(5, 20)), case["filed"])
    made = common(sampler, "hearing", case["title"].split("一审")[0] + "案开庭公告", "Notice of trial") | {
        "type": "trial-notice",
        "organ": case["court"],
    }
    made |= {key: case[key] for key in ("case_number", "case_type", "procedure", "causes", "panel")}
    made |= {
        "date": date,
        "time": f"{sampler.rng.randint(9, 16):02d}:30",
        "place": f"第{sampler.rng.choice('一二三四五六七八九')}审判庭",
        "announced": date - dt.timedelta(days=6),
    }
    return finish(sampler, made, "人民法院公告网", "https://rmfygg.court.gov.cn/", made["announced"], 500)


def proceeding(sampler: Sampler) -> Record:
    """The course of a case that led to a judgment of the corpus."""
    case = sampler.rng.choice(sampler.recent)
    made = common(sampler, "proceeding", case["title"].split("一审")[0] + "案审判流程信息", "Course of the case")
    made |= {key: case[key] for key in ("case_number", "court", "case_type", "procedure", "causes")}
    made["impact"] = "案件事实复杂，受到社会关注。"
    made["steps"] = [{"date": case["filed"], "step": "filed"}, {"date": case["decided"], "step": "concluded"}]
    return finish(sampler, made, "中国审判流程信息公开网", "https://splcgk.court.gov.cn/", case["decided"], 800)


def enforcement(sampler: Sampler) -> Record:
    """An enforcement case against an organisation."""
    rng, court, filed = sampler.rng, sampler.rng.choice(COURTS), day_of(sampler)
    obligor = company(rng)
    made = common(sampler, "enforcement", f"{obligor}执行案件信息", "Enforcement case") | {"type": "enforcement-case"}
    made["case_number"] = sampler.number(court.key, court.short, filed.year, "执", "执")
    made |= {
        "court": court.key,
        "filed": filed,
        "causes": ["民事判决执行"],
        "obligors": [{"role": "obligor", "name": obligor, "organisation": True}],
    }
    made |= {
        "obligation": f"支付{rng.choice(CIVIL).short}项下款项人民币{rng.randint(2, 900)}000元。",
        "performed": rng.choice(("none", "partly")),
    }
    return finish(sampler, made, "中国执行信息公开网", "https://zxgk.court.gov.cn/", filed + dt.timedelta(days=9))


def major_case(sampler: Sampler) -> Record:
    """A case that the procuratorate makes known."""
    rng, day = sampler.rng, day_of(sampler)
    who, cause = masked(rng), rng.choice(CRIMINAL)
    made = common(sampler, "major-case", f"{who}涉嫌{cause.short}案", f"Suspected {cause.english}")
    made |= {"procuratorate": rng.choice(PROCURATORATES)[0], "category": "widely-followed", "announced": day}
    made |= {"persons": [{"name": who, "masked": True, "sex": "male"}], "causes": [cause.key]}
    made["stages"] = [{"stage": "filed", "date": day - dt.timedelta(days=120)}, {"stage": "prosecuted", "date": day}]
    return finish(sampler, made, "12309中国检察网", "https://www.12309.gov.cn/", day + dt.timedelta(days=3), 1400)


def suggestion(sampler: Sampler) -> Record:
    """A procuratorial suggestion."""
    rng, day = sampler.rng, day_of(sampler)
    key, short, _region = rng.choice(PROCURATORATES)
    sampler.numbers[key, day.year, "检建"] += 1
    made = common(
        sampler,
        "procuratorial-document",
        f"关于{rng.choice(CIVIL).short}多发问题的检察建议书",
        "Procuratorial suggestion",
    )
    made |= {
        "document_type": "procuratorial-suggestion",
        "document_number": f"{short}建〔{day.year}〕{sampler.numbers[key, day.year, '检建']}号",
        "procuratorate": key,
        "decided": day,
    }
    return finish(sampler, made, "12309中国检察网", "https://www.12309.gov.cn/", day + dt.timedelta(days=8), 1500)


def guiding_case(sampler: Sampler) -> Record:
    """A typical case."""
    day, cause = day_of(sampler), sampler.rng.choice(CIVIL)
    made = common(
        sampler, "guiding-case", f"{company(sampler.rng)}{cause.short}典型案例", f"Typical case: {cause.english}"
    )
    made |= {
        "type": "typical",
        "issuer": "spc",
        "theme": cause.short,
        "released": day,
        "keywords": ["民事", cause.short],
    }
    return finish(sampler, made, "最高人民法院", "https://www.court.gov.cn/", day, 1800)


def service(sampler: Sampler) -> Record:
    """How to apply for something."""
    day, cause = day_of(sampler), sampler.rng.choice(CIVIL)
    made = common(sampler, "service", f"{cause.short}立案指引（{said(day)}）", f"How to file: {cause.english}") | {
        "type": "legal-aid",
        "provider": "legal-aid-agency",
        "verified": dt.date(2026, 6, 1),
    }
    made |= {
        "who": "经济困难的公民。",
        "steps": ["提交申请", "等候审查", f"由{name(sampler.rng)}律师接待"],
        "channel": {"name": "中国法律服务网", "url": "https://www.12348.gov.cn/"},
    }
    return finish(sampler, made, "中国法律服务网", "https://www.12348.gov.cn/", day, 700)


SHARES: tuple[tuple[Callable[[Sampler], Record], int], ...] = (
    (hearing, 30),
    (enforcement, 30),
    (proceeding, 10),
    (suggestion, 12),
    (major_case, 6),
    (guiding_case, 4),
    (supervision, 4),
    (statistic, 3),
    (service, 1),
)


def notice(sampler: Sampler) -> Record:
    """A record of one of these kinds."""
    if not sampler.recent:
        return judgment(sampler)
    makers, weights = zip(*SHARES, strict=True)
    made: Record = sampler.rng.choices(makers, weights)[0](sampler)
    return made
