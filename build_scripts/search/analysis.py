"""Documents taken apart: takes documents, gives plain data that can be joined with others' to an index."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from build_scripts.pages import latin
from build_scripts.search import entries
from build_scripts.search.columns import LATER, values_of
from build_scripts.search.document import Document
from build_scripts.search.normal import fold_number, unify
from build_scripts.search.postings import MAX_CHUNK, Postings, pack, place_of
from build_scripts.search.tokens import numbers, tokenise

_NOUGHTS = re.compile(r"(?<=第)0+(?=\d)")


@dataclass(frozen=True, slots=True)
class Analysis:
    """Some documents, ready to be joined with others: plain data and arrays, cheap to send between processes.

    Attributes:
        documents: The documents without their summaries and bodies.
        postings: What they are found by.
    """

    documents: tuple[Document, ...]
    postings: Postings


def analyse(*documents: Document) -> Analysis:
    """Take documents apart.

    One call for some hundred documents is much cheaper than a call for each; the index does not depend on it.

    Args:
        documents: At most MAX_CHUNK documents.

    Returns:
        Their analysis.

    Raises:
        ValueError: There are too many documents for one analysis.
    """
    if len(documents) > MAX_CHUNK:
        raise ValueError(f"an analysis holds at most {MAX_CHUNK} documents")
    texts: list[str] = []
    places: list[int] = []  # of each text, document and field
    wholes: list[str] = []
    owners: list[int] = []
    for number, document in enumerate(documents):
        folded = [fold_number(case_number) for case_number in document.case_numbers]
        found = {
            entries.TITLE: map(unify, document.titles.values()),
            entries.SUMMARY: map(unify, document.summaries.values()),
            entries.BODY: [unify(document.body)],
            entries.NUMBER: folded,
        }
        for field, some in found.items():
            texts += some
            places += [place_of(number, field)] * (len(texts) - len(places))
        for whole, field in whole_words(document):
            wholes.append(whole)
            owners.append(place_of(number, field))
    tokens = tokenise(texts)
    keys = np.concatenate(
        [
            pack(tokens.hashes, np.array(places, dtype=np.uint32)[tokens.texts]),
            pack(numbers(wholes), np.array(owners, dtype=np.uint32)),
        ]
    )
    return Analysis(
        tuple(replace(document, summaries={}, body="") for document in documents),
        Postings.of(keys),
    )


def whole_words(document: Document) -> Iterator[tuple[str, int]]:
    """Name what a document is found by as a whole, each with the fields that say how: case numbers, keys and cited articles.

    The number of a decision is in its title, so to speak: it goes before what else has the number, and that before what
    belongs to the same case.
    """
    for number in document.case_numbers:
        for written in _spellings(number):
            yield written, entries.NUMBER | entries.TITLE if document.decides else entries.NUMBER
    for number in document.case:
        for written in _spellings(number):
            yield written, entries.SUMMARY
    for facet in LATER:
        for key in values_of(document, facet):
            yield f"{facet}§{key}", entries.NUMBER
    for law in sorted({law for law, _article in document.articles}):
        yield f"law§{law}", entries.NUMBER
    for law, article in document.articles:
        yield f"{law}§{article}", entries.NUMBER
        yield f"§{article}", entries.NUMBER


def _spellings(number: str) -> set[str]:
    """Fold a case number as it stands, without the noughts before its serial number, and in pinyin."""
    folded = fold_number(number)
    return {folded, _NOUGHTS.sub("", folded), fold_number(latin.number(number) or number)}
