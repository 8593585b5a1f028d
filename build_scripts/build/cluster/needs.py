"""What a worker on another machine must have in common with the build, or the site would not be the one that is made here.

Takes the config of a build; gives `Needs`, plain data that goes with every task. A worker compares them with what it has itself, once in
each build and before it does anything else, so that one which joins late is asked too.
"""

from __future__ import annotations

import hashlib
import os
import platform
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.build.cluster.error import ClusterError
from build_scripts.build.reuse.fingerprint import libraries, of_package
from build_scripts.content.file_stat import stat_of, walk
from build_scripts.content.message import Message

if TYPE_CHECKING:
    from build_scripts.build.config import BuildConfig

_NAMED = 5  # of the libraries that differ


class Needs(NamedTuple):
    """What the build has.

    Attributes:
        build: a word that no other build has; a file of this name in each of the `places` holds it.
        python: its version, since what is sent is pickled.
        program: the fingerprint of the package.
        libraries: those that are installed, with their versions.
        places: a folder beside the site, in which every worker must be able to write, and that of what earlier builds kept.
        folders: those of the content.
        content: what the entries of all files in them say.
        user: the number of the user; another one's files could not be removed later.
        mask: which permissions new files lack.
    """

    build: str
    python: str
    program: str
    libraries: tuple[str, ...]
    places: tuple[str, ...]
    folders: tuple[str, ...]
    content: str
    user: int
    mask: int


def needs_of(config: BuildConfig, scratch: Path) -> Needs:
    """What the workers of a build must have, and the files that they look for.

    Args:
        config: of the build.
        scratch: its scratch folder.
    """
    parts = [config.content / "records", config.part("vocabulary"), config.part("pages"), config.root / "overrides"]
    folders = tuple(str(part.absolute()) for part in parts)
    mask = os.umask(0)
    os.umask(mask)
    build = secrets.token_hex(16)
    places = [scratch, config.cache] if config.cached else [scratch]
    for place in places:
        place.mkdir(parents=True, exist_ok=True)
        (place / build).write_text(build, encoding="utf-8")
    return Needs(
        build,
        platform.python_version(),
        of_package(),
        tuple(libraries()),
        tuple(str(place.absolute()) for place in places),
        folders,
        _entries(folders),
        _user(),
        mask,
    )


def must_run_the_same(needs: Needs, name: Message) -> None:
    """Refuse another Python, program or library than the build's.

    Args:
        needs: of the build.
        name: of the worker or scheduler that this process is.

    Raises:
        ClusterError: something differs.
    """
    if (own := platform.python_version()) != needs.python:
        raise ClusterError(
            Message("{name} runs Python {own}, and the build {other}", name=name, own=own, other=needs.python)
        )
    if of_package() != needs.program:
        message = Message("{name} has another version of the program than the build; install the same", name=name)
        raise ClusterError(message)
    if differing := sorted({*libraries()} ^ {*needs.libraries}):
        some = tuple(word.removesuffix(".dist-info") for word in differing[:_NAMED])
        raise ClusterError(
            Message("{name} has other libraries than the build; install the same: {some}", name=name, some=some)
        )


def must_share_the_files(needs: Needs, name: Message) -> None:
    """Refuse a worker that does not see the build's files, sees other ones in their place, or cannot write beside them.

    Args:
        needs: of the build.
        name: of the worker that this process is.

    Raises:
        ClusterError: it does not share them.
    """
    for place in needs.places:
        seen = ""
        with suppress(OSError):
            seen = Path(place, needs.build).read_text(encoding="utf-8")
        if seen != needs.build:
            raise ClusterError(
                Message("{name} does not see {place}; it must have the same files there", name=name, place=place)
            )
    if (user := _user()) != needs.user:
        raise ClusterError(
            Message(
                "{name} runs as the user {user}, and the build as {own}; what it writes could not be removed",
                name=name,
                user=user,
                own=needs.user,
            )
        )
    own = Path(needs.places[0], secrets.token_hex(16))
    try:
        own.mkdir()
        own.rmdir()
    except OSError as error:
        message = Message("{name} cannot write in {place}: {why}", name=name, place=own.parent, why=error.strerror)
        raise ClusterError(message) from error
    entries = ""
    with suppress(OSError):  # a folder that this worker may not read
        entries = _entries(needs.folders)
    if entries != needs.content:
        raise ClusterError(
            Message(
                "{name} sees another content than the build in {folders}; it must have the same files there",
                name=name,
                folders=needs.folders,
            )
        )


def forget(needs: Needs) -> None:
    """Remove the files that workers looked for."""
    for place in needs.places:
        Path(place, needs.build).unlink(missing_ok=True)


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0


def _entries(folders: tuple[str, ...]) -> str:
    """What the entries of all files say. They are not read, since every worker does this; a copy has other times."""
    state = hashlib.sha256()
    for folder in filter(os.path.isdir, folders):
        for place, item in walk(folder, folder):
            if item.is_file():
                stat = stat_of(item)
                state.update(f"{place}\0{stat.size}\0{stat.modified}\0".encode("utf-8", "surrogateescape"))
    return state.hexdigest()
