"""Records that the content says are sealed, and that a site which is about to be published still shows: it was built before.

Takes the folder of the content and the site; gives the files of these records. A page of a sealed record shows its title alone, the same on all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.removals import bytes_of, files_by_id, said_status
from build_scripts.model.base import Status
from build_scripts.model.status import SEALED_TITLE
from build_scripts.publish.log import page_text
from build_scripts.publish.site_folder import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from build_scripts.content.languages import Languages
    from build_scripts.publish.site_folder import SiteFolder


def still_shown(content: Path, site: SiteFolder, languages: Languages) -> Iterator[Path]:
    """The file of each of them.

    Args:
        content: the folder that holds `records/`; it need not be there.
        site: to be published.
        languages: of the site.
    """
    titles = {page_text.of_words(languages.say(code, SEALED_TITLE)) for code in languages.written}
    pages: dict[str, list[str]] = {}
    for page in site.named(PAGE):
        pages.setdefault(page.split("/")[-2], []).append(page)
    for identifier, files in files_by_id(content).items():
        shown = pages.get(identifier, ())
        sealed = (path for path in files if shown and said_status(bytes_of(path) or b"") == Status.SEALED.value)
        path = next(sealed, None)
        if path and any(page_text.on_page(site.read(page) or b"").title not in titles for page in shown):
            yield path
