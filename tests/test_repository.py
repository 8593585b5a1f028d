"""What `portal init` writes is sound by itself and says the same as this repository; and how make finds a Python."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from project import ROOT
from test_workflows import violates, zizmor

from build_scripts.build import gather
from build_scripts.cli.repository import renewal, repository
from build_scripts.content.placeholders import HOST, unfilled

LANGUAGES = ("zh", "en")


class Loose(yaml.SafeLoader):
    """Reads mkdocs.yml and takes `!ENV [NAME, default]` as its list."""


Loose.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node))


@pytest.fixture(params=LANGUAGES)
def files(request):
    return repository.files(request.param)


@pytest.fixture
def root(tmp_path, files):
    renewal.write(tmp_path, files)
    return tmp_path


def settings(data):
    return yaml.load(data, Loose)  # noqa: S506 - a SafeLoader


def test_workflows_and_templates_are_those_of_this_repository(files):
    ours = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / ".github/workflows").iterdir()}
    theirs = {name: data for name, data in files.items() if name.startswith(".github/workflows/")}
    assert theirs == {name: data for name, data in ours.items() if name != ".github/workflows/tests.yml"}
    assert files["requirements.lock"] == (ROOT / "requirements.txt").read_bytes()
    assert files["CONTRIBUTING.md"] == (ROOT / "CONTRIBUTING.md").read_bytes()


def test_the_workflows_written_for_github_and_gitlab_are_sound(root):
    assert zizmor(root / ".github") == set()
    for path in sorted((root / ".github/workflows").iterdir()):
        assert violates("vendor.github-workflows", path) == ""
    assert violates("vendor.gitlab-ci", root / ".gitlab-ci.yml") == ""


def test_the_workflows_call_targets_and_commands_that_the_repository_has(files):
    scripts = [
        data.decode() for name, data in files.items() if name.startswith(".github/work") or name == ".gitlab-ci.yml"
    ]
    called = {target for text in scripts for target in re.findall(r"make -s (\S+)", text)}
    makefile = files["Makefile"].decode().replace("$(VENV)", ".venv")
    assert called
    assert called <= set(re.findall(r"^([\w./-]+):", makefile, re.MULTILINE))
    assert not [text for text in scripts if "build_scripts" in text or "make test" in text]


def test_the_settings_are_those_of_this_repository_but_for_names(files):
    theirs = settings(files["mkdocs.yml"])
    ours = settings((ROOT / "mkdocs.yml").read_bytes())
    named = {"site_name", "site_description", "site_url"}
    assert theirs.pop("plugins") == ["judicial-openness-portal"]
    assert ours.pop("plugins") == []
    assert ours.pop("hooks") == ["build_scripts/mkdocs_hook.py"]
    assert ours["theme"].pop("custom_dir") == "overrides"
    ours["extra"].pop("hosting", None)
    assert theirs["extra"].pop("log") == {"origin": "fill-in.example/log"}  # which counts as none until it is filled in
    ours["extra"].pop("log")
    assert theirs["extra"].pop("contact") == "contact@fill-in.example"  # with which no site is published
    ours["extra"].pop("contact")
    assert {name: value for name, value in theirs.items() if name not in named} == {
        name: value for name, value in ours.items() if name not in named
    }


def test_both_languages_write_the_same_files_and_settings():
    chinese, english = (repository.files(language) for language in LANGUAGES)
    assert chinese.keys() == english.keys()
    assert settings(chinese["mkdocs.yml"]) == settings(english["mkdocs.yml"])
    assert chinese["mkdocs.yml"] != english["mkdocs.yml"]


def test_every_placeholder_is_reported_until_it_is_settled(root):
    pages = sorted((root / "content/pages").rglob("*.md"))
    found = list(unfilled(root, [*sorted(root.glob("mkdocs*.yml")), *pages]))
    assert {one.severity for one in found} == {"warning"}
    assert len({one.path for one in found}) >= 6
    for path in root.rglob("*"):
        if path.is_file() and path.name not in {"about.md", "CONTRIBUTING.md"}:
            assert not re.search(rb"portal\.example|your-org\.example", path.read_bytes()), path
    page = root / "content/pages/zh/report.md"
    page.write_text(page.read_text(encoding="utf-8").replace(HOST, "jiaxian.gov.cn"), encoding="utf-8")
    assert list(unfilled(root / "absent", [page])) == []


def test_the_guides_link_to_nothing_that_the_repository_lacks(files):
    for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", files[name].decode()):
            assert target in files, (name, target)


def test_a_file_with_other_ends_of_lines_counts_as_unchanged(tmp_path):
    renewal.write(tmp_path, {"a.txt": b"one\ntwo\n"})
    (tmp_path / "a.txt").write_bytes(b"one\r\ntwo\r\n")
    assert renewal.write(tmp_path, {"a.txt": b"three\n"}) == renewal.Renewal(("a.txt",), {})
    (tmp_path / "a.txt").write_bytes(b"mine\n")
    kept = renewal.write(tmp_path, {"a.txt": b"four\n"})
    assert kept.written == ()
    assert kept.kept["a.txt"].splitlines()[-2:] == ["-mine", "+four"]


def stub(folder, name, version):
    """An interpreter that answers as one of this version would; None is a dead one, as a version manager leaves."""
    answer = "exit 127" if version is None else f"exit {0 if (3, 11) <= version <= (3, 13) else 1}"
    path = folder / name
    path.write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("interpreters", "chosen"),
    [
        ({"python3.11": (3, 11), "python3.12": (3, 12)}, "python3.11"),
        ({"python3.11": None, "python3.12": (3, 12), "python3": (3, 12)}, "python3.12"),
        ({"python3.13": (3, 13), "python3": (3, 14)}, "python3.13"),
        ({"python3.11": None, "python3": (3, 12)}, "python3"),
        ({"python3": (3, 10), "python": (3, 11)}, "python"),
        ({"python3": (3, 10)}, None),
        ({"python3": (3, 14)}, None),
        ({}, None),
    ],
)
@pytest.mark.parametrize("makefile", ["ours", "adopters"])
def test_make_finds_python_3_11_to_3_13(tmp_path, interpreters, chosen, makefile):
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "make"):
        (tools / name).symlink_to(
            next(place for place in map(Path, (f"/bin/{name}", f"/usr/bin/{name}")) if place.exists())
        )
    for name, version in interpreters.items():
        stub(tools, name, version)
    folder = tmp_path / "repository"
    folder.mkdir()
    if makefile == "ours":
        for name in ("Makefile", "requirements.txt", "pyproject.toml", *ours_included()):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    else:
        renewal.write(folder, repository.files("en"))
    done = subprocess.run(
        ["make", "--dry-run", ".venv/.site"],
        cwd=folder, env={"PATH": str(tools)}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if chosen:
        assert done.stdout.splitlines()[0] == f"{chosen} -m venv .venv", done.stderr
    else:
        assert done.returncode == 2
        assert "set PYTHON" in done.stderr


def ours_included():
    return re.findall(r"^include (\S+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_of_one_language_says_so_of_its_pages(tmp_path, language):
    renewal.write(tmp_path, repository.files("zh"))
    settings = tmp_path / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "languages: [zh, en]" in text
    settings.write_text(text.replace("languages: [zh, en]", f"languages: [{language}]"), encoding="utf-8")
    assert gather.site_languages(tmp_path).tag(language) == {"zh": "zh-Hans", "en": "en"}[language]


def test_an_interpreter_that_is_named_is_taken():
    done = subprocess.run(
        ["make", "--dry-run", "--always-make", ".venv/.site", "PYTHON=mine"],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},  # of `make test`
    )  # fmt: skip
    assert done.stdout.startswith("mine -m venv .venv")
