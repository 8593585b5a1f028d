"""How findings are printed: errors first, warnings as a count, the same cause once, annotations within the host's limit."""

import io
import json
import sys

import pytest
from factories import write
from project import call, file_stats

from build_scripts.cli import site
from build_scripts.content.problem import Problem, Severity
from build_scripts.content.report import ANNOTATIONS, FEW, annotated, in_order, job_summary, render


def problem(path, severity="error", rule="A-01", message="wrong", line=1, **more):
    return Problem(rule=rule, severity=Severity(severity), path=path, line=line, message=message, remedy="mend", **more)


def lines(problems, **more):
    return render(problems, {"inputs": 1}, "text", **more).splitlines()


def test_errors_come_first_and_warnings_are_counted_by_rule():
    found = [problem("a.yml", "warning", f"W-0{n % 2}", f"{n}") for n in range(5)] + [problem("z.yml")]
    shown = lines(found, statements={"W-00": "What the rule asks."})
    assert shown[0] == "z.yml:1: error A-01: wrong"
    assert "warning W-00 ×3  What the rule asks." in shown
    assert "warning W-01 ×2  1" in shown
    assert shown[-2:] == ["`--warnings` lists the warnings", "inputs 1"]
    assert sum(line.startswith("a.yml") for line in lines(found, warnings=True)) == 5


def test_the_same_cause_is_said_once():
    found = [problem(f"{number:03}.yml") for number in range(588)]
    shown = lines([*found, problem("other.yml", message="another")])
    assert sum(line.endswith("A-01: wrong") for line in shown) == FEW
    assert "    and 585 more files" in shown
    assert "other.yml:1: error A-01: another" in shown
    assert not any("more files" in line for line in lines(found[:FEW]))


def test_every_line_of_one_file_is_said():
    assert sum("A-01" in line for line in lines([problem("a.yml", line=number) for number in range(1, 9)])) == 8


def test_json_holds_every_problem():
    found = [problem(f"{number}.yml", severity) for number in range(50) for severity in ("error", "warning")]
    told = json.loads(render(found, {}, "json"))["problems"]
    assert len(told) == 100
    assert set(told[0]) == {"rule", "severity", "path", "line", "column", "message", "remedy", "cites"}


def test_annotations_keep_within_the_limit_and_the_rest_is_in_the_summary():
    found = [problem(f"{n:02}.yml", severity) for n in range(14) for severity in ("warning", "error")]
    shown = render(found, {"inputs": 1}, "github").splitlines()
    assert [line.partition(" ")[0] for line in shown[:-2]] == ["::error"] * ANNOTATIONS + ["::warning"] * ANNOTATIONS
    assert shown[-1] == "4 more errors and 4 more warnings are in the summary of the job"
    summary = job_summary(found)
    assert sum(line.startswith("- ") for line in summary.splitlines()) == 8
    assert job_summary(found[:4]) == ""


def test_a_warning_in_a_sample_is_no_annotation_and_its_error_is_one():
    found = [problem("a.yml", severity, sample=True) for severity in ("warning", "error")]
    assert [one.severity for one in annotated(in_order(found))[0]] == [Severity.ERROR]
    assert any("warning" in line for line in lines(found))


@pytest.mark.parametrize("odd", ["![x](https://a/b.png)", "<script>", "a\n# b"])
def test_the_summary_of_the_job_shows_texts_literally(odd):
    summary = job_summary([problem(f"{n}.yml", message=odd) for n in range(12)])
    told = [line for line in summary.splitlines() if line.startswith("- ")]
    assert len(told) == 2
    assert not any(sign in line.replace(f"\\{sign}", "") for line in told for sign in "<>![]")


@pytest.fixture
def content(project):
    return project / "content"


def test_the_job_summary_is_written_where_the_host_says(project, content, monkeypatch):
    for _ in range(12):
        write(content, court="nowhere", decided="never")
    summary = project / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    ran = call(project, "check", "--format", "github")
    assert ran.out.count("::error") == ANNOTATIONS
    assert summary.read_text(encoding="utf-8").count("\n- ") == 24 - ANNOTATIONS


def test_what_points_at_a_record_with_errors_is_no_error(project, content):
    broken = write(content, id="9p4xk7wd", court="nowhere")
    link = [{"id": "9p4xk7wd", "relation": "cites"}]
    write(content, related=link)
    assert call(project, "check", "--format", "json").rules == ["FORM-10"]
    broken.unlink()
    assert call(project, "check", "--format", "json").rules == ["CAT-02"]


def test_check_finds_the_dead_links_of_hand_written_pages(project, content):
    write(content, id="9p4xk7wd")
    page = content / "pages" / "zh" / "about.md"
    text = (
        "# 关于\n\n[a](../judgments/9p4xk7wd/) [b](report.md) [c](../browse/) `[d](../no/)`\n\n```\n[e](../no/)\n```\n"
    )
    page.write_text(text, encoding="utf-8")
    assert call(project, "check", "--format", "json").rules == []
    page.write_text(f"{text}\n[f](../nowhere/)\n\n[g](nothing.md)\n", encoding="utf-8")
    problems = call(project, "check", "--format", "json").json["problems"]
    assert [(one["rule"], one["path"], one["line"]) for one in problems] == [
        ("LINK-01", "content/pages/zh/about.md", 9),
        ("LINK-01", "content/pages/zh/about.md", 11),
    ]


def test_fix_mends_shows_and_checks_again(project, content):
    good = write(content, id="9p4xk7wd")
    path = write(content, id="7k2m9xqd")
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("title: ", "title：").replace("2023-03-01", "2023年3月1日"), encoding="utf-8")
    stats = file_stats(project)[good.relative_to(project).as_posix()]
    ran = call(project, "check", "--fix")
    assert ran.code == 0
    assert "-title：" in ran.out
    assert "+title: " in ran.out
    assert file_stats(project)[good.relative_to(project).as_posix()] == stats
    assert sorted(path.parent.iterdir()) == sorted([good, path])
    assert call(project, "check", "--fix").out.count("\n") == 1


def test_fix_leaves_a_file_that_may_mean_two_things(project, content):
    path = write(content, id="7k2m9xqd")
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title；"), encoding="utf-8")
    before = path.read_bytes()
    assert call(project, "check", "--fix").code == 1
    assert path.read_bytes() == before


def test_a_mended_line_with_personal_data_is_not_shown(project, content):
    number = "11010519491231002X"
    path = write(content, id="7k2m9xqd")
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", f"title：{number}"), encoding="utf-8")
    ran = call(project, "check", "--fix")
    assert "title: …" in ran.out
    assert number not in ran.out + ran.err


@pytest.mark.parametrize(("total", "shown"), [(0, "\rpages 640\x1b[K"), (900, "\rpages 640/900\x1b[K")])
def test_a_terminal_shows_how_many_are_done_and_of_how_many_where_that_is_known(monkeypatch, total, shown):
    written = io.StringIO()
    monkeypatch.setattr(written, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", written)
    site.progress(str, "pages", 640, total)
    assert written.getvalue() == shown
