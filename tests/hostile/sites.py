"""Two sites of the same shape: one of records with payloads, one of their harmless twins."""

import datetime as dt
import itertools
import json
import re
from collections import Counter
from pathlib import Path, PurePath
from typing import NamedTuple

from factories import identifier, put, write
from project import build, check, make, tree

from build_scripts.content.problem import Severity
from build_scripts.content.strict_yaml import load
from build_scripts.publish.log.append import Public, append
from hostile.examined import ANCHORS
from hostile.payloads import payloads
from hostile.records import attacks

BUILT = {"__pycache__", ".portal-cache", ".cache", "site"}
# Lists of the vocabulary whose entries a record may name, and what a line has besides key and names.
ENTRIES = {
    "courts": {"region": "京", "level": "basic"},
    "procuratorates": {"region": "京"},
    "causes": {"case_type": "criminal"},
}


class Pair(NamedTuple):
    """The two sites, with what is in the first.

    Attributes:
        attacks: the records.
        refused: what the fields do not take.
        hostile, harmless: the published folders.
        named: payloads that stand in names of the vocabulary.
        dropped: rule → how many records it refused beside others.
        outside: files that stood outside the hostile project before the build, and after it.
    """

    attacks: tuple
    refused: tuple
    hostile: Path
    harmless: Path
    named: tuple
    dropped: dict
    outside: tuple


def pair(folder, rounds=1, terms=24, jobs=1):
    """Build both.

    Args:
        folder: an empty one.
        rounds: as `records.attacks` takes it.
        terms: how many entries of the vocabulary there are at most, each with a payload for a name.
        jobs: how many processes work.
    """
    made, refused = attacks(rounds, jobs)
    projects = {name: make(folder / name / "project") for name in ("hostile", "harmless")}
    for name, project in projects.items():
        named = tuple(_entries(project / "content", terms, name == "hostile"))
        for number in ANCHORS:
            write(project / "content", "proceeding", id=number)
        for one in made:
            put(project / "content", one.fields if name == "hostile" else one.twin)
        _folders(project / "content", name == "hostile")
        _settings(project, name == "hostile")
    dropped = _without_conflicts(projects, made)
    for name, project in projects.items():
        _log(project / "content/log", name == "hostile")
    before = outer(folder / "hostile")
    for project in projects.values():
        outcome = build(project, jobs=jobs)
        assert outcome.ok, _errors(outcome)[:5]
    sites = (project / "site" for project in projects.values())
    return Pair(tuple(made), tuple(refused), *sites, named, dropped, (before, outer(folder / "hostile")))


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


def one_of_each(*left_out):
    """The first payload of each kind, and its harmless twin."""
    first = {}
    for payload in payloads():
        first.setdefault(payload.kind, payload)
    return [(one.text.strip(), f"{one.mark}文") for kind, one in first.items() if kind not in left_out]


def _settings(project, hostile):
    """What mkdocs.yml and its sisters say of the site, in which a payload of each kind stands."""
    said = json.dumps(" ".join(pair[not hostile] for pair in one_of_each("bidi")), ensure_ascii=False)
    for path in project.glob("mkdocs*.yml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(
            "^(site_name|site_description): .*$", lambda found: f"{found[1]}: {said}", text, flags=re.MULTILINE
        )
        path.write_text(
            text.replace("{origin: portal.example/log}", f"{{origin: {said}, key: {said}}}"), encoding="utf-8"
        )


def _folders(content, hostile):
    """Records in folders of years that are called like payloads, as far as a file system takes them."""
    for number, (text, twin) in enumerate(one_of_each("bidi")):
        path = write(content, "proceeding", id=identifier(7_000_000 + number), case_number=f"年{number}")
        place = path.parent.with_name((text if hostile else twin).replace("/", "∕")[:80]) / path.name
        place.parent.mkdir(exist_ok=True)
        path.rename(place)


def _log(folder, hostile):
    """A publication log whose name, and what it says of the changes of a record, are payloads."""
    texts = [pair[not hostile] for pair in one_of_each("bidi")]
    origin = next(text for text in texts if "zqhtml" in text)
    for day, title in ((dt.date(2024, 1, 1), "甲"), (dt.date(2024, 1, 2), "乙")):
        public = Public(ANCHORS[0], "proceeding", "published", "records/a.yml", {"title": title})
        append(folder, [public], day, origin)
    for path in (folder / "openings").iterdir():
        entries = json.loads(path.read_bytes())
        entries[-1]["header"] |= {"fields": texts, "note": texts[-1]}
        path.write_text(json.dumps(entries), encoding="utf-8")
    (folder / texts[0].replace("/", "∕")).write_text(texts[0], encoding="utf-8")


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
