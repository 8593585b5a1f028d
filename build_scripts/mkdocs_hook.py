"""Lets `mkdocs build` and `mkdocs serve` make the same site as `portal build`.

MkDocs loads this module as a hook (mkdocs.yml, `hooks:`) or, from the installed package, as the plugin `judicial-openness-portal`. MkDocs' own output goes to a scratch folder, and the portal is
published where MkDocs was told to write, so that the previous site stays in place until the new one is whole.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin

from build_scripts.build import pipeline
from build_scripts.build.config import BuildConfig
from build_scripts.cli.language import chosen
from build_scripts.cli.options import today
from build_scripts.content import shipped
from build_scripts.content.labels import catalogue
from build_scripts.content.message import in_words
from build_scripts.content.report import render
from build_scripts.model.speaker import speaker
from build_scripts.pages import shell
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

_CUTTING = "portal_cutting"  # shell.cut() sets it while it uses MkDocs itself
_SITE = "portal_site"
_COMMANDS: list[str] = []  # of MkDocs, the last one running: build or serve


def on_startup(*, command: str, **_: Any) -> None:
    """Keep in mind whether the site is only looked at."""
    _COMMANDS.append(command)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Send MkDocs' own pages to a scratch folder, and give its templates what base.html names."""
    if _CUTTING not in config.extra:
        config.extra[_SITE] = config.site_dir
        config.extra["portal_scratch"] = tempfile.TemporaryDirectory()
        config.site_dir = config.extra["portal_scratch"].name
        shell.Cutter(config.theme["language"], _words(config)).dress(config)
    return config


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
    """Let base.html speak through the portal's labels."""
    if _CUTTING not in config.extra:
        shell.install_labels(env, _words(config), config.extra)
    return env


def _words(config: MkDocsConfig) -> bytes:
    """The words of the language whose pages MkDocs makes."""
    return catalogue(config.theme["language"], Path(config.config_file_path).parent)


def on_post_build(config: MkDocsConfig) -> None:
    """Build and publish the portal where MkDocs was told to write."""
    if _CUTTING in config.extra:
        return
    config.extra["portal_scratch"].cleanup()
    root = Path(config.config_file_path).parent
    build_config = BuildConfig(
        root=root, content=root / "content", site=Path(config.extra[_SITE]), as_of=today(), jobs=os.cpu_count() or 1,
        preview=_COMMANDS[-1:] == ["serve"],
    )  # fmt: skip
    say = speaker(chosen(os.environ, root), root)
    try:
        result = pipeline.build(build_config)
    except PublishError as error:
        raise Abort(in_words(error.message, say)) from error
    report = render(result.problems, result.summary, "text", say)
    if not result.ok:
        raise Abort(report)
    print(report, end="")  # noqa: T201 - MkDocs has no other way to show it


def on_serve(server: Any, config: MkDocsConfig, **_: Any) -> Any:
    """Watch the records and templates too."""
    root = Path(config.config_file_path).parent
    for folder in (root / "content", *shipped.layers(root, shipped.OVERRIDES)):
        server.watch(str(folder))
    return server


class Plugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """The same as a plugin, since an adopter's repository holds no code that a hook could name."""

    on_startup = staticmethod(on_startup)
    on_config = staticmethod(on_config)
    on_env = staticmethod(on_env)
    on_post_build = staticmethod(on_post_build)
    on_serve = staticmethod(on_serve)
