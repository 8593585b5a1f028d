"""Large files of the published site in which this very code found no personal data, so that of their next version only what is new is read.

Takes the store, and the site as the last build left it; gives the files. A bulk file has a thousand records, of which an edit changes one.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.publish.releases import mark_of
from build_scripts.publish.staging_tree import untouched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_scripts.build.reuse.store import Keeps
    from build_scripts.publish.staging_tree import Known

_LARGE = 50_000  # bytes; a smaller file is as soon read as compared


def checked_files(store: Keeps, basis: str, site: Path, previous: Mapping[str, Known]) -> dict[str, Known]:
    """The files of the published site that were checked, with what is known of each.

    Args:
        store: of the last build.
        basis: digest of the code and of the words.
        site: the published folder.
        previous: what is known of its files.
    """
    mark = json.dumps(mark_of(site)).encode()
    if store.get([_row(basis)]).get(_row(basis)) != mark:
        return {}
    return {file: known for file, known in previous.items() if known[1] > _LARGE}


def note(store: Keeps, basis: str, site: Path) -> None:
    """Write down that everything in the published folder has been checked."""
    store.put([(_row(basis), json.dumps(mark_of(site)).encode())])


def before(site: Path, file: str, files: Mapping[str, Known]) -> bytes | None:
    """A file of the published site, if it is one of those that were checked, and nobody touched it since."""
    path = str(site / file)
    return Path(path).read_bytes() if file in files and untouched(path, files[file]) else None


def _row(basis: str) -> str:
    return f"checked {basis}"
