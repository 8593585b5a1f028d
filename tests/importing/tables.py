"""Folders to import into, the example of docs/import.md, and imports in this process."""

import datetime as dt
import re
from pathlib import Path

from project import ROOT

from build_scripts.build.config import BuildConfig
from build_scripts.cli.importing import command
from build_scripts.content.strict_yaml import load

GUIDE = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
TABLE = re.search(r"```csv\n(.*?)```", GUIDE, re.DOTALL)[1]
MAPPING = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[1]
AS_OF = dt.date(2026, 11, 21)  # as the curated site
FIRST, SECOND = "（2023）京0105民初1号", "（2023）京0105民初2号"


class Place:
    """A content folder, a table and its mapping."""

    def __init__(self, folder: Path, table: str | bytes = TABLE, mapping: str = MAPPING, name: str = "table.csv"):
        self.content = folder / "content"
        (self.content / "records").mkdir(parents=True, exist_ok=True)
        self.file, self.mapping = folder / name, folder / "map.yml"
        self.mapping.write_text(mapping, encoding="utf-8")
        self.put(table)

    def put(self, table):
        self.file.write_bytes(table if isinstance(table, bytes) else table.encode())

    def run(self, **options):
        config = BuildConfig(root=ROOT, content=self.content, site=Path("site"), as_of=AS_OF, jobs=1)
        return command.run(self.file, options.pop("mapping", self.mapping), config, **options)

    def passed(self, **options):
        report = self.run(**options)
        assert [found for found in report.problems if found.severity == "error"] == []
        return report.summary

    def found(self, **options):
        """The errors, as (rule, line)."""
        return [(found.rule, found.line) for found in self.run(**options).problems if found.severity == "error"]

    @property
    def files(self):
        return sorted(self.content.rglob("*.yml"))

    @property
    def records(self):
        """Case number → record."""
        trees = [load(path.read_bytes())[0] for path in self.files]
        return {tree.get("case_number"): tree for tree in trees}

    @property
    def ids(self):
        return {number: tree["id"] for number, tree in self.records.items()}
