"""An adopter's repository, from a wheel in an environment that knows nothing of this checkout: made, checked, built, upgraded."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from factories import write
from project import ROOT

from build_scripts.model.kinds import KINDS

CARRIED = ("build_scripts", "overrides", "content/vocabulary", "content/pages", ".github")
ALONE = ("setup.py", "pyproject.toml", "README.md", "LICENSE", "CONTRIBUTING.md", "SECURITY.md", "requirements.txt")
PATIENCE = 300  # seconds that a worker waits for another one's wheel
pytestmark = pytest.mark.build


class Installed:
    """The program as `pip install` leaves it; what it rests on comes from this environment."""

    def __init__(self, folder):
        self.folder = folder
        self.wheel = next(folder.glob("*.whl"))

    def portal(self, root, *words, env=None):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SITE_URL"))}
        done = subprocess.run(
            [self.folder / "env/bin/portal", *map(str, words)],
            cwd=root, env=kept | (env or {}), capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        return done

    def init(self, folder, *words):
        done = self.portal(folder.parent, "init", folder, *words)
        assert done.returncode == 0, done.stderr
        return folder


def install(folder):
    source = folder / "source"
    for name in CARRIED:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ALONE:
        shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    wheel = ("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, source)
    subprocess.run([*pip, *wheel], check=True, capture_output=True, timeout=PATIENCE)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], check=True, timeout=PATIENCE)
    python = folder / "env/bin/python"
    place = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], check=True, capture_output=True, text=True
    ).stdout.strip()  # fmt: skip
    Path(place, "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    wheel = next(folder.glob("*.whl"))
    subprocess.run(
        [*pip, "--python", python, "install", "--no-deps", "--no-index", wheel], check=True, timeout=PATIENCE
    )
    shutil.rmtree(source)


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """The wheel, built and installed once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "installed"
    done = folder / "done"
    try:
        folder.mkdir()
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not done.exists() and time.monotonic() < until:
            time.sleep(0.1)
    else:
        install(folder)
        done.touch()
    return Installed(folder)


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_carries_what_the_program_needs(installed):
    with zipfile.ZipFile(installed.wheel) as wheel:
        names = {name.removeprefix("build_scripts/shipped/") for name in wheel.namelist()}
    for name in ("overrides", "content/vocabulary", "content/pages"):
        expected = {path.relative_to(ROOT).as_posix() for path in (ROOT / name).rglob("*") if path.is_file()}
        assert expected <= names
    assert not {name for name in names if name.startswith(("content/records", "tests/", "benchmarks/"))}
    assert "setup.py" not in names


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_repository_checks_and_builds_without_a_record_and_with_one(installed, tmp_path, language):
    root = installed.init(tmp_path / "own", "--lang", language)
    checked = installed.portal(root, "check", "--format", "json")
    assert checked.returncode == 0, checked.stderr
    problems = json.loads(checked.stdout)["problems"]
    assert {(found["rule"], found["severity"]) for found in problems} == {
        ("FILE-03", "warning"),
        ("FILE-04", "warning"),
    }
    assert {"mkdocs.yml", "mkdocs.en.yml", "content/pages/zh/report.md"} <= {found["path"] for found in problems}
    built = installed.portal(root, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "尚无此类记录。" in (root / "site/judgments/index.html").read_text(encoding="utf-8")
    write(root / "content", kind="judgment", id="bcdfghjk", title="王某盗窃一审刑事判决书")
    built = installed.portal(root, "build", "--format", "json")
    assert json.loads(built.stdout)["summary"]["published"] == 1, built.stdout
    assert "王某盗窃" in (root / "site/judgments/index.html").read_text(encoding="utf-8")
