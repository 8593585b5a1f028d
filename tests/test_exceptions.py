"""Exceptions from rules: one that is used is published with its reason, any other is an error, personal data has none."""

import re
from urllib.parse import urljoin

import html5lib
import pytest
from factories import write
from project import build, check

OPEN = [{"role": "victim", "name": "李小明"}]  # Art 8 masks a victim
REASON = "被害人书面同意公开姓名"
IDENTITY = "11010519491231002X"


def excuse(rule, **fields):
    return {"rule": rule, "reason": REASON, "approved_by": "审核人钱某", "date": "2023-03-20"} | fields


def found(project):
    outcome = check(project)
    return [(problem.rule, problem.severity.value) for problem in outcome.problems]


def read(project, path):
    return html5lib.parse((project / "site" / path).read_bytes(), namespaceHTMLElements=False)


def words(element):
    return " ".join("".join(element.itertext()).split())


def exceptions_of(project, path):
    """What a record's page says under the heading of its exceptions."""
    return [words(part) for part in read(project, path).iter("section") if part.get("aria-labelledby") == "exceptions"]


def excused(project, path="rules/index.html"):
    """Rule → what the register of rules links to as excused from it."""
    rules = [one for one in read(project, path).iter("details") if one.get("id")]
    hrefs = {one.get("id"): [link.get("href") for link in one.iter("a")] for one in rules}
    links = {rule: [urljoin(path, href) for href in found if "#exceptions" in href] for rule, found in hrefs.items()}
    return {rule: targets for rule, targets in links.items() if targets}


def test_a_used_exception_is_published(project):
    content, rule = project / "content", "ANON-08"
    write(content, id="7k2m9xqd", parties=OPEN)
    assert found(project) == [(rule, "error")], "the negative control"
    assert not build(project).ok
    write(content, id="7k2m9xqd", parties=OPEN, exceptions=[excuse(rule, reason_en="She agreed in writing")])
    outcome = build(project)
    assert (outcome.ok, outcome.problems) == (True, [])
    (zh,) = exceptions_of(project, "judgments/7k2m9xqd/index.html")
    (en,) = exceptions_of(project, "en/judgments/7k2m9xqd/index.html")
    assert rule in zh
    assert REASON in zh
    assert "审核人钱某" in zh
    assert rule in en
    assert "She agreed in writing" in en
    assert REASON not in en
    assert excused(project) == {rule: ["judgments/7k2m9xqd/#exceptions"]}
    assert excused(project, "en/rules/index.html") == {rule: ["en/judgments/7k2m9xqd/#exceptions"]}
    write(content, id="7k2m9xqd", parties=[{"role": "victim", "name": "李某"}])
    assert build(project).ok
    assert exceptions_of(project, "judgments/7k2m9xqd/index.html") == []
    assert excused(project) == {}


def test_a_warning_may_be_excused_too(project):
    content = project / "content"
    judge_masked = {"id": "7k2m9xqd", "panel": [{"role": "sole-judge", "name": "郭某"}]}
    write(content, **judge_masked)
    assert found(project) == [("MASK-01", "warning")]
    write(content, **judge_masked, exceptions=[excuse("MASK-01")])
    assert found(project) == []
    assert build(project).ok
    assert excused(project) == {"MASK-01": ["judgments/7k2m9xqd/#exceptions"]}


def test_an_exception_from_one_rule_excuses_from_no_other(project):
    both = {"parties": OPEN, "case_number": "（2022）京0105刑初123号", "court": "京0101"}
    write(project / "content", id="7k2m9xqd", **both)
    before = found(project)
    assert ("ANON-08", "error") in before
    assert len({rule for rule, _ in before}) > 1
    write(project / "content", id="7k2m9xqd", **both, exceptions=[excuse("ANON-08")])
    assert found(project) == [one for one in before if one[0] != "ANON-08"]


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("ANON-08", "finds nothing here"),
        ("ANON-14", "finds nothing here"),
        ("ANON-99", "no such rule"),
        ("GUARD-01", "no such rule"),
        ("FORM-01", "no such rule"),
        ("anon-08", "no such rule"),
        ("PII-01", "no record can be excused"),
    ],
)
def test_an_exception_that_excuses_nothing_is_an_error(project, rule, says):
    path = write(project / "content", exceptions=[excuse(rule)])
    (problem,) = check(project).problems
    assert (problem.rule, problem.severity.value) == ("RULE-01", "error")
    assert says in problem.message
    assert problem.remedy
    assert problem.path.endswith(path.name)
    line = path.read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert rule in line or rule == "ANON-14"  # a rule over several records knows no lines
    assert not build(project).ok
    assert not (project / "site").exists()


def test_of_two_exceptions_the_idle_one_is_named(project):
    path = write(project / "content", parties=OPEN, exceptions=[excuse("ANON-08"), excuse("MASK-01")])
    (problem,) = check(project).problems
    assert problem.rule == "RULE-01"
    assert "MASK-01" in path.read_text(encoding="utf-8").splitlines()[problem.line - 1]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("PII-01", f"被告人王某，身份证号{IDENTITY}。"),
        ("PII-02", "被告人王某，电话13812345678。"),
        ("PII-04", "被告人王某驾驶浙A12345号小型轿车。"),
    ],
)
def test_personal_data_cannot_be_excused(project, rule, text):
    write(project / "content", body=text)
    assert found(project) == [(rule, "error")]
    write(project / "content", id="7k2m9xqd", body=text, exceptions=[excuse(rule)])
    problems = [problem for problem in check(project).problems if "7k2m9xqd" in problem.path]
    assert sorted(problem.rule for problem in problems) == [rule, "RULE-01"]
    assert not build(project).ok


@pytest.mark.parametrize("missing", ["rule", "reason", "approved_by", "date"])
def test_an_exception_needs_a_reason_and_somebody_who_answers_for_it(project, missing):
    fields = excuse("ANON-08")
    del fields[missing]
    write(project / "content", parties=OPEN, exceptions=[fields])
    assert missing in " ".join(problem.message for problem in check(project).problems)
    assert not build(project).ok


CASE = "（2023）京0105刑初123号"


def announce(content, **fields):
    """A procuratorate's announcement that masks the suspect whom the judgment of the same case names."""
    persons = [{"name": "何某某", "masked": True}]
    usual = {"id": "3fx6t355", "persons": persons, "case_numbers": [CASE], "source": {"publisher": "检察网"}}
    return write(content, "major-case", **usual | fields)


def judge(content):
    return write(
        content, id="4m6jhmhw", case_number=CASE, title="诈骗案", parties=[{"role": "defendant", "name": "何建国"}]
    )


def test_an_exception_from_a_rule_over_several_records(project):
    content = project / "content"
    judgment = judge(content)
    announcement = announce(content)
    (problem,) = check(project).problems
    assert (problem.rule, problem.severity.value) == ("ANON-14", "error")
    assert problem.path.endswith(announcement.name)
    assert judgment.name in problem.message
    assert not build(project).ok
    announce(content, exceptions=[excuse("ANON-14")])
    outcome = build(project)
    assert (outcome.ok, outcome.problems) == (True, [])
    (shown,) = exceptions_of(project, "major-cases/3fx6t355/index.html")
    assert re.search(f"ANON-14.*{REASON}", shown)
    assert exceptions_of(project, "judgments/4m6jhmhw/index.html") == []
    assert excused(project) == {"ANON-14": ["major-cases/3fx6t355/#exceptions"]}


def test_it_is_idle_once_the_other_record_is_gone(project):
    content = project / "content"
    judgment = judge(content)
    announce(content, exceptions=[excuse("ANON-14")])
    assert build(project).ok
    judgment.unlink()
    (problem,) = build(project).problems
    assert (problem.rule, problem.line) == ("RULE-01", 1)
    assert "3fx6t355" in problem.path
    assert excused(project), "the previous site is still there"


def test_it_excuses_the_record_that_carries_it_and_no_other(project):
    content = project / "content"
    judge(content)
    announce(content, exceptions=[excuse("ANON-14")])
    announce(content, id="3fx6t356")
    (problem,) = check(project).problems
    assert problem.rule == "ANON-14"
    assert "3fx6t356" in problem.path
