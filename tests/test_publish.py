"""The previous site stays complete: whatever goes wrong, and whenever the process dies."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from copied_process import begin_process, end_of
from factories import write
from project import AS_OF, build, call, file_stats, small, tree

from build_scripts.build.store.store import Store
from build_scripts.publish.staging_tree import StagingTree

WORDS = ["build", "--as-of", AS_OF]
pytestmark = [pytest.mark.build, pytest.mark.system]


@pytest.fixture
def built(tmp_path):
    project = small(tmp_path / "project")
    write(project / "content", id="7k2m9xqd")
    assert build(project).ok
    return project


def beside(project):
    return {path.name for path in project.iterdir() if path.name not in {"content", "overrides", "build_scripts"}}


def test_an_error_leaves_the_site_as_it_was(built):
    before, stats, around = tree(built / "site"), file_stats(built / "site"), beside(built)
    write(built / "content", id="9p4xk7wd", court="nowhere")
    assert not build(built).ok
    assert (tree(built / "site"), file_stats(built / "site"), beside(built)) == (before, stats, around)


def test_a_broken_link_in_a_hand_written_page(built):
    before = tree(built / "site")
    page = built / "content" / "pages" / "zh" / "about.md"
    page.write_text("# 关于\n\n[去](../nowhere/)\n", encoding="utf-8")
    outcome = build(built)
    assert [problem.rule for problem in outcome.problems] == ["LINK-01"]
    assert tree(built / "site") == before
    assert beside(built) == {"mkdocs.yml", "site", ".cache"}


def test_a_foreign_folder_is_not_replaced(built):
    foreign = built / "foreign"
    foreign.mkdir()
    (foreign / "index.html").write_text("mine")
    ran = call(built, *WORDS, "--site", "foreign")
    assert ran.code == 2
    assert "foreign" in ran.err
    assert tree(foreign) == {"index.html": b"mine"}


def test_an_empty_folder_may_become_the_site(built):
    (built / "empty").mkdir()
    assert call(built, *WORDS, "--site", "empty").code == 0
    assert (built / "empty" / "index.html").is_file()
    assert call(built, *WORDS, "--site", "deep/er/site").code == 0
    assert (built / "deep" / "er" / "site" / "index.html").is_file()


def test_a_link_to_a_site_is_replaced_by_a_site(built):
    (built / "site").rename(built / "real")
    (built / "site").symlink_to("real")
    write(built / "content", id="9p4xk7wd")
    for _ in range(2):
        assert call(built, *WORDS).code == 0
        assert (built / "site" / "judgments" / "9p4xk7wd" / "index.html").is_file()
    assert beside(built) <= {"mkdocs.yml", "site", "real", ".cache", ".releases"}


def test_what_somebody_changed_in_the_site_is_made_again(built):
    before = tree(built / "site")
    (built / "site" / "index.html").write_text("changed by hand")
    (built / "site" / "robots.txt").unlink()
    assert build(built).ok
    assert tree(built / "site") == before


def test_a_record_that_was_removed_leaves_no_page(built):
    path = write(built / "content", id="9p4xk7wd", title="唯一的标题")
    assert build(built).ok
    path.unlink()
    assert build(built).ok
    assert not any("9p4xk7wd" in name for name in tree(built / "site"))
    assert not any("唯一的标题".encode() in data for data in tree(built / "site").values())
    assert not (built / "site" / "judgments" / "9p4xk7wd").exists()


def processes_in(folder):
    """Processes whose working folder is this one (each test has its own)."""
    found = []
    for process in filter(str.isdigit, (path.name for path in Path("/proc").iterdir())):
        try:
            if Path(f"/proc/{process}/cwd").readlink() == folder:
                found.append(int(process))
        except OSError:
            continue
    return found


MOMENTS = {
    "reading": (Store, "put", 1),
    "first page": (StagingTree, "note", 0),
    "many pages": (StagingTree, "note", 90),
    "before the swap": (StagingTree, "publish", 0),
}


def dying_at(place, name, calls):
    """Put in the place of a method one that kills the process after so many calls."""
    whole, left = getattr(place, name), iter(range(calls))

    def deadly(*given, **named):
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*given, **named)

    setattr(place, name, deadly)


def killed(project, *moment):
    dying_at(*moment)
    return call(project, *WORDS, "--jobs", "2").code


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_the_site_as_it_was(built, moment):
    before = tree(built / "site")
    for _ in range(30):
        write(built / "content", body="正文。\n" * 50)
    assert end_of(begin_process(lambda: killed(built, *MOMENTS[moment]))) == -signal.SIGKILL
    assert tree(built / "site") == before
    ran = call(built, *WORDS, "--format", "json")
    assert ran.code == 0, ran
    assert ran.json["summary"]["published"] == 31
    until = time.monotonic() + 4
    while processes_in(built) and time.monotonic() < until:
        time.sleep(0.1)
    left = processes_in(built)
    for number in left:
        os.kill(number, signal.SIGKILL)
    assert beside(built) == {"mkdocs.yml", "site", ".cache", ".releases"}
    assert left == [], "workers of the killed build are still there"
    incremental = tree(built / "site")
    assert call(built, *WORDS, "--no-cache", "--site", "clean").code == 0
    assert tree(built / "clean") == incremental


def test_an_interrupted_build_leaves_nothing_behind(built, monkeypatch):
    before, around = tree(built / "site"), beside(built)
    write(built / "content")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("build_scripts.build.write._Assembly.check_links", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build(built)
    assert (tree(built / "site"), beside(built)) == (before, around)
