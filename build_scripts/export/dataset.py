"""The records as a `Dataset` of schema.org, for the search engines of data: the JSON-LD of the page `data/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.export import data_files
from build_scripts.export.index_file import LICENCE, licence_address
from build_scripts.pages import linked_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_scripts.export.data_files import DataFile
    from build_scripts.pages.site import Site


def linked(site: Site, language: str, files: Iterable[DataFile]) -> dict[str, Any]:
    """The dataset, with one file of each format.

    Args:
        site: the whole site.
        language: of the page.
        files: the bulk files.
    """
    days = data_files.described(site)
    one_of_each = {file.mime: file for file in reversed([file for file in files if file.of_records])}
    root = linked_data.address(site, site.languages[0], "")
    page = linked_data.address(site, language, data_files.FOLDER)
    about = {
        "@type": "Dataset",
        "@id": f"{root}{data_files.FOLDER}",
        "url": page,
        "name": f"{site.shells[language].site_name} · {site.say(language, data_files.RECORDS)}",
        "description": f"{site.say(language, data_files.RECORDS_TOLD)} {site.say(language, LICENCE)}",
        "license": licence_address(root),
        "creator": {"@type": "Organization", "name": site.shells[language].site_name, "url": root},
        "isAccessibleForFree": True,
        "dateModified": days.changed,
        "temporalCoverage": f"{days.first}/{days.last}" if days.first else "",
        "spatialCoverage": "CN",
        "distribution": [
            {"@type": "DataDownload", "contentUrl": f"{root}{file.made.path}", "encodingFormat": file.mime, "contentSize": str(file.made.bytes), "sha256": file.made.sha256}
            for _mime, file in sorted(one_of_each.items())
        ],
    }  # fmt: skip
    home = linked_data.address(site, language, "")
    steps = ((home, site.shells[language].site_name), (page, site.say(language, data_files.RECORDS)))
    return linked_data.graph(about, linked_data.breadcrumbs(steps))
