"""What a command came to: the figures and the problems."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build_scripts.content.problem import Problem, has_errors


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build or a check came to: the figures, the problems, and whether a site was published."""

    summary: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing stands against publication."""
        return not has_errors(self.problems)

    def within(self, paths: tuple[Path, ...]) -> BuildResult:
        """The same with the problems of some files and folders only; of all when none is named."""
        if not paths:
            return self
        folders = [path.resolve() for path in paths]
        kept = [
            found
            for found in self.problems
            if any(Path(found.path).resolve().is_relative_to(folder) for folder in folders)
        ]
        return BuildResult(self.summary, kept)
