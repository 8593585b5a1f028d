"""Puts into a wheel what stands at the root of the repository and the program needs: build_scripts/content/shipped.py finds it."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

CARRIED = (
    "overrides",
    "content/vocabulary",
    "content/pages",
    ".github/ISSUE_TEMPLATE",
    ".github/pull_request_template.md",
    ".github/workflows",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs",
    "requirements.txt",
)


class Carry(build_py):
    """Copies; an editable install finds everything where it stands."""

    def run(self) -> None:
        """Build the package."""
        super().run()
        if not self.editable_mode:
            for name in CARRIED:
                target = Path(self.build_lib, "build_scripts", "shipped", name)
                target.parent.mkdir(parents=True, exist_ok=True)
                if Path(name).is_dir():
                    shutil.copytree(name, target, dirs_exist_ok=True)
                else:
                    shutil.copy(name, target)


setup(cmdclass={"build_py": Carry})
