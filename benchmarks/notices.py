"""The other kinds of record, a sixth of the corpus: notices of trials, enforcement, procuratorial documents and so on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from benchmarks.judgments import judgment
from benchmarks.prose import EVIDENCE, FACTS, REASONS, Picker, company, masked, name, said
from benchmarks.sampler import Record, Sampler
from benchmarks.words import CIVIL, COURTS, CRIMINAL

if TYPE_CHECKING:
    from collections.abc import Callable

PROCURATORATES = (
    ("bj-chaoyang", "京朝检", "京"),
    ("sh-minhang", "沪闵检", "沪"),
    ("zj-jinhua-wucheng", "金婺检", "浙"),
    ("gd-guangzhou-tianhe", "穗天检", "粤"),
)
YEARS = (2017, 2025)


def _common(sampler: Sampler, kind: str, title: str, title_en: str) -> Record:
    return {"id": sampler.id(), "kind": kind, "title": title, "title_en": title_en}


def _finish(sampler: Sampler, made: Record, publisher: str, url: str, published: dt.date, mean: int = 1000) -> Record:
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


def _day(sampler: Sampler) -> dt.date:
    return sampler.day(sampler.rng.randint(*YEARS))


def hearing(sampler: Sampler) -> Record:
    """The notice of the trial that led to a judgment of the corpus."""
    case = sampler.rng.choice(sampler.recent)
    date = max(case["decided"] - dt.timedelta(days=sampler.rng.randint(5, 20)), case["filed"])
    made = _common(sampler, "hearing", case["title"].split("一审")[0] + "案开庭公告", "Notice of trial") | {
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
    return _finish(sampler, made, "人民法院公告网", "https://rmfygg.court.gov.cn/", made["announced"], 500)


def proceeding(sampler: Sampler) -> Record:
    """The course of a case that led to a judgment of the corpus."""
    case = sampler.rng.choice(sampler.recent)
    made = _common(sampler, "proceeding", case["title"].split("一审")[0] + "案审判流程信息", "Course of the case")
    made |= {key: case[key] for key in ("case_number", "court", "case_type", "procedure", "causes")}
    made["impact"] = "案件事实复杂，受到社会关注。"
    made["steps"] = [{"date": case["filed"], "step": "filed"}, {"date": case["decided"], "step": "concluded"}]
    return _finish(sampler, made, "中国审判流程信息公开网", "https://splcgk.court.gov.cn/", case["decided"], 800)


def enforcement(sampler: Sampler) -> Record:
    """An enforcement case against an organisation."""
    rng, court, filed = sampler.rng, sampler.rng.choice(COURTS), _day(sampler)
    obligor = company(rng)
    made = _common(sampler, "enforcement", f"{obligor}执行案件信息", "Enforcement case") | {"type": "enforcement-case"}
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
    return _finish(sampler, made, "中国执行信息公开网", "https://zxgk.court.gov.cn/", filed + dt.timedelta(days=9))


def major_case(sampler: Sampler) -> Record:
    """A case that the procuratorate makes known."""
    rng, day = sampler.rng, _day(sampler)
    who, cause = masked(rng), rng.choice(CRIMINAL)
    made = _common(sampler, "major-case", f"{who}涉嫌{cause.short}案", f"Suspected {cause.english}")
    made |= {"procuratorate": rng.choice(PROCURATORATES)[0], "category": "widely-followed", "announced": day}
    made |= {"persons": [{"name": who, "masked": True, "sex": "male"}], "causes": [cause.key]}
    made["stages"] = [{"stage": "filed", "date": day - dt.timedelta(days=120)}, {"stage": "prosecuted", "date": day}]
    return _finish(sampler, made, "12309中国检察网", "https://www.12309.gov.cn/", day + dt.timedelta(days=3), 1400)


def suggestion(sampler: Sampler) -> Record:
    """A procuratorial suggestion."""
    rng, day = sampler.rng, _day(sampler)
    key, short, _region = rng.choice(PROCURATORATES)
    sampler.numbers[key, day.year, "检建"] += 1
    made = _common(
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
    return _finish(sampler, made, "12309中国检察网", "https://www.12309.gov.cn/", day + dt.timedelta(days=8), 1500)


def guiding_case(sampler: Sampler) -> Record:
    """A typical case."""
    day, cause = _day(sampler), sampler.rng.choice(CIVIL)
    made = _common(
        sampler, "guiding-case", f"{company(sampler.rng)}{cause.short}典型案例", f"Typical case: {cause.english}"
    )
    made |= {
        "type": "typical",
        "issuer": "spc",
        "theme": cause.short,
        "released": day,
        "keywords": ["民事", cause.short],
    }
    return _finish(sampler, made, "最高人民法院", "https://www.court.gov.cn/", day, 1800)


def supervision(sampler: Sampler) -> Record:
    """A correction of a violation."""
    day, key = _day(sampler), sampler.rng.choice(PROCURATORATES)[0]
    made = _common(
        sampler, "supervision", f"对{sampler.rng.choice(CIVIL).short}审理期限的监督", "Correction of a violation"
    )
    made |= {"subtype": "correction-of-violation", "organ": key, "subject": "审理期限的计算", "raised": day}
    return _finish(sampler, made, "12309中国检察网", "https://www.12309.gov.cn/", day + dt.timedelta(days=20), 900)


def statistic(sampler: Sampler) -> Record:
    """The figures of a court and month."""
    rng, court, day = sampler.rng, sampler.rng.choice(COURTS), _day(sampler).replace(day=28)
    made = _common(sampler, "statistic", f"{court.name}{day.year}年{day.month}月办案数据", "Caseload of a month")
    made |= {"scope": court.name, "period": {"from": day.replace(day=1), "to": day}}
    made["figures"] = [
        {"name": what, "value": rng.randint(100, 9000), "unit": "件"} for what in ("受理案件", "审结案件")
    ]
    return _finish(sampler, made, court.name, "https://www.court.gov.cn/", day + dt.timedelta(days=9), 400)


def service(sampler: Sampler) -> Record:
    """How to apply for something."""
    day, cause = _day(sampler), sampler.rng.choice(CIVIL)
    made = _common(sampler, "service", f"{cause.short}立案指引（{said(day)}）", f"How to file: {cause.english}") | {
        "type": "legal-aid",
        "provider": "legal-aid-agency",
        "verified": dt.date(2026, 6, 1),
    }
    made |= {
        "who": "经济困难的公民。",
        "steps": ["提交申请", "等候审查", f"由{name(sampler.rng)}律师接待"],
        "channel": {"name": "中国法律服务网", "url": "https://www.12348.gov.cn/"},
    }
    return _finish(sampler, made, "中国法律服务网", "https://www.12348.gov.cn/", day, 700)


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
