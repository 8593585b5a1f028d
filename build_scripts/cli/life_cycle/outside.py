"""What no program can see from here, and who has to look: forks, caches of the host, search engines, archives, backups.

Takes the project; gives for each what to do, with commands and the addresses of the record's pages.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from build_scripts.content.languages import Languages

_ALL_BELOW = "*"  # ends what stands for many addresses, as archives and hosts write it
_SITE = re.compile(r"^site_url:.*?(https?://[^\s\"'\],]+)", re.MULTILINE)
MENTIONS = "mentions"


def addresses(root: Path, languages: Languages, places: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The addresses of the record's pages in each language and of its files in every format, those of its former identifiers included.

    Last come the files that held it among others, its text and all: a cache or an archive has them as they were.

    Args:
        root: the project's folder.
        languages: of the site.
        places: folder of the kind and identifier, of each.
    """
    from build_scripts.catalog.publication_log import FILE
    from build_scripts.export import api_address, citation_lists, data_files
    from build_scripts.export.formats import Address, place_of, record_formats
    from build_scripts.pages.page import prefix
    from build_scripts.pages.ways import BESIDES_KINDS

    found = _SITE.search((root / "mkdocs.yml").read_text(encoding="utf-8", errors="replace"))
    site = (os.environ.get("SITE_URL") or (found[1] if found else "/")).rstrip("/") + "/"
    ones = [Address(identifier, f"{folder}/{identifier}/") for folder, identifier in places]
    own = [
        place
        for one in ones
        for place in (
            *(f"{prefix(code, languages.codes)}{one.url}" for code in languages.codes),
            f"{one.url}{FILE}",
            *(place_of(form)(one) for form in record_formats()),
        )
    ]
    lists = dict.fromkeys(f"{folder}/{citation_lists.FILE}" for folder, _identifier in places)
    bulk = [f"{start}{_ALL_BELOW}" for start in (data_files.FOLDER, api_address.FOLDER, *lists, *BESIDES_KINDS)]
    return tuple(f"{site}{place}" for place in own + bulk)


def what_to_do(pages: tuple[str, ...]) -> dict[str, tuple[Message, Message]]:
    """By the word that confirms it: what is still to be looked at, and how."""
    listed = "".join(f"\n      {page}" for page in pages)
    archived = "".join(f"\n      https://web.archive.org/web/*/{page}" for page in pages)
    return {
        "forks": (
            Message("nobody has confirmed that no fork keeps it"),
            Message(
                "list the forks, and ask each owner, or the host, to delete theirs:{commands}",
                commands="\n      gh api 'repos/{owner}/{repo}/forks' --paginate --jq '.[].html_url'",
            ),
        ),
        "host": (
            Message("nobody has confirmed that the host's caches and pull requests are clean"),
            Message(
                "after the history was rewritten, ask the host to delete cached views and the references of pull requests, and to "
                "collect the garbage:{commands}",
                commands="\n      https://support.github.com/contact\n      git ls-remote origin 'refs/pull/*'",
            ),
        ),
        "ci": (
            Message("nobody has confirmed that caches, artifacts and logs of the workflows are deleted"),
            Message(
                "delete them:{commands}",
                commands="\n      gh cache delete --all"
                "\n      gh api 'repos/{owner}/{repo}/actions/artifacts' --paginate --jq '.artifacts[].id' | xargs -I% gh api -X DELETE 'repos/{owner}/{repo}/actions/artifacts/%'"
                "\n      gh run list --limit 1000 --json databaseId --jq '.[].databaseId' | xargs -n1 gh run delete",
            ),
        ),
        "releases": (
            Message("nobody has confirmed that no release of the repository has it"),
            Message(
                "delete releases, packages and their tags that hold content:{commands}",
                commands="\n      gh release list\n      gh release delete TAG --cleanup-tag",
            ),
        ),
        "cdn": (
            Message("nobody has confirmed that the web server, the CDN and mirrors show the tombstone"),
            Message(
                "publish, purge these addresses there, and open each of them:{pages}",
                pages="".join(f"\n      {page}" if page.endswith(_ALL_BELOW) else f"\n      curl -sI '{page}'" for page in pages),
            ),
        ),
        "search-engines": (
            Message("nobody has confirmed that search engines have dropped it"),
            Message(
                "ask for removal at{engines}\n    for{pages}",
                engines="\n      https://search.google.com/search-console/removals"
                "\n      https://www.bing.com/webmasters/tools/contentremoval"
                "\n      https://ziyuan.baidu.com/badlink/index\n      https://zhanzhang.so.com/\n      https://zhanzhang.sogou.com/",
                pages=listed,
            ),
        ),
        "archives": (
            Message("nobody has confirmed that web archives have removed it"),
            Message(
                "look, and write to info@archive.org and to the others; name the address, not the case:{pages}",
                pages=archived + "".join(f"\n      https://archive.ph/{page}" for page in pages),
            ),
        ),
        "copies": (
            Message("nobody has confirmed that clones, backups and downloaded previews are replaced"),
            Message("everybody deletes old clones and clones anew; renew or overwrite backups, mirrors, `--portable` folders"),
        ),
    }  # fmt: skip
