"""What browsers are told: how often the site has changed, and what stands against it now."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_scripts.content.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


@dataclass(frozen=True, slots=True)
class State:
    """One moment of the preview.

    Attributes:
        number: grows by one with every change.
        pages: whether pages may look different from those of the state before.
        errors: what keeps the site from being published, its cause first.
    """

    number: int = 0
    pages: bool = False
    errors: tuple[Problem, ...] = ()


@dataclass
class Board:
    """The present state, and a way to wait for the next."""

    state: State = field(default_factory=State)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def post(self, problems: Iterable[Problem], edited: Collection[str] = (), *, pages: bool) -> None:
        """Tell everyone who waits.

        Args:
            problems: those of single files before those of several together, which often follow from them.
            edited: the files that were edited last; their problems come first.
            pages: whether pages may have changed.
        """
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        errors.sort(key=lambda problem: not any(path.endswith(problem.path) for path in edited))
        with self._changed:
            self.state = State(self.state.number + 1, pages, tuple(errors))
            self._changed.notify_all()

    def after(self, number: int, seconds: float) -> State | None:
        """The state after a number, as soon as there is one; None when the seconds are over."""
        with self._changed:
            found = self._changed.wait_for(lambda: self.state.number > number, seconds)
            return self.state if found else None
