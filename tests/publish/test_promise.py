"""How old a site may grow."""

import datetime as dt

import pytest
from factories import write
from project import build, call, config_of

from build_scripts.content.settings import promise_days
from build_scripts.publish.promise import NAME, problems

SITE = b'{"as_of": "2024-06-01", "promise_days": 2}'


@pytest.mark.parametrize(
    ("data", "today", "rules"),
    [
        (SITE, "2024-06-01", []),
        (SITE, "2024-06-03", []),
        (SITE, "2024-06-04", ["PROMISE-01"]),
        (SITE, "2024-05-31", []),  # where the day has begun already
        (SITE, "2024-05-30", ["PROMISE-03"]),
        (None, "2024-06-01", ["PROMISE-02"]),
        (b"{}", "2024-06-01", ["PROMISE-02"]),
        (b"[]", "2024-06-01", ["PROMISE-02"]),
        (b'{"as_of": "2024-06-01"}', "2024-06-01", ["PROMISE-02"]),
        (b'{"as_of": "yesterday", "promise_days": 2}', "2024-06-01", ["PROMISE-02"]),
    ],
)
def test_a_site_is_held_to_its_promise(data, today, rules):
    assert [problem.rule for problem in problems(data, dt.date.fromisoformat(today))] == rules


@pytest.mark.parametrize("wanted", [0, -1, "2", True, 1.5])
def test_a_promise_is_a_number_of_days(wanted):
    with pytest.raises(ValueError, match=r"extra\.promise_days is a whole number, at least 1"):
        promise_days({"promise_days": wanted})


@pytest.mark.build
def test_a_built_site_promises_what_mkdocs_yml_says_and_verify_holds_it_to_that(project):
    write(project / "content", id="7k2m9xqd")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("extra:\n", "extra:\n  promise_days: 4\n"), "utf-8")
    assert build(project).ok
    assert b'"promise_days": 4' in (project / "site" / NAME).read_bytes()
    day = config_of(project).as_of
    for age, code in ((0, 0), (4, 0), (5, 1)):
        ran = call(project, "verify", "site", "--as-of", day + dt.timedelta(days=age), "--format", "json")
        assert (ran.code, ran.rules) == (code, ["PROMISE-01"] * code)
