"""`data/index.json`: the data files with sizes and digests, what their fields and keys mean, how to use them.

Takes the data files as they were made; gives the one file from which a program finds all others.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.export.address import absolute
from build_scripts.export.atom import NOTICE
from build_scripts.export.facts import FIELDS
from build_scripts.export.selection import LEFT_OUT, chunks, exported
from build_scripts.labels import N_
from build_scripts.render.press import ORGANS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.render.site import Site

PATH = "data/index.json"
LICENCE = N_(
    "Documents of state organs with legislative, administrative or judicial character are not subject to "
    "copyright (Copyright Law, Art 5). Do not try to identify persons whose names are anonymised, and renew "
    "copies: records are corrected, withdrawn and sealed."
)


class Made(NamedTuple):
    """A data file that was made: path from the site's root, size and digest."""

    path: str
    bytes: int
    sha256: str


def files(site: Site, made: Iterable[Made]) -> Iterator[tuple[str, bytes]]:
    """The one file: path from the site's root, and bytes.

    Args:
        site: the whole site.
        made: the data files, of every format.
    """
    root = site.languages[0]
    counts = [len(cards) for cards in chunks(site)]
    index = {
        "title": {language: site.shells[language].site_name for language in site.languages},
        "site": absolute(site, root, ""),
        "as_of": site.as_of.isoformat(),
        "notice": _said(site, NOTICE),
        "licence": _said(site, LICENCE),
        "left_out": _said(site, LEFT_OUT),
        "records": sum(counts),
        "samples": sum(card.sample for card in exported(site)),
        "files": [_file(site, counts, file) for file in sorted(made)],
        "documentation": f"{absolute(site, root, PATH)}#/fields",
        "fields": {name: _said(site, meaning) for name, meaning in FIELDS.items()},
        "terms": _terms(site),
    }
    yield PATH, (json.dumps(index, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace")


def _file(site: Site, counts: list[int], file: Made) -> dict[str, Any]:
    stem, _, suffix = file.path.rpartition(".")
    return {
        "url": absolute(site, site.languages[0], file.path),
        "path": file.path,
        "format": suffix,
        "records": counts[int(stem.rpartition("-")[2]) - 1],
        "bytes": file.bytes,
        "sha256": file.sha256,
    }


def _terms(site: Site) -> dict[str, dict[str, dict[str, str]]]:
    """The names of the keys that the records use, by list of the vocabulary."""
    organs, regions, causes = set[str](), set[str](), set[str]()
    for card in exported(site):
        organs.update(card.organs)
        regions.update(site.catalog.regions_of(card))
        causes.update(card.causes)
    used = {**dict.fromkeys(ORGANS, organs), "regions": regions, "causes": causes}
    return {
        name: {
            key: {language: term.name(language) for language in site.languages}
            for key, term in sorted(site.press.vocabulary.lists.get(name, {}).items())
            if key in keys
        }
        for name, keys in used.items()
    }


def _said(site: Site, message: str) -> dict[str, str]:
    return {language: site.say(language, message) for language in site.languages}
