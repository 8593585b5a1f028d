"""What mkdocs.yml says to the steps that do not run MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from build_scripts.content.message import Message
from build_scripts.content.settings_form import SettingsError, must_be_well_written


def settings(root: Path, name: str = "mkdocs.yml") -> dict[str, Any]:
    """The part of MkDocs' settings that the other steps need: the `extra` mapping.

    Raises:
        FileNotFoundError: there is no such file in the folder.
        SettingsError: it is no mapping, or a setting of ours is not written as it should be.
    """
    extra = whole(root, name).get("extra") or {}
    if not isinstance(extra, dict):
        raise SettingsError(Message("{file}: `extra` holds no fields", file=name))
    must_be_well_written((root / name).read_text(encoding="utf-8-sig"), name)
    return dict(extra)


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
        SettingsError: it is no YAML, or no mapping.
    """
    data = (root / name).read_bytes()
    try:
        read = yaml.load(data.decode("utf-8-sig"), Loader=_Lenient)  # noqa: S506 - a CSafeLoader that passes over !ENV
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(Message("{file}, line {line}: this is no UTF-8", file=name, line=line)) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SettingsError(
            Message("{file}, line {line}: this cannot be read as YAML", file=name, line=line)
        ) from error
    except yaml.YAMLError as error:
        raise SettingsError(Message("{file} cannot be read as YAML", file=name)) from error
    if not isinstance(read, dict):
        raise SettingsError(Message("{file} holds no settings", file=name))
    return read


class _Lenient(yaml.CSafeLoader):
    """Reads mkdocs.yml without resolving its tags."""


_Lenient.add_multi_constructor("", lambda _loader, _suffix, _node: None)
