"""What a site may hold whose texts are hostile: everything of a harmless one, and the payloads as text.

Takes two published folders of the same shape; yields complaints, each a sentence.
"""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from functools import lru_cache
from pathlib import PureWindowsPath
from urllib.parse import urlsplit

import html5lib
from html5lib.html5parser import ParseError

from build_scripts.export.csv_form import harmless
from hostile.payloads import payloads

MARK = re.compile("|".join(sorted({payload.mark[:-2] for payload in payloads()}, key=len, reverse=True)) + r"\d\d")
LINKS = {"href", "src", "action", "formaction", "poster", "data", "cite", "background", "ping", "srcset", "xlink:href"}
FORMULA = "=+-@＝＋－＠"
LEADS_ON = 'http-equiv="refresh"'
SCHEMES = {"", "http", "https", "mailto", "tel"}


def shape(element):
    """A tag with the names of its attributes."""
    return element.tag, frozenset(element.attrib)


@lru_cache(maxsize=2_000)
def parsed(path):
    """A page, as the strictest of parsers reads it."""
    return html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(path.read_bytes())


def elements(path):
    """Every element of a page, no comments."""
    return [element for element in parsed(path).iter() if isinstance(element.tag, str)]


def shapes(site, paths=None):
    """Every tag with its attributes, by the sort of page; and the scripts that stand in any. Of some pages, or of all."""
    found = {"scripts": set()}
    for path in site.rglob("*.html") if paths is None else paths:
        found.setdefault(area(path.relative_to(site)), set()).update(map(shape, elements(path)))
        found["scripts"].update("".join(one.itertext()) for one in elements(path) if one.tag == "script")
    return found


def area(name):
    """Pages of the same sort: the first step below the language's root, and how deep it is."""
    steps = [step for step in name.parts if step != "en"]
    return steps[0], len(steps)


def pages(hostile, wanted, paths=None):
    """Of some pages, or of all: elements and attributes that the templates do not make, scripts that are not theirs, links to what is no page."""
    for path in sorted(hostile.rglob("*.html")) if paths is None else paths:
        name = path.relative_to(hostile)
        try:
            parsed(path)
        except ParseError as error:
            yield f"{name}: {error}"
            continue
        for script in (element for element in elements(path) if element.tag == "script"):
            text = "".join(script.itertext())
            if "json" in script.get("type", ""):
                yield from data(f"{name} in a script", text)
            elif text not in wanted["scripts"]:
                yield f"{name}: a script that is not the portal's"
        for element in elements(path):
            if shape(element) not in wanted.get(area(name), ()):
                yield f"{name}: no template makes {element.tag} with {sorted(element.attrib)}"
            yield from _attributes(name, element)


def _attributes(name, element):
    if element.get("http-equiv") == "refresh":
        yield from _link(name, element, element.get("content").partition("url=")[2])
    for attribute, value in element.attrib.items():
        if attribute.startswith("on") or attribute in {"style", "srcdoc"}:
            yield f"{name}: the attribute {attribute}"
        if attribute in LINKS:
            yield from _link(name, element, value)


def _link(name, element, value):
    address = urlsplit(re.sub(r"[\x00-\x20]", "", value))
    if address.scheme.lower() not in SCHEMES and not (
        element.tag in {"link", "img"} and value.startswith("data:image/")
    ):
        yield f"{name}: {element.tag} leads to {address.scheme}:"
    if element.tag != "a" and address.netloc not in {"", "portal.example"}:
        yield f"{name}: {element.tag} asks {address.netloc}"


def data(name, text):
    """JSON that is none, or where a payload is the name of a field."""
    try:
        tree = json.loads(text)
    except ValueError as error:
        yield f"{name}: {error}"
        return
    stack = [tree]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if not name.startswith(
                "search/words/"
            ):  # whose fields are what things are called, and are read as own ones alone
                yield from (f"{name}: a payload is a key" for key in item if MARK.search(key))
            stack += item.values()
        elif isinstance(item, list):
            stack += item


def files(hostile, harmless_site):
    """Everything but the pages: data, feeds, tables, names."""
    names = {path.relative_to(hostile).as_posix(): path for path in sorted(hostile.rglob("*")) if path.is_file()}
    tags = {tag for path in harmless_site.rglob("*.xml") for tag in tags_of(path)}
    for name, path in names.items():
        if path.is_symlink() or not path.resolve().is_relative_to(hostile.resolve()):
            yield f"{name}: leads outside"
        for step in name.split("/"):
            if (
                PureWindowsPath(step).is_reserved()
                or set(step) & set('<>:"|?*\\')
                or step[-1] in " ."
                or len(step.encode()) > 255
            ):
                yield f"{name}: no name for a file"
        if path.suffix == ".json":
            yield from data(name, path.read_text(encoding="utf-8"))
        elif path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
                yield from data(name, line)
        elif path.suffix == ".xml":
            yield from (f"{name}: the element {tag}" for tag in tags_of(path) - tags)
        elif path.suffix == ".csv":
            yield from table(name, path.read_text(encoding="utf-8-sig"))


def tags_of(path):
    """The elements of a feed or a sitemap."""
    return {element.tag for element in ET.parse(path).iter()}  # noqa: S314 - our own bytes


def table(name, text):
    """Cells that a spreadsheet program would compute, or that cannot be read back."""
    first, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    for row in rows:
        if len(row) != len(first):
            yield f"{name}: {len(row)} cells in a row of {len(first)}"
        for cell in row:
            if cell.lstrip()[:1] in set(FORMULA) or cell[:1] in set("\t\r\n"):
                yield f"{name}: a formula"
            if harmless(read_back(cell)) != cell:
                yield f"{name}: a cell that reads back as another"


def read_back(cell):
    """What was in a cell before an apostrophe was put before it."""
    bare = cell.lstrip("'")
    return cell[1:] if cell != bare and (bare[:1] in set("\t\r\n") or bare.lstrip()[:1] in set(FORMULA)) else cell


def one_of_each(site):
    """Of each sort of pages the one with the most payloads: its address, and whether it leads on to another page."""
    most = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site)
        text = path.read_text(encoding="utf-8")
        marks = len(set(MARK.findall(text)))
        address = "/" + name.as_posix().removesuffix("index.html"), LEADS_ON in text
        sort = (*area(name), "en" in name.parts)
        if marks > most.get(sort, (0, None))[0]:
            most[sort] = (marks, address)
    return [address for _marks, address in most.values()]
