"""`data/ro-crate-metadata.json`: the bulk files as an RO-Crate 1.1, which research archives take in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.export import data_files
from build_scripts.export.index_file import LICENCE, licence_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.data_files import DataFile
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

PATH = data_files.CRATE
_VERSION = "https://w3id.org/ro/crate/1.1"


def make(site: Site, context: ExportContext, files: Sequence[DataFile]) -> Files:
    """The one file."""
    first = context.languages[0]
    root = context.address(first, "")
    licence = licence_address(root)
    described = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": _VERSION},
        "about": {"@id": "./"},
    }
    dataset = {
        "@id": "./",
        "@type": "Dataset",
        "name": context.names[first],
        "description": context.said(data_files.RECORDS_TOLD)[first],
        "datePublished": data_files.described(site).changed or site.as_of.isoformat(),
        "license": {"@id": licence},
        "publisher": {"@id": root},
        "hasPart": [{"@id": file.name} for file in files],
    }
    others = [
        {"@id": root, "@type": "Organization", "name": context.names[first], "url": root},
        {"@id": licence, "@type": "CreativeWork", "name": context.said(LICENCE)[first]},
    ]
    parts = [
        {"@id": file.name, "@type": "File", "name": file.name, "encodingFormat": file.mime, "contentSize": str(file.made.bytes), "sha256": file.made.sha256}
        for file in files
    ]  # fmt: skip
    content = {"@context": f"{_VERSION}/context", "@graph": [described, dataset, *others, *parts]}
    return data_files.written(PATH, content)
