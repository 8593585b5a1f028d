"""What mkdocs.yml says to the steps that do not run MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from build_scripts.content.message import Message


def settings(root: Path, name: str = "mkdocs.yml") -> dict[str, Any]:
    """The part of MkDocs' settings that the other steps need: the `extra` mapping.

    Raises:
        FileNotFoundError: there is no such file in the folder.
    """
    return dict(whole(root, name).get("extra") or {})


def promise_days(extra: dict[str, Any]) -> int:
    """How many days old a site may grow.

    Args:
        extra: that mapping of mkdocs.yml.

    Raises:
        ValueError: it says no number of days.
    """
    return _count(extra, "promise_days", 2, 1)


def releases(extra: dict[str, Any]) -> int:
    """How many publications are kept.

    Args:
        extra: that mapping of mkdocs.yml.

    Raises:
        ValueError: it says no number.
    """
    return _count(extra, "releases", 3, 0)


def _count(extra: dict[str, Any], name: str, usual: int, least: int) -> int:
    wanted = extra.get(name, usual)
    if not isinstance(wanted, int) or isinstance(wanted, bool) or wanted < least:
        message = Message("mkdocs.yml: extra.{name} is a whole number, at least {least}", name=name, least=least)
        raise ValueError(message)
    return wanted


def whole(root: Path, name: str = "mkdocs.yml") -> dict[str, Any]:
    """All that MkDocs' settings say, but for what their tags would fill in.

    Raises:
        FileNotFoundError: there is no such file in the folder.
    """
    with (root / name).open(encoding="utf-8") as file:
        return dict(yaml.load(file, Loader=_Lenient))  # noqa: S506 - a CSafeLoader that passes over !ENV


class _Lenient(yaml.CSafeLoader):
    """Reads mkdocs.yml without resolving its tags."""


_Lenient.add_multi_constructor("", lambda _loader, _suffix, _node: None)
