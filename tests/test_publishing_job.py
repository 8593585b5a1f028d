"""The scripts of publish.yml, run as the host runs them: what they enter in the log, and what they say when the content is not published."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml
from repository import ALONE, begin, commit, git

PUBLISH = yaml.safe_load((Path(__file__).parents[1] / ".github" / "workflows" / "publish.yml").read_text("utf-8"))


def script(job):
    """The last script of a job."""
    return [step["run"] for step in PUBLISH["jobs"][job]["steps"] if "run" in step][-1]


def run(text, folder, tools, **settings):
    """Run a script where the tools stand before all others."""
    env = {"PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(tools), **ALONE, **settings}
    return subprocess.run(
        ["bash", "-e", "-c", text], cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False
    )


def tool(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def tools(tmp_path):
    """A host that writes down what it is asked, and knows the issue whose number stands in a file."""
    folder = tmp_path / "tools"
    tool(
        folder / "gh",
        f'echo "$@" >> "{folder}/asked"; case "$1 $2" in "issue list") cat "{folder}/open" 2> /dev/null || true;; esac',
    )
    return folder


def asked(tools):
    return [line for line in (tools / "asked").read_text("utf-8").splitlines() if not line.startswith("issue list")]


GOOD = {"CONTENT": "success", "REMOVED": "success", "LOG": "success", "DEPLOY": "success", "RUN": "https://host/runs/7"}
STATES = {
    "published, no issue": ({}, "", 0, []),
    "published again": ({}, "12", 0, ["issue close 12 --comment Published again: https://host/runs/7"]),
    "content with errors": ({"CONTENT": "failure", "LOG": "failure"}, "", 1, ["issue create", "taken from the site all the same"]),
    "content with errors, again": ({"CONTENT": "failure", "LOG": "failure"}, "12", 1, ["issue edit 12", "taken from the site all the same"]),
    "removals failed": ({"CONTENT": "failure", "REMOVED": "failure", "DEPLOY": "skipped"}, "", 1, ["issue create", "The last run failed"]),
    "not deployed": ({"DEPLOY": "failure"}, "", 1, ["issue create"]),
    "not entered in the log": ({"LOG": "failure"}, "", 1, ["issue create"]),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_one_issue_says_that_the_content_is_not_published(state, tmp_path, tools):
    changed, number, code, said = STATES[state]
    (tools / "open").write_text(number, "utf-8")
    (tools / "asked").touch()
    done = run(script("report"), tmp_path, tools, **GOOD | changed)
    assert done.returncode == code, done.stderr
    lines = asked(tools)
    assert len(lines) == (1 if said else 0)
    assert all(text in lines[0] for text in said)
    assert ("all the same" in "".join(lines)) == ("taken from the site all the same" in said)


@pytest.fixture
def clones(tmp_path, tools):
    """A repository with a log, and two clones of it in which a job runs each."""
    origin = tmp_path / "origin"
    (origin / "content" / "log").mkdir(parents=True)
    (origin / "content" / "log" / "checkpoint").write_text("0\n", "utf-8")
    begin(origin)
    git(tmp_path, "clone", "--quiet", "--bare", str(origin), "bare")
    for name in ("one", "two"):
        git(tmp_path, "clone", "--quiet", "bare", name)
        tool(
            tmp_path / name / ".venv" / "bin" / "portal",
            f'echo "$(tail -n 1 content/log/checkpoint){name}" >> content/log/checkpoint',
        )
    return tmp_path


def enter(folder, tools):
    return run(script("log"), folder, tools, BRANCH="main", GH_TOKEN="", GITHUB_OUTPUT=str(folder / ".git" / "output"))


def test_two_jobs_at_once_enter_one_after_the_other(clones, tools):
    for name in ("one", "two"):  # the second one does not know what the first has pushed
        done = enter(clones / name, tools)
        assert done.returncode == 0, done.stderr
    log = git(clones / "bare", "show", "main:content/log/checkpoint").split()
    assert log == ["0", "0one", "0onetwo"]
    assert git(clones / "bare", "rev-list", "--count", "main") == "3"
    assert git(clones / "bare", "rev-parse", "main") in (clones / "two" / ".git" / "output").read_text("utf-8")


def test_nothing_is_committed_but_the_log(clones, tools):
    (clones / "one" / "stray").touch()
    assert enter(clones / "one", tools).returncode == 0
    assert git(clones / "bare", "ls-tree", "-r", "--name-only", "main") == "content/log/checkpoint"


def test_content_with_errors_is_not_entered(clones, tools):
    tool(clones / "one" / ".venv" / "bin" / "portal", "exit 1")
    assert enter(clones / "one", tools).returncode == 1
    assert git(clones / "bare", "rev-list", "--count", "main") == "1"


def test_a_push_that_is_always_refused_fails(clones, tools):
    tool(clones / "bare" / "hooks" / "pre-receive", "exit 1")
    assert enter(clones / "one", tools).returncode == 1


def test_a_repository_without_a_log_is_left_alone(clones, tools):
    git(clones / "one", "rm", "--quiet", "-r", "content/log")
    commit(clones / "one", "no log")
    assert enter(clones / "one", tools).returncode == 0
    assert git(clones / "bare", "rev-list", "--count", "main") == "1"
