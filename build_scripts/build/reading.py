"""Some files of the content → what every build needs of their records, and what the store is to keep.

Takes paths and gives plain data, so that it can run in whatever process.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.build.process import Processed, key_of, process_file, read
from build_scripts.build.store.stored_summary import joining
from build_scripts.build.workers import unpack
from build_scripts.checks import published_bytes
from build_scripts.content.problem import Problem

if TYPE_CHECKING:
    from build_scripts.build.store.stored_summary import Joining
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import RecordFacts


class Known(NamedTuple):
    """What every build needs of a record, changed or not.

    Attributes:
        seen: digest of what others see of it.
        problems: what the rules found.
        joining: what joins it with others (`stored_summary.JOINING`); None where the file has errors.
        summary, facts: where no store keeps them.
    """

    seen: str
    problems: tuple[Problem, ...]
    joining: Joining | None = None
    summary: RecordSummary | None = None
    facts: RecordFacts | None = None


class Read(NamedTuple):
    """One file that was read.

    Attributes:
        source: its path below the content folder.
        key: of its bytes, its place and all that its drafts depend on; empty where it could not be read.
        known: what every build needs of the record; None when the key is the one it had before.
        secret: where a name of the private list stands in it.
        rows: what the store should keep of it.
    """

    source: str
    key: str
    known: Known | None
    secret: tuple[Problem, ...] = ()
    rows: Sequence[tuple[str, bytes]] = ()


def prepare_files(
    files: Sequence[tuple[str, str]],
    content: str,
    version: str,
    renderer: bytes,
    pages: bool,
    names: published_bytes.Names,
    as_of: str,
    faulty: bool = False,
) -> list[Read]:
    """Read files once, and prepare those that changed.

    Args:
        files: paths below the content folder, each with the key that it had in the last build.
        content: the content folder.
        version: of everything else that a draft depends on.
        renderer: a packed Renderer.
        pages: whether to render; `portal check` does not.
        names: of the private list, looked for in every file, changed or not.
        as_of: the day of the build.
        faulty: whether a record is prepared in spite of what a rule finds in it.
    """
    ready, day = unpack(renderer), dt.date.fromisoformat(as_of)
    done = []
    for source, known in files:
        data = read(Path(content, source), source)
        if isinstance(data, Problem):
            done.append(Read(source, "", Known("", (data,))))
            continue
        key = key_of(data, source, version)
        prepared = None if key == known else process_file(data, source, ready, as_of=day, pages=pages, faulty=faulty)
        secret = tuple(published_bytes.hidden(source, data.decode("utf-8", "replace"), names))
        kept = pages and not secret
        rows = prepared.rows(key) if prepared and kept else []
        done.append(Read(source, key, _known(prepared, kept=kept) if prepared else None, secret, rows))
    return done


def _known(prepared: Processed, *, kept: bool) -> Known:
    """What every build needs of a record, with or without what a store keeps."""
    found, summary = prepared.problems, prepared.summary
    if kept and summary:
        return Known(prepared.seen(), found, joining(summary))
    return Known(prepared.seen(), found, summary=summary, facts=prepared.facts)
