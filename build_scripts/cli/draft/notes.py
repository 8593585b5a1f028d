"""What a drafted record says below its fields: other numbers, whom it masks, what was replaced, and what a reader has to settle.

Takes a reading, the names to be masked and what stands for personal data; gives comments, of which those that are doubts keep the record from
passing its check.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.cli.draft import withholding
from build_scripts.cli.draft.yaml_text import Remark, doubt
from build_scripts.content.message import Citation, Message
from build_scripts.model.case_type import CaseType, Procedure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.personal.span import PersonalData
    from build_scripts.checks.reading.reading import Reading
    from build_scripts.cli.draft.masking import Masks
    from build_scripts.cli.draft.personal_data import Cleared

_MASKED = Citation("法释〔2016〕19号 Arts 8, 9")
_WITHHELD = Citation("法释〔2016〕19号 Art 4")
_PROCURATORATE = re.compile("[\u4e00-\u9fff]{2,30}检察院(?=\n|$)")
_TRADITIONAL = frozenset("訴審書證號決據條項過實執護權應與對產業經債務罰緩適駁長員華國東門處繼續")
_FEW = 12  # of them stand in a text that quotes a name or a sign


def is_procuratorate(reading: Reading) -> bool:
    """Whether a procuratorate stands at the head."""
    return _PROCURATORATE.match(reading.document.flat) is not None


def notes(reading: Reading, masks: Masks, clear: Cleared) -> Iterator[str | Remark]:
    """All comments."""
    for number, at in reading.others:
        yield f"# related? {number}（第{at}段）"
    for form, why in masks.why.items():
        words = Message(
            "masked as {form}: {why}, in every field and in the text ({cites})", form=form, why=why, cites=_MASKED
        )
        yield Remark("# ", words)
    if masks.unsure:
        unsure = "、".join(f"第{number}段" for number in masks.unsure)
        yield doubt(Message("perhaps a victim's, witness's or minor's name: {places}", places=unsure))
    for kind, places in _places(clear.certain):
        yield doubt(Message("{kind} was replaced by ×× in 第{paragraph}段", kind=kind, paragraph=places))
    for kind, places in _places(clear.perhaps):
        yield doubt(Message("perhaps {kind} in 第{paragraph}段", kind=kind, paragraph=places))
    for reason in withholding.reasons(reading):
        yield doubt(
            Message(
                "such a document is withheld ({cites}): status: withheld, withheld: {{reason: {reason}}}",
                cites=_WITHHELD,
                reason=reason,
            )
        )
    if is_procuratorate(reading):
        yield doubt(Message("a procuratorate's document is told as a record of kind `procuratorial-document`"))
    if sum(map(reading.document.flat.count, _TRADITIONAL)) >= _FEW:
        yield doubt(
            Message(
                "the text is written in traditional characters, in which neither names nor personal data are looked for"
            )
        )
    if reading.case_type is CaseType.CRIMINAL and reading.procedure is Procedure.SENTENCE_CHANGE:
        yield Remark(
            "# ",
            Message(
                "a change of sentence may also be told as a record of kind sentence-change (`portal new sentence-change`)"
            ),
        )
    yield Remark("# ", Message("not in the text, and never guessed: source, effective, sample"))


def _places(found: list[tuple[PersonalData, int]]) -> Iterator[tuple[PersonalData, str]]:
    """Each kind of personal data once, with all its paragraphs: 14段、第15."""
    for kind in dict.fromkeys(kind for kind, _at in found):
        numbers = dict.fromkeys(at for one, at in found if one is kind)
        yield kind, "段、第".join(map(str, numbers))
