"""Records in any number, the same for the same seed, as the product and as its peers read them.

Half are judgments, a third changes of sentences, the rest the other kinds; 30 courts, 12 years, 40 causes, 1,700 characters in
the mean. All are fictional and marked as samples.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import re
from typing import TYPE_CHECKING, Any

from benchmarks.changes import sentence_change
from benchmarks.notices import notice
from benchmarks.reviews import document
from benchmarks.sampler import Sampler
from build_scripts.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.sampler import Record

SEED = 1
_ORDER = (document, sentence_change, document, notice, document, sentence_change)  # 1/2, 1/3, 1/6
_PLAIN = re.compile(r"[\u4e00-\u9fff〇（）A-Za-z0-9，。、；：〔〕　/.-]*[\u4e00-\u9fff〇）A-Za-z0-9，。、；：〕]")
_DAYS = ("decided", "date", "filed", "announced", "released", "raised", "verified", "docketed")


def records(number: int, seed: int = SEED) -> Iterator[Record]:
    """Make records."""
    sampler = Sampler(random.Random(seed))  # noqa: S311 - the same records every time are what is wanted
    for make in itertools.islice(itertools.cycle(_ORDER), number):
        yield make(sampler)


def day_of(record: Record) -> dt.date:
    """The day by which the record is filed and listed."""
    inner: dt.date | None = record.get("decision", {}).get("date") or record.get("period", {}).get("to")
    return inner or next((record[key] for key in _DAYS if key in record), None) or record["source"]["published"]


def place(record: Record) -> str:
    """Where the record belongs, relative to the content folder."""
    return f"records/{KINDS[record['kind']].folder}/{day_of(record).year}/{record['id']}.yml"


def write(content: Path, number: int, seed: int = SEED) -> None:
    """Write records into a content folder."""
    folders: set[Path] = set()
    for record in records(number, seed):
        path = content / place(record)
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_text(to_yaml(record), encoding="utf-8")


def to_yaml(record: Record) -> str:
    """As an editor writes it: a field a line, small mappings in braces, the text as a block."""
    lines = [f"# yaml-language-server: $schema=../../../../schema/{record['kind']}.json"]
    for key, value in record.items():
        if key == "body":
            lines += ["body: |", *(f"  {line}" for line in value.splitlines())]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            lines += [f"{key}:", *(f"  - {_flow(item)}" for item in value)]
        else:
            lines.append(f"{key}: {_flow(value)}")
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if _PLAIN.fullmatch(text) else f'"{text}"'
