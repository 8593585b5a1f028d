"""Exit codes and the three formats of `portal check` and `portal build`."""

import json

import pytest
from factories import write
from project import AS_OF, build, call, check, tree

from build_scripts.content.problem import Problem, Severity
from build_scripts.content.report import render

PROBLEM = {"rule", "severity", "path", "line", "column", "message", "remedy", "cites"}
FIVE = ("published", "withheld", "withdrawn", "sealed", "excluded")


@pytest.fixture
def content(project):
    folder = project / "content"
    for status in ("published", "withheld", "withdrawn", "sealed"):
        write(folder, status=status)
    write(
        folder,
        "enforcement",
        type="consumption-limit",
        listed="2023-05-01",
        removed={"date": "2023-08-01", "ground": "performed"},
    )
    return folder


@pytest.mark.usefixtures("content")
def test_build_says_what_it_did(project):
    ran = call(project, "build", "--as-of", AS_OF, "--format", "json")  # as a process: shared.py
    assert (ran.code, ran.err) == (0, "")
    assert set(ran.json) == {"summary", "problems"}
    summary = ran.json["summary"]
    assert {"inputs", *FIVE, "pages", "seconds"} <= set(summary)
    assert [summary[key] for key in ("inputs", *FIVE)] == [5, 1, 1, 1, 1, 1]
    assert summary["pages"] == sum(name.endswith(".html") for name in tree(project / "site"))
    assert ran.json["problems"] == []
    assert len(ran.out.splitlines()) == 1
    text = call(project, "build", "--as-of", AS_OF)
    assert text.code == 0
    assert "inputs 5" in text.out.splitlines()[-1]


def test_errors_end_with_one(project, content):
    write(content, court="京O105", title="")
    write(content, "service", who="")
    ran = call(project, "check", "--format", "json")
    assert ran.code == 1
    assert all(set(problem) == PROBLEM for problem in ran.json["problems"])
    assert all(problem["severity"] in {"error", "warning"} for problem in ran.json["problems"])
    assert len({problem["path"] for problem in ran.json["problems"]}) == 2
    assert all((project / problem["path"]).is_file() for problem in ran.json["problems"])
    assert all(problem["line"] >= 1 for problem in ran.json["problems"])
    built = call(project, "build", "--format", "json")
    assert built.code == 1
    assert built.json["problems"] == ran.json["problems"]
    assert not (project / "site").exists()


def test_warnings_end_with_zero(project, content):
    write(content, status="sealed", title="判决书")
    ran = call(project, "check", "--format", "json")
    assert (ran.code, ran.rules) == (0, ["SEAL-01"])
    assert ran.json["problems"][0]["severity"] == "warning"


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    "words",
    [
        ("build", "--as-of", "2023-02-30"),
        ("build", "--as-of", "20230301"),
        ("build", "--as-of", "2023-W01-1"),
        ("build", "--as-of", "tomorrow"),
        ("build", "--jobs", "0"),
        ("build", "--format", "xml"),
        ("build", "--content", "nowhere"),
        ("build", "--content", "mkdocs.yml"),
        ("build", "--nonsense"),
        ("check", "--content", "nowhere"),
        ("check", "content/records/judgments/2023/nowhere.yml"),
        ("check", "--format", "xml"),
        ("build", "--site", "content"),
        ("build", "--site", "mkdocs.yml"),
        ("build", "--site", "mkdocs.yml/site"),
        ("nonsense",),
    ],
)
def test_what_cannot_run_ends_with_two(project, words):
    before = tree(project)
    ran = call(project, *words)
    assert ran.code == 2, ran
    assert "Traceback" not in ran.err
    assert {name: data for name, data in tree(project).items() if not name.startswith(".cache")} == before


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("mkdocs.yml", "site_name: [unclosed"),
        ("mkdocs.yml", ""),
        ("overrides/records/judgment.html", "{% if %}"),
        ("overrides/records/list.html", "{{ nothing.at.all }}"),
        ("overrides/base.html", "[[portal:unknown]]"),
    ],
)
def test_a_broken_tool_is_not_an_error_of_the_content(project, file, text):
    call(project, "build", "--as-of", AS_OF)
    before = tree(project / "site")
    (project / file).write_text(text, encoding="utf-8")
    ran = call(project, "build", "--as-of", AS_OF)
    assert ran.code == 2, ran
    assert tree(project / "site") == before


def test_not_at_the_root_of_a_project(tmp_path):
    assert call(tmp_path, "build").code == 2
    assert call(tmp_path, "check").code == 2


def test_check_may_be_narrowed(project, content):
    one, other = write(content, court="a"), write(content, "service", who="")
    assert len(check(project).problems) == 2
    ran = call(project, "check", one.relative_to(project), "--format", "json")
    assert [problem["path"] for problem in ran.json["problems"]] == [str(one.relative_to(project))]
    assert call(project, "check", other.parent.relative_to(project), "--format", "json").code == 1
    assert call(project, "check", "content/records/judgments/2023", "--format", "json").rules == ["FORM-10"]


@pytest.mark.usefixtures("content")
def test_check_writes_nothing(project):
    before = tree(project)
    call(project, "check")
    assert tree(project) == before


def test_github_annotations_cannot_be_forged():
    odd = "a%b\r\n::error file=x::y, z: 100%"
    problem = Problem(rule="X", path=odd, line=3, column=4, message=odd, remedy=odd, severity=Severity.WARNING)
    shown = render([problem], {"inputs": 1}, "github")
    lines = shown.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::warning file=a%25b%0D%0A%3A%3Aerror file=x%3A%3Ay%2C z%3A 100%25,line=3,col=4,")
    assert lines[0].count("\r") == 0


def test_github_format_of_the_command(project, content):
    path = write(content, court="京O105")
    ran = call(project, "check", "--format", "github")
    assert ran.code == 1
    assert ran.out.startswith(f"::error file={path.relative_to(project)},line=5,col=8,title=FORM-10::")


def test_every_problem_is_printed_once_and_in_order(project, content):
    for _ in range(30):
        write(content, court="a", decided="b")
    outcome = check(project)
    places = [(problem.path, problem.line) for problem in outcome.problems]
    shown = json.loads(render(outcome.problems, {}, "json"))["problems"]
    assert len(shown) == len(set(places)) == 60
    assert [(problem["path"], problem["line"]) for problem in shown] == sorted(places)


def test_inputs_are_conserved(project, content):
    for number in range(40):
        write(content, status=("published", "withheld", "withdrawn", "sealed")[number % 4])
    summary = build(project).summary
    assert summary["inputs"] == 45 == sum(summary[name] for name in FIVE)
