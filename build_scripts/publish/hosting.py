"""What hosts of static sites take, and whether a site fits on the chosen one.

Takes the size of every file; gives a problem for each limit that is passed, before anything is published: how far, where most
of it stands, what to do, and on whose word the limit rests. Limits that a host does not document are not guessed. A host's
plans differ; each profile says which it means.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.content.message import Message
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Sizes = Callable[
        [], Iterable[tuple[str, int]]
    ]  # gives each file's path from the site's root and its bytes, as often as it is called

MIB = 1 << 20
GB = 10**9
_SHOWN = 3  # folders that a remedy names


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLimits:
    """What one host takes; None where it names no limit.

    Attributes:
        name: as mkdocs.yml and the command line name it.
        host: as people name it.
        cites: where the host says so.
        total: bytes of all files together.
        files: how many files there may be.
        largest: bytes of one file.
        folder: how many files may stand in one folder, its subfolders not counted.
        advice: what else may help there.
        headers: what stands in the site's `_headers` file, by which the host sends what others send of themselves.
    """

    name: str
    host: Message | str
    cites: str
    total: int | None = None
    files: int | None = None
    largest: int | None = None
    folder: int | None = None
    advice: Message | None = None
    headers: str = ""


HEADERS = "_headers"
_EVERYBODY = "/*\n  Access-Control-Allow-Origin: *\n"  # a page of any other site may read the data: everything here is public, and no request carries a secret
_CLOUDFLARE = "https://developers.cloudflare.com/pages/platform/limits/"
PROFILES = {
    profile.name: profile
    for profile in (
        HostLimits(
            name="github-pages",
            host="GitHub Pages",
            cites="https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
            total=GB,
        ),
        HostLimits(
            name="cloudflare-pages",
            host=Message("Cloudflare Pages on the free plan"),
            cites=_CLOUDFLARE,
            files=20_000,
            largest=25 * MIB,
            advice=Message("with a paid plan choose cloudflare-pages-paid"),
        ),
        HostLimits(
            name="cloudflare-pages-paid",
            host=Message("Cloudflare Pages on a paid plan (with PAGES_WRANGLER_MAJOR_VERSION=4)"),
            cites=f"{_CLOUDFLARE}; https://developers.cloudflare.com/changelog/post/2026-01-23-pages-file-limit-increase/",
            files=100_000,
            largest=25 * MIB,
        ),
        HostLimits(
            name="netlify",
            host="Netlify",
            cites="https://docs.netlify.com/site-deploys/overview (Files per directory limit)",
            folder=54_000,
            headers=_EVERYBODY,  # https://docs.netlify.com/manage/routing/headers
        ),
        HostLimits(
            name="object-storage",
            host=Message("object storage with the interface of S3"),
            cites="https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html (one upload of one file)",
            largest=5 * GB,
        ),
    )
}


def profile_of(name: str | None) -> HostLimits | None:
    """The profile of a name; none for no name.

    Raises:
        ValueError: there is no such profile.
    """
    if not name:
        return None
    if name not in PROFILES:
        raise ValueError(
            Message("there is no hosting profile {name}; choose one of {profiles}", name=name, profiles=tuple(PROFILES))
        )
    return PROFILES[name]


def weight(files: Sizes) -> tuple[int, int]:
    """How many files there are, and the bytes of all together."""
    count = total = 0
    for count, (_file, size) in enumerate(files(), start=1):  # noqa: B007 - the last count is the count
        total += size
    return count, total


def check(files: Sizes, profile: HostLimits | None) -> Iterator[Problem]:
    """Hold a site against what its host takes.

    Args:
        files: of everything that is to be published.
        profile: of the host; None asks nothing.
    """
    if profile is None:
        return
    for rule, what, path, has, most in _passed(files, profile):
        message = Message(
            "{what} {has}, which is {over} more than {host} takes ({most})",
            what=what,
            has=f"{has:,}",
            over=f"{has - most:,}",
            host=profile.host,
            most=f"{most:,}",
        )
        yield Problem(rule=rule, path=path, message=message, remedy=_remedy(rule, files, profile), cites=profile.cites)


def _passed(files: Sizes, profile: HostLimits) -> Iterator[tuple[str, Message, str, int, int]]:
    """Each limit that is passed: its rule, what is counted, where, how much there is and how much there may be."""
    count, total = weight(files)
    if profile.total is not None and total > profile.total:
        yield "HOST-01", Message("the bytes of the site are"), "", total, profile.total
    if profile.files is not None and count > profile.files:
        yield "HOST-02", Message("the files of the site are"), "", count, profile.files
    if profile.largest is not None:
        for file, size in sorted(one for one in files() if one[1] > profile.largest):
            yield "HOST-03", Message("the bytes of this file are"), file, size, profile.largest
    if profile.folder is not None:
        for folder, count in sorted(Counter(file.rpartition("/")[0] for file, _size in files()).items()):
            if count > profile.folder:
                yield "HOST-04", Message("the files of this folder are"), folder or ".", count, profile.folder


def _remedy(rule: str, files: Sizes, profile: HostLimits) -> Message:
    fitting = tuple(name for name, other in PROFILES.items() if next(_passed(files, other), None) is None)
    steps = (
        Message("choose a host that takes the site ({hosts})", hosts=fitting) if fitting else Message("divide the site")
    )
    if profile.advice:
        steps = Message("{first}; {then}", first=profile.advice, then=steps)
    if rule in {"HOST-01", "HOST-02"}:
        heaviest = _heaviest(files, by_size=rule == "HOST-01")
        fewer = Message("or publish fewer records; most stands in {folders}", folders=heaviest)
        steps = Message("{first}; {then}", first=steps, then=fewer)
    return steps


def _heaviest(files: Sizes, *, by_size: bool) -> tuple[str, ...]:
    """The folders at the top that hold most."""
    held: Counter[str] = Counter()
    for file, size in files():
        held[file.split("/")[0]] += size if by_size else 1
    ordered = sorted(held.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
    return tuple(f"{name} ({count:,})" for name, count in ordered)
