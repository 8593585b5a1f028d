"""How well texts are read: precision and recall for each field, over texts with what a reader found in them.

A case is a text (.txt, .html, .docx, .pdf) and a YAML file beside it with the expected values. What the file does not name is not judged.
`PYTHONPATH=tests python -m draft.score [FOLDER]` prints the table.
"""

import datetime as dt
import importlib.util
import sys
from collections import Counter
from pathlib import Path, PurePosixPath

import click
import yaml
from subjects import words

from build_scripts.cli.draft import draft, formats

HERE = Path(__file__).parent / "cases"
SINGLE = ("title", "court", "case_number", "decided", "filed", "document_type", "case_type", "procedure", "disposition")
DETAILS = ("born", "sex", "county")
WANTED = {
    **dict.fromkeys(("court", "case_number", "decided", "document_type", "case_type", "procedure"), (0.97, 0.92)),
    **dict.fromkeys(("causes", "parties", "panel", "statutes"), (0.97, 0.92)),
    **dict.fromkeys(("sentences", "counsel"), (0.95, 0.85)),
}
ID = "bcdfghjk"
PLACE = PurePosixPath(f"judgments/2023/{ID}.yml")
DAY = dt.date(2026, 11, 21)


def texts(folder=HERE):
    """Every text; Word and PDF files where their libraries are installed."""
    for path in sorted(folder.iterdir()):
        library = {".docx": "docx", ".pdf": "pdfplumber"}.get(path.suffix, "yaml")
        if path.suffix in {".txt", ".html", ".docx", ".pdf"} and importlib.util.find_spec(library):
            yield path


def _read(text):
    """A mapping of text; libyaml reads it ten times as fast as Python."""
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506


def expected_of(path):
    """What a reader found in a text."""
    return _read(path.with_suffix(".yml").read_text(encoding="utf-8"))


def as_it_is(text):
    """The text of the file."""
    return text


def in_one_line(text):
    """Without any line break, as many scrapers keep it."""
    return "".join(line.strip() for line in text.splitlines())


def wrapped(text, width=64):
    """Broken at the width of a page, as a PDF gives it; a digit takes half of the room."""
    made = []
    for line in text.splitlines():
        room = 0
        made.append("")
        for sign in line:
            room += 1 + (ord(sign) > 0x2E7F)
            if room > width:
                made.append("")
                room = 1 + (ord(sign) > 0x2E7F)
            made[-1] += sign
    return "\n".join(made)


def apart(text):
    """With a blank between all characters."""
    return "\n".join(" ".join(line.replace(" ", "")) for line in text.splitlines())


def wide(text):
    """With wide digits and a scraper's lines before and after."""
    digits = str.maketrans("0123456789", "０１２３４５６７８９")
    return f"裁判文书下载\n发布日期：2024-01-05\n浏览：12次\n{text.translate(digits)}\n关联公司：无\n来自：某某网站"


def escaped(text):
    """With line breaks and wide blanks as they are written in programs."""
    return text.strip().replace("\u3000", "u3000").replace("\n", "&amp;#xA;")


def barred(text):
    """With bars for line breaks."""
    return text if "|" in text else text.strip().replace("\n", "|")


def paged(text):
    """With the numbers of pages in lines of their own."""
    lines = text.splitlines()
    return "\n".join(f"{line}\n{at // 5 + 1}" if at % 5 == 4 else line for at, line in enumerate(lines))


SHAPES = (as_it_is, in_one_line, wrapped, apart, wide, escaped, barred, paged)


def drafted(path, shape=as_it_is):
    """The draft of a file."""
    return draft.drafted(shape(formats.text_of(path)), words(), ID, DAY)[1]


def record_of(path, shape=as_it_is):
    """The draft of a file, as a mapping of text."""
    return _read(drafted(path, shape))


def items(record):
    """What a record says, field by field, as things to be counted."""
    found = {name: Counter([record[name]]) for name in SINGLE if record.get(name) not in {None, "~"}}
    parties = record.get("parties") or []
    found["causes"] = Counter(record.get("causes") or [])
    found["parties"] = Counter((one["role"], one["name"], one.get("originally")) for one in parties)
    found["counsel"] = Counter(
        (one["role"], one["name"], one.get("firm"))
        for one in [
            *record.get("counsel", ()),
            *(spoken for party in parties for spoken in party.get("represented_by", ())),
        ]
    )
    found["panel"] = Counter((one["role"], one["name"]) for one in record.get("panel") or [])
    found["statutes"] = Counter(map(_statute, record.get("statutes") or []))
    found["sentences"] = Counter(map(_sentence, record.get("sentences") or []))
    if record.get("lower"):
        found["lower"] = Counter(record["lower"].items())
    return found


def _statute(one):
    if isinstance(one, str):
        law, article, *rest = one.split(" ")
        return law, article, *(part.strip('"') or None for part in [*rest, "", ""][:2])
    return one["law"], one["article"], one.get("paragraph"), one.get("item")


def _sentence(one):
    term = one.get("term", one)
    parts = (one.get(name) for name in ("person", "penalty", "length", "probation", "fine"))
    return *parts, term.get("from"), term.get("to")


def judge(expected, record):
    """For each field that the expected values name: right, drafted, expected; and what differs."""
    wanted, drafted = items(expected), items(record)
    for name in expected:
        if name == "parties":
            yield from _details(expected, record)
        want, have = wanted.get(name, Counter()), drafted.get(name, Counter())
        yield name, (want & have).total(), have.total(), want.total(), (want - have, have - want)


def _details(expected, record):
    drafted = {one["name"]: one for one in record.get("parties") or []}
    for party in expected["parties"]:
        for name in DETAILS:
            if name in party:
                have = drafted.get(party["name"], {}).get(name)
                yield f"parties.{name}", int(have == party[name]), int(have is not None), 1, (party[name], have)


def score(folder=HERE, tell=None, shape=as_it_is):
    """Field → precision, recall and how often it is expected, over all cases in a shape."""
    sums = {}
    for path in texts(folder):
        if shape is not as_it_is and path.suffix != ".txt":
            continue
        for name, right, have, want, differs in judge(expected_of(path), record_of(path, shape)):
            sums[name] = [a + b for a, b in zip(sums.get(name, (0, 0, 0)), (right, have, want), strict=True)]
            if tell and (right < want or right < have):
                click.echo(f"{path.name}: {name}: {differs}")
    return {
        name: (right / have if have else 1.0, right / want if want else 1.0, want)
        for name, (right, have, want) in sums.items()
    }


def main():
    """Print the table of each shape."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for shape in SHAPES:
        click.echo(f"{shape.__name__}:")
        for name, (precision, recall, count) in sorted(score(folder, click.echo, shape).items()):
            click.echo(f"  {name:16} precision {precision:.3f}  recall {recall:.3f}  expected {count}")


if __name__ == "__main__":
    main()
