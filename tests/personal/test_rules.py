"""The rules over the detectors: any field, any language, nothing repeated; and what depends on the record."""

import datetime as dt
from random import Random

import pytest
from factories import in_every_text, record
from planting import PLANTERS
from subjects import subject_of

from build_scripts.checks.personal import births, in_records
from build_scripts.checks.personal.span import PersonalData
from build_scripts.content.problem import Severity
from build_scripts.model.kinds import KINDS

RULES = {rule.id: rule for rule in (*in_records.RULES, *births.RULES)}
ERRORS = {
    PersonalData.IDENTITY: "PII-01",
    PersonalData.PHONE: "PII-02",
    PersonalData.LANDLINE: "PII-02",
    PersonalData.ACCOUNT: "PII-03",
    PersonalData.PLATE: "PII-04",
    PersonalData.DOCUMENT: "PII-05",
    PersonalData.EMAIL: "PII-06",
    PersonalData.HANDLE: "PII-07",
    PersonalData.ADDRESS: "PII-08",
    PersonalData.TITLE: "PII-09",
}
OWN_CONTACTS = {PersonalData.LANDLINE, PersonalData.EMAIL}
PERSON = {"role": "defendant", "name": "王某"}


def findings(subject):
    return [
        (rule.id, finding)
        for rule in RULES.values()
        if rule.applies(subject.entry.kind, subject.status.value, subject.day)
        for finding in rule.check(subject)
    ]


def ids(fields):
    return {identifier for identifier, _ in findings(subject_of(fields))}


@pytest.mark.long
@pytest.mark.parametrize("title", [title for title, (kind, _, _) in PLANTERS.items() if kind in ERRORS])
@pytest.mark.parametrize("kind", KINDS)
def test_personal_data_is_found_in_every_text_of_every_kind(title, kind):
    planted, plant, _ = PLANTERS[title]
    random = Random(f"{kind} {title}")  # noqa: S311 - planted, not secret
    extra = {"title_en": "A title", "summary": "概要", "summary_en": "A summary", "body": "正文"}
    fields = record(kind, **extra, source={"publisher": "某网", "published": "2023-03-22"})
    for steps, _ in list(in_every_text(fields, "")):
        sentence, value = plant(random)
        changed = next(made for where, made in in_every_text(fields, sentence) if where == steps)
        found = [(rule, what) for rule, what in findings(subject_of(fields, shown=changed)) if what.location == steps]
        allowed = kind == "service" and planted in OWN_CONTACTS
        assert allowed or ERRORS[planted] in {rule for rule, _ in found}, (steps, sentence)
        for _, what in found:
            assert value not in what.message + what.remedy
            assert what.offset <= len(sentence)


def test_a_warning_can_be_excepted_and_an_error_cannot():
    for rule in RULES.values():
        assert rule.exceptable is (rule.severity is Severity.WARNING)


def test_the_message_names_the_place_and_not_the_value():
    body = "第一段。\n第二段。\n被告人张某，联系电话13800138000。"
    ((identifier, finding),) = findings(subject_of(record(body=body)))
    assert identifier == "PII-02"
    assert finding.message == "a telephone number stands in `body`, in paragraph 3, after 10 characters"
    assert body[finding.offset :].startswith("138")
    short = record(title="联系13800138000")
    assert findings(subject_of(short))[0][1].message == "a telephone number stands in `title`, after 2 characters"


def test_an_organs_own_contacts_may_stand_in_a_service():
    text = "电话0579-82301234，邮箱lawyer@163.com，热线12368"
    assert ids(record("service", who=text)) == set()
    assert ids(record(summary=text)) == {"PII-02", "PII-06"}
    assert ids(record("service", who="找张法官13800138000")) == {"PII-02"}


def test_amounts_are_no_telephone_numbers():
    figures = [{"name": "标的额", "value": "13800138000", "unit": "元"}]
    assert ids(record("statistic", figures=figures)) == set()
    figures[0]["name"] = "13800138000"
    assert ids(record("statistic", figures=figures)) == {"PII-02"}


def test_the_county_ends_at_the_county():
    assert ids(record(parties=[PERSON | {"county": "浙江省金华市婺城区"}])) == set()
    assert ids(record(parties=[PERSON | {"county": "浙江省金华市婺城区中山路12号"}])) == {"PII-08"}


@pytest.mark.parametrize(
    ("party", "published", "expected"),
    [
        (PERSON | {"born": "1990-05-17"}, "2023-03-22", set()),
        (PERSON | {"born": "1990-05-17"}, "2024-03-22", {"PII-14"}),
        (PERSON | {"born": "1990"}, "2024-03-22", set()),
        (PERSON | {"born": "2010-05-17"}, "2023-03-22", {"PII-11"}),
        (PERSON | {"born": "2010-05"}, "2023-03-22", {"PII-11"}),
        (PERSON | {"born": "2010"}, "2023-03-22", set()),
        (PERSON | {"born": "2004-05-17", "minor": "true"}, "2023-03-22", {"PII-11"}),
        ({"role": "victim", "name": "李某", "born": "1990-05-17"}, "2023-03-22", {"PII-11"}),
        ({"role": "witness", "name": "李某", "born": "1990-05-17"}, "2024-03-22", {"PII-11"}),
    ],
)
def test_whose_date_of_birth_it_is(party, published, expected):
    fields = record(parties=[party], decided="2023-03-01", source={"publisher": "某网", "published": published})
    assert ids(fields) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("被告人张某，1990年5月17日出生。", {2023: set(), 2024: {"PII-14"}}),
        ("被害人李某，女，1990年5月17日出生。", {2023: {"PII-11"}, 2024: {"PII-11"}}),
        ("婚生子张某1，2015年3月2日出生。", {2023: {"PII-11"}, 2024: {"PII-11"}}),
        ("原告的法定代理人张某（女，2015年3月2日生）。", {2023: {"PII-11"}, 2024: {"PII-11"}}),
        ("张某，1990年出生。", {2023: set(), 2024: set()}),
    ],
)
def test_dates_of_birth_in_the_text(text, expected):
    for year, found in expected.items():
        fields = record(body=text, source={"publisher": "某网", "published": f"{year}-03-22"})
        assert ids(fields) == found


def test_a_diagnosis_is_an_error_only_for_execution_outside_prison():
    text = "罪犯李某患有精神分裂症。"
    assert ids(record(body=text)) == {"PII-13"}
    assert ids(record("sentence-change", body=text)) == {"PII-13"}
    outside = {"measure": "temporary-execution", "ground": "serious-illness"}
    assert ids(record("sentence-change", body=text, **outside)) == {"PII-10"}
    category = "罪犯李某患有严重疾病，需要保外就医。"
    assert ids(record("sentence-change", body=category, **outside)) == set()
    pregnant = {"measure": "temporary-execution", "ground": "pregnancy-nursing"}
    assert ids(record("sentence-change", body="罪犯李某现已怀孕。", **pregnant)) == set()


def test_credit_codes():
    company, trader = "91110000600037341L", "92330702MA28D12347"
    assert ids(record(body=f"某某公司，统一社会信用代码{company}。")) == set()
    party = {"role": "plaintiff", "name": f"张某（{company}）"}
    assert ids(record(parties=[party])) == {"PII-12"}
    assert ids(record(parties=[party | {"organisation": "true"}])) == set()
    assert trader[:2] == "92"


def test_hidden_records_warn_of_what_is_left_in_the_file():
    fields = record("judgment", "withdrawn") | {"body": "联系电话13800138000"}
    assert ids(fields) == {"PII-16"}
    assert ids(record("judgment", "sealed") | {"body": "联系电话13800138000"}) == {"PII-16"}


def test_a_withheld_record_is_checked_too():
    fields = record("judgment", "withheld")
    fields["withheld"] = {"reason": "other", "explanation": "当事人电话13800138000", "approved_by": "某某"}
    assert ids(fields) == {"PII-02"}


def test_the_practice_since_2024_has_a_date():
    assert RULES["PII-14"].since == dt.date(2024, 1, 1)


@pytest.mark.parametrize("number", ["11010519491231002X", "13800138000"])
def test_a_number_in_an_address_is_read_behind_its_percent_signs(number):
    for told in (number, "".join(f"%{ord(one):x}" for one in number)):
        source = {"publisher": "法院公报", "url": f"https://court.example/d?id={told}"}
        assert findings(subject_of(record(source=source)))
    assert not findings(
        subject_of(record(source={"publisher": "法院公报", "url": "https://court.example/%E6%B3%95%31"}))
    )
