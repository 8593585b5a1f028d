"""Logs in temporary folders, and what they hold."""

import datetime as dt
import json

from build_scripts.publish.log import checkpoint, tiles
from build_scripts.publish.log.append import Public, append

ORIGIN = "portal.example/log"


def public(identifier, status="published", **content):
    """A record that is public."""
    content = {"id": identifier, "kind": "judgment", "title": "判决书"} | content
    return Public(identifier, "judgment", status, f"records/judgments/2023/{identifier}.yml", content)


def enter(folder, *records, day="2024-06-01", **how):
    """Bring the log of a folder up to these records."""
    return append(folder, records, dt.date.fromisoformat(day), how.pop("origin", ORIGIN), **how)


def openings(folder, identifier):
    """What opens the entries of a record."""
    return json.loads((folder / "openings" / f"{identifier}.json").read_text())


def entries(folder):
    """The entries of the newest tree."""
    tree = checkpoint.parse((folder / "checkpoint").read_bytes())
    return tiles.read_entries(lambda name: (folder / name).read_bytes(), tree.size)
