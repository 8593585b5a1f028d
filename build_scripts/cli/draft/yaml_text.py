"""Single pieces of YAML: values, groups on one line, and the comments that say where a value was read or that it is in doubt.

Takes values; gives text that the loader reads back as the same values.
"""

from __future__ import annotations

from build_scripts.content.record_yaml import scalar
from build_scripts.content.strict_yaml import UNSETTLED


def named(name: str) -> str:
    """A name as records write it, with wide brackets."""
    return scalar(name.replace("(", "（").replace(")", "）") if not name.isascii() else name)


def mapping(**fields: object) -> str:
    """`{role: defendant, name: 王某}`, without what is empty."""
    return "{" + ", ".join(f"{name.rstrip('_')}: {value}" for name, value in fields.items() if value) + "}"


def place(number: int) -> str:
    """Where a value was read."""
    return f"  # 第{number}段"


def doubt(text: str) -> str:
    """A line for what a reader has to settle."""
    return f"{UNSETTLED} {text}"
