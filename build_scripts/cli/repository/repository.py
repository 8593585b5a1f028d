"""Every file of an adopter's repository, as this version of the program writes it.

Takes a language for the words of the settings; gives file names and bytes. Some stand in this folder's `files/`; workflows, guides, pages and
locked requirements are those of the program itself, so that there is no second copy of them.
"""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.content import shipped
from build_scripts.content.placeholders import HOST, SAMPLE_HOST

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "judicial-openness-portal"
_FILES = Path(__file__).parent / "files"
_CARRIED = (
    ".github/ISSUE_TEMPLATE",
    ".github/pull_request_template.md",
    ".github/workflows",
    "content/pages",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/import.md",
    "docs/log.md",
    "docs/verifying.md",
    "docs/operations.md",
    "docs/sealing.md",
    "docs/small-cells.md",
    "docs/preview.md",
)
_OWN_TESTS = ".github/workflows/tests.yml"  # of the program, which an adopter has no use for
_EXAMPLES = (SAMPLE_HOST.encode(), b"your-org.example")  # addresses that an adopter replaces
_THEIRS = ("content/", "mkdocs", "README.md", "SECURITY.md", ".github/ISSUE_TEMPLATE/")


def files(language: str, *, samples: bool = False) -> dict[str, bytes]:
    """Every file by its place.

    Args:
        language: of the comments in mkdocs.yml and the vocabulary; a folder of `files/`.
        samples: whether a fictional record of each kind is among them.
    """
    found = dict(_carried())
    for part in ("common", language, *(["samples"] if samples else [])):
        found.update(_below(_FILES / part, _FILES / part))
    found["requirements.lock"] = (shipped.ROOT / "requirements.txt").read_bytes()
    found["requirements.txt"] = f"{requirement()}\n".encode()
    return dict(sorted(found.items()))


def is_theirs(name: str) -> bool:
    """Whether a file is the adopter's from the first day, so that no later version renews it."""
    return name.startswith(_THEIRS)


def _carried() -> Iterator[tuple[str, bytes]]:
    for name in _CARRIED:
        place = shipped.ROOT / name
        for file, data in _below(place, shipped.ROOT) if place.is_dir() else [(name, place.read_bytes())]:
            for example in _EXAMPLES:
                data = data.replace(example, HOST.encode())  # noqa: PLW2901 - one after the other
            if file != _OWN_TESTS:
                yield file, data


def _below(folder: Path, root: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path.read_bytes()


def requirement() -> str:
    """The line of requirements.txt that asks for this version of the program, from where it was installed."""
    try:
        installed = distribution(NAME)
    except PackageNotFoundError:  # run from a checkout that is not installed
        return NAME
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    if commit := origin.get("vcs_info", {}).get("commit_id"):
        return f"{NAME} @ {origin['vcs_info']['vcs']}+{origin['url']}@{commit}"
    return f"{NAME}=={installed.version}"
