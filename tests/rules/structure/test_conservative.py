"""What a rule must not find: lawful cases close to what it finds, and the single facts that decide."""

import datetime as dt

import pytest
from factories import record
from subjects import subject_of

from build_scripts.checks.age import under_age
from build_scripts.checks.case_numbers import validity
from build_scripts.checks.disclosure import sign_off, withheld_records, withholding
from build_scripts.checks.disclosure.minors import signs_of_a_minor
from build_scripts.checks.sentences import court, deadlines, notice, temporary_execution, terms

FAMILIES = (validity, withholding, withheld_records, sign_off, notice, court, deadlines, terms, temporary_execution)


def ids(kind="judgment", status="published", **fields):
    """The rules that find something in a record."""
    one = subject_of(record(kind, status, **fields))
    rules = [rule for family in FAMILIES for rule in family.RULES]
    applied = [rule for rule in rules if rule.applies(one.entry.kind, one.status.value, one.day)]
    return sorted({rule.id for rule in applied for _ in rule.check(one)})


@pytest.mark.parametrize(
    ("number", "fields"),
    [
        ("（2023）京0105刑初123、124号", {}),
        ("（2023）京0105刑初123号之一", {"document_type": "ruling"}),
        ("（2016）京0105刑初字第123号", {}),
        ("（2023）京0105行赔初9号", {"case_type": "state-compensation"}),
        ("（2023）京0105行赔初9号", {"case_type": "administrative"}),
        ("（2023）京0105司惩9号", {"case_type": "civil", "procedure": "enforcement", "document_type": "decision"}),
        ("（2023）京0105执异9号", {"case_type": "enforcement", "procedure": "enforcement", "document_type": "ruling"}),
        ("（2023）京0105民辖9号", {"case_type": "civil", "document_type": "ruling"}),
        ("（2014）二中刑抗终字第9号", {"procedure": "second-instance"}),
        ("（2023）京0105刑初×××号", {}),
    ],
)
def test_numbers_that_are_right(number, fields):
    assert ids(case_number=number, **fields) == []


@pytest.mark.parametrize(
    ("born", "day", "young"),
    [
        ("2005-03-01", "2023-03-01", False),
        ("2005-03-02", "2023-03-01", True),
        ("2005-03", "2023-03-01", False),
        ("2005-04", "2023-03-31", True),
        ("2005", "2023-01-01", False),  # may have been born on New Year's Day
        ("2006", "2023-12-31", True),
        ("2004-02-29", "2022-02-28", True),
        ("2004-02-29", "2022-03-01", False),
    ],
)
def test_under_age_only_where_it_is_certain(born, day, young):
    assert under_age(born, dt.date.fromisoformat(day)) is young


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("被告人王某犯罪时未满十八周岁。", True),
        ("未成年被告人王某及其法定代理人到庭。", True),
        ("上诉人张某甲作案时系未成年人。", True),
        ("犯罪时已满十六周岁不满十八周岁，应当从轻处罚。", True),
        ("被害人李某案发时未满十四周岁。", False),
        ("被告人王某明知对方系未成年人仍向其售酒。", False),
        ("被告人王某的女儿未成年。", False),
        ("未成年子女的抚养费。", False),
        ("依照《未成年人保护法》的规定。", False),
        ("被告人王某2005年出生，案发时十九周岁。", False),
    ],
)
def test_signs_of_a_minor_defendant(text, found):
    assert bool(list(signs_of_a_minor(subject_of(record(body=text))))) is found


@pytest.mark.parametrize(
    "parties",
    [
        [{"role": "victim", "name": "李某", "minor": "true"}],
        [{"role": "witness", "name": "李某", "born": "2015"}],
        [{"role": "appellant", "name": "李某", "minor": "true", "originally": "incidental-plaintiff"}],
        [{"role": "appellant", "name": "李某", "minor": "true"}],
    ],
)
def test_a_minor_who_is_not_charged(parties):
    assert "DISC-05" not in ids(parties=parties, reviewed_by="沈一白")


def test_a_minor_who_is_charged():
    charged = [{"role": "appellant", "name": "李某", "minor": "true", "originally": "defendant"}]
    assert "DISC-05" in ids(parties=charged)
    civil = {"case_number": "（2023）京0105民初1号", "case_type": "civil"}
    assert "DISC-05" not in ids(parties=[{"role": "defendant", "name": "李某", "minor": "true"}], **civil)


@pytest.mark.parametrize(("name", "fine"), [("沈一白", True), ("审判监督庭", False), ("某某", False), ("Li Wei", True)])
def test_only_a_person_signs_off(name, fine):
    assert ("DISC-07" not in ids(causes=["强奸罪"], reviewed_by=name)) is fine


@pytest.mark.parametrize("published", ["2014-03-22", "2016-09-30"])
def test_divorce_was_published_before_october_2016(published):
    fields = {"case_type": "civil", "causes": ["离婚纠纷"], "reviewed_by": "沈一白"}
    number = {"case_number": "（2014）朝民初字第1号", "decided": "2014-03-01"}
    assert "DISC-08" not in ids(source={"publisher": "网", "published": published}, **number, **fields)
    assert "DISC-08" in ids(source={"publisher": "网", "published": "2016-10-01"}, **number, **fields)


LIFE = {
    "case_number": "（2015）穗中法刑一初字第88号",
    "court": "粤01",
    "sentence": "无期徒刑",
    "penalty": "life",
    "decided": "2015-05-20",
}


@pytest.mark.parametrize(
    ("court", "fields", "found"),
    [
        ("粤01", {"term_before": {"from": "2018-11-09", "to": "2040-11-08"}}, []),
        (
            "粤01",
            {"decision": {"outcome": "granted", "date": "2022-05-15", "reduction": "P8M", "term_to": "2040-03-08"}},
            [],
        ),
        ("粤01", {"previous": ["9p4xk7wd"]}, []),  # what remains is not stated
        ("粤01", {}, ["SENT-05"]),
        ("粤", {}, []),
        ("粤", {"term_before": {"from": "2018-11-09", "to": "2040-11-08"}}, ["SENT-06"]),
    ],
)
def test_the_court_follows_the_penalty_as_it_stands(court, fields, found):
    usual = {"decision": {"outcome": "refused", "date": "2022-05-15", "reasons": "不符合条件"}}
    number = f"（2022）{court}刑更853号"
    shown = ids("sentence-change", decided_by=court, case_number=number, conviction=LIFE, **usual | fields)
    assert [rule for rule in shown if rule in {"SENT-05", "SENT-06"}] == found


@pytest.mark.parametrize("term_to", ["2027-08-30", "2027-08-31"])
def test_both_ways_of_counting_are_lawful(term_to):
    made = {"outcome": "granted", "date": "2022-05-15", "reduction": "P8M", "term_to": term_to}
    assert "SENT-11" not in ids("sentence-change", decision=made)


def test_time_that_does_not_count_is_left_alone():
    made = {"outcome": "granted", "date": "2022-05-15", "reduction": "P8M", "term_to": "2027-10-02"}
    assert "SENT-11" in ids("sentence-change", decision=made)
    lost = {"from": "2020-01-01", "to": "2020-02-01"}
    assert "SENT-11" not in ids("sentence-change", decision=made | {"not_counted": lost})


def test_before_june_2014_the_rules_on_hearings_do_not_apply():
    fields = {
        "case_number": "（2014）成刑执字第1号",
        "docketed": "2014-05-20",
        "notice": {"from": "2014-06-10", "to": "2014-06-11", "how": "书面"},
        "decision": {"outcome": "granted", "date": "2014-09-15", "reduction": "P8M", "term_to": "2017-08-30"},
        "conviction": {
            "case_number": "（2008）锦江刑初字第1号",
            "court": "川0104",
            "sentence": "有期徒刑十年",
            "term": {"from": "2008-05-01", "to": "2018-04-30"},
        },
        "source": {"publisher": "网", "published": "2014-10-01"},
    }
    assert ids("sentence-change", **fields) == []
    later = fields | {"docketed": "2014-06-01"}
    assert ids("sentence-change", **later) == ["SENT-01", "SENT-02", "SENT-07"]
