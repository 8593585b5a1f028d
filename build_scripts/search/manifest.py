"""What a reader loads first: takes the parts of the index as they are emitted, gives the file that names them all."""

from collections.abc import Sequence
from typing import Any

from build_scripts.search.columns import FACETS, Columns, Labels, labels_in
from build_scripts.search.names import POSTINGS, ROWS, Emit, Series, emit_single
from build_scripts.search.rows import ROWS_PER_SHARD, encode
from build_scripts.search.summary import PATH as SUMMARY
from build_scripts.search.summary import summary

FORMAT = 1
PATH = "search/manifest.json"


def emit_columns(columns: Columns, languages: Sequence[str], labels: Labels, emit: Emit) -> dict[str, dict[str, str]]:
    """Emit the columns, what their values are called, and the summary of them.

    Args:
        columns: The columns of all documents.
        languages: The languages of the site.
        labels: Facet → key → language → label.
        emit: Called for every file.

    Returns:
        What the manifest says of them.
    """
    table = {facet: columns.facet(facet) for facet in FACETS}
    named = {facet: emit_single(f"columns/{facet}", ".json", encode(table[facet]), emit) for facet in table}
    named["date"] = emit_single("columns/date", ".json", encode(columns.dates()), emit)
    said = {
        language: emit_single(f"labels/{language}", ".json", encode(labels_in(language, table, labels)), emit)
        for language in languages
    }
    emit(SUMMARY, encode({"format": FORMAT, **summary(columns, languages, labels)}))
    return {"columns": named, "labels": said}


def rows_of(names: str) -> dict[str, Any]:
    """Say where the rows are."""
    return {"size": ROWS_PER_SHARD, "group": ROWS.group, "names": names}


def postings_of(names: str, sizes: str, bits: int, total: int) -> dict[str, Any]:
    """Say where the postings are, how many they are, and how large each shard."""
    return {"bits": bits, "group": POSTINGS.group, "total": total, "names": names, "sizes": sizes}


def digit(size: int) -> str:
    """Write the size of a shard, ⌊log₂ of its bytes⌋, as one digit."""
    return "0123456789abcdefghijklmnopqrstuvwxyz"[size.bit_length() - 1]


def count_of(manifest: dict[str, Any], series: Series) -> int:
    """Count the files of a series."""
    count: int = -(-manifest["documents"] // ROWS_PER_SHARD) if series is ROWS else 1 << manifest["postings"]["bits"]
    return count


def paths_of(manifest: dict[str, Any]) -> list[str]:
    """List all files that a manifest names."""
    single = [f"search/{path}" for part in ("columns", "labels") for path in manifest[part].values()]
    numbered = [
        series.path(manifest[series.folder]["names"], number)
        for series in (ROWS, POSTINGS)
        for number in range(count_of(manifest, series))
    ]
    return single + numbered
