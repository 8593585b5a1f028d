"""The other kinds of record, a sixth of the corpus: notices of trials, enforcement, procuratorial documents and so on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from benchmarks.desk import Desk, Record
from benchmarks.judgments import judgment
from benchmarks.prose import EVIDENCE, FACTS, REASONS, Picker, company, masked, name, said
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


def _common(desk: Desk, kind: str, title: str, title_en: str) -> Record:
    return {"id": desk.id(), "kind": kind, "title": title, "title_en": title_en}


def _finish(desk: Desk, made: Record, publisher: str, url: str, published: dt.date, mean: int = 1000) -> Record:
    picker = Picker(desk.rng)
    picker.people = ["当事人", "申请人", "被申请人", "案外人"]
    made["source"] = {"publisher": publisher, "url": url, "published": published}
    made["sample"] = True
    length = desk.length(mean)
    parts = (
        picker.paragraphs(FACTS, length // 2)
        + picker.paragraphs(EVIDENCE, length // 4)
        + picker.paragraphs(REASONS, length // 4)
    )
    made["body"] = "\n".join(parts)
    return made


def _day(desk: Desk) -> dt.date:
    return desk.day(desk.rng.randint(*YEARS))


def hearing(desk: Desk) -> Record:
    """The notice of the trial that led to a judgment of the corpus."""
    case = desk.rng.choice(desk.recent)
    date = max(case["decided"] - dt.timedelta(days=desk.rng.randint(5, 20)), case["filed"])
    made = _common(desk, "hearing", case["title"].split("一审")[0] + "案开庭公告", "Notice of trial") | {
        "type": "trial-notice",
        "organ": case["court"],
    }
    made |= {key: case[key] for key in ("case_number", "case_type", "procedure", "causes", "panel")}
    made |= {
        "date": date,
        "time": f"{desk.rng.randint(9, 16):02d}:30",
        "place": f"第{desk.rng.choice('一二三四五六七八九')}审判庭",
        "announced": date - dt.timedelta(days=6),
    }
    return _finish(desk, made, "人民法院公告网", "https://rmfygg.court.gov.cn/", made["announced"], 500)


def proceeding(desk: Desk) -> Record:
    """The course of a case that led to a judgment of the corpus."""
    case = desk.rng.choice(desk.recent)
    made = _common(desk, "proceeding", case["title"].split("一审")[0] + "案审判流程信息", "Course of the case")
    made |= {key: case[key] for key in ("case_number", "court", "case_type", "procedure", "causes")}
    made["impact"] = "案件事实复杂，受到社会关注。"
    made["steps"] = [{"date": case["filed"], "step": "filed"}, {"date": case["decided"], "step": "concluded"}]
    return _finish(desk, made, "中国审判流程信息公开网", "https://splcgk.court.gov.cn/", case["decided"], 800)


def enforcement(desk: Desk) -> Record:
    """An enforcement case against an organisation."""
    rng, court, filed = desk.rng, desk.rng.choice(COURTS), _day(desk)
    obligor = company(rng)
    made = _common(desk, "enforcement", f"{obligor}执行案件信息", "Enforcement case") | {"type": "enforcement-case"}
    made["case_number"] = desk.number(court.key, court.short, filed.year, "执", "执")
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
    return _finish(desk, made, "中国执行信息公开网", "https://zxgk.court.gov.cn/", filed + dt.timedelta(days=9))


def major_case(desk: Desk) -> Record:
    """A case that the procuratorate makes known."""
    rng, day = desk.rng, _day(desk)
    who, cause = masked(rng), rng.choice(CRIMINAL)
    made = _common(desk, "major-case", f"{who}涉嫌{cause.short}案", f"Suspected {cause.english}")
    made |= {"procuratorate": rng.choice(PROCURATORATES)[0], "category": "widely-followed", "announced": day}
    made |= {"persons": [{"name": who, "masked": True, "sex": "male"}], "causes": [cause.key]}
    made["stages"] = [{"stage": "filed", "date": day - dt.timedelta(days=120)}, {"stage": "prosecuted", "date": day}]
    return _finish(desk, made, "12309中国检察网", "https://www.12309.gov.cn/", day + dt.timedelta(days=3), 1400)


def suggestion(desk: Desk) -> Record:
    """A procuratorial suggestion."""
    rng, day = desk.rng, _day(desk)
    key, short, _region = rng.choice(PROCURATORATES)
    desk.numbers[key, day.year, "检建"] += 1
    made = _common(
        desk, "procuratorial-document", f"关于{rng.choice(CIVIL).short}多发问题的检察建议书", "Procuratorial suggestion"
    )
    made |= {
        "document_type": "procuratorial-suggestion",
        "document_number": f"{short}建〔{day.year}〕{desk.numbers[key, day.year, '检建']}号",
        "procuratorate": key,
        "decided": day,
    }
    return _finish(desk, made, "12309中国检察网", "https://www.12309.gov.cn/", day + dt.timedelta(days=8), 1500)


def guiding_case(desk: Desk) -> Record:
    """A typical case."""
    day, cause = _day(desk), desk.rng.choice(CIVIL)
    made = _common(desk, "guiding-case", f"{company(desk.rng)}{cause.short}典型案例", f"Typical case: {cause.english}")
    made |= {
        "type": "typical",
        "issuer": "spc",
        "theme": cause.short,
        "released": day,
        "keywords": ["民事", cause.short],
    }
    return _finish(desk, made, "最高人民法院", "https://www.court.gov.cn/", day, 1800)


def supervision(desk: Desk) -> Record:
    """A correction of a violation."""
    day, key = _day(desk), desk.rng.choice(PROCURATORATES)[0]
    made = _common(desk, "supervision", f"对{desk.rng.choice(CIVIL).short}审理期限的监督", "Correction of a violation")
    made |= {"subtype": "correction-of-violation", "organ": key, "subject": "审理期限的计算", "raised": day}
    return _finish(desk, made, "12309中国检察网", "https://www.12309.gov.cn/", day + dt.timedelta(days=20), 900)


def statistic(desk: Desk) -> Record:
    """The figures of a court and month."""
    rng, court, day = desk.rng, desk.rng.choice(COURTS), _day(desk).replace(day=28)
    made = _common(desk, "statistic", f"{court.name}{day.year}年{day.month}月办案数据", "Caseload of a month")
    made |= {"scope": court.name, "period": {"from": day.replace(day=1), "to": day}}
    made["figures"] = [
        {"name": what, "value": rng.randint(100, 9000), "unit": "件"} for what in ("受理案件", "审结案件")
    ]
    return _finish(desk, made, court.name, "https://www.court.gov.cn/", day + dt.timedelta(days=9), 400)


def service(desk: Desk) -> Record:
    """How to apply for something."""
    day, cause = _day(desk), desk.rng.choice(CIVIL)
    made = _common(desk, "service", f"{cause.short}立案指引（{said(day)}）", f"How to file: {cause.english}") | {
        "type": "legal-aid",
        "provider": "legal-aid-agency",
        "verified": dt.date(2026, 6, 1),
    }
    made |= {
        "who": "经济困难的公民。",
        "steps": ["提交申请", "等候审查", f"由{name(desk.rng)}律师接待"],
        "channel": {"name": "中国法律服务网", "url": "https://www.12348.gov.cn/"},
    }
    return _finish(desk, made, "中国法律服务网", "https://www.12348.gov.cn/", day, 700)


SHARES: tuple[tuple[Callable[[Desk], Record], int], ...] = (
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


def notice(desk: Desk) -> Record:
    """A record of one of these kinds."""
    if not desk.recent:
        return judgment(desk)
    makers, weights = zip(*SHARES, strict=True)
    made: Record = desk.rng.choices(makers, weights)[0](desk)
    return made
