"""What lists, ledgers and exports draw from, and the rows in which they show records.

Takes the catalogue, the renderer, the shells and the day; gives `Site`, which knows how to say things in each language.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from build_scripts.catalog import treatments
from build_scripts.catalog.catalog import Case
from build_scripts.catalog.ledgers import figures, supervision
from build_scripts.catalog.treatments import Treatment
from build_scripts.checks import case_line
from build_scripts.checks.sentences.listed import listed
from build_scripts.content.labels import N_
from build_scripts.content.pairs_in_file import PairsInFile
from build_scripts.content.texts_by_key import TextsByKey
from build_scripts.model.base import Status
from build_scripts.model.kinds import KINDS, results_of
from build_scripts.model.status import reason_of
from build_scripts.pages import case_name, open_days, text_targets, ways
from build_scripts.pages.alternates import no_lists
from build_scripts.pages.case_name import Name
from build_scripts.pages.made_once import MadeOnce
from build_scripts.pages.wording import ORGANS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from build_scripts.catalog.catalog import Catalog
    from build_scripts.catalog.ledgers.figures import FigureLine
    from build_scripts.catalog.ledgers.sealed import SealedYear
    from build_scripts.catalog.ledgers.supervision import ActLine
    from build_scripts.catalog.publication_log import PublicationLog
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.case_line import CaseLine
    from build_scripts.checks.coverage import Coverage
    from build_scripts.checks.deadline_lines import DeadlineLine
    from build_scripts.checks.sentences.ledger import Sentence
    from build_scripts.checks.sentences.listed import ListedChange
    from build_scripts.model.kinds import Kind
    from build_scripts.pages.alternates import Alternate, ListLinks
    from build_scripts.pages.hub import Portal
    from build_scripts.pages.lists import Directory
    from build_scripts.pages.renderer import Renderer
    from build_scripts.pages.shell import Shell

Row = dict[str, Any]
UNSETTLED = N_("Judgment given")
_AT_HAND = 1024  # cases; their stages take some 2 MB


@dataclass(frozen=True)
class Site:
    """The whole site before it is pages.

    Attributes:
        catalog: every record that is shown.
        renderer: names and templates.
        shells: the frame of each language; the first language is at the root.
        as_of: the day of the build.
        coverage: for the register of rules, what each one examined and found.
        sealed_per_year: how many records were sealed, newest year first, as far as it may be shown.
        deadlines: how the records kept the time limits.
        sentences: the course of each sentence of which a change is shown.
        keys: record id → a digest that changes with anything of the record.
        seen: record id → one that changes with what others see of it.
        log: the publication log by the end of the day; None where the project has none.
        promise_days: how many days old the site may grow.
        hub: the portals that the site asks, if it is a hub.
        alternates: the formats in which each record can be had besides its page.
        cited_lists: gives of the path and the records of a list the parts into which their citations are divided, each with its files.
        formats_off: the extensions of the formats that the site goes without.
        once: has what is worked out of all records and needed of few.
    """

    catalog: Catalog
    renderer: Renderer
    shells: Mapping[str, Shell]
    as_of: dt.date
    coverage: Sequence[Coverage] = ()
    sealed_per_year: tuple[SealedYear, ...] = field(default=(), kw_only=True)
    deadlines: Sequence[DeadlineLine] = field(default=(), repr=False)
    sentences: Sequence[Sentence] = field(default=(), repr=False)
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    seen: Mapping[str, str] = field(default_factory=dict, repr=False)
    log: PublicationLog | None = None
    promise_days: int = 2
    hub: tuple[Portal, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    cited_lists: ListLinks = field(default=no_lists, repr=False)
    formats_off: frozenset[str] = frozenset()
    once: MadeOnce = field(default_factory=MadeOnce, repr=False, compare=False)

    @property
    def sentence_of(self) -> Mapping[str, str]:
        """Record id → the page of the sentence that the record changes."""
        found: Mapping[str, str] = self.once("sentences", lambda: {one.record.id: one.path for one in self.changes})
        return found

    @cached_property
    def changes(self) -> tuple[ListedChange, ...]:
        """Every change of a sentence, as lists show it."""
        return tuple(listed(self.sentences))

    @cached_property
    def ways(self) -> tuple[Directory, ...]:
        """Every list of records, in the directories that lead to it."""
        return tuple(ways.directories(self))

    @cached_property
    def figures(self) -> tuple[FigureLine, ...]:
        """Every official figure, and what arithmetic says of it."""
        return tuple(figures.ledger(self.catalog))

    @cached_property
    def acts(self) -> tuple[ActLine, ...]:
        """Every act of supervision, and whether it prevailed."""
        return tuple(supervision.ledger(self.catalog))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, the first one at its root."""
        return self.renderer.languages

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that the site publishes."""
        return self.renderer.kinds

    @cached_property
    def treatments(self) -> Mapping[str, tuple[Treatment, ...]]:
        """Record id → what became of the decision later."""
        return treatments.treatments(self.catalog.records)

    @cached_property
    def followers(self) -> Mapping[str, tuple[RecordSummary, ...]]:
        """Id of a guiding case → the decisions that follow it."""
        return treatments.followers(self.catalog)

    @cached_property
    def case_line(self) -> Callable[[str], CaseLine]:
        """Gives the stages of a case by its slug; those that were asked for last are at hand."""
        here = PairsInFile(case_line.numbered(self.catalog.records))
        return lru_cache(_AT_HAND)(lambda slug: case_line.line_of(self.catalog.cases[slug], here))

    @cached_property
    def text_targets(self) -> Mapping[str, str]:
        """What a text may name, case numbers and articles → what leads to its page."""
        return TextsByKey(self.once.passed_on("targets", lambda: text_targets.targets(self)))

    @cached_property
    def case_names(self) -> Callable[[str], Mapping[str, Name]]:
        """Gives of a slug, for each language, the name of the case, or its number where no record tells whom it concerns; as `case_line`."""

        def names(slug: str) -> dict[str, Name]:
            case, line = self.catalog.cases[slug], self.case_line(slug)
            found = {language: case_name.name(self, language, case.records, line) for language in self.languages}
            usual = Name(case.number, case.records[0].language)
            return {language: name or usual for language, name in found.items()}

        return lru_cache(_AT_HAND)(names)

    def name_of(self, language: str, record: RecordSummary) -> Name | None:
        """What the case of a record is called, whether or not others are of the same case."""
        if slug := self.catalog.case_of.get(record.id):
            name = self.case_names(slug)[language]
            return name if name.text != self.catalog.cases[slug].number else None
        alone = case_line.line_of(Case("", record.number or "", (record,)), frozenset())
        return case_name.name(self, language, (record,), alone)

    def state(self, record: RecordSummary) -> str:
        """Everything on which a line of the record depends."""
        later, window = self.treatments.get(record.id, ()), self.window(record)
        days = (f"{name}={window[name]}" for name in ("phase", "left")) if window else ()
        return "\0".join([self.seen[record.id], *(self.seen[one.by.id] for one in later), *days])

    def window(self, record: RecordSummary) -> dict[str, Any] | None:
        """The days in which the public may act on a record, as `window.html` names them: what is said before, in and after them."""
        return open_days.window(record, self.as_of)

    def say(self, language: str, message: str, **values: object) -> str:
        """A message in a language, with `%(name)s` filled in."""
        return self.renderer.site_languages.say(language, message, **values)

    def tag(self, language: str) -> str:
        """The BCP 47 tag of a language."""
        return self.renderer.site_languages.tag(language)

    def organ(self, language: str, key: str) -> str:
        """The name of a court, procuratorate, prison or authority."""
        return found[1].name(language) if (found := self.renderer.vocabulary.find(ORGANS, key)) else key

    def title(self, language: str, record: RecordSummary) -> tuple[str, str]:
        """What a list calls a record, and the language of those words."""
        if record.titles:
            return record.titles[language]
        if record.number:
            return record.number, record.language
        said = (self.say(language, one) for one in (KINDS[record.kind].one, Status(record.status).label))
        return " · ".join(said), language

    def is_unsettled(self, record: RecordSummary) -> bool:
        """Whether a record convicts, and the conviction is not known to be in effect (刑事诉讼法 Art 12)."""
        return treatments.is_unsettled(record, self.treatments.get(record.id, ()))

    def result(self, record: RecordSummary) -> str | None:
        """The label of a record's outcome; none that calls anybody guilty before the conviction is known to be in effect."""
        if self.is_unsettled(record):
            return UNSETTLED
        return (record.result_label or results_of(record.kind)[record.result].label) if record.result else None

    def reason(self, record: RecordSummary) -> str | None:
        """The label of the reason why a record is withheld or was withdrawn."""
        return reason_of(record.status, record.reason).label if record.reason else None

    def later(self, record: RecordSummary) -> tuple[str, str] | None:
        """The newest later treatment: labels of the procedure and of what it made of the decision."""
        newest = treatments.newest(self.treatments.get(record.id, ()))
        return (newest.procedure.label if newest.procedure else "", newest.treated.label) if newest else None

    def row(self, language: str, record: RecordSummary) -> Row:
        """One line of a list, as plain data."""
        title, title_language = self.title(language, record)
        return {
            "id": record.id,
            "url": record.url,
            "title": title,
            "title_language": title_language,
            "kind": KINDS[record.kind].one,
            "status": record.status,
            "status_label": Status(record.status).label,
            "date": record.date,
            "organs": list(record.organs[:2]),
            "number": record.number if record.titles else None,
            "language": record.language,
            "result": self.result(record),
            "later": self.later(record),
            "note": self.reason(record),
            "sample": record.sample,
            "window": self.window(record),
        }
