"""The index: `analyse` takes documents apart in worker processes, `write` joins the analyses into files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from build_scripts.search import columns, postings
from build_scripts.search.document import Document
from build_scripts.search.names import Emit, emit_groups, emit_single
from build_scripts.search.normal import fold_number, normalise
from build_scripts.search.postings import MAX_DOCUMENTS, Postings
from build_scripts.search.rows import ROWS_PER_SHARD, encode, languages_of, row_shards
from build_scripts.search.tokens import numbers, tokenise

FORMAT = 1
POSTINGS_PER_NAME = 8
ROWS_PER_NAME = 16
MAX_CHUNK = 1 << 16


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
    owners: list[int] = []
    fields: list[int] = []
    wholes: list[str] = []
    whole_owners: list[int] = []
    for number, document in enumerate(documents):
        folded = [fold_number(case_number) for case_number in document.case_numbers]
        found = [
            *((postings.TITLE, normalise(title)) for title in document.titles.values()),
            *((postings.SUMMARY, normalise(summary)) for summary in document.summaries.values()),
            (postings.BODY, normalise(document.body)),
            *((postings.NUMBER, case_number) for case_number in folded),
        ]
        fields += [field for field, _ in found]
        texts += [text for _, text in found]
        owners += [number] * len(found)
        wholes += folded
        whole_owners += [number] * len(folded)
    tokens = tokenise(texts)
    hashes = np.concatenate([tokens.hashes, numbers(wholes)])
    owner = np.concatenate([np.array(owners, dtype=np.int64)[tokens.texts], np.array(whole_owners, dtype=np.int64)])
    field = np.concatenate(
        [
            np.array(fields, dtype=np.uint8)[tokens.texts],
            np.full(len(wholes), postings.NUMBER, dtype=np.uint8),
        ]
    )
    return Analysis(
        tuple(replace(document, summaries={}, body="") for document in documents),
        Postings.of(hashes, owner, field),
    )


def write(analyses: Iterable[Analysis], facets: columns.Labels, emit: Emit) -> None:
    """Write the index of all documents.

    Args:
        analyses: Analyses of all documents, in any order and cut in any way.
        facets: Facet → key → language → label, for `kind`, `court`, `region` and `status`.
        emit: Called with path and bytes of each file; `search/manifest.json` comes last.

    Raises:
        ValueError: Two documents have the same id, or there are more than the format can number.
    """
    parts = list(analyses)
    documents = sorted((document for part in parts for document in part.documents), key=columns.order)
    places = {document.id: place for place, document in enumerate(documents)}
    if len(places) < len(documents):
        raise ValueError("two documents of the search index have the same id")
    if len(documents) > MAX_DOCUMENTS:
        raise ValueError(f"a search index holds at most {MAX_DOCUMENTS} documents")
    languages = languages_of(documents)

    table = {facet: columns.facet_column(documents, facet) for facet in columns.FACETS}
    named = {facet: emit_single(f"columns/{facet}", ".json", encode(table[facet]), emit) for facet in table}
    named["date"] = emit_single("columns/date", ".json", encode(columns.date_column(documents)), emit)
    labels = {
        language: emit_single(f"labels/{language}", ".json", encode(columns.labels_in(language, table, facets)), emit)
        for language in languages
    }
    rows = emit_groups("rows", ".json", row_shards(documents, languages), ROWS_PER_NAME, emit)

    total = sum(len(part.postings.documents) for part in parts)
    bits = postings.shard_bits(total)
    joined = [
        (part.postings, np.array([places[document.id] for document in part.documents], dtype=np.int64))
        for part in parts
    ]
    sizes: list[int] = []
    shards = emit_groups("postings", ".bin", _measured(postings.shards(joined, bits), sizes), POSTINGS_PER_NAME, emit)
    manifest = {
        "format": FORMAT,
        "documents": len(documents),
        "languages": languages,
        "columns": named,
        "labels": labels,
        "rows": {"size": ROWS_PER_SHARD, "group": ROWS_PER_NAME, "names": rows},
        "postings": {
            "bits": bits,
            "group": POSTINGS_PER_NAME,
            "names": shards,
            "sizes": "".join(np.base_repr(size.bit_length() - 1, 36).lower() for size in sizes),
        },
    }
    emit("search/manifest.json", encode(manifest))


def _measured(files: Iterable[bytes], sizes: list[int]) -> Iterator[bytes]:
    """Pass files on and note their sizes."""
    for data in files:
        sizes.append(len(data))
        yield data
