"""What follows a publication: no release shows any longer what the content shows less of now, and the new site is kept as one.

Takes the config of a build that has just published, and what it published; gives a warning where something of this failed. The site stands
then, and the next build tries again.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.build.cleaned_files import CleanedFiles
from build_scripts.build.config import PARTS
from build_scripts.build.process import key_of
from build_scripts.content import shipped
from build_scripts.content.labels import OWN
from build_scripts.content.message import Message
from build_scripts.content.problem import Problem, Severity
from build_scripts.content.removals import STATUSES, bytes_of
from build_scripts.content.settings import whole
from build_scripts.publish import releases
from build_scripts.publish.releases import Release
from build_scripts.publish.second_tree import clear, share

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from build_scripts.build.config import BuildConfig
    from build_scripts.catalog.summary import RecordSummary


@dataclass(frozen=True, slots=True)
class Published:
    """What a build has published.

    Attributes:
        records: of all files, shown or not.
        keys: record id → fingerprint of its file.
        version: of everything but the records, as the fingerprints have it.
        before: the mark of the site that stood there.
        changed: the files in which the new site differs from it; None where that is not known.
    """

    records: Sequence[RecordSummary]
    keys: Mapping[str, str]
    version: str
    before: Sequence[int] = ()
    changed: Collection[str] | None = None


def after(config: BuildConfig, made: Published) -> list[Problem]:
    """Clear the releases and keep the new one.

    Args:
        config: of the build.
        made: what it published.
    """
    try:
        releases.clear(config.root, config.site, config.releases or None)
        known, cleaned = releases.releases(config.root, config.site), CleanedFiles(config)
        for release in known:
            _reduce(release, config, made, cleaned)
        if config.releases and releases.served(known[:1], config.site) is None:
            fill = partial(_fill, config, made)
            follows = bool(known) and known[0].about.mark == made.before
            releases.keep(config.root, config.site, fill, config.releases, made.changed if follows else None)
    except OSError as error:
        message = Message("the site is published, but its release could not be kept: {why}", why=error.strerror or "")
        remedy = Message("make room or mend the folder .releases, and build again")
        return [Problem(rule="RELEASE-01", severity=Severity.WARNING, message=message, remedy=remedy)]
    return []


def _reduce(release: Release, config: BuildConfig, made: Published, cleaned: CleanedFiles) -> None:
    """Take from a release what the content shows less of now: sealed, withdrawn and withheld records, and words of sealed ones elsewhere."""
    keys = release.about.keys
    there = {source.rpartition("/")[2]: source for source in keys}
    changes: dict[str, bytes | None] = {}
    now = dict(keys)
    for record in made.records:
        source, old = record.source, there.get(f"{record.id}.yml")
        if not old or (keys[old] == made.keys[record.id] and old == source):
            continue
        before, after = bytes_of(release.inputs / "content" / old), (config.content / source).read_bytes()
        if record.status in STATUSES or cleaned.has(before or b"", after):
            changes[f"content/{old}"] = None
            changes[f"content/{source}"] = after
            del now[old]
            now[source] = made.keys[record.id]
    changes |= {f"content/{path}": data for path, data in cleaned.pages(release.inputs / "content").items()}
    if changes:
        release.change(changes)
        release.note(replace(release.about, keys=now))


def _fill(
    config: BuildConfig, made: Published, to: Path, last: Release | None, there: Mapping[str, str]
) -> Mapping[str, Any]:
    """Make a folder hold what a site was made of, and nothing else; files that the last release has as well are shared with it.

    Args:
        config: of the build.
        made: what it published.
        to: the folder, empty or with the inputs of an earlier release.
        last: the release before.
        there: record file → fingerprint of those in the folder.

    Raises:
        OSError: something cannot be written, or a record changed while the site was built.
    """
    keys = {one.source: made.keys[one.id] for one in made.records}
    others = {place: path for path, place in other_inputs(config)}
    wanted = {*others, *(f"content/{source}" for source in keys)}
    here = set(_files(to))
    clear(to, here - wanted)
    known = last.about.keys if last else {}
    for source, key in keys.items():
        place = f"content/{source}"
        if there.get(source) == key and place in here:
            continue
        if last and known.get(source) == key and (last.inputs / place).is_file():
            share(f"{last.inputs}/{place}", f"{to}/{place}")
        else:
            _copy(config.content / source, to / place)
            if key_of((to / place).read_bytes(), source, made.version) != key:
                raise OSError(None, "a record changed while the site was built")
    for place, path in others.items():
        old = last.inputs / place if last else None
        if old and old.is_file() and old.read_bytes() == path.read_bytes():
            share(str(old), f"{to}/{place}")
        else:
            _copy(path, to / place)
    today = config.as_of.isoformat()
    ends = (one.expires for one in made.records if one.expires and one.expires >= today)
    return {"as_of": config.as_of.isoformat(), "until": min(ends, default=None), "keys": keys}


def _files(folder: Path) -> Iterator[str]:
    """Every file below a folder."""
    for here, _folders, names in os.walk(folder):
        inside = Path(here).relative_to(folder).as_posix()
        yield from (name if inside == "." else f"{inside}/{name}" for name in names)


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    to.unlink(missing_ok=True)  # which another release may share
    shutil.copy2(path, to)


def other_inputs(config: BuildConfig) -> Iterator[tuple[Path, str]]:
    """Everything besides the records of which a site is made, with its place in a project."""
    for path in sorted(config.root.glob("mkdocs*.yml")):
        yield path, path.name
    for hook in whole(config.root).get("hooks") or ():
        if (config.root / hook).is_file():
            yield config.root / hook, str(hook)
    folders = [(config.root / name, name) for name in (shipped.OVERRIDES, str(OWN))]
    for folder, place in [*folders, *((config.part(name), f"content/{name}") for name in PARTS)]:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path, f"{place}/{path.relative_to(folder).as_posix()}"
