"""What a command of the life cycle came to, and how it is printed: what was done, then every open item in the order in which it is best done."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_scripts.content.message import Message, in_words
from build_scripts.content.problem import Problem, Severity, has_errors

if TYPE_CHECKING:
    from build_scripts.content.message import Say


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, or would be in a dry run, and what is open."""

    done: list[Message] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing is open."""
        return not has_errors(self.problems)

    def printed(self, style: str, say: Say, *, dry_run: bool = False) -> str:
        """All of it; unlike `render` of the module `report` it shortens nothing, since each item has to be settled.

        Args:
            style: `text` or `json`.
            say: gives the translation of a sentence.
            dry_run: whether nothing was written.
        """
        found = [problem.in_words(say) for problem in self.problems]
        open_ = sum(problem.severity is Severity.ERROR for problem in found)
        done = [in_words(message, say) for message in self.done]
        if style == "json":
            summary = {"open": open_, "done": done}
            return (
                json.dumps({"summary": summary, "problems": [one.plain() for one in found]}, ensure_ascii=False) + "\n"
            )
        lines = [
            in_words(Message("would be done: {what}", what=one) if dry_run else Message("done: {what}", what=one), say)
            for one in done
        ]
        for problem in found:
            place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part)
            lines.append(f"{place}{': ' if place else ''}{problem.rule}: {problem.message}")
            lines += [f"    → {problem.remedy}"] if problem.remedy else []
        last = Message("to look at: {count}", count=len(found)) if found else Message("nothing is open")
        lines.append(in_words(Message("open: {count}", count=open_) if open_ else last, say))
        return "\n".join(lines) + "\n"
