"""A site at an address, as whoever verifies it reads it: over HTTP or HTTPS, from nothing but that origin.

It is found as a visitor finds it: from its first page and its sitemap along every link, since no static host lists its folders. Every answer
has a largest size, a redirect must stay within the origin, and the number of requests is bounded.
"""

from __future__ import annotations

import http.client
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import IO, TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from build_scripts.content.message import Message
from build_scripts.pages.links import targets
from build_scripts.publish.site_folder import PAGE
from build_scripts.publish.swap import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LARGEST = 25_000_000  # bytes of an answer, as much as the strictest host allows a file to have
MOST = 1_000_000  # requests
PAGES = ".html"
_AT_ONCE = 8
_HELD = 64  # answers that are kept until their turn comes
_PATIENCE = 30  # seconds for an answer
_LOCATION = re.compile(rb"<loc>([^<]*)</loc>")
_SITEMAPS = re.compile(rb"<sitemapindex\b")
_GONE = {404, 410}
_NAMED = {"User-Agent": "portal verify"}


class _WithinOrigin(HTTPRedirectHandler):
    """Follows a redirect only to the same scheme, host and port."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
        """As the class that it overrides."""
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            fp.close()
            raise PublishError(Message("a redirect leads to another origin"))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class SiteAddress:
    """What `publish/site_folder.py` reads from a folder, from a host."""

    def __init__(self, address: str) -> None:
        """Take an address; nothing is asked of it yet.

        Args:
            address: of the first page, with `http://` or `https://`.

        Raises:
            PublishError: it is no such address.
        """
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.query:
            raise PublishError(Message("the address of a site begins with https:// or http:// and names a host"))
        path = parts.path.removesuffix(PAGE)
        self.root = f"{parts.scheme}://{parts.netloc}{path.rstrip('/')}/"
        self.found: dict[str, bool] = {}  # target → whether it is there
        self._pages: set[str] = set()
        self._opener: OpenerDirector = build_opener(_WithinOrigin)
        self._size = 0
        self._asked = 0

    def read(self, path: str, limit: int = LARGEST, *, method: str = "GET") -> bytes | None:
        """The bytes of a file; None where there is none.

        Args:
            path: from the root of the site.
            limit: how many bytes it may have at most.
            method: `HEAD` only asks whether it is there.

        Raises:
            PublishError: the host does not answer, or with more, or sends elsewhere.
        """
        self._asked += 1
        if self._asked > MOST:
            raise PublishError(Message("the site has more than {limit} files", limit=MOST))
        request = Request(self.root + quote(path), headers=_NAMED, method=method)  # noqa: S310 - __init__
        try:
            with self._opener.open(request, timeout=_PATIENCE) as answer:
                data: bytes = answer.read(limit + 1)
        except HTTPError as error:
            error.close()
            if error.code in _GONE:
                return None
            raise PublishError(_refused(path, str(error.code))) from error
        except (URLError, http.client.HTTPException, OSError) as error:
            raise PublishError(_refused(path, str(getattr(error, "reason", "") or error))) from error
        if len(data) > limit:
            raise PublishError(Message("/{path} is larger than {limit} bytes", path=path, limit=limit))
        self._size += len(data)
        return data

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Every page that the first page or the sitemap leads to: path and bytes."""
        wanted = {"", *self._listed("sitemap.xml")}
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            while wanted:
                new = sorted(wanted)[:_HELD]
                for target, (name, data) in zip(new, pool.map(self._file, new), strict=True):
                    self.found[target] = data is not None
                    if data is not None and name.endswith(PAGES):
                        self._pages.add(name)
                        yield name, data
                        wanted |= targets(name, data)
                wanted -= self.found.keys() | {".."}

    def paths(self) -> Iterable[str]:
        """The paths of the pages that `pages` found, since a host does not list its files."""
        return self._pages

    def exists(self, target: str) -> bool:
        """Whether a target of a link was there."""
        return self.found.get(target, False)

    def read_all(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The files that are there, each with its path."""
        wanted = list(paths)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for start in range(0, len(wanted), _HELD):
                some = wanted[start : start + _HELD]
                found = zip(some, pool.map(self.read, some), strict=True)
                yield from ((path, data) for path, data in found if data is not None)

    def named(self, name: str) -> list[str]:
        """The paths of all files of a name to which a page leads."""
        return sorted(target for target, there in self.found.items() if there and target.endswith(f"/{name}"))

    def figures(self) -> dict[str, object]:
        """How many files were there, and how much was read."""
        return {"files": sum(self.found.values()), "bytes": self._size}

    def place(self, path: str) -> str:
        """How a message calls a file."""
        return self.root + path.removesuffix(PAGE)

    def _file(self, target: str) -> tuple[str, bytes | None]:
        """A target of a link, as a page if its name has no suffix and there is one."""
        if "." not in target.rpartition("/")[2]:
            data = self.read(f"{target}/".lstrip("/"))
            if data is not None:
                return f"{target}/{PAGE}".lstrip("/"), data
        return target, self.read(target, method="GET" if target.endswith(PAGES) else "HEAD")

    def _listed(self, sitemap: str, *, nested: bool = True) -> Iterable[str]:
        """The pages that the sitemap names, by their paths below the shortest of its addresses, which is the site's own."""
        data = self.read(sitemap) or b""
        found = [unescape(location.decode("utf-8", "replace")) for location in _LOCATION.findall(data)]
        if nested and _SITEMAPS.search(data):
            yield from (one for name in found for one in self._listed(name.rpartition("/")[2], nested=False))
        elif found:
            site = min(found, key=len)
            yield from (unquote(one.removeprefix(site)).strip("/") for one in found if one.startswith(site))


def _refused(path: str, why: str) -> Message:
    return Message("/{path} cannot be read: {why}", path=path, why=why)
