"""The portal without one of its layers: `python benchmarks/without.py LAYER build …`, in the folder of a project.

Each layer saves time and changes no byte; `make bench` shows how much each saves. One that saves too little is deleted.
"""

from __future__ import annotations

import sys
from typing import Any
from unittest.mock import patch


class Forgetful(set[str]):
    """Keeps nothing."""

    def update(self, *_values: Any) -> None:
        """Keep nothing."""


def _remove(_second: Any, old: Any, *_values: Any, **_words: Any) -> None:
    from build_scripts.publish.second_tree import remove  # noqa: PLC0415 - found in the project, not beside this file

    remove(old)


LAYERS: dict[str, dict[str, Any]] = {  # what stands in the place of what
    "nothing": {},
    "the source index": {
        "build_scripts.build.reuse.source_index.SourceIndex.knows": lambda *_values: False,
        "build_scripts.build.reuse.source_index.SourceIndex.get": lambda *_values: None,
    },
    "published pages taken over": {
        "build_scripts.publish.staging_tree.StagingTree.has": lambda *_values: False,
    },
    "the second tree": {
        "build_scripts.publish.second_tree.SecondTree.lend": lambda *_values: False,
        "build_scripts.publish.second_tree.SecondTree.keep": _remove,
    },
    "the patched search index": {
        "build_scripts.build.search_index._FEW": 0,
    },
    "the template compiler": {
        "build_scripts.pages.template_compiler.Templates.code_generator_class": None,  # Jinja2's own, below
    },
    "the memory of harmless passages": {
        "build_scripts.checks.published_bytes._HARMLESS": {True: Forgetful(), False: Forgetful()},
    },
}


def main() -> None:
    """Switch a layer off and run the command."""
    layer, *words = sys.argv[1:]
    sys.path[0] = ""  # the project in whose folder this runs
    from jinja2.compiler import CodeGenerator  # noqa: PLC0415 - after the path was set

    from build_scripts.cli.main import main as portal  # noqa: PLC0415 - as above

    for place, instead in LAYERS[layer].items():
        patch(place, CodeGenerator if instead is None else instead).start()
    sys.argv = ["portal", *words]
    portal()


if __name__ == "__main__":
    main()
