"""The files in .github/ as the host and an attacker would read them, and proof that each gate can fire."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from check_jsonschema.cli import main as check_jsonschema
from click.testing import CliRunner

BIN = Path(sys.executable).parent
GITHUB = Path(__file__).parent.parent / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCHEMAS = {
    "workflows/check.yml": ["vendor.github-workflows", "custom.github-workflows-require-timeout"],
    "workflows/tests.yml": ["vendor.github-workflows", "custom.github-workflows-require-timeout"],
    "workflows/publish.yml": ["vendor.github-workflows", "custom.github-workflows-require-timeout"],
    "dependabot.yml": ["vendor.dependabot"],
    "ISSUE_TEMPLATE/config.yml": ["vendor.github-issue-config"],
    "ISSUE_TEMPLATE/report-error.yml": ["vendor.github-issue-forms"],
    "ISSUE_TEMPLATE/removal-request.yml": ["vendor.github-issue-forms"],
}
CASES = [(name, schema) for name, schemas in SCHEMAS.items() for schema in schemas]

SOUND = """\
name: sound
on: [pull_request]
permissions:
  contents: read
concurrency:
  group: sound
  cancel-in-progress: true
jobs:
  one:
    name: one
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - name: Check out
        uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          persist-credentials: false
      - name: Speak
        run: echo hello
"""


def run(*command, cwd=None):
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, timeout=120, check=False
    )


def zizmor(folder):
    """Return the names of the audits that found something; an unreadable file is a failure, not a pass."""
    options = ("--offline", "--no-progress", "--no-config", "--no-ignores", "--strict-collection")
    done = run(BIN / "zizmor", *options, "--persona=pedantic", "--no-exit-codes", "--format=json", folder)
    assert done.returncode == 0, done.stderr
    return {finding["ident"] for finding in json.loads(done.stdout)}


def violates(schema, file):
    done = CliRunner().invoke(check_jsonschema, ["--builtin-schema", schema, str(file)], catch_exceptions=False)
    assert done.exit_code in {0, 1}, done.output
    return done.output if done.exit_code else ""


def workflow(tmp_path, old, new):
    assert old in SOUND
    file = tmp_path / ".github" / "workflows" / "made.yml"
    file.parent.mkdir(parents=True)
    file.write_text(SOUND.replace(old, new), encoding="utf-8")
    return file


def test_zizmor_finds_nothing():
    assert zizmor(GITHUB) == set()


@pytest.mark.parametrize(("name", "schema"), CASES)
def test_schema(name, schema):
    assert violates(schema, GITHUB / name) == ""


def test_every_yaml_file_has_a_schema():
    assert {path.relative_to(GITHUB).as_posix() for path in GITHUB.rglob("*.yml")} == set(SCHEMAS)


def test_every_action_is_pinned_and_always_to_the_same_commit():
    uses = re.findall(r"uses: (\S+)(.*)", "\n".join(file.read_text(encoding="utf-8") for file in WORKFLOWS))
    assert uses
    pins = {}
    for action, comment in uses:
        name, _, commit = action.partition("@")
        assert re.fullmatch(r"[0-9a-f]{40}", commit), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action
        assert pins.setdefault(name, action + comment) == action + comment


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_only_the_deployment_may_write(file):
    jobs = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert jobs["permissions"] == {"contents": "read"}
    writing = {
        (job, scope)
        for job, body in jobs["jobs"].items()
        for scope, level in body.get("permissions", {}).items()
        if level == "write"
    }
    assert writing == ({("deploy", "pages"), ("deploy", "id-token")} if file.stem == "publish" else set())


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_no_shell_line_is_a_template(file):
    jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()
    scripts = [step["run"] for job in jobs for step in job["steps"] if "run" in step]
    assert all("${{" not in script for script in scripts)


def test_workflows_call_targets_that_exist():
    text = "".join(file.read_text(encoding="utf-8") for file in WORKFLOWS)
    for target in set(re.findall(r"make -s (\S+)", text)):
        done = run("make", "--dry-run", target, cwd=GITHUB.parent)
        assert done.returncode == 0, done.stderr


def test_sound_workflow_passes(tmp_path):
    file = workflow(tmp_path, "sound", "sound")
    assert zizmor(tmp_path) == set()
    assert violates("vendor.github-workflows", file) == ""


@pytest.mark.parametrize(
    ("old", "new", "audit"),
    [
        ("echo hello", "echo ${{ github.event.issue.title }}", "template-injection"),
        ("@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2", "@v6", "unpinned-uses"),
        ("permissions:\n  contents: read", "permissions: write-all", "excessive-permissions"),
        ("persist-credentials: false", "fetch-depth: 1", "artipacked"),
        ("[pull_request]", "[pull_request_target]", "dangerous-triggers"),
    ],
)
def test_zizmor_fires(tmp_path, old, new, audit):
    workflow(tmp_path, old, new)
    assert audit in zizmor(tmp_path)


def test_zizmor_reads_dependabot(tmp_path):
    file = tmp_path / ".github" / "dependabot.yml"
    file.parent.mkdir()
    text = (GITHUB / "dependabot.yml").read_text(encoding="utf-8")
    file.write_text(re.sub(r"    cooldown:\n(      .*\n)+", "", text), encoding="utf-8")
    assert "dependabot-cooldown" in zizmor(tmp_path)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("workflows/check.yml", "runs-on:", "run-on:"),
        ("dependabot.yml", "interval: weekly", "interval: sometimes"),
        ("ISSUE_TEMPLATE/config.yml", "blank_issues_enabled: false", "blank_issues_enabled: perhaps"),
        ("ISSUE_TEMPLATE/report-error.yml", "type: dropdown", "type: chooser"),
    ],
)
def test_schema_fires(tmp_path, name, old, new):
    text = (GITHUB / name).read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / Path(name).name
    file.write_text(text.replace(old, new), encoding="utf-8")
    assert violates(SCHEMAS[name][0], file)


def test_schema_demands_a_time_limit(tmp_path):
    file = workflow(tmp_path, "    timeout-minutes: 5\n", "")
    assert violates("custom.github-workflows-require-timeout", file)
