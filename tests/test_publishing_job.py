"""The report of publish.yml, run as the host runs it: what it says when the content is not published."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml
from repository import ALONE

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
