"""What is no plain file among pages, vocabularies and records is named and not opened: a pipe is waited for without end, a link publishes what it leads to."""

import contextlib
import os
import socket
import sys

import pytest
from factories import write
from project import build, check, config_of

from build_scripts.build import removal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
ONE, OTHER = "7k2m9xqd", "9p4xk7wd"
PLACES = [
    "pages/zh/more.md",
    "pages/zh/more.txt",
    "pages/deeper/more.md",
    "vocabulary/more.yml",
    f"records/judgments/2023/{ONE}.yml",
]


def _pipe(place):
    os.mkfifo(place)


def _link(place):
    secret = place.parents[1] / "secret"
    secret.write_text("geheim", encoding="utf-8")
    place.symlink_to(secret)


def _broken_link(place):
    place.symlink_to("nowhere")


def _linked_folder(place):
    place.symlink_to(place.parents[3], target_is_directory=True)


def _socket(place):
    with contextlib.chdir(place.parent), socket.socket(socket.AF_UNIX) as made:  # the name of a socket is short
        made.bind(place.name)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("make", [_pipe, _link, _broken_link, _linked_folder, _socket])
def test_what_is_no_plain_file_is_named(project, place, make):
    path = project / "content" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    make(path)
    found = check(project)
    named = [(problem.rule, problem.path) for problem in found.problems if problem.path.endswith(place)]
    assert (named, found.ok) == ([("FILE-03", str(path))], False)


def test_nothing_is_built_with_a_pipe_among_the_pages(project):
    pipe = project / "content/pages/zh/more.md"
    os.mkfifo(pipe)
    write(project / "content", id=ONE)
    assert [(problem.rule, problem.path) for problem in build(project).problems] == [("FILE-03", str(pipe))]
    assert not (project / "site").exists()


def test_what_an_editor_leaves_beside_a_page_that_is_open_stops_nothing(project):
    (project / "content/pages/zh/.#about.md").symlink_to("somebody@machine.4711")
    write(project / "content", id=ONE)
    assert build(project).ok


def test_a_removal_waits_for_no_pipe(project):
    write(project / "content", id=ONE, title="第一份判决书")
    write(project / "content", id=OTHER, title="第二份判决书")
    assert build(project, releases=3).ok
    file = next((project / "content/records").rglob(f"{OTHER}.yml"))
    file.unlink()
    os.mkfifo(file)
    next((project / "content/records").rglob(f"{ONE}.yml")).write_text("status: sealed\n", encoding="utf-8")
    assert removal.remove_due(config_of(project)).ok
    assert (project / "site/judgments" / OTHER / "index.html").is_file()
    assert "第一份判决书" not in (project / "site/judgments" / ONE / "index.html").read_text("utf-8")
