"""A site whose readers could reach nobody is not published: its contact is still the one it was made with.

Takes what is to be built and the frames of the site; gives a problem for each line of the settings and hand-written pages that names such a
contact. `--preview` lets it pass.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from build_scripts.content.message import Message
from build_scripts.content.placeholders import HOST, SAMPLE_HOST
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.build.config import BuildConfig
    from build_scripts.pages.shell import Shell

_CONTACT = re.compile(rf"\bcontact(?:@|:\s.*?)\b({re.escape(HOST)}|{re.escape(SAMPLE_HOST)})\b")
_NOWHERE = re.compile(r"(?:.*\.)?(?:example|test|invalid|localhost)(?:\.(?:com|net|org))?|127\..*")  # RFC 2606


def unfilled(config: BuildConfig, shell: Shell) -> Iterator[Problem]:
    """Every line with a contact that is still to be filled in.

    The sample's own contact may stand on a site whose address is itself only an example: nobody can be led to it.

    Args:
        config: what is to be built.
        shell: of the site's first language.
    """
    if config.preview:
        return
    nowhere = _NOWHERE.fullmatch(urlsplit(shell.site_url).hostname or "")
    pages = (path for path in sorted(config.part("pages").rglob("*.md")) if path.is_file())
    for path in (*sorted(config.root.glob("mkdocs*.yml")), *pages):
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
            found = _CONTACT.search(line)
            if found and not (nowhere and found[1] == SAMPLE_HOST):
                yield Problem(
                    rule="SITE-02",
                    message=Message("the contact of the site is still that of the sample, and reaches nobody"),
                    remedy=Message(
                        "write the site's own e-mail address or form here; `--preview` builds it all the same"
                    ),
                    path=path.as_posix(),
                    line=number,
                    column=found.start() + 1,
                )
