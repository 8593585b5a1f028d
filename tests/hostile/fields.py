"""Records of every kind and status that between them have every field of the models.

Nothing here names a field: what a record may hold is read from its model, and tried. So a new field is attacked from the day on which it
is written; one that no value made here fits is named by a test, and needs an example in `examples.yml`.
"""

import copy
import datetime as dt
import enum
import itertools
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import yaml
from factories import REDUCED, SMALLEST, identifier, place, to_yaml
from project import AS_OF, LANGUAGES
from pydantic import TypeAdapter, ValidationError
from subjects import words

from build_scripts.catalog import catalog
from build_scripts.catalog.summary import summary_of
from build_scripts.checks import register
from build_scripts.checks.record_facts import KnownFacts
from build_scripts.checks.subject import Subject
from build_scripts.content.problem import Severity
from build_scripts.content.strict_yaml import load
from build_scripts.model.field_type import field_type
from build_scripts.model.kinds import KINDS
from build_scripts.model.parse import parse
from build_scripts.model.status import Sealed, Withdrawn, Withheld
from build_scripts.model.translated import own_names, translated_names

KINDS_FOLDER = Path(__file__).parents[1] / "model/kinds"
REDUCED_MODELS = {"withheld": Withheld, "withdrawn": Withdrawn, "sealed": Sealed}
ANCHORS = ("7k2m9xqd", "9p4xk7wd")  # to which related records lead
GIVEN = {"id", "kind", "status", "language", "sample"}
ADDRESS = "https://court.example/"
WORD = "文字"  # harmless, and no value of any closed list
TODAY = dt.date.fromisoformat(AS_OF)
DEEPEST = 6
TRIED = (WORD, "2023-03-01", "2022-01-01", "2024-05-30", "P1M", "1", "true", ADDRESS, "9p4xk7wd", "male", "王某", "264")  # fmt: skip


class Leaf(NamedTuple):
    """A field that holds one value: where it stands, with 0 for any item of a list."""

    steps: tuple
    model: type
    name: str


def model_of(kind, status):
    """The model of a record."""
    return KINDS[kind].model if status == "published" else REDUCED_MODELS[status]


def leaves(model, above=()):
    """Every field of a model that holds a single value, those of its groups and of their items included."""
    names = [
        *sorted(own_names(model)),
        *(translated_names(model, LANGUAGES.written) if hasattr(model, "TRANSLATED") else ()),
    ]
    for name in names:
        if not above and name in GIVEN:
            continue
        found = field_type(model, name, LANGUAGES.written)
        steps = (*above, name, 0) if found.many else (*above, name)
        if found.model is None:
            yield Leaf(steps, model, name)
        else:
            if len(steps) < DEEPEST:
                yield from leaves(found.model, steps)
            if set(found.types) - {found.model, tuple}:  # a group, or one value in its place
                yield Leaf(steps, model, name)


def takes_text(leaf):
    """Whether a field holds words, and no key, day, amount or choice."""
    return kind_of_text(leaf.model, leaf.name) is not None


@cache
def kind_of_text(model, name):
    """A harmless text that fits a field which holds words or an address; None for any other."""
    found = field_type(model, name, LANGUAGES.written)
    if found.vocabulary or str not in found.types:
        return None
    adapter = TypeAdapter(_field(model, name).rebuild_annotation())
    return next((text for text in (WORD, ADDRESS) if _takes(adapter, [text] if found.many else text)), None)


def _takes(adapter, value):
    try:
        adapter.validate_python(value, context={"vocabulary": words()})
    except ValidationError:
        return False
    return True


def problems_of(fields, tree=None):
    """What stands against publishing a record: the model and the rules are asked."""
    source = place(fields)
    tree = fields if tree is None else tree
    entry, problems = parse(tree, PurePosixPath(source).relative_to("records"), words())
    found = [*problems, *(register.examine(Subject(entry, tree, source, words())) if entry else ())]
    if entry:
        joined, wrong = catalog.join([summary_of(entry, source, LANGUAGES.codes)], words(), TODAY, ANCHORS)
        facts = {source: register.facts_of(Subject(entry, tree, source, words()))}
        found += [*wrong, *register.examine_together(KnownFacts(joined, facts))]
    return [problem for problem in found if problem.severity is Severity.ERROR]


def shown(fields):
    """Whether a record may stand on the site on the day of the tests: nothing is against it, and it has not ended."""
    if problems_of(fields):
        return False
    source = place(fields)
    entry, _problems = parse(fields, PurePosixPath(source).relative_to("records"), words())
    return summary_of(entry, source, LANGUAGES.codes).is_shown(AS_OF)


def refusals(fields):
    """The same of the record's file, with the lines, and what the loader says of it."""
    tree, problems = load(to_yaml(fields).encode())
    return problems or problems_of(fields, tree)


def values(model, name):
    """What may fit a field that holds words; or, in a group that has to be made, any other."""
    found = field_type(model, name, LANGUAGES.written)
    if found.vocabulary:
        yield from itertools.chain(*(list(words().lists[listed])[:4] for listed in found.vocabulary.lists))
    for one in found.types:
        if issubclass(one, enum.Enum):
            yield from [choice.value for choice in one][:4]
    yield from (value for value in TRIED if value != WORD or (str in found.types and not found.vocabulary))


@cache
def groups(model, depth=0):
    """Small groups of fields that a model takes, or might."""
    required = [name for name in sorted(own_names(model)) if _field(model, name).is_required()]
    each = [list(itertools.islice(_filled(model, name, depth), 12)) for name in required]
    return [dict(zip(required, chosen, strict=True)) for chosen in itertools.islice(itertools.product(*each), 60)]


def _filled(model, name, depth):
    found = field_type(model, name, LANGUAGES.written)
    if depth < 3:
        for value in values(model, name) if not found.model else groups(found.model, depth + 1):
            yield [value] if found.many else value


def _field(model, name):
    """What the model says of a field; one in another language is as the original."""
    names = {field.alias or own: field for own, field in model.model_fields.items()}
    return names.get(name) or names[name.rpartition("_")[0]]


def at(fields, steps):
    """The value there, or None."""
    for step in steps:
        if isinstance(step, int):
            fields = fields[step] if isinstance(fields, list) and len(fields) > step else None
        else:
            fields = fields.get(step) if isinstance(fields, dict) else None
        if fields is None:
            return None
    return fields


def same(fields, text, above=()):
    """Where a record says this text, beside what every record has."""
    if fields == text and above[0] not in GIVEN:
        yield above
    for step, inner in (
        fields.items() if isinstance(fields, dict) else enumerate(fields) if isinstance(fields, list) else ()
    ):
        yield from same(inner, text, (*above, step))


def put_at(fields, steps, value):
    """A copy with a value there; groups and lists on the way are made where they lack."""
    made = copy.deepcopy(fields)
    inner = made
    for step, following in itertools.pairwise((*steps, None)):
        if following is None:
            if isinstance(step, int) and len(inner) <= step:
                inner.append(value)
            else:
                inner[step] = value
            return made
        empty = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            if len(inner) <= step:
                inner.append(empty)
        elif not isinstance(inner.get(step), type(empty)):
            inner[step] = empty
        inner = inner[step]
    return made


@cache
def variants(kind, status="published"):
    """Valid records that between them hold every field of words; and the fields that none of them could be made to hold."""
    model = model_of(kind, status)
    start = {"id": identifier(1), "kind": kind, **({} if status == "published" else {"status": status})}
    smallest = start | (SMALLEST[kind] if status == "published" else REDUCED[status])
    examples = [EXAMPLES["every"], {}, *EXAMPLES.get(f"{kind} {status}", ())]
    if status == "published":
        examples.append(_read(KINDS_FOLDER / f"{kind}.yml"))
    found = [made for example in examples if shown(made := smallest | example | start)]
    lacking = []
    for leaf in filter(takes_text, leaves(model)):
        if any(at(fields, leaf.steps) is not None for fields in found):
            continue
        made = _with(leaf, found, model)
        if made is None:
            lacking.append(leaf)
        else:
            found[made[0]] = made[1]
    return tuple(_merged(found, [leaf for leaf in leaves(model) if takes_text(leaf)])), tuple(lacking)


def _merged(found, words):
    """The first record with what it takes of the others, and what it does not take of them."""
    first, *others = found
    for other, leaf in itertools.product(others, words):
        if at(first, leaf.steps) is None and at(other, leaf.steps) is not None:
            ways = (
                put_at(first, leaf.steps[:deep], at(other, leaf.steps[:deep])) for deep in range(1, len(leaf.steps) + 1)
            )
            first = next((way for way in ways if _has(first, words) < _has(way, words) and shown(way)), first)
    yield first
    had = _has(first, words)
    for other in others:
        if more := _has(other, words) - had:
            had |= more
            yield other


def _has(fields, words):
    return {leaf for leaf in words if at(fields, leaf.steps) is not None}


def _with(leaf, found, model):
    """A record with this field too, and which one of those found it was."""
    for number, fields in enumerate(found):
        for made in _ways(leaf, fields, model):
            if shown(made):
                return number, made
    return None


def _ways(leaf, fields, model):
    """The record with the field, in each value that it might have; the group around it is as small as it can be."""
    for value in values(leaf.model, leaf.name):
        yield put_at(fields, leaf.steps, value)
    missing = next(
        (leaf.steps[:number] for number in range(1, len(leaf.steps)) if at(fields, leaf.steps[:number]) is None), None
    )
    group = missing and _group(model, missing)
    if group:
        for small in groups(group.model)[:40]:
            whole = put_at(fields, missing, [small] if group.many else small)
            yield put_at(whole, leaf.steps, WORD)


def _group(model, steps):
    """The group of fields there, or None where it is a single value."""
    names = [step for step in steps if isinstance(step, str)]
    for name in names[:-1]:
        model = field_type(model, name, LANGUAGES.written).model
    found = field_type(model, names[-1], LANGUAGES.written)
    return found if found.model else None


def _read(path):
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - text alone


EXAMPLES = _read(Path(__file__).with_name("examples.yml"))
