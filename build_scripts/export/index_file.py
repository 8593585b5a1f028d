"""`data/index.json`: the data files with sizes and digests, what their fields and keys mean, how to use them.

Takes the data files as they were made; gives the one file from which a program finds all others.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.export.atom_document import NOTICE
from build_scripts.export.change_table import PATH as CHANGES
from build_scripts.export.data import STEM, records_in
from build_scripts.export.fields import FIELDS, RECORD, VERSION, WHOLE
from build_scripts.export.format_files import format_files
from build_scripts.export.selection import chunks, exported
from build_scripts.pages.wording import ORGANS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.export.context import ExportContext
    from build_scripts.export.format_files import FormatFiles
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
    files = sorted(made)
    index = {
        "version": VERSION,
        **about(site),
        "counts": _counts(site),
        "formats": [_format(context, one) for one in format_files(site, files)],
        "files": [_file(context, counts, file) for file in files if file.path.startswith(STEM)],
        "tables": [_listed(context, file) for file in files if _is_table(file)],
        "changes": context.address(root, CHANGES),
        "documentation": f"{context.address(root, PATH)}#/fields",
        "fields": {name: context.said(meaning) for name, meaning in {**FIELDS, RECORD: WHOLE}.items()},
        "terms": _terms(site),
    }
    return [(PATH, (json.dumps(index, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace"))]


def about(site: Site) -> dict[str, Any]:
    """What every index of the data says of the site: how many records it has, of which day, and on what terms."""

    def said(message: str) -> dict[str, str]:
        return {language: site.say(language, message) for language in site.languages}

    every = list(exported(site))
    return {
        "title": {language: site.shells[language].site_name for language in site.languages},
        "site": site.shells[site.languages[0]].site_url,
        "as_of": site.as_of.isoformat(),
        "promise_days": site.promise_days,
        "notice": said(NOTICE),
        "licence": said(LICENCE),
        "left_out": {
            language: " ".join(site.say(language, kind.left_out) for kind in site.kinds if kind.left_out)
            for language in site.languages
        },
        "records": len(every),
        "samples": sum(record.sample for record in every),
    }


def licence_address(root: str) -> str:
    """Where the terms are said, below the address of the site."""
    return f"{root}{PATH}#/licence"


def _counts(site: Site) -> dict[str, dict[str, int]]:
    """How many records there are of each kind and of each status."""
    every = list(exported(site))
    return {
        "kind": dict(sorted(Counter(record.kind for record in every).items())),
        "status": dict(sorted(Counter(record.status for record in every).items())),
    }


def _format(context: ExportContext, one: FormatFiles) -> dict[str, Any]:
    """What there is of a format; `example` is a file with a single record, or else one with many."""
    return {
        "name": one.form.NAME,
        "extension": one.form.EXTENSION,
        "type": one.form.MIME,
        "files": len(one.every),
        "bytes": sum(file.bytes for file in one.every),
        "records_beside_their_pages": len(one.single),
        "example": context.address(context.languages[0], (one.single or one.every)[0].path),
    }


def _is_table(file: Made) -> bool:
    """Whether it is a file of a ledger or of the changes; a ledger of many lines has several."""
    return file.path.startswith("data/") and not file.path.startswith(STEM)


def _file(context: ExportContext, counts: list[int], file: Made) -> dict[str, Any]:
    return {**_listed(context, file), "records": records_in(file.path.partition(".")[0], counts)}


def _listed(context: ExportContext, file: Made) -> dict[str, Any]:
    return {
        "url": context.address(context.languages[0], file.path),
        "path": file.path,
        "format": file.path.partition(".")[2],
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
