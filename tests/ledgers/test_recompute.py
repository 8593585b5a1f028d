"""Every figure in a table of the ledgers is what `recompute` adds up from the exported JSON of the same site."""

import copy
import re
from collections import Counter

import page_tables
import pytest
import yaml
from project import ROOT
from recompute import Exports, Figures, Rows, share

WHOLE = 100  # per cent
LEDGERS = ("deadlines", "withheld", "sentences", "statistics-ledger", "supervision-ledger", "not-disclosed", "statutes")
IDENTIFIER = re.compile("[bcdfghjkmnpqrstvwxz2-9]{8}")


def pages(site, language):
    """The first page of every list of a ledger; a page of one sentence is not one."""
    for ledger in LEDGERS:
        for file in sorted((site / language / ledger).glob("**/index.html")):
            path = file.parent.relative_to(site).as_posix()
            if "page" not in file.parts and not IDENTIFIER.fullmatch(file.parent.name):
                yield f"{path}/"


@pytest.fixture(scope="module")
def exports(curated):
    return exports_of(curated[0])


def exports_of(site):
    regions, prisons, statutes = map(vocabulary, ("regions", "prisons", "statutes"))
    return Exports(
        site,
        {region["slug"]: region["key"] for region in regions},
        {prison["key"] for prison in prisons},
        {law["key"]: str(law["since"])[:4] for law in statutes if "since" in law},
    )


def vocabulary(name):
    return yaml.safe_load((ROOT / f"content/vocabulary/{name}.yml").read_text("utf-8"))


class Reader:
    """Holds the tables of a site in one language against what was added up."""

    def __init__(self, site, exports, language):
        self.site, self.exports, self.language = site, exports, language

    def differences(self):
        """Every place in which a table and what was added up part."""
        for path in pages(self.site, self.language):
            page = page_tables.read(self.site, path)
            for section, rows in page.tables.items():
                yield from ((path, section, one) for one in self.table(path, page, section, rows))

    def table(self, path, page, section, rows):
        every = self.exports.whole(path.removeprefix(self.language), section)
        feet = [row for row in page.feet[section] if not adds_up(row, rows, every)]
        return [*self.body(path, page, section, rows), *feet]

    def body(self, path, page, section, rows):
        if section.startswith("series-"):
            wanted = self.exports.series(rows)
            return [row for row in rows if said(row, last=True) != wanted.get(int(row.label))]
        wanted = self.exports.table(path.removeprefix(self.language), section)
        if wanted is None:
            return ["nobody adds this table up"]
        note = self.exports.note(path.removeprefix(self.language), section)
        if note is not None and sorted(page.notes.get(section, ())) != note:
            return [page.notes.get(section)]
        if page.is_hidden:
            wanted = self.left_out(path, page, rows, wanted)
        if isinstance(wanted, Figures):
            return self.figures(page, rows, wanted)
        if wanted.by == "sum":
            years = {row.label: sum(cell.numbers[0] for cell in row.cells) for row in rows}
            return [year for year in years if wanted.rows.get(year, 0) not in {None, years[year]}]
        keys = {"page": lambda row: row.page.split("/")[-2], "label": lambda row: row.label, "place": rows.index}[
            wanted.by
        ]
        found = {keys(row): said(row) for row in rows if not self.is_left_out(row)}
        return [key for key in found.keys() | wanted.rows.keys() if found.get(key) != wanted.rows.get(key)]

    def figures(self, page, rows, wanted):
        found = {
            (cell.page.removeprefix(self.language), cell.anchor): cell.numbers[0]
            for row in rows
            for cell in row.cells
            if cell.anchor
        }
        other = [] if page.total in {None, sum(found.values())} else [page.total]
        return [
            *sorted(map(str, found.items() ^ wanted.counts.items())),
            *(row for row in rows if is_askew(row, wanted)),
            *other,
        ]

    def left_out(self, path, page, rows, wanted):
        """Records of enforcement leave no bulk data, since entries of defaulters end: what counts them is held against the lists to which it leads."""
        if isinstance(wanted, Figures):
            own = path.removeprefix(self.language)
            return wanted._replace(
                counts={(own, anchor): count for anchor, count in page_tables.anchored(self.site, path).items()}
            )
        columns = zip(*(row.cells for row in page.tables["years"]), strict=True)
        sums = [sum(cell.numbers[0] for cell in column) for column in columns]
        here = [sum(row.cells[place].numbers[0] for row in rows) for place in range(len(sums))]
        return Rows(wanted.by, {row.page.split("/")[-2]: said(row) for row in rows} if here == sums else {})

    def is_left_out(self, row):
        """Whether a row is of records of enforcement, and says how many the list has to which it leads."""
        if not row.page or not (page := page_tables.read(self.site, row.page)).is_hidden:
            return False
        return sum(cell.numbers[0] for cell in row.cells[:4] if cell.numbers) == page.total


def said(row, *, last=False):
    """The numbers of a row: one, several or none a cell; of a corrected figure the last one is what holds."""
    cells = [list(cell.numbers[-1:] if last else cell.numbers) for cell in row.cells]
    return [cell if len(cell) > 1 else next(iter(cell), None) for cell in cells]


def is_askew(row, wanted):
    """Whether a number stands in another row or column than its anchor says, and whether what is beside the row fits it."""
    cells = list(row.cells)
    beside = cells.pop(0 if wanted.beside == "total" else -1) if wanted.beside else None
    counts = [cell.numbers[0] for cell in cells]
    if beside and list(beside.numbers) != (total(counts) if wanted.beside == "total" else rate(counts)):
        return True
    years = {year for cell in cells for year in re.findall(r"\b\d{4}\b", cell.anchor)}
    columns = wanted.columns or [cell.anchor for cell in cells]
    return (
        any(year not in row.label for year in years)
        or any(cell.numbers[0] and not cell.anchor for cell in cells)
        or any(cell.anchor and not cell.anchor.endswith(column) for cell, column in zip(cells, columns, strict=True))
    )


def adds_up(foot, rows, every):
    """Whether the row below a table has the sums of its columns, or what was counted of all; of shares it has the whole."""
    sums = [
        sum(cell.numbers[0] for cell in cells if cell.numbers)
        for cells in zip(*(row.cells for row in rows), strict=True)
    ]
    said = [cell.numbers[0] for cell in foot.cells if cell.numbers]
    return all(
        number == wanted or (number == WHOLE and abs(wanted - WHOLE) < 1)
        for number, wanted in zip(said, every or sums, strict=False)
    )


def total(counts):
    return [sum(counts)]


def rate(counts):
    won, decided = sum(counts[:2]), sum(counts[:3])
    return [won, decided, share(won, decided)] if decided else []


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_table_is_what_the_exported_json_adds_up_to(curated, exports, language):
    assert list(Reader(curated[0], exports, language).differences()) == []


FAMILIES = ("deadlines", "withheld", "sentences", "figure_ledger", "supervision_ledger")


@pytest.mark.parametrize("family", FAMILIES)
def test_one_line_more_is_noticed(curated, exports, family):
    """The negative control: a copy of one line makes every table wrong in which it is counted."""
    altered = copy.copy(exports)
    lines = getattr(exports, family)
    other = next(line for line in lines if line.get("kept") != "late")
    setattr(altered, family, [*lines, {**other, "figure": "（多出）"} if family == "figure_ledger" else other])
    for name in ("_changes", "_official"):
        altered.__dict__.pop(name, None)
    assert list(Reader(curated[0], altered, "en/").differences()) != []


def test_one_altered_figure_on_a_page_is_noticed(curated, exports):
    """The other one: any number of a table, made greater by one."""
    site = curated[0]
    reader = Reader(site, exports, "en/")
    caught = Counter()
    for path in pages(site, "en/"):
        page = page_tables.read(site, path)
        for section, rows in page.tables.items():
            cell = rows[0].cells[-1] if not rows[0].cells[0].numbers else rows[0].cells[0]
            altered = rows[0]._replace(
                cells=tuple(
                    one._replace(numbers=(one.numbers[0] + 1, *one.numbers[1:])) if one is cell else one
                    for one in rows[0].cells
                )
            )
            found = reader.body(path, page, section, [altered, *rows[1:]])
            assert found or rows[0].label in reader.exports.table(path.removeprefix("en/"), section).rows, (
                path,
                section,
            )
            caught.update({path.split("/")[1]: 1} if found else {})
    assert all(caught[ledger] for ledger in LEDGERS)
