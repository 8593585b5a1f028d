"""Fictional documents: enough of every kind of text that a search can go wrong on."""

import random

from build_scripts.search.document import Document

COURTS = {"京0105": "甲市东山区人民法院", "川01": "乙市中级人民法院", "沪0101": "丙市北河区人民法院"}
REGIONS = {"京0105": "beijing", "川01": "sichuan", "沪0101": "shanghai"}
CHARGES = ["盗窃罪", "故意伤害罪", "危险驾驶罪", "诈骗罪", "合同诈骗罪", "非法拘禁罪"]
CLAUSES = [
    "被告人张某，男，1990年3月5日出生",
    "本院认为，被告人以非法占有为目的，秘密窃取他人财物，数额较大，其行为已构成盗窃罪",
    "经审理查明：2021年12月3日22时许，被告人驾驶京A×××××号小型轿车行驶至东山路",
    "血液中乙醇含量为156.8mg/100ml",
    "依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款之规定，判决如下",
    "取保候审期间，被告人\n认罪认罚，“自愿”退赔人民币12,500.00元（大写：壹万贰仟伍佰元整）",
    "婺城区司法局出具的调查评估意见",
    "①身份证明；②现场照片；③证人李某1的证言",
    "微信账号wx_ab-123与Email地址均已隐去",
    "𠮷某系该公司法定代表人，持股51%",
    "如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向上级人民法院提出上诉",
    "罪犯王某在服刑期间确有悔改表现，建议减刑八个月",
    "见（2019）川01刑更853号刑事裁定",
    "The defendant was represented by counsel, see Annex B-2",
    "上述事实，有经庭审质证的书证、物证、鉴定意见等证据证实，足以认定",
    "不予暂予监外执行",
]
ALPHABET = "一二某罪盗窃的京𠮷𪚥⼀豈ａＢab3７1 \n\t，。、（〔()-.%“”×①⑴㎡½Ⅻéßςｶﾞｶガ゙\u0301\u00ad\u200b\ufe0f한각ж·「"
HOSTILE = "<img src=x onerror=alert(1)>\"'&amp;</title><script>alert(2)</script>"
LABELS = {
    "kind": {
        "judgment": {"zh": "裁判文书", "en": "Judgment"},
        "sentence-change": {"zh": "刑罚变更", "en": "Change of sentence"},
        "hearing": {"zh": "开庭公告", "en": "Hearing"},
    },
    "status": {
        "published": {"zh": "已公开", "en": "Published"},
        "withheld": {"zh": "不公开", "en": "Withheld"},
    },
    "court": {key: {"zh": name, "en": f"Court {index}"} for index, (key, name) in enumerate(COURTS.items())},
    "region": {key: {"zh": key, "en": key.title()} for key in REGIONS.values()},
}
WORDS = {
    "charge": {"盗窃罪": ["盗窃罪", "盗窃", "larceny"], "诈骗罪": ["诈骗罪"]},
    "court": {"川01": ["乙中院", "Court of B"]},
    "text": {"取保候审": ["取保候审", "bail"]},
    "law": {"刑法": ["刑法", "Criminal Law"]},
}
FOLDERS = {"judgment": "judgments", "sentence-change": "sentence-changes", "hearing": "hearings"}


def document(number, rng):
    court = rng.choice(list(COURTS))
    kind = rng.choice([*FOLDERS, "judgment"])
    year = rng.choice([None, 2019, 2020, 2021, 2022, 2023])
    withheld = number % 11 == 0
    charge = rng.choice(CHARGES)
    name = f"{rng.choice('张王李赵𠮷欧')}某"
    identifier = f"t{number:03d}" + "".join(rng.choices("bcdfghjkmnpqrstvwxz", k=4))
    case_number = f"（{year or 2018}）{court}刑初{100 + number}号"
    clauses = rng.sample(CLAUSES, rng.randint(2, 7))
    url = f"{FOLDERS[kind]}/{identifier}/"
    return Document(
        id=identifier,
        url=url,
        text_url=url,
        languages=("zh", "en"),
        kind=kind,
        status="withheld" if withheld else "published",
        court=court if number % 13 else None,
        region=REGIONS[court] if number % 13 else None,
        year=year,
        date=f"{year}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}" if year else None,
        causes=(charge,),
        titles={
            "zh": HOSTILE if number == 5 else f"{name}{charge}一审刑事判决书",
            "en": f"{name}, case {number}" if number % 2 else "",
        },
        summaries={
            "zh": "" if withheld else f"{name}涉嫌{charge}",
            "en": f"Fictional summary {number:02d}, theft",
        },
        body="" if withheld else "\n".join(f"{clause}{rng.choice('。；')}" for clause in clauses),
        case_numbers=(case_number,) if number % 17 else (),
        sample=number % 3 != 0,
    )


def documents(count=60, seed=7):
    rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
    return [document(number, rng) for number in range(count)]


def made(number, title="", summary="", body="", **more):
    given = {
        "id": f"d{number}",
        "url": f"judgments/d{number}/",
        "text_url": f"judgments/d{number}/",
        "languages": ("zh", "en"),
        "kind": "judgment",
        "status": "published",
        "court": "京0105",
        "region": "beijing",
        "year": 2023,
        "date": "2023-03-01",
        "causes": (),
        "titles": {"zh": title},
        "summaries": {"zh": summary},
        "body": body,
        "case_numbers": (),
        "sample": True,
    }
    return Document(**(given | more))
