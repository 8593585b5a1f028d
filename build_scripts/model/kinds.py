"""The register of kinds: which model, which folder and URL, which words, and what pages, feeds and data do with each.

Whatever else differs between kinds is a property of the kind's model. Code outside asks these two and names no kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args, get_type_hints

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model import document_class
from build_scripts.model.base import Base, Record
from build_scripts.model.enforcement import Enforcement
from build_scripts.model.guiding_case import GuidingCase
from build_scripts.model.hearing import Hearing
from build_scripts.model.judgment import Judgment
from build_scripts.model.major_case import MajorCase
from build_scripts.model.proceeding import Proceeding
from build_scripts.model.procuratorial_document import ProcuratorialDocument
from build_scripts.model.sentence_change import SentenceChange
from build_scripts.model.service import Service
from build_scripts.model.statistic import Statistic
from build_scripts.model.status import Sealed
from build_scripts.model.supervision import Supervision
from build_scripts.model.types import Choice

Entry = Base | Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowWords:
    """What pages and rows say of `Record.window`; `%(first)s` and `%(last)s` are its days, `%(left)s` how many there are still to come.

    Attributes:
        ahead, open, last_day, over: before its first day, within it, on its last day, and after it.
        how: before what the record says of how to act; empty where it says nothing of that.
        stays: whether rows still say that it is over.
    """

    ahead: str
    open: str
    last_day: str
    over: str
    how: str = ""
    stays: bool = True

    @property
    def by_phase(self) -> dict[str, str]:
        """The sentences, in the order of time."""
        return {"ahead": self.ahead, "open": self.open, "last_day": self.last_day, "over": self.over}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    Attributes:
        model: of its published records.
        folder: also its part of the URL.
        one, many: its names for one record and for several.
        left_out: why feeds, data files and search engines pass its records over; empty where they do not.
        notice: what its list says before the records.
        guide: the page of the guides to which its list leads, below the root of a language, and the words of the link.
        in_menu: whether the menu of every page leads to its list.
        decides: whether its records are decisions of courts.
        document_class: gives the element of Akoma Ntoso that holds the text of a record; empty where the record is no decision.
        guides: whether decisions may follow its records.
        announces: whether its records announce what another record decides.
        drafted: whether `portal draft` makes its records from the text of a document.
        without_script: what the search page calls its list for readers without JavaScript; empty where it is not named.
        by_outcome: what its list says of its order, where what has the same outcome stands together, in the order of the closed list; empty where
            the newest stands first.
        calendar: what the calendar of the sittings is called to which its records invite the public; empty where they invite to none.
        window: what is said of the days in which the public may act on a record; None where it has no such days.
    """

    model: type[Record]
    folder: str
    one: str
    many: str
    left_out: str = field(default="", kw_only=True)
    notice: str = field(default="", kw_only=True)
    guide: tuple[str, str] | None = field(default=None, kw_only=True)
    in_menu: bool = field(default=False, kw_only=True)
    decides: bool = field(default=False, kw_only=True)
    document_class: Callable[[Base], str] = field(default=document_class.none, kw_only=True)
    guides: bool = field(default=False, kw_only=True)
    announces: bool = field(default=False, kw_only=True)
    drafted: bool = field(default=False, kw_only=True)
    without_script: str = field(default="", kw_only=True)
    by_outcome: str = field(default="", kw_only=True)
    calendar: str = field(default="", kw_only=True)
    window: WindowWords | None = field(default=None, kw_only=True)

    @property
    def key(self) -> str:
        """What `kind:` says in the record."""
        return self.model.KIND


@cache
def results_of(kind: str) -> dict[str, Choice]:
    """The outcomes that a kind of record may have, by value; the type of its `result` says which."""
    found = get_type_hints(vars(KINDS[kind].model).get("result", Base.result).fget)["return"]
    choices = [one for one in (found, *get_args(found)) if isinstance(one, type) and issubclass(one, Choice)]
    return {choice.value: choice for one in choices for choice in one}


@cache
def outcome_of(kind: str, value: str) -> tuple[str, str]:
    """Key and label of an outcome among those of all kinds: the value, and the kind before it where another kind means something else by it."""
    label = results_of(kind)[value].label
    first = next(results_of(other)[value].label for other in KINDS if value in results_of(other))
    return (value if label == first else f"{kind}-{value}"), label


_ALL = (
    Kind(
        Judgment,
        "judgments",
        N_("Judgment or ruling"),
        N_("Judgments and rulings"),
        decides=True,
        document_class=document_class.court_decision,
        drafted=True,
        without_script=N_("Judgments"),
    ),
    Kind(
        MajorCase,
        "major-cases",
        N_("Major case"),
        N_("Major cases"),
        announces=True,
        notice=N_(
            "Nobody is guilty until a court has said so in a judgment that has taken effect. Each page says "
            "what became of its case."
        ),
    ),
    Kind(
        ProcuratorialDocument,
        "procuratorial-documents",
        N_("Procuratorial document"),
        N_("Procuratorial documents"),
        document_class=document_class.procuratorial_decision,
    ),
    Kind(
        SentenceChange,
        "sentence-changes",
        N_("Sentence change"),
        N_("Sentence changes"),
        document_class=document_class.decided_change,
        notice=N_("Proposals to change a sentence are announced for five days, and everybody may object in that time."),
        guide=("guides/commutation-notice/", N_("Reading a commutation notice, and objecting")),
        window=WindowWords(
            ahead=N_("Announced from %(first)s to %(last)s"),
            open=N_("Open to objections · %(left)s left (until %(last)s)"),
            last_day=N_("Open to objections · today is the last day (%(last)s)"),
            over=N_("The public notice ended on %(last)s"),
            how=N_("How to object"),
        ),
    ),
    Kind(Supervision, "supervision", N_("Supervision record"), N_("Supervision")),
    Kind(
        Hearing,
        "hearings",
        N_("Trial or hearing"),
        N_("Trials and hearings"),
        calendar=N_("Trials and hearings to come"),
        window=WindowWords(
            ahead=N_("Not yet held · set for %(last)s"),
            open=N_("Not yet held · in %(left)s (%(last)s)"),
            last_day=N_("Set for today (%(last)s)"),
            over=N_("Set for %(last)s; what became of it is not recorded"),
            stays=False,
        ),
    ),
    Kind(
        Proceeding,
        "proceedings",
        N_("Proceeding"),
        N_("Proceedings"),
        notice=N_(
            "The course of a case is shown to its parties; the public sees it only for cases of major social impact."
        ),
        guide=("guides/process-information/", N_("How a party sees the course of a case")),
    ),
    # A defaulter entry names a person and must vanish on the day its term ends (法释〔2017〕7号). The portal is no search
    # engine for people, and a copy that somebody downloaded or a feed reader kept would outlive the entry.
    Kind(
        Enforcement,
        "enforcement",
        N_("Enforcement information"),
        N_("Enforcement"),
        left_out=N_(
            "Enforcement information is left out: it names persons, its entries end on a fixed day, "
            "and a copy would outlive them."
        ),
        notice=N_(
            "To owe is not a crime, and an entry here is not a judgment on a person. Entries on the "
            "defaulter list leave every page on the day their term ends, no entry shows an identity number, "
            "and search engines are asked to pass these pages over."
        ),
        guide=("guides/defaulter-list/", N_("Reading the defaulter list, and having an entry corrected or deleted")),
        window=WindowWords(
            ahead=N_("Bidding opens on %(first)s and closes on %(last)s"),
            open=N_("Bidding is open · %(left)s left (until %(last)s)"),
            last_day=N_("Bidding is open · today is the last day (%(last)s)"),
            over=N_("Bidding closed on %(last)s. No sale is recorded here"),
        ),
    ),
    Kind(GuidingCase, "guiding-cases", N_("Guiding or typical case"), N_("Guiding and typical cases"), guides=True),
    Kind(Statistic, "statistics", N_("Statistic"), N_("Statistics")),
    Kind(
        Service,
        "services",
        N_("Service"),
        N_("Services"),
        guide=("guides/", N_("Guides: what the law gives you, step by step")),
        in_menu=True,
        by_outcome=N_("By what they are for; of one sort, the newest first"),
    ),
)
KINDS = {kind.key: kind for kind in _ALL}
BY_FOLDER = {kind.folder: kind for kind in _ALL}


def kinds_of(extra: Mapping[str, Any]) -> tuple[Kind, ...]:
    """The kinds that a site publishes: those that `extra.kinds` in mkdocs.yml lists, in our order; all where it lists none.

    Args:
        extra: that mapping of mkdocs.yml.

    Raises:
        ValueError: it names a kind that there is none of.
    """
    listed = extra.get("kinds") or list(KINDS)
    if unknown := [str(key) for key in listed if key not in KINDS]:
        known = tuple(KINDS)
        raise ValueError(
            Message(
                "mkdocs.yml: extra.kinds names {unknown}; the kinds are {known}", unknown=tuple(unknown), known=known
            )
        )
    return tuple(kind for key, kind in KINDS.items() if key in listed)
