"""The tables of a page as a reader sees them: labels, numbers, and where each number leads. It knows nothing of the program."""

import functools
import re
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

NUMBER = re.compile(r"(?<!Art )[-+−]?(?<!\d)\d[\d,]*(?:\.\d+)?")


class Cell(NamedTuple):
    """The numbers of a cell, in their order, and the page and anchor to which it leads."""

    numbers: tuple[Decimal, ...]
    page: str
    anchor: str


class Row(NamedTuple):
    """What a row is called, the page to which its name leads, and its cells."""

    label: str
    page: str
    cells: tuple[Cell, ...]


class Page(NamedTuple):
    """The tables of a page by the section in which they stand, and the rows below them, and the numbers in the last paragraph of each section."""

    tables: dict[str, list[Row]]
    feet: dict[str, list[Row]]
    notes: dict[str, tuple[Decimal, ...]]
    total: Decimal | None  # of the list that the page begins
    is_hidden: bool  # from search engines, as the pages of what leaves no bulk data are


def numbers(text):
    """Every number of a text but those of articles; a minus sign belongs to it."""
    return tuple(Decimal(found.replace(",", "").replace("−", "-")) for found in NUMBER.findall(text))


@functools.cache
def read(site, path):
    """The page at a path below the root of a site."""
    here = f"/{path}"
    document = _parsed(site / path / "index.html")
    found, feet, notes = {}, {}, {}
    for section in document.iter("section"):
        for table in section.findall(".//table"):
            found[section.get("aria-labelledby")] = _rows(table, "tbody", here)
            feet[section.get("aria-labelledby")] = _rows(table, "tfoot", here)
        for paragraph in section.findall("./p"):
            notes[section.get("aria-labelledby")] = numbers(_text(paragraph))
    totals = [numbers(_text(one)) for one in document.iter("p") if one.get("class") == "portal-total"]
    robots = [one.get("content", "") for one in document.iter("meta") if one.get("name") == "robots"]
    return Page(found, feet, notes, totals[-1][0] if totals else None, any("noindex" in one for one in robots))


def anchored(site, path):
    """How many lines of a list there are from each anchor to the next one, over all its pages."""
    counts, here = {}, ""
    pages = [path, *(f"{path}page/{number}/" for number in range(2, 1 + len(list((site / path).glob("page/*"))) + 1))]
    for page in pages:
        document = _parsed(site / page / "index.html")
        for item in document.iter("li"):
            if "portal-row" in (item.get("class") or "").split():
                here = next((one.get("id") for one in item.iter() if one.get("id")), here)
                counts[here] = counts.get(here, 0) + 1
    return counts


def _parsed(file):
    return html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def _rows(table, part, here):
    return [_row(row, here) for body in table.iter(part) for row in body.iter("tr")]


def _is_number(cell):
    return "portal-number" in (cell.get("class") or "").split()


def _row(row, here):
    names = [cell for cell in row if not _is_number(cell)]
    label = " ".join(_text(name) for name in names)
    return Row(
        label,
        next((_leads(name, here)[0] for name in names if _leads(name, here)[0]), ""),
        tuple(Cell(numbers(_text(cell)), *_leads(cell, here)) for cell in row if _is_number(cell)),
    )


def _leads(element, here):
    link = element.find(".//a")
    if link is None:
        return "", ""
    target = urlsplit(urljoin(here, link.get("href")))
    return unquote(target.path).lstrip("/"), unquote(target.fragment)


def _text(element):
    return " ".join("".join(element.itertext()).split())
