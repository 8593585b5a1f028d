"""Bulk data for spreadsheets: `data/records-0001.csv` and so on, the same records as in the JSON lines.

UTF-8 with a byte order mark, by which spreadsheet programs know it. A cell that a program would take
for a formula gets a leading apostrophe, and every cell its quotation marks, so that no other separator
can cut one open. Several values stand in one cell with `; ` between them. Titles and summaries are
those of the page in the language that the column's name ends in, which are the original's words where
there is no translation.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from build_scripts.export.facts import facts
from build_scripts.export.selection import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.card import Card
    from build_scripts.render.site import Site

_FORMULA = tuple("=+-@＝＋－＠")  # the wide ones start a formula in East Asian versions of spreadsheet programs
_BREAKS = ("\t", "\r", "\n")
_NONE = ("", "")
_PLAIN = ("id", "kind", "status", "language")


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file: path from the site's root, and bytes."""
    columns = header(site)
    for number, cards in enumerate(chunks(site), start=1):
        text = io.StringIO(newline="")
        writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([harmless(cell) for cell in _cells(site, card, columns)] for card in cards)
        yield f"data/records-{number:04}.csv", text.getvalue().encode("utf-8-sig", errors="replace")


def header(site: Site) -> list[str]:
    """The names of the columns; the same for every file of a site."""
    each = site.languages
    return [
        *_PLAIN,
        "sample",
        *(f"{name}_{language}" for name in ("url", "title", "summary") for language in each),
        *("case_number", "case", "date", "published", "organs"),
        *(f"organ_names_{language}" for language in each),
        *("regions", "causes", "outcome"),
        *(f"{name}_{language}" for name in ("outcome", "reason") for language in each),
        *("replaced_by", "related", "corrections"),
    ]


def harmless(cell: str) -> str:
    """The cell so that no spreadsheet program computes it."""
    if cell.startswith(_BREAKS) or cell.lstrip().startswith(_FORMULA):
        return f"'{cell}"
    return cell


def _cells(site: Site, card: Card, columns: list[str]) -> list[str]:
    known = facts(site, card)
    cells = {}
    for name in (*_PLAIN, "case_number", "case", "date", "published", "outcome", "replaced_by"):
        cells[name] = known[name] or ""
    cells["sample"] = "true" if card.sample else "false"
    for name in ("organs", "regions", "causes"):
        cells[name] = "; ".join(known[name])
    for language in site.languages:
        cells[f"url_{language}"] = known["urls"][language]
        cells[f"title_{language}"] = card.titles.get(language, _NONE)[0]
        cells[f"summary_{language}"] = card.summaries.get(language, _NONE)[0]
        cells[f"organ_names_{language}"] = "; ".join(site.organ(language, key) for key in card.organs)
        cells[f"outcome_{language}"] = known["outcome_labels"].get(language, "")
        cells[f"reason_{language}"] = known["reason"].get(language, "")
    cells["related"] = "; ".join(f"{link['relation']} {link['id']}" for link in known["related"])
    cells["corrections"] = "; ".join(f"{note['date']} {note['class']}: {note['note']}" for note in known["corrections"])
    return [cells[name] for name in columns]
