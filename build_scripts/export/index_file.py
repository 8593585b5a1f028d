"""`data/index.json`: the data files with sizes and digests, what their fields and keys mean, how to use them.

Takes the data files as they were made; gives the one file from which a program finds all others.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.export.atom_document import NOTICE
from build_scripts.export.change_table import PATH as CHANGES
from build_scripts.export.data import STEM, records_in
from build_scripts.export.fields import FIELDS, RECORD, WHOLE
from build_scripts.export.formats import formats
from build_scripts.export.selection import chunks, exported
from build_scripts.pages.wording import ORGANS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.export.context import ExportContext
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

PATH = "data/index.json"
LICENCE = N_(
    "Documents of state organs with legislative, administrative or judicial character are not subject to "
    "copyright (Copyright Law, Art 5). Do not try to identify persons whose names are anonymised, and renew "
    "copies: records are corrected, withdrawn and sealed."
)


class Made(NamedTuple):
    """A file that was made: path from the site's root, size and digest."""

    path: str
    bytes: int
    sha256: str


def measure(path: str, content: bytes) -> Made:
    """Size and digest of a file that is at hand."""
    return Made(path, len(content), hashlib.sha256(content).hexdigest())


def make(site: Site, context: ExportContext, made: Iterable[Made]) -> Files:
    """Write the one file.

    Args:
        site: the whole site.
        context: what its exports draw from.
        made: the files of all parts; those that hold no data are passed over.
    """
    root = site.languages[0]
    counts = [len(records) for records in chunks(site)]
    index = {
        "title": dict(context.names),
        "site": context.address(root, ""),
        "as_of": site.as_of.isoformat(),
        "promise_days": site.promise_days,
        "notice": context.said(NOTICE),
        "licence": context.said(LICENCE),
        "left_out": {
            language: " ".join(context.say(language, kind.left_out) for kind in site.kinds if kind.left_out)
            for language in context.languages
        },
        "records": sum(counts),
        "samples": sum(record.sample for record in exported(site)),
        "formats": [
            {"name": form.NAME, "extension": form.EXTENSION, "type": form.MIME} for form in formats(site.formats_off)
        ],
        "files": [_file(context, counts, file) for file in sorted(made) if file.path.startswith(STEM)],
        "tables": [_listed(context, file) for file in sorted(made) if _is_table(file)],
        "changes": context.address(root, CHANGES),
        "documentation": f"{context.address(root, PATH)}#/fields",
        "fields": {name: context.said(meaning) for name, meaning in {**FIELDS, RECORD: WHOLE}.items()},
        "terms": _terms(site),
    }
    return [(PATH, (json.dumps(index, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace"))]


def _is_table(file: Made) -> bool:
    """Whether it is a file of a ledger or of the changes; a ledger of many lines has several."""
    return file.path.startswith("data/") and not file.path.startswith(STEM)


def _file(context: ExportContext, counts: list[int], file: Made) -> dict[str, Any]:
    return {**_listed(context, file), "records": records_in(file.path.rpartition(".")[0], counts)}


def _listed(context: ExportContext, file: Made) -> dict[str, Any]:
    return {
        "url": context.address(context.languages[0], file.path),
        "path": file.path,
        "format": file.path.rpartition(".")[2],
        "bytes": file.bytes,
        "sha256": file.sha256,
    }


def _terms(site: Site) -> dict[str, dict[str, dict[str, str]]]:
    """The names of the keys that the records use, by list of the vocabulary."""
    organs, regions, causes = set[str](), set[str](), set[str]()
    for record in {(record.organs, record.regions, record.causes): record for record in exported(site)}.values():
        organs.update(record.organs)
        regions.update(site.catalog.regions_of(record))
        causes.update(record.causes)
    used = {**dict.fromkeys(ORGANS, organs), "regions": regions, "causes": causes}
    return {
        name: {
            key: {language: term.name(language) for language in site.languages}
            for key, term in sorted(site.renderer.vocabulary.terms(name, keys).items())
        }
        for name, keys in used.items()
    }
