"""Nothing on the site tells of a record that is sealed, has ended or is not public yet: it is as if its file had never been there.

A record of each kind of the curated content, and one of each ledger, is hidden while everything that points at it stays, and the whole site is compared with one
made from content that never held it.
"""

import json
import re
import shutil
from types import SimpleNamespace

import pytest
import yaml
from factories import to_yaml
from project import ROOT, build, make, tree
from shared import AS_OF

from build_scripts.model.kinds import KINDS

pytestmark = [pytest.mark.build, pytest.mark.curated]
CONTENT = ROOT / "content"
LEDGERS = 9  # those of `export.ledgers`, and the calendars
HIDING = {
    "sealed": "{identity}status: sealed\n",
    "sealed, the text still there": "{text}status: sealed\n",
    "not public yet": "{text}publish_on: 2027-01-01\n",
}


def without(tree, identifier):
    """A record's fields without anything that is about another record."""
    if isinstance(tree, dict):
        torn = [
            name for name in ("parts",) if identifier in {one.get("id") for one in tree.get(name, ())}
        ]  # a total without one
        kept = {
            name: without(value, identifier) for name, value in tree.items() if value != identifier and name not in torn
        }
        return {name: value for name, value in kept.items() if value not in ([], {}) or tree[name] in ([], {})}
    if isinstance(tree, list):
        about = [one for one in tree if one == identifier or (isinstance(one, dict) and one.get("id") == identifier)]
        return [without(one, identifier) for one in tree if one not in about]
    return tree


def counted(site):
    """Of each ledger, and of each calendar, the records that it tells of."""
    for path in sorted((site / "data").glob("*.json")):
        lines = json.loads(path.read_text("utf-8"))
        yield {line["id"] for line in lines if "id" in line} if isinstance(lines, list) else set()
    for path in sorted(site.glob("*/**/calendar.ics")):
        if not path.is_relative_to(site / "en"):
            yield set(re.findall(r"^UID:(\w+)-", path.read_text("utf-8"), re.MULTILINE))


@pytest.fixture(scope="module")
def two(tmp_path_factory, curated):
    """Two projects with the curated content, of each kind the published record to which most others point, and one of each ledger that counts none of these."""
    folder = tmp_path_factory.mktemp("hidden")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (CONTENT / "records").rglob("*.yml")}
    places = {path.stem: path.relative_to(CONTENT) for path in (CONTENT / "records").rglob("*.yml")}
    fields = {name: yaml.load(text, Loader=yaml.CBaseLoader) for name, text in texts.items()}  # noqa: S506 - reads text only
    pointing = {name: [other for other in texts if other != name and name in texts[other]] for name in texts}
    shown = [
        name for name in sorted(fields) if "status" not in fields[name] and fields[name].get("until", AS_OF) >= AS_OF
    ]
    chosen = {
        kind: max((name for name in shown if fields[name]["kind"] == kind), key=lambda name: len(pointing[name]))
        for kind in KINDS
    }
    names = set(chosen.values())
    for ids in counted(curated[0]):
        names |= set() if names & ids else {*sorted(ids)[:1]}
    roots = [make(folder / name) for name in ("hidden", "never")]
    for root in roots:
        shutil.rmtree(root / "content" / "records")
        shutil.copytree(CONTENT / "records", root / "content" / "records")
    return SimpleNamespace(
        hidden=roots[0], never=roots[1], texts=texts, places=places, fields=fields, pointing=pointing, chosen=names
    )


def compare(two, how, *, forgotten=()):
    """Hide the records, but for those that are forgotten, and build both sites; gives them, every file by path."""
    gone = two.chosen
    for name, place in two.places.items():
        hidden, never = two.hidden / "content" / place, two.never / "content" / place
        fields = two.fields[name]
        identity = f"id: {name}\nkind: {fields['kind']}\n"
        own = (
            re.sub(r"^status: .*\n", "", two.texts[name], flags=re.MULTILINE)
            if "status" in HIDING[how]
            else two.texts[name]
        )
        text = HIDING[how].format(identity=identity, text=own) if name in gone else two.texts[name]
        hidden.write_text(two.texts[name] if name in forgotten else text, encoding="utf-8")
        if name in gone:
            never.unlink(missing_ok=True)
        elif about := [other for other in gone if name in two.pointing[other]]:
            for other in about:
                fields = without(fields, other)
            never.write_text(to_yaml(fields), encoding="utf-8")
    for root in (two.hidden, two.never):
        outcome = build(root, as_of=AS_OF)
        assert outcome.ok, outcome.problems
    return tree(two.hidden / "site"), tree(two.never / "site")


def test_every_ledger_counts_a_record_that_is_hidden(two, curated):
    """Or the comparison would tell nothing of it."""
    assert [ids for ids in counted(curated[0]) if ids and not ids & two.chosen] == []
    assert len([ids for ids in counted(curated[0]) if ids]) >= LEDGERS


@pytest.mark.parametrize("how", HIDING)
def test_a_hidden_record_of_each_kind_might_never_have_been(two, how):
    one, other = compare(two, how)
    pages = [f"{KINDS[two.fields[name]['kind']].folder}/{name}/index.html" for name in two.chosen]
    different = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    assert different == ({*pages, *(f"en/{page}" for page in pages)} if how.startswith("sealed") else set())
    assert different <= one.keys() - other.keys()


def test_the_comparison_sees_one_number_too_many(two):
    """A negative control: a page that counts what should be hidden."""
    one, other = compare(two, "not public yet", forgotten={min(two.chosen)})
    assert {"browse/index.html", "en/browse/index.html"} <= {name for name in other if one.get(name) != other[name]}
