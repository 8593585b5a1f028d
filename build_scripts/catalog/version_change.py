"""What changed from one version of a record to the next: its class, and the fields.

Takes two whole records as plain data, either as their files have them or as the data files carry them; gives a `Change`. A change that
may be of two classes is of the graver one: what was taken out goes before what was put right, and that before what only looks different.
A link to another record is named by no change, since that other one may be sealed one day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.catalog.record_tree import alike, as_list, leaves, open_names, plain, without
from build_scripts.catalog.text_change import Line, graver, lines_of, text_change
from build_scripts.model.base import CorrectionClass, Status
from build_scripts.model.field_at import own_fields
from build_scripts.model.field_type import about_somebody, field_type, holds, usual_value
from build_scripts.model.kinds import KINDS
from build_scripts.model.not_public import NOT_PUBLIC
from build_scripts.model.status import Sealed, Withdrawn, Withheld
from build_scripts.model.translated import Translated, translated_fields
from build_scripts.model.types import RecordId, Url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from build_scripts.model.base import Model

Path = tuple[str, ...]
Found = tuple[Path | None, CorrectionClass]  # no path where no change names the field
_MODELS: dict[str, type[Model]] = {
    Status.WITHHELD.value: Withheld,
    Status.WITHDRAWN.value: Withdrawn,
    Status.SEALED.value: Sealed,
}
_OF_THE_PORTAL = frozenset({"sample", "language"})  # what the portal says of the record


class Change(NamedTuple):
    """What a new version brought.

    Attributes:
        class_: of the gravest change in it.
        fields: the changed fields in the order of the model, `decision.date` for one in a group.
    """

    class_: CorrectionClass
    fields: tuple[str, ...]


class _Known(NamedTuple):
    """What the comparison of a field asks of the two records.

    Attributes:
        standing: the lines that the new record has anywhere.
        before, after: the open names that stand in fields of the old one, and of the new one.
    """

    standing: Collection[Line]
    before: Collection[str]
    after: Collection[str]

    @staticmethod
    def names_in(text: str, names: Collection[str]) -> int:
        """How many of some names a text has."""
        return sum(name in text for name in names)


def change_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    """Compare two versions of a record, field by field."""
    before, after = plain(before), plain(after)
    statuses = [tree.get("status") or Status.PUBLISHED.value for tree in (before, after)]
    if statuses[0] != statuses[1]:
        return Change(CorrectionClass.STATUS, ("status",))
    if before.get("kind") != after.get("kind"):
        return Change(CorrectionClass.CORRECTION, ("kind",))
    model = _MODELS.get(statuses[1]) or KINDS[after["kind"]].model
    known = _Known(
        {line for _path, text in leaves(after) for line in lines_of(text)}, open_names(before), open_names(after)
    )
    found = list(_group(model, before, after, known))
    return Change(
        graver(*(class_ for _path, class_ in found)),
        tuple(dict.fromkeys(".".join(path) for path, _class in found if path)),
    )


def _group(
    model: type[BaseModel], before: Mapping[str, Any], after: Mapping[str, Any], known: _Known
) -> Iterator[Found]:
    """The changed fields of a group."""
    for name in _names(model, before, after):
        usual = plain(usual_value(model, name))
        old, new = before.get(name), after.get(name)
        if (usual if old is None else old) != (usual if new is None else new):
            yield from _field(model, name, old, new, known)


def _names(model: type[BaseModel], *trees: Mapping[str, Any]) -> Iterator[str]:
    """The public fields of a model in its order, each followed by those in other languages."""
    translated = translated_fields(model) if issubclass(model, Translated) else ()
    for name in own_fields(model):
        if name not in NOT_PUBLIC.get(model, ()):
            yield name
        if name in translated:
            yield from sorted({key for tree in trees for key in tree if key.rpartition("_")[0] == name})


def _field(model: type[BaseModel], name: str, old: Any, new: Any, known: _Known) -> Iterator[Found]:
    own = name if name in own_fields(model) else name.rpartition("_")[0]
    kind = field_type(model, own)
    assert kind  # noqa: S101 - it is a field of the model
    if own in _OF_THE_PORTAL or holds(model, own, Url) or (own != name and not old):
        yield (name,), CorrectionClass.TECHNICAL  # a translation was added, an address of the source changed
    elif holds(model, own, RecordId) or (kind.model and holds(kind.model, "id", RecordId)):
        yield None, CorrectionClass.TECHNICAL
    elif name == "corrections" and not without(as_list(old), as_list(new)):
        yield None, CorrectionClass.TECHNICAL  # a note was added, which stands on the page itself
    elif kind.model and (kind.many or (isinstance(old, dict) and isinstance(new, dict))):
        inner = (
            _items(kind.model, as_list(old), as_list(new), known) if kind.many else _group(kind.model, old, new, known)
        )
        yield from ((path if path is None else (name, *path), class_) for path, class_ in inner)
    elif kind.model:
        yield (name,), _whole(kind.model, old, new, known)
    elif str in kind.types and not kind.vocabulary:
        yield (name,), _text(model, old, new, known)
    else:
        yield (name,), CorrectionClass.REDACTION if not new and about_somebody(model) else CorrectionClass.CORRECTION


def _text(model: type[BaseModel], old: Any, new: Any, known: _Known) -> CorrectionClass:
    """A field of words; a mere number, such as that of an article, tells of nobody unless it stands beside a name."""
    texts = ["\n".join(as_list(value)) for value in (old, new)]
    if not texts[1] and not about_somebody(model) and not any(character.isalpha() for character in texts[0]):
        return CorrectionClass.CORRECTION
    class_ = text_change(texts[0], texts[1], known.standing)
    if texts[1] and known.names_in(texts[0], known.before) > known.names_in(texts[1], known.after):
        return CorrectionClass.REDACTION  # other words stand where a name was
    return class_


def _whole(model: type[BaseModel], old: Any, new: Any, known: _Known) -> CorrectionClass:
    """A whole group that came, went, or is written in another way; its texts are lost unless they stand elsewhere."""
    gone = () if new or not isinstance(old, dict) else _texts(model, old)
    return graver(CorrectionClass.CORRECTION, *(text_change(text, "", known.standing) for text in gone))


def _items(model: type[BaseModel], old: Sequence[Any], new: Sequence[Any], known: _Known) -> Iterator[Found]:
    """The changes of a list of groups; an item is compared with the one most like it."""
    went, came = without(old, new), without(new, old)
    if not went and not came:
        yield (), CorrectionClass.TECHNICAL  # the order alone
    for item in went:
        other = max(came, key=lambda one: alike(item, one), default=None)
        if other is None or (not alike(item, other) and len(went) != len(came)):
            yield (), _whole(model, item, None, known)
            continue
        came.remove(other)
        if isinstance(item, dict) and isinstance(other, dict):
            yield from _group(model, item, other, known)
        else:
            yield (), CorrectionClass.CORRECTION
    if came:
        yield (), CorrectionClass.CORRECTION


def _texts(model: type[BaseModel], tree: Mapping[str, Any]) -> Iterator[str]:
    """The words of a group that are no keys, numbers or days."""
    for name in tree:
        kind = field_type(model, name) or field_type(model, name.rpartition("_")[0])
        if not kind:
            continue
        for value in as_list(tree[name]):
            if isinstance(value, dict) and kind.model:
                yield from _texts(kind.model, value)
            elif str in kind.types and not kind.vocabulary and any(map(str.isalpha, value)):
                yield value
