"""Judgments of first instance: half of them criminal, most of the others civil."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.prose import EVIDENCE, FACTS, REASONS, Picker, company, masked, name, said, term, written
from benchmarks.sampler import SITE, Record, Sampler, period, shift
from benchmarks.words import ADMINISTRATIVE, CIVIL, COURTS, CRIMINAL, LISTS

if TYPE_CHECKING:
    from benchmarks.words import Cause, Court

YEARS = range(2014, 2026)
RULES_2016 = dt.date(2016, 10, 1)  # since then adult defendants are named
CUSTOM_2024 = dt.date(2024, 1, 1)  # since then the given names of natural persons are left out
CIVIL_CODE = 2021
CRIMINAL_SHARE, COURT_SHARE = 0.5, 0.92  # of judgments; the second without the administrative ones
LONG = 60  # months; such a sentence may be changed later
CONVICTED = range(2016, 2022)  # so that the change falls into the same years
GRANTED = 0.6


def judgment(sampler: Sampler) -> Record:
    """A judgment of first instance: half of them criminal, most of the others civil."""
    rng = sampler.rng
    court, year = rng.choice(COURTS), rng.choice(YEARS)
    drawn = rng.random()
    branch = "criminal" if drawn < CRIMINAL_SHARE else "civil" if drawn < COURT_SHARE else "administrative"
    letter, title = {"criminal": ("刑", "刑事"), "civil": ("民", "民事"), "administrative": ("行", "行政")}[branch]
    cause = rng.choice({"criminal": CRIMINAL, "civil": CIVIL, "administrative": ADMINISTRATIVE}[branch])
    decided = sampler.day(year)
    filed = max(decided - dt.timedelta(days=rng.randint(30, 150)), dt.date(year, 1, 2))
    effective = decided + dt.timedelta(days=rng.randint(16, 24))
    published = effective + dt.timedelta(days=rng.randint(2, 7))
    old = {"criminal": "刑初", "civil": "民初", "administrative": "行初"}[branch]
    number = sampler.number(court.key, court.short, decided.year, f"{letter}初", old)
    made: Record = {
        "id": sampler.id(),
        "kind": "judgment",
        "case_number": number,
        "court": court.key,
        "document_type": "judgment",
        "case_type": branch,
        "procedure": "first-instance",
        "causes": [cause.key],
        "filed": filed,
        "decided": decided,
        "effective": effective,
    }
    parts = _criminal(sampler, court, cause, made, published) if branch == "criminal" else _suit(sampler, cause, made)
    made["panel"] = sampler.panel()
    made["statutes"] = parts.statutes
    made["source"] = SITE["judgment"] | {"published": published}
    made["sample"] = True
    picker = Picker(rng)
    picker.people = parts.people
    heads = [court.name, f"{title}判决书", number, *parts.heads]
    heads.append(
        f"本院于{said(filed)}立案后，依法组成合议庭，适用普通程序公开开庭审理了本案。{parts.present}到庭参加诉讼。本案现已审理终结。"
    )
    tail = [*parts.orders, *(f"{_SIGNS[one['role']]}　{one['name']}" for one in made["panel"][:3])]
    tail += [written(decided), f"书记员　{made['panel'][3]['name']}"]
    left = max(sampler.length(1860) - sum(map(len, heads + tail)), 240)
    facts = picker.paragraphs(FACTS, left * 55 // 100)
    facts[0] = f"经审理查明，{facts[0]}"
    reasons = picker.paragraphs(REASONS, left * 25 // 100)
    reasons[0] = f"本院认为，{parts.view}{reasons[0]}"
    body = [*heads, *facts, *picker.paragraphs(EVIDENCE, left * 20 // 100), *reasons, *tail]
    made["body"] = "\n".join(body)
    sampler.recent.append(made)
    return made


_SIGNS = {"presiding-judge": "审判长", "judge": "审判员"}


@dataclass
class _Parts:
    """What differs between the branches of law."""

    heads: list[str]
    present: str
    people: list[str]
    view: str
    orders: list[str]
    statutes: list[Record]


def _criminal(sampler: Sampler, court: Court, cause: Cause, made: Record, published: dt.date) -> _Parts:
    rng, decided = sampler.rng, made["decided"]
    hidden = published < RULES_2016 or published >= CUSTOM_2024
    who, victim = (masked(rng) if hidden else name(rng)), masked(rng)
    while victim[0] == who[0]:
        victim = masked(rng)
    months = rng.randint(6, 36) if published < RULES_2016 else rng.randint(8, 84)
    born, sex, firm = (
        rng.randint(1955, 1992),
        rng.choice(("male", "female")),
        f"{_province(court)}{rng.choice(('衡言', '持平', '直道', '明镜'))}律师事务所",
    )
    begins = made["filed"] - dt.timedelta(days=rng.randint(20, 80))
    begins = begins.replace(day=min(max(begins.day, 2), 28))
    ends = shift(begins, months) - dt.timedelta(days=1)
    fine = f"人民币{rng.choice('一二三四五六七八九')}千元"
    counsel = name(rng)
    outcome = f"有期徒刑{term(months)}，并处罚金{fine}"
    made["title"] = f"{who}{cause.short}一审刑事判决书"
    made["title_en"] = f"{cause.english.capitalize()}, first-instance criminal judgment"
    made["summary"] = f"虚构示例。被告人{who}犯{cause.key}，判处{outcome}。"
    made["parties"] = [
        {
            "role": "defendant",
            "name": who,
            "sex": sex,
            "born": born,
            "represented_by": [{"role": "defender", "name": counsel, "firm": firm}],
        },
        {"role": "victim", "name": victim},
    ]
    made["outcome"], made["disposition"] = outcome, "convicted"
    made["sentences"] = [
        {
            "person": who,
            "penalty": "fixed-term",
            "length": period(months),
            "fine": fine,
            "term": {"from": begins, "to": ends},
        }
    ]
    heads = [
        f"公诉机关{court.name.replace('法院', '检察院')}。",
        f"被告人{who}，{'男' if sex == 'male' else '女'}，{born}年出生，汉族，{rng.choice(('初中', '高中', '大专'))}文化。因本案于{said(begins)}被羁押，现羁押于看守所。",
        f"辩护人{counsel}，{firm}律师。",
        f"{court.name.replace('法院', '检察院')}指控被告人{who}犯{cause.key}，于{said(made['filed'])}向本院提起公诉。",
    ]
    view = f"被告人{who}的行为已构成{cause.key}，公诉机关指控的罪名成立。被告人{rng.choice(LISTS['trait'])}，{rng.choice(LISTS['trait'])}，可以从轻处罚。"
    orders = [
        "依照《中华人民共和国刑法》的有关规定，判决如下：",
        f"被告人{who}犯{cause.key}，判处{outcome}。",
        f"刑期从判决执行之日起计算；判决执行以前先行羁押的，羁押一日折抵刑期一日，即自{said(begins)}起至{said(ends)}止。",
        f"如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向{court.above_name}提出上诉。",
    ]
    statutes: list[Record] = [
        {"law": "刑法", "article": cause.article},
        {"law": "刑法", "article": 67, "paragraph": 3},
        {"law": "刑法", "article": 52},
    ]
    if months >= LONG and decided.year in CONVICTED:
        sampler.convictions.append((court, made, months))
    sampler.appealable.append((court, made))
    return _Parts(
        heads, "公诉人、被告人及其辩护人", [f"被告人{who}", f"被害人{victim}", "证人"], view, orders, statutes
    )


def _suit(sampler: Sampler, cause: Cause, made: Record) -> _Parts:
    """A civil or administrative case between organisations."""
    rng, civil = sampler.rng, made["case_type"] == "civil"
    plaintiff = company(rng)
    defendant = company(rng) if civil else f"{rng.choice(COURTS).place}市场监督管理局"
    word = {"civil": "民事", "administrative": "行政"}[made["case_type"]]
    granted = rng.random() < GRANTED
    made["title"] = f"{plaintiff}与{defendant}{cause.short}一审{word}判决书"
    made["title_en"] = f"{cause.english.capitalize()}, first-instance {made['case_type']} judgment"
    made["summary"] = (
        f"虚构示例。{plaintiff}诉{defendant}{cause.short}一案，{'支持部分诉讼请求' if granted else '驳回诉讼请求'}。"
    )
    made["parties"] = [
        {"role": "plaintiff", "name": plaintiff, "organisation": True},
        {"role": "defendant", "name": defendant, "organisation": True},
    ]
    made["outcome"] = "支持部分诉讼请求" if granted else "驳回诉讼请求"
    made["disposition"] = "partly-granted" if granted else "dismissed"
    heads = [
        f"原告：{plaintiff}。",
        f"被告：{defendant}。",
        f"原告{plaintiff}与被告{defendant}{cause.short}一案，原告向本院提出诉讼请求：判令被告依法承担责任，并负担本案诉讼费用。被告辩称，原告的请求缺乏事实和法律依据，应予驳回。",
    ]
    order = (
        "被告于本判决生效之日起十日内履行上述义务，驳回原告的其他诉讼请求。" if granted else "驳回原告的全部诉讼请求。"
    )
    orders = [
        "综上，依照有关法律规定，判决如下：",
        order,
        "如不服本判决，可在判决书送达之日起十五日内向本院递交上诉状。",
    ]
    statutes = [{"law": "行政诉讼法", "article": cause.article}]
    if civil:
        statutes = [{"law": "民法典", "article": cause.article}] if made["decided"].year >= CIVIL_CODE else []
    return _Parts(heads, "双方委托诉讼代理人", [f"原告{plaintiff}", f"被告{defendant}", "案外人"], "", orders, statutes)


def _province(court: Court) -> str:
    return {"京": "北京", "沪": "上海", "苏": "江苏", "浙": "浙江", "粤": "广东", "川": "四川"}[court.key[0]]
