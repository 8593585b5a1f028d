"""An environment of its own: what that of the tests has, with ProperDocs in the place of MkDocs."""

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

from project import environment

LOCKED = Path(__file__).with_name("requirements.txt")
MKDOCS = re.compile(r"(?:mkdocs|mkdocs_get_deps)(?:-[\d.]+\.dist-info)?")
SETTING = "  shell_maker: properdocs\n"  # the one line that chooses it, below `extra:`


class NoIndexError(Exception):
    """No package index can be asked."""


def made(folder):
    """Make it.

    Args:
        folder: where; it must not exist yet.

    Returns:
        Its Python.

    Raises:
        NoIndexError: ProperDocs cannot be fetched.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True, timeout=120)
    python = folder / "bin/python"
    place = folder / Path(sysconfig.get_path("purelib")).relative_to(sys.prefix)
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if not MKDOCS.fullmatch(entry.name):
            (place / entry.name).symlink_to(entry)
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "--no-input"]
    install = ("install", "--retries", "1", "--no-deps", "--require-hashes", "-r", LOCKED)
    ran = subprocess.run([*pip, *install], capture_output=True, text=True, timeout=120, check=False)
    if "(from versions: none)" in ran.stderr:
        raise NoIndexError(ran.stderr.strip().splitlines()[-1])
    assert ran.returncode == 0, ran.stderr
    return python


def chosen(project):
    """Choose ProperDocs for a project."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "\nextra:\n" in text
    settings.write_text(text.replace("\nextra:\n", f"\nextra:\n{SETTING}"), encoding="utf-8")
    return project


def ran(python, *words, project):
    """Run Python in a project, on this checkout's code.

    Returns:
        What it printed.
    """
    done = subprocess.run(
        [python, *map(str, words)],
        cwd=project, env=environment(), capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout
