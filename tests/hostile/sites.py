"""Two sites of the same shape: one of records with payloads, one of their harmless twins."""

import itertools
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePath

from factories import identifier, put, write
from project import build, check, make, tree

from build_scripts.content.problem import Severity
from build_scripts.content.strict_yaml import load
from hostile.fields import ANCHORS
from hostile.payloads import payloads
from hostile.records import attacks

BUILT = {"__pycache__", ".portal-cache", ".cache", "site"}
# Lists of the vocabulary whose entries a record may name, and what a line has besides key and names.
ENTRIES = {
    "courts": {"region": "京", "level": "basic"},
    "procuratorates": {"region": "京"},
    "causes": {"case_type": "criminal"},
}


@dataclass(frozen=True)
class Pair:
    """The two sites, with what is in the first.

    Attributes:
        attacks: the records.
        hostile, harmless: the published folders.
        named: payloads that stand in names of the vocabulary.
        dropped: rule → how many records it refused beside others.
        outside: files that stood outside the hostile project before the build, and after it.
    """

    attacks: tuple
    hostile: Path
    harmless: Path
    named: tuple
    dropped: dict
    outside: tuple


def pair(folder, rounds=1, terms=24, **how):
    """Build both.

    Args:
        folder: an empty one.
        rounds: as `records.attacks` takes it.
        terms: how many entries of the vocabulary there are at most, each with a payload for a name.
        how: changes to the usual config of a build.
    """
    made, projects = list(attacks(rounds)), {name: make(folder / name / "project") for name in ("hostile", "harmless")}
    for name, project in projects.items():
        named = tuple(_entries(project / "content", terms, name == "hostile"))
        for number in ANCHORS:
            write(project / "content", "proceeding", id=number)
        for one in made:
            put(project / "content", one.fields if name == "hostile" else one.twin)
    dropped, before = _without_conflicts(projects, made), outer(folder / "hostile")
    for project in projects.values():
        outcome = build(project, **how)
        assert outcome.ok, _errors(outcome)[:5]
    sites = (project / "site" for project in projects.values())
    return Pair(tuple(made), *sites, named, dropped, (before, outer(folder / "hostile")))


def _without_conflicts(projects, made):
    """Take out records that contradict one another, as two of the same case may, in either site; gives how many those are, by rule."""
    dropped = Counter()
    while wrong := {
        PurePath(found.path).stem: found for project in projects.values() for found in _errors(check(project))
    }:
        assert all(found.rule and found.line for found in wrong.values()), wrong
        dropped.update(found.rule for found in wrong.values())
        made[:] = [one for one in made if one.fields["id"] not in wrong]
        gone = [path for project in projects.values() for path in project.rglob("*.yml") if path.stem in wrong]
        assert gone, wrong
        for path in gone:
            path.unlink()
    return dropped


def _errors(outcome):
    return [found for found in outcome.problems if found.severity is Severity.ERROR]


def outer(folder):
    """Every file outside the site and the caches, with its bytes."""
    files = tree(folder).items()
    return {name: data for name, data in files if not BUILT & {*name.split("/")[1:2], *name.split("/")[-2:-1]}}


def _entries(content, most, hostile):
    """Entries of the vocabulary whose names are payloads, each with a record that names it; gives the payloads that were taken."""
    numbers = itertools.count(6_000_000)
    taken = [payload for payload in payloads() if not load(json.dumps([payload.text], ensure_ascii=False).encode())[1]]
    step = max(len(taken) // most, 1)
    shares = {name: taken[start * step :: len(ENTRIES) * step] for start, name in enumerate(ENTRIES)}
    for name, share in shares.items():
        path = content / "vocabulary" / f"{name}.yml"
        lines = [path.read_text(encoding="utf-8")]
        for number, payload in enumerate(share):
            text = payload.text.strip() if hostile else f"{payload.mark}文"
            key = f"京测{number}" if name == "courts" else f"hostile-{name}-{number}"
            lines.append(
                "- " + json.dumps({"key": key, "zh": text, "en": text, **ENTRIES[name]}, ensure_ascii=False) + "\n"
            )
            if name == "courts":
                write(content, "judgment", id=identifier(next(numbers)), court=key, case_number=f"号{number}")
            elif name == "causes":
                write(content, "judgment", id=identifier(next(numbers)), causes=[key], case_number=f"由{number}")
            else:
                write(content, "procuratorial-document", id=identifier(next(numbers)), procuratorate=key)
            yield payload
        path.write_text("".join(lines), encoding="utf-8")
