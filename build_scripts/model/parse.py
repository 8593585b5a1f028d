"""The one way from a loaded mapping to an entry of the right class.

Takes what `load` returned, the vocabulary and the place of the file; gives the entry, or problems with line, field,
what is allowed and the nearest valid value.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.content.named import named
from build_scripts.content.problem import Problem, Severity
from build_scripts.content.strict_yaml import place_of
from build_scripts.model.base import Status
from build_scripts.model.explanation import explained, one_of
from build_scripts.model.kinds import BY_FOLDER, KINDS, Entry
from build_scripts.model.status import Sealed, SealedCategory, Withdrawn, Withheld
from build_scripts.model.translated import own_names, translated_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.content.vocabulary import Vocabulary

_REDUCED: dict[str, type[Withheld | Withdrawn | Sealed]] = {
    Status.WITHHELD: Withheld,
    Status.WITHDRAWN: Withdrawn,
    Status.SEALED: Sealed,
}


def parse(tree: Any, path: PurePosixPath, vocabulary: Vocabulary) -> tuple[Entry | None, list[Problem]]:
    """Make an entry.

    Args:
        tree: what `load` returned for the file.
        path: the file's place below `records/`, such as `judgments/2023/7k2m9xqd.yml`.
        vocabulary: resolves keys.

    Returns:
        The entry, or None when it has errors, and the problems (whose `path` the caller fills in).
    """
    if not isinstance(tree, dict):
        return None, [
            _problem("FORM-01", Message("a record is a mapping of fields"), Message("start with `id: …` and `kind: …`"))
        ]
    if problems := list(_identity(tree, path)):
        return None, problems
    model = _REDUCED.get(tree.get("status") or "") or KINDS[tree["kind"]].model
    context: dict[str, Any] = {"vocabulary": vocabulary}
    try:
        entry = model.model_validate(tree, context=context)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return None, [explained(detail, tree, model, vocabulary) for detail in details]
    return entry, list(_dropped(context.get("dropped", ()), tree, entry, vocabulary.languages))


def _identity(tree: Any, path: PurePosixPath) -> Iterator[Problem]:
    """A record's id is its file's name, its kind is its folder's."""
    kind = tree.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        kinds = {one.key: one.one for one in KINDS.values()}
        message, remedy = one_of(named("kind", N_("Kind of record")), kind, kinds)
        if kind is None:
            message, remedy = (
                Message("the field {field} is missing", field=named("kind", "Kind of record")),
                Message("add `kind: …`"),
            )
        yield _problem("FORM-02", message, remedy, *place_of(tree, ("kind",)))
        return
    folder, known = path.parts[0], KINDS[kind]
    if folder != known.folder:
        remedy = Message("move the file to records/{folder}/<year>/", folder=known.folder)
        if other := BY_FOLDER.get(folder):
            remedy = Message("{move}, or write {kind}", move=remedy, kind=named(f"kind: {other.key}", other.one))
        message = Message(
            "a record of kind {kind} stands in the folder {folder}/", kind=named(kind, known.one), folder=folder
        )
        yield _problem("FORM-03", message, remedy, *place_of(tree, ("kind",)))
    if isinstance(tree.get("id"), str) and tree["id"] != path.stem:
        remedy = Message("write `id: {stem}` or rename the file", stem=path.stem)
        yield _problem("FORM-04", Message("`id` is not the file's name"), remedy, *place_of(tree, ("id",)))
    status = tree.get("status")
    if status is not None and status not in list(Status):
        message, remedy = one_of(named("status", N_("Status")), status, {one.value: one.label for one in Status})
        yield _problem("FORM-05", message, remedy, *place_of(tree, ("status",)))


def _problem(rule: str, message: Message, remedy: Message, line: int = 1, column: int = 0) -> Problem:
    return Problem(rule=rule, message=message, remedy=remedy, line=line, column=column)


def _dropped(names: Iterable[str], tree: Any, entry: Entry, languages: tuple[str, ...]) -> Iterator[Problem]:
    """A sealed or withdrawn record whose file still holds the text: nothing is shown, but the file should lose it."""
    model = KINDS[entry.kind].model
    if isinstance(entry, Sealed) and (unread := [name for name in names if name in own_names(Sealed)]):
        yield _unread(unread[0], tree)
    held = [name for name in names if name in own_names(model) or name in translated_names(model, languages)]
    if isinstance(entry, Sealed) and held:
        message = Message("the record is sealed, but its file still holds what was sealed; nothing of it is published")
        remedy = Message(
            "keep only `id`, `kind`, `status` and `replaces`, and purge the history as CONTRIBUTING.md describes"
        )
        line, column = place_of(tree, ("status",))
        yield Problem(
            rule="SEAL-01", severity=Severity.WARNING, message=message, remedy=remedy, line=line, column=column,
            cites="刑事诉讼法 Art 286",
        )  # fmt: skip


def _unread(name: str, tree: Any) -> Problem:
    """What a sealed file says of its sealing and must not, or not so; it is left unread, since an error would keep the former text public."""
    line, column = place_of(tree, (name,))
    message = Message("`{field}` of a sealed record is left unread", field=name)
    remedy = Message(
        "remove it: on a ground that concerns a minor the file keeps neither date nor category, and on another one the date and one of {values}",
        values=tuple(category.value for category in SealedCategory),
    )
    if name != "sealed":
        remedy = Message("write `replaces` as a list of `id` and `reason`, or the old addresses lead nowhere")
    return Problem(
        rule="SEAL-02", severity=Severity.WARNING, message=message, remedy=remedy, line=line, column=column,
        cites="刑事诉讼法 Art 286",
    )  # fmt: skip
