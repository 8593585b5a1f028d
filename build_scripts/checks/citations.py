"""Do the cited articles exist, and did the law apply on the day?

Takes what `vocabulary/statutes.yml` knows of a law: `articles` (those that somebody has listed, so a missing one is only a
warning), `since` (the day from which this numbering holds), `earlier` (the numberings before it) and `until` (the last day of a
repealed law). An article is read with the number that it had on the day of the document.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from build_scripts.checks.rule import Basis, Finding, rule
from build_scripts.content import law_numbering
from build_scripts.content.message import Citation, Message
from build_scripts.content.problem import Severity
from build_scripts.model.base import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checks.subject import Subject
    from build_scripts.content.vocabulary_item import VocabularyItem
    from build_scripts.model.statute import Statute

CITING = ("judgment", "procuratorial-document", "sentence-change", "guiding-case", "supervision")
FORM = "法释〔2009〕14号 Art 1"  # a judgment cites laws by their names and the numbers of their articles


def _cited(subject: Subject) -> Iterator[tuple[int, Statute, VocabularyItem]]:
    statutes: tuple[Statute, ...] = getattr(subject.entry, "statutes", ())
    for number, cited in enumerate(statutes):
        if law := subject.vocabulary.get("statutes", cited.law):
            yield number, cited, law


def _day(subject: Subject) -> dt.date | None:
    return subject.entry.date if isinstance(subject.entry, Record) else None


def _known(law: VocabularyItem, name: str) -> dt.date | None:
    text = law.extra.get(name)
    return dt.date.fromisoformat(text) if isinstance(text, str) else None


@rule("CITE-01", cites=FORM, basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=CITING)
def article_exists(subject: Subject) -> Iterator[Finding]:
    """A cited article is one that the vocabulary lists for the law, by the number that it had on the day of the document."""
    day = _day(subject)
    for number, cited, law in _cited(subject):
        articles = law.extra.get("articles")
        now = law_numbering.today(law, cited.article, day)
        if articles and now and now not in articles:
            message = Message(
                "{provision} is not in the vocabulary", provision=Citation(f"{cited.law} Art {cited.article}")
            )
            remedy = Message(
                'check the number; if it exists, add to {law} in vocabulary/statutes.yml: "{article}": {{zh: …, en: …}}',
                law=cited.law,
                article=cited.article,
            )
            yield Finding(("statutes", number, "article"), message, remedy)


@rule("CITE-02", cites=FORM, basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=CITING)
def law_is_not_repealed(subject: Subject) -> Iterator[Finding]:
    """A law that was repealed before the document is cited only for facts of its time."""
    day = _day(subject)
    for number, cited, law in _cited(subject):
        until = _known(law, "until")
        if day and until and day > until:
            message = Message(
                "{law} applied until {until}, the document is of {day}", law=cited.law, until=until, day=day
            )
            yield Finding(
                ("statutes", number, "law"), message, Message("check it; if earlier facts are judged, leave it")
            )


@rule("CITE-03", cites=FORM, basis=Basis.SECONDARY, severity=Severity.WARNING, kinds=CITING)
def law_is_in_force(subject: Subject) -> Iterator[Finding]:
    """A law is cited from the day on which it took effect, by the numbers that its articles had on the day of the document."""
    day = _day(subject)
    for number, cited, law in _cited(subject):
        since = _known(law, "since")
        if not day or not since or day >= since:
            continue
        held = law_numbering.on(law, day)
        if held is None:
            message = Message(
                "the vocabulary knows {law} as numbered since {since}, the document is of {day}",
                law=cited.law,
                since=since,
                day=day,
            )
            remedy = Message("check that the article had this number then; the page shows the words of today's article")
            yield Finding(("statutes", number, "law"), message, remedy)
        elif held.articles and int(cited.article.split("-")[0]) > held.articles:
            message = Message(
                "{law} had {articles} articles on {day}; the number is one of a later numbering",
                law=cited.law,
                articles=held.articles,
                day=day,
            )
            yield Finding(
                ("statutes", number, "article"), message, Message("write the number that the article had then")
            )


RULES = (article_exists, law_is_not_repealed, law_is_in_force)
