"""Tables of a document: which ones hold data, and how they stand in the text of a record.

Takes the cells of a table; gives its lines. Courts lay heads and signatures out in tables, too; these are read as the lines they are.
"""

from __future__ import annotations

import re

from build_scripts.model.body import as_lines

_LONGEST = 60  # characters of a cell; what is longer is prose
_FEWEST = 2  # rows and columns
_LAYOUT = re.compile(
    "。|(?:审\\s*判\\s*[长员]|书\\s*记\\s*员|人民陪审员)|^(?:原告|被告|被告人|上诉人|被上诉人|公诉机关|申请人|委托诉讼代理人|辩护人)|人民法院$|[裁判决定书]{3}$|(?<!序)(?<!编)(?<!账)(?<!卡)号$"
)


def lines_of(rows: list[list[str]]) -> list[str]:
    """The lines of a table: in the notation of tables where it holds data, else the cells of each row beside each other."""
    rows = [row for row in rows if any(row)]
    even = len({len(row) for row in rows}) == 1 and len(rows) >= _FEWEST and len(rows[0]) >= _FEWEST
    plain = all(len(cell) <= _LONGEST and not _LAYOUT.search(cell) for row in rows for cell in row)
    full = sum(bool(cell) for row in rows for cell in row) * 4 >= sum(map(len, rows)) * 3
    if even and plain and full:
        return as_lines(rows)
    return [" ".join(filter(None, row)) for row in rows]
