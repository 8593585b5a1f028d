"""What mkdocs.yml says to the steps that do not run MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def settings(root: Path, name: str = "mkdocs.yml") -> dict[str, Any]:
    """The part of MkDocs' settings that the other steps need: the `extra` mapping.

    Raises:
        FileNotFoundError: there is no such file in the folder.
    """
    with (root / name).open(encoding="utf-8") as file:
        config = yaml.load(file, Loader=_Lenient)  # noqa: S506 - a SafeLoader that passes over !ENV
    return dict(config.get("extra") or {})


class _Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml without resolving its tags."""


_Lenient.add_multi_constructor("", lambda _loader, _suffix, _node: None)
