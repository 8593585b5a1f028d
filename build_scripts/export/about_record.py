"""What stands before the text of a record in a file for people: its title, its facts each with their name, and where its page is.

Takes a record; gives words in its own language, or in the site's first where the site does not have that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from build_scripts.content.labels import N_
from build_scripts.export.atom_document import NOTICE
from build_scripts.model.base import Status
from build_scripts.model.kinds import KINDS
from build_scripts.pages.wording import SAMPLE, SEPARATOR

if TYPE_CHECKING:
    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord


class AboutRecord(NamedTuple):
    """The words.

    Attributes:
        title: of the record; its number where it is reduced to that.
        sample: what a fictional sample says first; else empty.
        facts: each as `name: value`.
        address: of its page.
        summary: may be empty.
        notice: what the portal says of itself.
        text: what the text is called.
    """

    title: str
    sample: str
    facts: tuple[str, ...]
    address: str
    summary: str
    notice: str
    text: str


def about(context: ExportContext, record: ExportedRecord) -> AboutRecord:
    """The words about one record."""
    known, summary = record.fields, record.summary
    language = summary.language if summary.language in context.languages else context.languages[0]

    def say(message: str, **values: object) -> str:
        return context.say(language, message, **values)

    title = context.title(language, summary)[0]
    facts = {
        N_("Kind of record"): [say(KINDS[summary.kind].one)],
        N_("Case number"): [known["case_number"]] if known["case_number"] != title else [],
        N_("Issued by"): [context.organ(language, key) for key in known["organs"]],
        N_("Date"): [known["date"]],
        N_("Causes"): [context.term("causes", language, key) for key in known["causes"]],
        N_("Outcome"): [known["outcome_labels"].get(language)],
        N_("Status"): [say(Status(summary.status).label)],
        N_("Reason"): [known["reason"].get(language)],
    }
    return AboutRecord(
        title=title,
        sample=say(SAMPLE) if known["sample"] else "",
        facts=tuple(
            say(N_("%(name)s: %(value)s"), name=say(name), value=say(SEPARATOR).join(filter(None, values)))
            for name, values in facts.items()
            if any(values)
        ),
        address=known["urls"][language],
        summary=summary.summaries.get(language, ("", ""))[0],
        notice=say(NOTICE),
        text=say(N_("Text")),
    )
