"""Module scripts as classic ones, since a browser loads no module from disk.

Takes the site's own scripts, which import one another by name and nothing else; gives for each script that no other imports one
classic script of it and of everything that it imports.
"""

from __future__ import annotations

import json
import posixpath
import re
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{([^{}]+)\} from "(\.{1,2}/[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function|class|const|let) (\w+))", re.MULTILINE)
_UNREAD = re.compile(r"^(?:import|export)\b.*|\bimport(?:\(|\.meta).*", re.MULTILINE)


def classic_scripts(modules: Mapping[str, str], prelude: str) -> dict[str, str]:
    """Write each script that no other imports as one classic script.

    Args:
        modules: path from the site's root → source.
        prelude: what every script finds declared before it, such as another `fetch`.

    Raises:
        PublishError: one imports what is not there, itself, or in another form than `import { a } from "./b.js";`.
    """
    imports = {path: _imported(path, source) for path, source in modules.items()}
    inner = {target for targets in imports.values() for target in targets}
    if missing := sorted(inner - modules.keys()):
        raise PublishError(Message("{script} is imported, but not there", script=missing[0]))
    blocks = {path: _block(path, source) for path, source in modules.items()}
    return {path: _joined(path, imports, blocks, prelude) for path in modules if path not in inner}


def _joined(path: str, imports: Mapping[str, list[str]], blocks: Mapping[str, str], prelude: str) -> str:
    needed = [path]
    for one in needed:
        needed += [target for target in imports[one] if target not in needed]
    try:
        order = list(TopologicalSorter({one: imports[one] for one in needed}).static_order())
    except CycleError as error:
        raise PublishError(Message("{script} imports itself by way of others", script=path)) from error
    parts = ['"use strict";', prelude.strip(), "const modules = {};", *(blocks[one] for one in order)]
    return "(() => {\n" + "\n".join(parts) + "\n})();\n"


def _imported(path: str, source: str) -> list[str]:
    return [_target(path, name) for _names, name in _IMPORT.findall(source)]


def _target(path: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


def _block(path: str, source: str) -> str:
    """A module as a block, in which its names are its own, that takes from other blocks and leaves its exports."""
    exports = _EXPORT.findall(source)
    body = _IMPORT.sub(
        lambda match: f"const {{{_renamed(match[1])}}} = modules[{_key(_target(path, match[2]))}];", source
    )
    body = _EXPORT.sub("", body)
    if unread := _UNREAD.search(re.sub(r"^\s*//.*", "", body, flags=re.MULTILINE)):
        raise PublishError(
            Message(
                "{script} imports or exports in a form that a preview from disk cannot take over: {line}",
                script=path,
                line=unread[0],
            )
        )
    return f"{{\n{body.strip()}\nmodules[{_key(path)}] = {{ {', '.join(exports)} }};\n}}"


def _renamed(names: str) -> str:
    """What is imported `as` another name is taken apart with a colon."""
    return re.sub(r"\s+as\s+", ": ", names)


def _key(path: str) -> str:
    return json.dumps(path)
