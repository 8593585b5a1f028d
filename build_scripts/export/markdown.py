"""Each record as Markdown in its own language: a title, a list of facts, and its paragraphs.

Every reader of Markdown shows the very words of the record: what the format takes for a sign of its own is written so that it stands for itself.
No front matter: the facts stand in the list, and as data in the record's JSON file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.export.about_record import about

if TYPE_CHECKING:
    from build_scripts.export.context import ExportContext
    from build_scripts.export.record import ExportedRecord

NAME = N_("Markdown")
EXTENSION = "md"
MIME = "text/markdown"
EXAMPLE = "pandoc {file} -o record.docx"
PURPOSE = N_("The text with headings and links, for notes and for language models.")
_SIGN = re.compile(r"[\\`*_{}\[\]#]")  # a sign wherever it stands
_FIRST = re.compile(r"[>+\-]|\d+[.)](?=\s|$)")  # one at the beginning of a line
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", "~": "&#126;", "|": "&#124;"}
)  # of these, some readers know no other way


def write_record(context: ExportContext, record: ExportedRecord) -> bytes:
    """One file."""
    said = about(context, record)
    blocks = [
        f"# {literal(said.title)}",
        f"> {literal(said.sample)}" if said.sample else "",
        "\n".join([*(f"- {literal(fact)}" for fact in said.facts), f"- <{said.address}>"]),
        literal(said.summary),
        f"## {literal(said.text)}" if record.paragraphs else "",
        *map(literal, record.paragraphs),
        "---",
        literal(said.notice),
    ]
    return ("\n\n".join(filter(None, blocks)) + "\n").encode(errors="backslashreplace")


def literal(text: str) -> str:
    """A line of text so that Markdown shows it as it is."""
    line = _SIGN.sub(r"\\\g<0>", " ".join(text.splitlines()).strip()).translate(_ENTITIES)
    return _FIRST.sub(_escaped, line, count=1) if _FIRST.match(line) else line


def _escaped(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\\{found[0][-1]}"
