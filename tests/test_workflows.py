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
    "workflows/preview-removal.yml": ["vendor.github-workflows", "custom.github-workflows-require-timeout"],
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
def test_only_deployment_log_and_report_may_write(file):
    jobs = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert jobs["permissions"] == {"contents": "read"}
    writing = {
        (job, scope)
        for job, body in jobs["jobs"].items()
        for scope, level in body.get("permissions", {}).items()
        if level == "write"
    }
    allowed = {("deploy", "pages"), ("deploy", "id-token"), ("log", "contents"), ("report", "issues")}
    assert writing == (allowed if file.stem == "publish" else set())


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_no_shell_line_is_a_template(file):
    jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()
    scripts = [step["run"] for job in jobs for step in job["steps"] if "run" in step]
    assert all("${{" not in script for script in scripts)


def preview_faults(workflow):
    """What would show what failed the check, keep it, or give a secret to a fork or to code of the pull request."""
    for name, job in workflow["jobs"].items():
        steps = job["steps"]
        secret = "secrets." in str(job)
        if secret and "head.repo.full_name == github.repository" not in str(job.get("if")):
            yield f"{name}: a fork may get a secret"
        if secret and any(word in str(step) for step in steps for word in ("actions/checkout", "make ", "portal ")):
            yield f"{name}: code of the pull request runs beside a secret"
        checked = False
        for step in steps:
            checked |= "portal check" in step.get("run", "") and not step.get("continue-on-error")
            if re.search(r"always\(\)|failure\(\)|cancelled\(\)", str(step.get("if", job.get("if", "")))):
                yield f"{name}: a step runs after a failure"
            if step.get("uses", "").startswith("actions/upload-artifact"):
                if not checked:
                    yield f"{name}: kept without a check"
                if step["with"].get("retention-days", 90) > 3:
                    yield f"{name}: kept for more than three days"
        if "aws s3 sync" in str(steps) and job.get("needs") != "content":
            yield f"{name}: shown without a check"


PREVIEWS = [
    yaml.safe_load((GITHUB / "workflows" / f"{name}.yml").read_text("utf-8")) for name in ("check", "preview-removal")
]


@pytest.mark.parametrize("workflow", PREVIEWS, ids=lambda workflow: workflow["name"])
def test_a_preview_is_checked_short_lived_and_gives_nothing_away(workflow):
    assert list(preview_faults(workflow)) == []


def test_closing_a_pull_request_ends_its_check_before_its_preview_goes():
    check, removal = (workflow["concurrency"] for workflow in PREVIEWS)
    assert check["group"] == removal["group"] == "check-${{ github.event.number }}"
    assert removal["cancel-in-progress"]
    folders = [
        step["env"]["FOLDER"]
        for one in PREVIEWS
        for job in one["jobs"].values()
        for step in job["steps"]
        if "FOLDER" in step.get("env", {})
    ]
    assert len(folders) == 2
    assert len(set(folders)) == 1
    assert folders[0].endswith("}}/")  # or that of pull request 12 would go with that of 1


def test_the_preview_of_one_pull_request_is_put_and_removed_by_its_number(tmp_path):
    """The scripts of both jobs, with a store that writes down what it is asked."""
    store = tmp_path / "aws"
    store.write_text('#!/bin/sh\necho "$@" >> "$ASKED"\n', encoding="utf-8")
    store.chmod(0o755)
    files = {name: str(tmp_path / name.lower()) for name in ("ASKED", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    named = {"FOLDER": "s3://previews/pr-7/", "ADDRESS": "https://previews.example/pr-7/index.html"}
    for workflow, job in zip(PREVIEWS, ("link", "remove"), strict=True):
        script = workflow["jobs"][job]["steps"][-1]["run"]
        settings = {"PATH": f"{tmp_path}:/usr/bin:/bin", **files, **named}
        subprocess.run(["bash", "-e", "-c", script], env=settings, timeout=20, check=True)
    assert Path(files["ASKED"]).read_text(encoding="utf-8").splitlines() == [
        "s3 sync --only-show-errors --delete preview/ s3://previews/pr-7/",
        "s3 rm --recursive --only-show-errors s3://previews/pr-7/",
    ]
    assert Path(files["GITHUB_OUTPUT"]).read_text(encoding="utf-8") == f"address={named['ADDRESS']}\n"
    assert f"({named['ADDRESS']})" in Path(files["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("run: .venv/bin/portal check", "run: echo", "kept without a check"),
        ("Check the records\n", "Check the records\n        continue-on-error: true\n", "kept without a check"),
        ("        id: keep", "        id: keep\n        if: always()", "runs after a failure"),
        ("retention-days: 3", "retention-days: 30", "more than three days"),
        ("          retention-days: 3\n", "", "more than three days"),
        (" && github.event.pull_request.head.repo.full_name == github.repository", "", "a fork may get a secret"),
        ("    needs: content\n", "", "shown without a check"),
        ("aws s3 sync", "make site; aws s3 sync", "beside a secret"),
    ],
)
def test_the_rules_for_previews_fire(old, new, fault):
    text = (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert old in text
    assert any(fault in found for found in preview_faults(yaml.safe_load(text.replace(old, new))))


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
