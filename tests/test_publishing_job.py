"""The report of publish.yml, run as the host runs it: what it says when the content is not published."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from repository import ALONE, git

ROOT = Path(__file__).parents[1]
PUBLISH = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
GITLAB = yaml.safe_load((ROOT / "build_scripts/cli/repository/files/common/.gitlab-ci.yml").read_text("utf-8"))


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
    "not entered in the log": ({"CONTENT": "skipped", "LOG": "failure"}, "", 1, ["issue create", "taken from the site all the same"]),
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


def test_what_the_log_does_not_have_is_not_built_and_what_is_due_goes_all_the_same():
    steps = {step["name"]: step for step in PUBLISH["jobs"]["build"]["steps"]}
    assert steps["Build the site"]["if"] == "needs.log.result == 'success'"
    assert steps["Remove what is due from the last good site"]["if"] == "steps.build.outcome != 'success'"
    assert list(steps).index("Install") < list(steps).index("Build the site")


SEAL_KEY = "${{ secrets.PORTAL_SEAL_KEY }}"


def test_every_step_that_builds_can_read_the_list_of_sealed_words():
    steps = [step for job in PUBLISH["jobs"].values() for step in job["steps"]]
    building = [
        step for step in steps if re.search(r"portal (?:log|build|remove-due)|make -s site", step.get("run", ""))
    ]
    assert [step["name"] for step in building] == [
        "Enter what is new", "Build the site", "Remove what is due from the last good site"
    ]  # fmt: skip
    assert {step["env"].get("PORTAL_SEAL_KEY") for step in building} == {SEAL_KEY}
    assert [step for step in steps if SEAL_KEY in str(step)] == building


def test_no_job_falls_back_on_an_older_commit_in_which_less_is_sealed():
    checkouts = [
        step["with"]["ref"]
        for job in ("log", "build")
        for step in PUBLISH["jobs"][job]["steps"]
        if "checkout" in step.get("uses", "")
    ]
    assert len(checkouts) == 2
    assert all("default_branch" in ref and "github.sha" not in ref for ref in checkouts)


@pytest.mark.parametrize(
    ("ends", "then"), [(0, ["log --push main"]), (2, ["log --push main", "remove-due --warnings"])]
)
def test_on_gitlab_nothing_is_published_whose_log_was_not_pushed_and_no_token_is_left(tmp_path, tools, ends, then):
    git(tmp_path, "init", "--quiet")
    (tmp_path / ".releases").mkdir()
    tool(
        tmp_path / ".venv/bin/portal",
        'test "$PORTAL_SEAL_KEY" = seal || exit 9; echo "$@" >> asked; git remote get-url --push origin >> pushed; '
        f'if [ "$1" = log ]; then exit {ends}; fi; test ! -e .releases',
    )
    (tools / "gh").unlink()
    git(tmp_path, "remote", "add", "origin", "https://host.example/a.git")
    settings = {
        "PORTAL_PUSH_TOKEN": "secret",
        "CI_DEFAULT_BRANCH": "main",
        "CI_SERVER_HOST": "host.example",
        "CI_PROJECT_PATH": "a",
        "PORTAL_SEAL_KEY": "seal",  # a variable of the project; those of the job would go before it
    }
    done = run(GITLAB["pages"]["script"][1], tmp_path, tools, **settings | GITLAB["pages"]["variables"])
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "asked").read_text("utf-8").splitlines() == then
    assert (tmp_path / "content-not-published").exists() == bool(ends)
    assert (tmp_path / "pushed").read_text("utf-8").startswith("https://portal:secret@host.example/a.git")
    assert "secret" not in (tmp_path / ".git/config").read_text("utf-8")
