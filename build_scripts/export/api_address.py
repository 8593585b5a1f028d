"""Where the files of the JSON API are, from the site's root."""

from __future__ import annotations

from build_scripts.pages.wording import ORGANS

FOLDER = "api/v1/"
INDEX, OPENAPI = f"{FOLDER}index.json", f"{FOLDER}openapi.json"
GROUPS = ("kinds", *ORGANS, "causes", "years")  # by which there are lists


def record_path(identifier: str) -> str:
    """The file of a record."""
    return f"{FOLDER}records/{identifier}.json"


def group_path(group: str) -> str:
    """The file that names the lists of a group."""
    return f"{FOLDER}{group}/index.json"


def page_path(group: str, name: str, number: int | str) -> str:
    """The file of one page of a list."""
    return f"{FOLDER}{group}/{name}/{number}.json"
