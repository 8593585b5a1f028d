"""Records of every kind and status that between them have every field of the models.

Nothing here names a field: what a record may hold is read from its model, and tried. So a new field is attacked from the day on which it
is written; one that no value made here fits is named by a test, and needs an example in `examples.yml`.
"""

import enum
import itertools
from functools import cache
from pathlib import Path

import yaml
from factories import REDUCED, SMALLEST, identifier
from project import LANGUAGES
from subjects import words

from build_scripts.model.field_type import field_type
from build_scripts.model.translated import own_names
from hostile.examined import shown
from hostile.fields import ADDRESS, WORD, at, field_of, leaves, model_of, put_at, takes_text

KINDS_FOLDER = Path(__file__).parents[1] / "model/kinds"
TRIED = (WORD, "2023-03-01", "2022-01-01", "2024-05-30", "P1M", "1", "true", ADDRESS, "9p4xk7wd", "male", "王某", "264")  # fmt: skip


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
    required = [name for name in sorted(own_names(model)) if field_of(model, name).is_required()]
    each = [list(itertools.islice(_filled(model, name, depth), 12)) for name in required]
    return [dict(zip(required, chosen, strict=True)) for chosen in itertools.islice(itertools.product(*each), 60)]


def _filled(model, name, depth):
    found = field_type(model, name, LANGUAGES.written)
    if depth < 3:
        for value in values(model, name) if not found.model else groups(found.model, depth + 1):
            yield [value] if found.many else value


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
