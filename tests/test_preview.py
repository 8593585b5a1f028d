"""The live preview: pages from memory are the published ones, and browsers are told what changed and what is wrong."""

import datetime as dt
import re
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest
from factories import identifier, write
from project import AS_OF, build, config_of, environment, tree

from build_scripts.build.pipeline import NOTHING
from build_scripts.build.result import BuildResult
from build_scripts.cli.preview import serve, whole_build
from build_scripts.cli.preview.live_site import LiveSite
from build_scripts.cli.preview.server import Pages
from build_scripts.cli.preview.state import Board
from build_scripts.content.problem import Problem, Severity

DAY = dt.date.fromisoformat(AS_OF)
CASE = "（2023）京0105刑初123号"


@pytest.fixture
def content(project):
    folder = project / "content"
    for number, kind in enumerate(("judgment", "judgment", "hearing", "sentence-change", "service")):
        write(folder, kind, id=identifier(number), **({"case_number": CASE} if kind == "judgment" else {}))
    for number, status in enumerate(("withheld", "withdrawn", "sealed"), 10):
        write(folder, "judgment", status, id=identifier(number))
    return folder


def pages(root):
    return {path: data for path, data in tree(root / "site").items() if path.endswith(".html")}


def live_of(project):
    live = LiveSite(config_of(project))
    assert not [found for found in live.update(DAY) if found.severity is Severity.ERROR]
    return live


@pytest.mark.usefixtures("content")
def test_every_page_from_memory_is_the_published_one(project):
    assert build(project).ok
    live = live_of(project)
    published = pages(project)
    assert len(published) > 90
    assert {path: live.page(path) for path in published} == published
    assert live.page("judgments/none/index.html") is None


@pytest.mark.parametrize("change", ["words", "sealed", "gone", "new"])
def test_after_an_edit_pages_are_those_of_a_whole_build(project, content, change):
    assert build(project).ok
    live = live_of(project)
    path = next(content.glob(f"records/judgments/*/{identifier(0)}.yml"))
    if change == "words":
        path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: 再审", 1), encoding="utf-8")
    elif change == "sealed":
        path.unlink()
        write(content, "judgment", "sealed", id=identifier(0))
    elif change == "gone":
        path.unlink()
    else:
        write(content, "judgment", id=identifier(5), case_number=CASE)
    before = pages(project)
    live.update(DAY)
    assert build(project).ok
    after = pages(project)
    assert before != after
    assert {path: live.page(path) for path in after} == after
    assert [path for path in before.keys() - after.keys() if live.page(path)] == []


def test_pages_stay_as_they_were_while_there_are_errors(project, content):
    assert build(project).ok
    live = live_of(project)
    file = f"judgments/{identifier(0)}/index.html"
    before = live.page(file)
    path = next(content.glob(f"records/judgments/*/{identifier(0)}.yml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}nonsense: 1\n", encoding="utf-8")
    assert [found.rule for found in live.update(DAY)][:1] == ["FORM-07"]
    assert live.page(file) == before
    path.write_text(text, encoding="utf-8")
    assert live.update(DAY) == []


def problem(rule, path, severity=Severity.ERROR):
    return Problem(rule=rule, path=path, message="", severity=severity)


def test_the_cause_stands_first_and_warnings_are_not_shown():
    board = Board()
    found = [problem("A", "a.yml"), problem("B", "b.yml"), problem("CAT-02", "c.yml"), problem("W", "b.yml", "warning")]
    board.post(found, {"/content/b.yml"}, pages=False)
    assert [error.rule for error in board.state.errors] == ["B", "A", "CAT-02"]


def test_whoever_waits_is_told_of_the_next_state():
    board = Board()
    assert board.after(0, 0.01) is None
    threading.Timer(0.01, board.post, [[]], {"pages": True}).start()
    assert board.after(0, 10).pages


def test_only_what_the_site_is_made_of_counts_as_a_change(project):
    changes = serve.Changes(config_of(project))

    def event(path, kind="modified"):
        return SimpleNamespace(event_type=kind, is_directory=False, src_path=str(project / path), dest_path="")

    for path in ("README.md", ".cache/x", "site/index.html"):
        changes.on_any_event(event(path))
    changes.on_any_event(event("content/records/a.yml", "opened"))
    assert changes.take(0.01) == set()
    for path in ("content/records/a.yml", "overrides/main.html", "mkdocs.en.yml"):
        changes.on_any_event(event(path))
    assert {path.rpartition("/")[2] for path in changes.take(1)} == {"a.yml", "main.html", "mkdocs.en.yml"}


class Builds:
    """Whole builds that end when a test says so."""

    def __init__(self):
        self.started, self.outcome = 0, None

    def __call__(self, _config, _day, _language):
        self.started += 1
        return self

    def result(self):
        return self.outcome

    def close(self):
        self.outcome = None


@pytest.fixture
def preview(project, content, monkeypatch):
    assert content.is_dir()
    assert build(project).ok
    builds = Builds()
    monkeypatch.setattr(serve, "WholeBuild", builds)
    monkeypatch.setattr(serve, "_IDLE", 0)
    preview = serve.Preview(config_of(project), None)
    preview.builds = builds
    return preview


def test_an_edited_record_is_shown_before_the_whole_site_is_built(preview, content):
    preview.step(set())
    assert preview.pages.live is None, "the first build runs"
    preview.builds.outcome = BuildResult(NOTHING)
    preview.step(set())
    assert preview.board.state.pages
    number = preview.board.state.number
    preview.step({str(next(content.glob("records/judgments/*/*.yml")))})
    assert preview.board.state.number == number + 1
    assert preview.builds.started == 2, "and the rest follows"


def test_a_template_calls_for_a_whole_build_and_errors_are_told_meanwhile(preview, project):
    preview.step(set())
    preview.builds.outcome = BuildResult(NOTHING, [problem("FORM-07", "a.yml")])
    preview.step(set())
    assert [error.rule for error in preview.board.state.errors] == ["FORM-07"]
    assert preview.pages.live is None
    preview.step({str(project / "overrides" / "records" / "judgment.html")})
    assert preview.builds.started == 2
    preview.builds.outcome = BuildResult(NOTHING)
    preview.step(set())
    assert preview.board.state.errors == ()
    assert preview.pages.live


def test_a_store_that_has_lost_a_draft_calls_for_a_whole_build(preview, project):
    preview.step(set())
    preview.builds.outcome = BuildResult(NOTHING)
    preview.step(set())
    for path in project.glob(".cache/portal/*/made.sqlite*"):
        path.unlink()
    preview.pages.live._store._made.clear()  # whatever it added for itself
    status, page = preview.pages.get(f"judgments/{identifier(0)}/index.html")
    assert (status, b"being built" in page) == (200, True)
    preview.step(set())
    assert preview.builds.started == 2


def test_before_the_first_build_every_address_says_so():
    assert b"being built" in Pages().get("index.html")[1]


@pytest.fixture
def served(project, content):
    """The command itself, on a free port, in a project with an error."""
    path = next(content.glob(f"records/judgments/*/{identifier(0)}.yml"))
    good = path.read_text(encoding="utf-8")
    path.write_text(f"{good}nonsense: 1\n", encoding="utf-8")
    words = [sys.executable, "-u", "-m", "build_scripts", "serve", "--as-of", AS_OF, "--port", "0", "--jobs", "1"]
    with subprocess.Popen(words, cwd=project, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        yield process.stdout.readline().strip(), path, good
        process.terminate()


@pytest.mark.browser
def test_a_browser_shows_each_edit_and_what_is_wrong(served, page):
    url, path, good = served
    page.goto(f"{url}judgments/{identifier(0)}/")
    overlay = page.locator(".preview-errors")
    overlay.wait_for()
    assert re.search(r"judgments/.*\.yml:\d+.*FORM-07", overlay.inner_text(), re.DOTALL)
    path.write_text(good, encoding="utf-8")
    page.get_by_role("heading", level=1).filter(has_text="盗窃").wait_for()
    assert not overlay.count()
    path.write_text(good.replace("title: ", "title: 再审", 1), encoding="utf-8")
    page.get_by_role("heading", level=1).filter(has_text="再审").wait_for()
    path.write_text(f"{good}nonsense: 1\n", encoding="utf-8")
    overlay.wait_for()
    page.goto(f"{url}en/")
    overlay.wait_for()
    path.write_text(good, encoding="utf-8")
    overlay.wait_for(state="detached")
    page.goto(f"{url}nothing/here/")
    assert page.get_by_role("heading", level=1).count()
    page.complaints[:] = [said for said in page.complaints if "404" not in said]


def test_what_a_library_says_before_the_result_is_passed_over(project, monkeypatch):
    said = 'print("a warning"); print(\'{"summary": {"inputs": 1}, "problems": []}\')'
    started = subprocess.Popen
    monkeypatch.setattr(
        whole_build.subprocess, "Popen", lambda _words, **how: started([sys.executable, "-c", said], **how)
    )
    whole = whole_build.WholeBuild(config_of(project), DAY)
    whole._process.wait()
    result = whole.result()
    whole.close()
    assert (result.summary, result.problems) == ({"inputs": 1}, [])


def test_a_build_that_cannot_run_is_an_error(project, monkeypatch):
    started = subprocess.Popen
    monkeypatch.setattr(
        whole_build.subprocess, "Popen", lambda _words, **how: started([sys.executable, "-c", "1/0"], **how)
    )
    whole = whole_build.WholeBuild(config_of(project), DAY)
    whole._process.wait()
    result = whole.result()
    whole.close()
    assert [found.rule for found in result.problems] == ["BUILD-02"]
    assert not result.ok
