"""The index: `analyse` takes documents apart, `write` joins the analyses into files, `patch` changes files after an edit."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from build_scripts.search import columns
from build_scripts.search.analysis import Analysis, analyse
from build_scripts.search.columns import Columns
from build_scripts.search.manifest import FORMAT, PATH, digit, emit_columns, postings_of, rows_of
from build_scripts.search.names import POSTINGS, ROWS, Emit, emit_groups
from build_scripts.search.patch import patch
from build_scripts.search.postings import MAX_CHUNK, MAX_DOCUMENTS, shard_bits
from build_scripts.search.rows import encode, languages_of, row_shards
from build_scripts.search.spool import Spool
from build_scripts.search.waiting import Waiting
from build_scripts.search.word_table import NO_WORDS, Words, emit_words

__all__ = ["MAX_CHUNK", "PATH", "Analysis", "analyse", "patch", "write"]


def write(analyses: Iterable[Analysis], facets: columns.Labels, emit: Emit, words: Words = NO_WORDS) -> None:
    """Write the index of all documents.

    Args:
        analyses: Analyses of all documents, in any order and cut in any way.
        facets: Facet → key → language → label, for all facets but `year`, and for `law`.
        emit: Called with path and bytes of each file; `search/manifest.json` comes last.
        words: What people call the keys of facets.

    Raises:
        ValueError: Two documents have the same id, or there are more than the format can number.
    """
    with Spool() as spool, Waiting() as documents:
        for analysis in analyses:
            spool.add(analysis.postings, len(analysis.documents))
            documents.add(analysis.documents)
        if len(documents) > MAX_DOCUMENTS:
            raise ValueError(f"a search index holds at most {MAX_DOCUMENTS} documents")
        order = np.array(documents.number(), dtype=np.int32)
        numbers = np.argsort(order).astype(np.int32)
        languages = languages_of(documents)
        named: dict[str, Any] = emit_columns(Columns.of(documents), languages, facets, emit)
        named["words"] = emit_words(words, emit)
        rows = emit_groups(ROWS, row_shards(documents, languages), emit)

        bits = shard_bits(spool.total)
        sizes: list[str] = []
        shards = emit_groups(POSTINGS, _measured(spool.shards(numbers, bits), sizes), emit)
        manifest = {
            "format": FORMAT,
            "documents": len(documents),
            "languages": languages,
            **named,
            "rows": rows_of(rows),
            "postings": postings_of(shards, "".join(sizes), bits, spool.total),
        }
    emit(PATH, encode(manifest))


def _measured(files: Iterable[bytes], sizes: list[str]) -> Iterator[bytes]:
    """Pass shards on and note their sizes."""
    for data in files:
        sizes.append(digit(len(data)))
        yield data
