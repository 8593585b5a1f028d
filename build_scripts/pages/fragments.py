"""The pages that the editors wrote themselves, with their pictures, as they stand on the site.

Takes the site with the fragments that MkDocs made of them; gives the page tasks. A link to a record that is not shown is left out of
them, since removing it from the site waits for no page.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from build_scripts.model.kinds import KINDS
from build_scripts.model.types import ID_ALPHABET
from build_scripts.pages import contact
from build_scripts.pages.page import prefix
from build_scripts.pages.task import HAND_WRITTEN, PageTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.pages.fragment import Fragment
    from build_scripts.pages.shell import Shell
    from build_scripts.pages.site import Site

_TO_RECORD = re.compile(rf'<a\b[^<>]*\bhref="[^"]*?\b([a-z-]+/[{ID_ALPHABET}]{{8}})\b[^"]*"[^<>]*>(.*?)</a>', re.DOTALL)


def introduction(site: Site, language: str) -> tuple[Fragment | None, str]:
    """The hand-written index.md, and its language: that of the page, or the site's first one."""
    written = _written(site)
    own = language if "" in written[language] else site.languages[0]
    return written[own].get(""), own


def pages(site: Site, language: str) -> Iterator[PageTask]:
    """The hand-written pages; one that was not written in a language stands there in the site's first language."""
    written, first = _written(site), site.languages[0]
    for path, fragment in sorted({**written[first], **written[language]}.items()):
        if not path:
            continue  # it stands on the home page
        own = language if path in written[language] else first
        yield PageTask(
            path=path,
            language=language,
            title=fragment.title,
            template=HAND_WRITTEN,
            data={"html": fragment.html, "text_language": own},
            description=fragment.description if own == language else "",
            languages=tuple(name for name in site.languages if path in written[name]),
            noindex=own != language,
        )


def _written(site: Site) -> dict[str, dict[str, Fragment]]:
    """Language → path → what was written by hand; a link to a record or list that the site does not show is plain text."""
    unused = "|".join(kind.folder for kind in KINDS.values() if kind not in site.kinds)
    dead = re.compile(rf'<a href="(?:\.\./|\./)*(?:{unused})/">(.*?)</a>', re.DOTALL)

    def living(html: str, shell: Shell) -> str:
        html = contact.written(html, shell)
        html = dead.sub(r"\1", html) if unused else html
        return _TO_RECORD.sub(lambda link: link[2] if f"{link[1]}/" in site.catalog.unlinked else link[0], html)

    return {
        name: {fragment.path: replace(fragment, html=living(fragment.html, shell)) for fragment in shell.fragments}
        for name, shell in site.shells.items()
    }


def pictures(site: Site) -> Iterator[tuple[str, bytes]]:
    """What hand-written pages show, for each language in which some of them stand in the site's first one."""
    written, first = _written(site), site.languages[0]
    for language in site.languages[1:]:
        if written[first].keys() - written[language].keys():
            for name, data in site.shells[first].assets.items():
                if not name.startswith("assets/"):
                    yield prefix(language, site.languages) + name, data
