"""The program that renders the frame: MkDocs, or ProperDocs, which continues MkDocs 1.x under a name of its own.

Takes `extra.shell_maker` of mkdocs.yml; gives the parts of that program that `pages.shell` needs. Both have them in the same modules.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

_NAMES = _USUAL, _CONTINUED = "mkdocs", "properdocs"


@dataclass(frozen=True, slots=True)
class ShellMaker:
    """The parts of the program.

    Attributes:
        name: of its package, and of its log.
        load_config: reads mkdocs.yml.
        build: renders every page.
        file: the class of a page or picture.
    """

    name: str
    load_config: Callable[..., MkDocsConfig]
    build: Callable[[MkDocsConfig], None]
    file: type[File]


def shell_maker(extra: Mapping[str, Any]) -> ShellMaker:
    """The program that a site has chosen. Its import takes longer than a build that finds the frame in its cache.

    Args:
        extra: that mapping of mkdocs.yml.

    Raises:
        ValueError: it names another program, or one that is not installed.
    """
    name = chosen(extra)
    if name == _CONTINUED and _USUAL not in sys.modules:
        import_module("properdocs.replacement")  # its own way to serve hooks, plugins and themes that import mkdocs
    config, commands, files = (
        import_module(f"{name}.{part}") for part in ("config", "commands.build", "structure.files")
    )
    return ShellMaker(name, config.load_config, commands.build, files.File)


def chosen(extra: Mapping[str, Any]) -> str:
    """The name of its package.

    Raises:
        ValueError: another program is named, or one that is not installed.
    """
    name: str = extra.get("shell_maker") or _USUAL
    if name not in _NAMES:
        raise ValueError(Message("mkdocs.yml: extra.{name} is one of {known}", name="shell_maker", known=_NAMES))
    if not find_spec(name):
        raise ValueError(
            Message(
                "mkdocs.yml: extra.shell_maker asks for {package}, which is not installed; install it, or take the line out",
                package=name,
            )
        )
    return name
