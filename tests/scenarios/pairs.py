"""Pairs of records that differ in what one article asks: how their files are read, and what the rules find in each.

A file holds `base`, the fields that all its records begin with, and `pairs`. Each pair has a name, the `rule` it is about, the
`article`, and `why`: the reasoning, worked out by hand. `with` changes the base for both records; `unlawful` and `lawful` (or `odd`
and `plain`, where neither breaks a rule) change it further. A change maps a dotted place to its new value, `decision.date: 2022-05-15`,
`parties.0.name: 李某`; nothing removes the field. `beside` lists whole records that stand in the catalogue with either of them, `at` is
the place where the first one must be found. `folder` among the changes puts the file into another year's folder. `vocabulary` of a file are terms beyond those of the project.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath

from factories import place, record
from project import LANGUAGES
from subjects import tree_of, words

from build_scripts.catalog.catalog import join
from build_scripts.catalog.summary import summary_of
from build_scripts.checks import register
from build_scripts.checks.record_facts import KnownFacts, of_files
from build_scripts.checks.subject import Subject
from build_scripts.content.strict_yaml import load, place_of
from build_scripts.content.vocabulary import Vocabulary
from build_scripts.content.vocabulary_item import VocabularyItem
from build_scripts.model.parse import parse

HERE = Path(__file__).parent
AS_OF = dt.date(2026, 11, 21)
KEYS = {"pair", "rule", "article", "why", "with", "beside", "unlawful", "lawful", "odd", "plain", "at"}
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
        at: where in the first one the rule must find it; empty for anywhere.
        vocabulary: with the terms of the file.
    """

    name: str
    rule: str
    article: str
    odd: bool
    first: list
    second: list
    at: tuple
    vocabulary: Vocabulary


@cache
def pairs(folder=HERE):
    """Every pair of every file in a folder."""
    return tuple(pair for path in sorted(folder.glob("*.yml")) for pair in _of_file(path))


def _of_file(path):
    tree, problems = load(path.read_bytes())
    assert problems == [], path
    content = plain(tree)
    assert content.keys() <= {"base", "pairs", "vocabulary"}, path
    known = _enlarged(content.get("vocabulary", {}))
    for fields in content["pairs"]:
        assert fields.keys() <= KEYS, (path, fields.keys() - KEYS)
        assert fields["why"]
        assert fields["article"]
        one, two = ("odd", "plain") if "odd" in fields else ("unlawful", "lawful")
        base = smallest(content.get("base", {}) | {"id": ID}, fields.get("with", {}))
        beside = [smallest(other, {}) for other in fields.get("beside", ())]
        yield Pair(
            name=f"{path.stem}: {fields.get('pair', fields['rule'])}",
            rule=fields["rule"],
            article=fields["article"],
            odd=one == "odd",
            first=[*beside, _changed(base, fields[one])],
            second=[*beside, _changed(base, fields[two])],
            at=tuple(_steps(fields.get("at", ""))),
            vocabulary=known,
        )


def smallest(fields, changes):
    """The smallest valid record of a kind and status, changed twice."""
    all_ = fields | changes
    start = record(all_.get("kind", "judgment"), all_.get("status", "published"), id=all_["id"])
    rest = ({key: value for key, value in part.items() if key not in {"kind", "status"}} for part in (fields, changes))
    for part in rest:
        start = _changed(start, part)
    return start


def _changed(fields, changes):
    made = plain(fields)
    for where, value in changes.items():
        *steps, last = _steps(where)
        inner = made
        for step in steps:
            inner = inner[step] if isinstance(step, int) else inner.setdefault(step, {})
        if isinstance(last, int) and last == len(inner):
            inner.append(value)
        elif value in (None, "null"):
            inner.pop(last, *(() if isinstance(inner, list) else (None,)))
        else:
            inner[last] = value
    return made


def _steps(where):
    return [int(step) if step.isdigit() else step for step in where.split(".") if step]


def _enlarged(extra):
    """The project's vocabulary with the terms of a file."""
    lists = dict(words().lists)
    for name, terms in extra.items():
        made = {
            term["key"]: VocabularyItem(
                key=term["key"],
                names={"zh": term["zh"], "en": term["en"]},
                slug=term["key"],
                extra={key: value for key, value in term.items() if key not in {"key", "zh", "en"}},
            )
            for term in terms
        }
        lists[name] = lists[name] | made
    return replace(words(), lists=lists)


def findings(records, vocabulary=None):
    """Every problem of the last record: of its form, of the rules on one record, and of those on several."""
    known_words = vocabulary or words()
    found, subjects = [], []
    for given in records:
        fields = {name: value for name, value in given.items() if name != "folder"}
        tree, source = tree_of(fields), place(fields, given.get("folder"))
        entry, problems = parse(tree, PurePosixPath(source).relative_to("records"), known_words)
        if entry is not None:
            subjects.append(Subject(entry, tree, source, known_words, AS_OF))
            problems = [*problems, *register.examine(subjects[-1])]
        found = list(problems)
    if len(subjects) == len(records):
        known, problems = joined(subjects)
        last = subjects[-1].source
        found += [problem for problem in (*problems, *register.examine_together(known)) if problem.path == last]
    return found


def joined(subjects, as_of=AS_OF):
    """What the rules over several records know of some, and the problems of the catalogue."""
    catalog, problems = join([summary_of(one.entry, one.source, LANGUAGES.codes) for one in subjects], words(), as_of)
    return KnownFacts(catalog, of_files({one.source: register.facts_of(one) for one in subjects})), problems


def broken(pair):
    """What a pair promises and does not keep, in words; empty if it keeps everything."""
    first, second = (findings(records, pair.vocabulary) for records in (pair.first, pair.second))
    said = [f"the {'plain' if pair.odd else 'lawful'} one: {problem.rule} {problem.message}" for problem in second]
    if pair.odd:
        said += [f"the odd one: {problem.rule} {problem.message}" for problem in first]
    elif pair.rule not in {problem.rule for problem in first}:
        others = ", ".join(problem.rule for problem in first) or "nothing"
        said.append(f"the unlawful one: {pair.rule} does not find it; found: {others}")
    elif pair.at and place_of(tree_of(pair.first[-1]), pair.at)[0] not in {
        problem.line for problem in first if problem.rule == pair.rule
    }:
        said.append(f"the unlawful one: {pair.rule} finds it elsewhere")
    for problem in first:
        if not (problem.message and problem.remedy):
            said.append(f"{problem.rule} does not say what is wrong, or how to mend it")
        if any(name in problem.message + problem.remedy for name in _open_names(pair.first[-1])):
            said.append(f"{problem.rule} repeats a name")
    return said


def _open_names(fields):
    """The names of the persons of a record that are not masked."""
    for person in (*fields.get("parties", ()), *fields.get("persons", ()), fields.get("person", {})):
        if len(name := person.get("name", "")) > 1 and "某" not in name:
            yield name


def plain(value):
    """A copy of plain mappings and lists, whatever they were."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def table():
    """How many pairs each rule has, with its basis and the articles: a line a rule, as text."""
    all_ = pairs()
    counts = Counter(pair.rule for pair in all_)
    lines = [f"{len(all_)} pairs"]
    for identifier, rule in sorted((register.RULES | register.ACROSS).items()):
        articles = "; ".join(sorted({pair.article for pair in all_ if pair.rule == identifier})) or rule.cites
        lines.append(f"{identifier}\t{rule.severity.value}\t{rule.basis.label}\t{counts[identifier]}\t{articles}")
    return "\n".join(lines)
