"""What the law wants disclosed of a case, with the article that says so and since when.

Nothing is claimed of a document of an earlier day, nor where a record of the case tells of a ground on which the law lets it be kept back.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from build_scripts.checks.rule import Basis
from build_scripts.content.labels import N_
from build_scripts.model.course.told import Document

_PUBLISHING = "法释〔2016〕19号"
_SINCE_2016 = dt.date(2016, 10, 1)
_COMMUTATION = dt.date(2014, 6, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureDuty:
    """One duty to disclose.

    Attributes:
        statement: what the law wants, untranslated.
        cites: the article.
        basis: how it is known here.
        since: the first day from which it binds.
    """

    statement: str
    cites: str
    basis: Basis
    since: dt.date

    def binds(self, due: str) -> bool:
        """Whether it binds a document that had to be disclosed from an ISO day on; not where the day is unknown."""
        return bool(due) and due >= self.since.isoformat()


_A_JUDGMENT = DisclosureDuty(
    statement=N_(
        "A judgment or ruling is published on the internet once it has taken effect; of one that is withheld, number, court, day and reason."
    ),
    cites=f"{_PUBLISHING} Arts 3, 6, 7",
    basis=Basis.SECONDARY,
    since=_SINCE_2016,
)
DUTIES = {
    Document.JUDGMENT: _A_JUDGMENT,
    Document.SECOND_INSTANCE: _A_JUDGMENT,
    Document.ENDING: DisclosureDuty(
        statement=N_("Rulings in enforcement are published on the internet like judgments."),
        cites=f"{_PUBLISHING} Art 3",
        basis=Basis.SECONDARY,
        since=_SINCE_2016,
    ),
    Document.TRIAL_NOTICE: DisclosureDuty(
        statement=N_("A trial in open court by ordinary procedure is announced at least three days before."),
        cites="刑事诉讼法 Art 187 (2013-2018: Art 182); 民事诉讼法 Arts 139, 163 (2013-2021: Arts 136, 160); 法发〔1999〕3号",
        basis=Basis.SECONDARY,
        since=dt.date(2013, 1, 1),
    ),
    Document.INDICTMENT: DisclosureDuty(
        statement=N_("An indictment is published once the judgment has taken effect."),
        cites="人民检察院案件信息公开工作规定（试行）(2014); 人民检察院案件信息公开工作规定 (2021)",
        basis=Basis.SECONDARY,
        since=dt.date(2014, 10, 1),
    ),
    Document.CHANGE_NOTICE: DisclosureDuty(
        statement=N_(
            "The proposal of a commutation or parole is announced to the public within five days of docketing."
        ),
        cites="法释〔2014〕5号 Art 3",
        basis=Basis.TEXT,
        since=_COMMUTATION,
    ),
    Document.CHANGE_RULING: DisclosureDuty(
        statement=N_("A ruling on commutation or parole is published on the internet."),
        cites="法释〔2014〕5号 Art 19",
        basis=Basis.TEXT,
        since=_COMMUTATION,
    ),
}
