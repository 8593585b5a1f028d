"""Pairs of records that differ in what one article asks: how their files are read, and what the rules find in each.

A file holds `base`, the fields that all its records begin with, and `pairs`. Each pair has a name, the `rule` it is about, the
`article`, and `why`: the reasoning, worked out by hand. `with` changes the base for both records; `unlawful` and `lawful` (or `odd`
and `plain`, where neither breaks a rule) change it further. A change maps a dotted place to its new value, `decision.date: 2022-05-15`,
`parties.0.name: 李某`; nothing removes the field. `beside` lists whole records that stand in the catalogue with either of them.
"""

import copy
import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from factories import place, record
from project import LANGUAGES
from subjects import tree_of, words

from build_scripts.catalog.catalog import join
from build_scripts.catalog.summary import summary_of
from build_scripts.checks import register
from build_scripts.checks.record_facts import KnownFacts
from build_scripts.checks.subject import Subject
from build_scripts.content.strict_yaml import load
from build_scripts.model.parse import parse

HERE = Path(__file__).parent
AS_OF = dt.date(2026, 11, 21)
KEYS = {"pair", "rule", "article", "why", "with", "beside", "unlawful", "lawful", "odd", "plain"}
ID = "cqffkk22"


@dataclass(frozen=True)
class Pair:
    """Two records, each with those that stand beside it.

    Attributes:
        name: of the pair.
        rule: the rule that finds the first one, or that must not find an odd one.
        article: what decides.
        odd: whether the first one only looks odd, and breaks no rule.
        first, second: as `findings` takes them.
    """

    name: str
    rule: str
    article: str
    odd: bool
    first: list
    second: list


def pairs(folder=HERE):
    """Every pair of every file in a folder."""
    return [pair for path in sorted(folder.glob("*.yml")) for pair in _of_file(path)]


def _of_file(path):
    tree, problems = load(path.read_bytes())
    assert problems == [], path
    content = _plain(tree)
    assert content.keys() <= {"base", "pairs"}, path
    for fields in content["pairs"]:
        assert fields.keys() <= KEYS, (path, fields.keys() - KEYS)
        assert fields["why"]
        assert fields["article"]
        one, two = ("odd", "plain") if "odd" in fields else ("unlawful", "lawful")
        base = _smallest(content.get("base", {}) | {"id": ID}, fields.get("with", {}))
        beside = [_smallest(other, {}) for other in fields.get("beside", ())]
        yield Pair(
            name=f"{path.stem}: {fields['pair']}",
            rule=fields["rule"],
            article=fields["article"],
            odd=one == "odd",
            first=[*beside, _changed(base, fields[one])],
            second=[*beside, _changed(base, fields[two])],
        )


def _smallest(fields, changes):
    """The smallest valid record of a kind and status, changed twice."""
    all_ = fields | changes
    start = record(all_.get("kind", "judgment"), all_.get("status", "published"), id=all_["id"])
    rest = ({key: value for key, value in part.items() if key not in {"kind", "status"}} for part in (fields, changes))
    for part in rest:
        start = _changed(start, part)
    return start


def _changed(fields, changes):
    made = copy.deepcopy(fields)
    for where, value in changes.items():
        *steps, last = [int(step) if step.isdigit() else step for step in where.split(".")]
        inner = made
        for step in steps:
            inner = inner[step] if isinstance(step, int) else inner.setdefault(step, {})
        if isinstance(last, int) and last == len(inner):
            inner.append(value)
        elif value in (None, "null"):
            del inner[last]
        else:
            inner[last] = value
    return made


def findings(records):
    """Every problem of the last record: of its form, of the rules on one record, and of those on several."""
    found, subjects = [], []
    for fields in records:
        tree = tree_of(fields)
        entry, problems = parse(tree, PurePosixPath(place(fields)).relative_to("records"), words())
        if entry is not None:
            subjects.append(Subject(entry, tree, place(fields), words()))
            problems = [*problems, *register.examine(subjects[-1])]
        found = list(problems)
    if len(subjects) == len(records):
        catalog, problems = join(
            [summary_of(one.entry, one.source, LANGUAGES.codes) for one in subjects], words(), AS_OF
        )
        known = KnownFacts(catalog, {one.source: register.facts_of(one.entry) for one in subjects})
        last = subjects[-1].source
        found += [problem for problem in (*problems, *register.examine_together(known)) if problem.path == last]
    return found


def broken(pair):
    """What a pair promises and does not keep, in words; empty if it keeps everything."""
    first, second = findings(pair.first), findings(pair.second)
    said = [f"the {'plain' if pair.odd else 'lawful'} one: {problem.rule} {problem.message}" for problem in second]
    if pair.odd:
        said += [f"the odd one: {problem.rule} {problem.message}" for problem in first]
    elif pair.rule not in {problem.rule for problem in first}:
        others = ", ".join(problem.rule for problem in first) or "nothing"
        said.append(f"the unlawful one: {pair.rule} does not find it; found: {others}")
    return said


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def table():
    """How many pairs each rule has, with its basis and the articles: a line a rule, as text."""
    all_ = pairs()
    counts = Counter(pair.rule for pair in all_)
    lines = [f"{len(all_)} pairs"]
    for identifier, rule in sorted((register.RULES | register.ACROSS).items()):
        articles = "; ".join(sorted({pair.article for pair in all_ if pair.rule == identifier})) or rule.cites
        lines.append(f"{identifier}\t{rule.severity.value}\t{rule.basis.label}\t{counts[identifier]}\t{articles}")
    return "\n".join(lines)
