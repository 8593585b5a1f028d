"""No output of the command repeats a value: wherever an identity number stands, it is never printed."""

import pytest
from factories import in_every_text, place, record, to_yaml, write
from project import ROOT, call, check

from build_scripts.content.problem import Problem
from build_scripts.content.report import render
from build_scripts.model.kinds import KINDS

SECRET = "11010519491231002X"  # noqa: S105 - the identity number of the national standard's own example
RICH = {
    "body": "正文",
    "summary": "摘要",
    "title_en": "Title",
    "related": [{"id": "7k2m9xqd", "relation": "cites"}],
    "corrections": [{"date": "2023-04-01", "class": "technical", "note": "更正"}],
    "source": {"publisher": "网", "url": "https://court.gov.cn/", "published": "2023-03-22"},
    "language": "zh",
    "sample": "true",
}
NAMED = {"id", "kind"}  # these decide which file it is


def variants(kind, status):
    fields = record(kind, status) | ({} if status == "withheld" else RICH)
    for steps, changed in in_every_text(fields, SECRET):
        if steps[0] not in NAMED:
            yield steps, changed | {"id": record()["id"]}
    for name in ("titel", SECRET, f"a {SECRET} b"):
        yield (name,), record(kind, status) | {name: SECRET}
    for wrong in ("id", "kind"):
        yield (wrong,), record(kind, status) | {wrong: SECRET}


@pytest.mark.parametrize("kind", KINDS)
def test_no_problem_repeats_a_value(project, kind):
    content = project / "content"
    written = 0
    for status in ("published", "withheld", "withdrawn", "sealed"):
        for number, (_steps, fields) in enumerate(variants(kind, status)):
            target = content / place(record(kind)).replace(".yml", f"-{number}.yml")
            if fields["kind"] == kind and fields["id"] != SECRET:
                target = content / place(fields)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(to_yaml(fields), encoding="utf-8")
            written += 1
    outcome = check(project)
    assert outcome.summary["inputs"] == written
    assert len(outcome.problems) > written / 3
    for style in ("text", "json", "github"):
        shown = render(outcome.problems, outcome.summary, style)
        assert SECRET not in shown, [line for line in shown.splitlines() if SECRET in line][:3]


def test_no_problem_of_yaml_repeats_a_value(project):
    folder = project / "content" / "records" / "judgments" / "2023"
    folder.mkdir(parents=True)
    cases = sorted((ROOT / "tests" / "load" / "cases").glob("*.yml"))
    for path in cases:
        data = path.read_bytes()
        for number, changed in enumerate((data.replace(b"a", SECRET.encode()), data + f"\n{SECRET}".encode())):
            (folder / f"{path.stem}-{number}.yml").write_bytes(changed)
    outcome = check(project)
    assert SECRET not in render(outcome.problems, outcome.summary, "text")


def test_the_command_prints_no_value_either(project):
    write(project / "content", court=SECRET, decided=SECRET, parties=[{"role": SECRET, "name": SECRET}])
    write(project / "content", **{SECRET: SECRET})
    for command in ("check", "build"):
        ran = call(project, command)
        assert ran.code == 1
        assert SECRET not in ran.out + ran.err


@pytest.mark.parametrize("style", ["text", "json", "github"])
@pytest.mark.parametrize("where", ["message", "remedy", "path"])
def test_a_problem_that_repeats_a_value_would_show_it(style, where):
    problem = Problem(**{"rule": "FORM-01", "message": "m", "remedy": "r", "path": "p", where: f"wrong: {SECRET}"})
    assert SECRET in render([problem], {}, style)
