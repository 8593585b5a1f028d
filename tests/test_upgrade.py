"""A newer program over what an older one left: files that it takes over are looked through by the newer one too."""

import pytest
from factories import put, record
from project import build

from build_scripts.build import gather
from build_scripts.checks import published_bytes

TABLE = "content/pages/zh/list.csv"
IDENTITY = "11010519491231002X"


@pytest.fixture
def let_pass(project, monkeypatch):
    """A project whose site an older program made, which did not see an identity number in an attachment."""
    put(project, record())
    table = project / TABLE
    table.parent.mkdir(parents=True, exist_ok=True)
    table.write_text(f"身份证号,{IDENTITY}\n", encoding="utf-8")
    with monkeypatch.context() as older:
        older.setattr(published_bytes, "check_file", lambda *_file, **_how: iter(()))
        assert build(project).ok
    assert IDENTITY in (project / "site/list.csv").read_text(encoding="utf-8")
    return project


def test_the_same_program_takes_an_attachment_over_as_it_is(let_pass):
    assert "GUARD-01" not in [found.rule for found in build(let_pass).problems]


def test_another_program_looks_through_an_attachment_again(let_pass, monkeypatch):
    monkeypatch.setattr(gather, "of_code", lambda: "another program")
    found = [problem for problem in build(let_pass).problems if problem.rule == "GUARD-01"]
    assert {problem.path for problem in found} == {"list.csv"}
