"""The hook that others' repositories run before a commit: what pre-commit reads of it, and that what it names does its work.

check-jsonschema brings no schema for this file, so its keys are checked against those of https://pre-commit.com/#creating-new-hooks.
"""

import re
import shlex
import tomllib

import pytest
import yaml
from factories import write
from project import ROOT, call

KEYS = {
    "id": str, "name": str, "entry": str, "language": str, "files": str, "exclude": str, "types": list, "types_or": list,
    "exclude_types": list, "always_run": bool, "fail_fast": bool, "verbose": bool, "pass_filenames": bool,
    "require_serial": bool, "description": str, "language_version": str, "minimum_pre_commit_version": str, "args": list,
    "stages": list, "additional_dependencies": list,
}  # fmt: skip
NEEDED = {"id", "name", "entry", "language"}
IDENTITY = "11010519491231002X"
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
(HOOK,) = HOOKS


def faults(hooks):
    for hook in hooks:
        yield from sorted(NEEDED - hook.keys())
        yield from (key for key, value in hook.items() if not isinstance(value, KEYS.get(key, ())))
        yield from (key for key in ("files", "exclude") if not compiles(hook.get(key, "")))


def compiles(pattern):
    try:
        return re.compile(pattern)
    except re.error:
        return None


def test_the_hook_is_one_that_pre_commit_reads():
    assert list(faults(HOOKS)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [({"entry": None}, "entry"), ({"file": "x"}, "file"), ({"pass_filenames": "no"}, "pass_filenames"), ({"files": "("}, "files")],
)  # fmt: skip
def test_a_hook_that_it_would_not_read_is_noticed(change, fault):
    assert fault in faults([HOOK | change])


def test_it_runs_for_every_file_that_the_check_reads():
    for file in (
        "content/records/judgments/2023/7k2m9xqd.yml",
        "content/vocabulary/courts.yml",
        "content/pages/zh/about.md",
        "mkdocs.yml",
        "mkdocs.en.yml",
    ):
        assert re.search(HOOK["files"], file)
    for file in ("README.md", "tests/content/a.yml", "overrides/mkdocs.yml"):
        assert not re.search(HOOK["files"], file)
    assert HOOK["pass_filenames"] is False, "rules over several records need the whole content"


def test_the_command_comes_with_the_package():
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert shlex.split(HOOK["entry"])[0] in scripts
    assert HOOK["language"] == "python"


def test_the_guide_names_the_hook():
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (example,) = [text for text in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if text.startswith("repos:")]
    (repo,) = yaml.safe_load(example)["repos"]
    assert {"repo", "rev", "hooks"} == repo.keys()
    assert repo["hooks"] == [{"id": HOOK["id"]}]
    assert guide.count(HOOK["id"]) >= 2, "in both languages"


def hook(project):
    """What pre-commit runs, in the root of the repository."""
    name, *words = shlex.split(HOOK["entry"])
    assert name == "portal"
    return call(project, *words)


@pytest.mark.parametrize("place", ["record", "page", "vocabulary"])
def test_the_command_stops_an_identity_number(project, place):
    content = project / "content"
    write(content, body="被告人王某犯盗窃罪。")
    ran = hook(project)
    assert (ran.code, ran.err) == (0, "")
    planted = f"身份证号{IDENTITY}"
    if place == "record":
        path = write(content, body=f"被告人王某，{planted}。")
    elif place == "page":
        path = content / "pages" / "zh" / "about.md"
        path.write_text(f"# 关于\n\n{planted}\n", encoding="utf-8")
    else:
        path = content / "vocabulary" / "courts.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("北京市朝阳区人民法院", planted), encoding="utf-8")
    ran = hook(project)
    assert ran.code == 1
    assert str(path.relative_to(project)) in ran.out
    assert "an identity number" in ran.out
    assert IDENTITY not in ran.out + ran.err
