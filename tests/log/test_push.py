"""Two publishing jobs at once, each in a clone of its own: one push is refused, it begins again, and the log stays one line."""

import os
import subprocess
import time
from types import SimpleNamespace

import pytest
from copied_process import begin_process, end_of
from factories import write
from project import call, make, run, tree
from repository import ALONE, begin, commit, git

from build_scripts.cli import log_push
from build_scripts.content.git import GitError
from build_scripts.publish.log import checkpoint, merkle, tiles

pytestmark = pytest.mark.system
DAY = "2024-06-01"
ONE, TWO = "bcdfghj2", "bcdfghj3"


@pytest.fixture
def origin(tmp_path):
    """The repository that the jobs push to: a project with one record, and its first commit."""
    project = make(tmp_path / "project")
    write(project / "content", id=ONE)
    (project / ".gitignore").write_text("site/\n.cache/\n.site.*\n.releases/\n/content/.log.*\n")
    begin(project)
    git(tmp_path, "clone", "--quiet", "--bare", str(project), "origin.git")
    return tmp_path / "origin.git"


@pytest.fixture
def in_process(monkeypatch):
    """What the command would start, in this process; that it starts them, the first test shows."""

    def run_here(command, cwd, check):  # noqa: ARG001 - as subprocess.run has it
        ran = call(cwd, *command[3:])
        print(ran.out)  # noqa: T201 - as the process would
        return SimpleNamespace(returncode=ran.code)

    monkeypatch.setattr(log_push, "subprocess", SimpleNamespace(run=run_here))
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)


def clone(origin, name):
    git(origin.parent, "clone", "--quiet", str(origin), name)
    (origin.parent / name / ".git/info/exclude").write_text("__pycache__/\n", encoding="utf-8")
    return origin.parent / name


PUBLISHED = ("log", "--push", "main", "--as-of", DAY, "--jobs", "1")  # the whole command: enter, build, push
OPTIONS = ["--as-of", DAY, "--jobs", "1"]


def enter_and_push(folder, told=lambda _said: None):
    """The same without the build, which costs the most and decides nothing here."""
    return log_push.push(folder, "main", "content/log", OPTIONS, told, ["log"])


def line_of(origin):
    """The checkpoints that the branch had, oldest first, after looking whether each tree grew out of the one before it."""
    trees = []
    for at in git(origin, "rev-list", "--reverse", "main", "--", "content/log").split():

        def read(name, at=at):
            words = ["git", "cat-file", "blob", f"{at}:content/log/{name}"]
            done = subprocess.run(words, cwd=origin, env=os.environ | ALONE, capture_output=True, check=False)
            return None if done.returncode else done.stdout

        told = checkpoint.parse(read("checkpoint"))
        leaves = tiles.read_leaves(read, told.size)
        assert merkle.root(leaves) == told.root
        if trees:
            proof = merkle.consistency_proof(leaves, trees[-1].size)
            assert merkle.consistent(trees[-1].size, trees[-1].root, told.size, told.root, proof)
        trees.append(told)
    assert not git(origin, "rev-list", "--merges", "main")
    return trees


def test_what_was_entered_is_committed_and_pushed_and_the_site_shows_it(origin, request):
    job = clone(origin, "job")
    done = run(job, *PUBLISHED, env=ALONE)
    assert done.code == 0, done.out + done.err
    assert [tree.size for tree in line_of(origin)] == [1]
    assert (job / "site/log/checkpoint").read_text() == git(origin, "show", "main:content/log/checkpoint") + "\n\n"
    assert git(origin, "log", "-1", "--format=%s", "main").endswith("[skip ci]")
    last = git(origin, "rev-parse", "main")
    request.getfixturevalue("in_process")
    assert call(job, *PUBLISHED).code == 0
    assert git(origin, "rev-parse", "main") == last  # nothing new, no commit


@pytest.mark.usefixtures("in_process")
def test_the_second_of_two_jobs_takes_over_what_the_first_one_pushed(origin):
    job, other = clone(origin, "job"), clone(origin, "other")
    write(other / "content", id=TWO)
    commit(other, "another record")
    git(other, "push", "--quiet", "origin", "HEAD:main")
    git(other, "reset", "--quiet", "--hard", "HEAD~1")
    meanwhile, done = origin.parent / "meanwhile", origin.parent / "done"
    hook = job / ".git/hooks/pre-push"
    hook.write_text(
        f"#!/bin/sh\n[ -e {meanwhile} ] && exit 0\ntouch {meanwhile}\nwhile [ ! -e {done} ]; do sleep 0.05; done\n"
    )
    hook.chmod(0o755)

    def push_meanwhile():
        while not meanwhile.exists():
            time.sleep(0.01)
        code = enter_and_push(other)
        done.touch()
        return code

    second = begin_process(push_meanwhile)
    said = []
    assert enter_and_push(job, lambda message: said.append(str(message))) == 0
    assert end_of(second) == 0
    assert said == ["somebody else pushed meanwhile; entering and building again"]
    assert [tree.size for tree in line_of(origin)] == [2]
    git(other, "fetch", "--quiet", "origin")
    assert tree(job / "content/log") == tree(other / "content/log")
    assert (job / f"content/log/openings/{TWO}.json").is_file()


@pytest.mark.usefixtures("in_process")
def test_of_jobs_at_the_same_moment_all_end_well_and_the_log_stays_one_line(origin):
    jobs = [clone(origin, f"job{number}") for number in range(3)]
    running = [begin_process(lambda job=job: enter_and_push(job)) for job in jobs]
    assert [end_of(job) for job in running] == [0, 0, 0]
    assert [tree.size for tree in line_of(origin)] == [1]
    assert len({(job / "content/log/checkpoint").read_bytes() for job in jobs}) == 1


@pytest.mark.usefixtures("in_process")
def test_a_night_without_a_new_entry_needs_no_right_to_push(origin):
    job = clone(origin, "job")
    assert enter_and_push(job) == 0
    git(job, "remote", "set-url", "--push", "origin", str(origin.parent / "nowhere"))
    assert enter_and_push(job) == 0


@pytest.mark.usefixtures("in_process")
def test_a_push_that_is_not_allowed_is_told_and_nothing_stays(origin):
    hook = origin / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho protected >&2\nexit 1\n")
    hook.chmod(0o755)
    job = clone(origin, "job")
    said = []
    with pytest.raises(GitError, match="git could not do it"):
        enter_and_push(job, said.append)
    assert said == []
    assert not (job / "content/log").exists()
    assert not git(job, "status", "--porcelain")


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize(
    ("file", "text", "rule"),
    [
        (f"content/records/judgments/2023/{ONE}.yml", "id: bcdfghj2\nkind: judgment\ntitle: [\n", "YAML-"),
        ("content/pages/zh/about.md", "# 关于\n\n身份证号码11010519491231002X\n", "GUARD-01"),
    ],
    ids=["the content has errors", "the build finds what the examination did not"],
)
def test_nothing_is_pushed_of_what_is_not_published(origin, file, text, rule):
    job = clone(origin, "job")
    (job / file).write_text(text, encoding="utf-8")
    commit(job, "wrong")
    git(job, "push", "--quiet", "origin", "HEAD:main")
    done = call(job, *PUBLISHED)
    assert done.code == 1
    assert rule in done.out
    assert not git(origin, "ls-tree", "-r", "main", "--", "content/log")
    assert not git(job, "status", "--porcelain")
    assert not (job / "content/log").exists()


@pytest.mark.usefixtures("in_process")
def test_what_nobody_committed_or_pushed_is_not_lost(origin):
    job = clone(origin, "job")
    path = write(job / "content", id=TWO)
    assert call(job, *PUBLISHED).code == 2
    assert path.is_file()
    commit(job, "not pushed")
    assert call(job, *PUBLISHED).code == 2
    assert path.is_file()


@pytest.mark.parametrize(("name", "commands"), [("log: ", ["log", "build"]), ("not_log: ", ["build"])])
def test_a_project_that_gives_its_log_no_name_only_builds(tmp_path, monkeypatch, name, commands):
    project = make(tmp_path / "project")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("  log: ", f"  {name}"), encoding="utf-8")
    ran = []
    monkeypatch.setattr(log_push, "push", lambda _root, _branch, _log, _words, _told, found: ran.append(found) or 0)
    assert call(project, "log", "--push", "main").code == 0
    assert ran == [commands]
