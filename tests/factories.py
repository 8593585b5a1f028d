"""The smallest valid record of every kind and status, as data and as YAML.

`record(kind, **fields)` gives a dict; None removes a field. `write(content, **fields)` puts it into its folder.
"""

import copy
import itertools

import yaml

from build_scripts.model.kinds import KINDS
from build_scripts.model.types import ID_ALPHABET

TERM = {"from": "2018-05-01", "to": "2028-04-30"}
SOURCE = {"publisher": "中国裁判文书网", "url": "https://wenshu.court.gov.cn/", "published": "2023-03-22"}
SMALLEST = {
    "judgment": {
        "title": "王某盗窃一审刑事判决书",
        "case_number": "（2023）京0105刑初123号",
        "court": "京0105",
        "document_type": "judgment",
        "case_type": "criminal",
        "procedure": "first-instance",
        "decided": "2023-03-01",
    },
    "hearing": {
        "title": "开庭公告",
        "type": "trial-notice",
        "organ": "京0105",
        "case_number": "（2023）京0105刑初124号",
        "date": "2023-02-20",
    },
    "proceeding": {
        "title": "审判流程信息",
        "case_number": "（2023）京0105刑初125号",
        "court": "京0105",
        "case_type": "criminal",
        "procedure": "first-instance",
        "impact": "案件社会影响重大。",
        "steps": [{"date": "2023-01-05", "step": "filed"}],
    },
    "enforcement": {
        "title": "执行信息",
        "type": "enforcement-case",
        "case_number": "（2023）京0105执126号",
        "court": "京0105",
        "filed": "2023-04-01",
        "obligors": [{"role": "obligor", "name": "赵某"}],
    },
    "major-case": {
        "title": "重大案件信息",
        "procuratorate": "bj-chaoyang",
        "category": "widely-followed",
        "announced": "2023-01-10",
        "stages": [{"stage": "prosecuted", "date": "2023-01-10"}],
    },
    "procuratorial-document": {
        "title": "检察建议书",
        "document_type": "procuratorial-suggestion",
        "document_number": "京朝检建〔2023〕7号",
        "procuratorate": "bj-chaoyang",
        "decided": "2023-05-06",
    },
    "sentence-change": {
        "title": "李某减刑刑事裁定书",
        "measure": "commutation",
        "case_number": "（2022）川01刑更853号",
        "decided_by": "川01",
        "person": {"name": "李某"},
        "conviction": {
            "case_number": "（2018）川0104刑初1号",
            "court": "川0104",
            "sentence": "有期徒刑十年",
            "term": TERM,
        },
        "decision": {
            "outcome": "granted",
            "date": "2022-05-15",
            "reduction": "P8M",
            "term_to": "2027-08-30",
        },
    },
    "guiding-case": {
        "title": "指导性案例",
        "type": "typical",
        "issuer": "spc",
        "released": "2023-06-01",
    },
    "supervision": {
        "title": "检察监督",
        "subtype": "protest",
        "organ": "bj-chaoyang",
        "subject": "一审判决",
        "raised": "2023-04-02",
    },
    "statistic": {
        "title": "全年办案数据",
        "source": SOURCE,
        "scope": "全国法院",
        "period": {"from": "2022-01-01", "to": "2022-12-31"},
        "figures": [{"name": "受理案件", "value": "3370.4", "unit": "万件"}],
    },
    "service": {
        "title": "申请法律援助",
        "type": "legal-aid",
        "provider": "legal-aid-agency",
        "verified": "2023-07-01",
        "who": "经济困难的公民。",
        "steps": ["提交申请"],
        "channel": {"name": "中国法律服务网", "url": "https://www.12348.gov.cn/"},
    },
}
REDUCED = {
    "withheld": {
        "withheld": {"reason": "juvenile-crime"},
        "case_number": "（2023）京0105刑初900号",
        "court": "京0105",
        "decided": "2023-06-05",
    },
    "withdrawn": {"withdrawn": {"date": "2023-09-01", "reason": "anonymisation"}},
    "sealed": {},
}
_numbers = itertools.count()


def identifier(number=None):
    """The id with this number, or a new one."""
    number = next(_numbers) + 1_000_000 if number is None else number
    base = len(ID_ALPHABET)
    return "".join(ID_ALPHABET[number // base**place % base] for place in reversed(range(8)))


def record(kind="judgment", status="published", **fields):
    """The smallest valid record, with fields added, replaced or (None) removed."""
    start = {"id": fields.pop("id", None) or identifier(), "kind": kind}
    if status == "published":
        made = start | copy.deepcopy(SMALLEST[kind])
    else:
        made = start | {"status": status} | copy.deepcopy(REDUCED[status])
    made |= fields
    return {key: value for key, value in made.items() if value is not None}


def to_yaml(fields):
    """As an editor might write it; every scalar is text."""
    return yaml.dump(fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6)


DAYS = (
    "decision.date", "decided", "docketed", "notice.from", "proposal.date", "concluded.date", "listed", "auction.opens", "filed",
    "date", "released", "outcome.date", "stages.-1.date", "steps.-1.date", "period.to", "as_of", "replied", "raised",
    "source.published",
)  # fmt: skip


def place(fields, year=None):
    """Where a record belongs, relative to the content folder: the first of its days that stands in it names the year."""
    days = (_inner(fields, where.split(".")) for where in DAYS)
    year = year or next((str(day)[:4] for day in days if day and str(day)[:4].isdecimal()), "2023")
    return f"records/{KINDS[fields['kind']].folder}/{year}/{fields['id']}.yml"


def _inner(value, steps):
    for step in steps:
        if isinstance(value, list) and step == "-1" and value:
            value = value[-1]
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def write(content, kind="judgment", status="published", **fields):
    """Put a record into its folder; gives its path."""
    return put(content, record(kind, status, **fields))


def put(content, fields):
    """Put the fields of a record into its folder; gives its path."""
    path = content / place(fields)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(to_yaml(fields), encoding="utf-8")
    return path


def in_every_text(value, text):
    """Copies of a nested value, each with one piece of text replaced, and where that was."""
    if isinstance(value, str):
        yield (), text
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            for steps, changed in in_every_text(inner, text):
                made = copy.copy(value)
                made[key] = changed
                yield (key, *steps), made
