"""The sentences of a reading, and what it orders beside them, as lines of a record.

Takes a reading and the names to be masked; gives YAML. A crime that the vocabulary does not have, and a recipient who is not masked
yet, are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.names.personal_name import Form, form_of
from build_scripts.checks.reading import amounts
from build_scripts.checks.reading.causes import crime_key
from build_scripts.cli.draft.yaml_text import Remark, doubtful, mapping, named, place
from build_scripts.content.record_yaml import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.reading.penalties import Judged
    from build_scripts.checks.reading.punishments import Punished
    from build_scripts.checks.reading.reading import Reading
    from build_scripts.cli.draft.masking import Masks
    from build_scripts.content.vocabulary import Vocabulary


def sentences(reading: Reading, masks: Masks, vocabulary: Vocabulary) -> Iterator[str | Remark]:
    """The lines of `sentences`."""
    certain = [one for one in reading.sentences if one.penalty and not one.doubt]
    if certain:
        yield "sentences:"
    for one in certain:
        yield f"  - {_sentence(one, masks, vocabulary)}{place(one.paragraph)}"
    for one in reading.sentences:
        if one.doubt:
            yield doubtful("sentences", masks.apply(one.person), one.doubt, one.paragraph)


def _sentence(one: Judged, masks: Masks, vocabulary: Vocabulary) -> str:
    term = mapping(from_=one.term[0], to=one.term[1]) if one.term else ""
    keys = [crime_key(crime.cause, vocabulary) for crime in one.crimes]
    known = all(known for _key, known in keys)
    named_ = zip(keys, one.crimes, strict=True)
    each = ", ".join(mapping(cause=scalar(key), **_punished(crime)) for (key, _known), crime in named_) if known else ""
    return mapping(
        person=named(masks.apply(one.person)), **_punished(one), probation=one.probation, term=term, crimes=each and f"[{each}]"
    )  # fmt: skip


def _punished(one: Judged | Punished) -> dict[str, object]:
    return {
        "penalty": one.penalty and one.penalty.value,
        "length": one.length,
        "political_rights": one.political_rights,
        "fine": one.fine and scalar(one.fine),
        "confiscation": one.confiscation,
    }


def recoveries(reading: Reading, masks: Masks) -> Iterator[str]:
    """The lines of `recoveries`."""
    if not reading.recoveries:
        return
    yield "recoveries:"
    for one in reading.recoveries:
        names = ", ".join(named(masks.apply(person)) for person in one.persons)
        to = masks.apply(one.to) if one.to else ""
        shown = "" if form_of(to) in {Form.OPEN, Form.HALF} and to != "国库" else to  # a victim whom nothing masks yet
        fields = mapping(
            order=one.order.value, persons=f"[{names}]", amount=amounts.written(one.amount), to=shown and named(shown)
        )
        yield f"  - {fields}{place(one.paragraph)}"
