"""The built site as its readers get it: files, parsed pages, and one page of each template."""

from collections import defaultdict
from functools import cached_property
from operator import eq
from urllib.parse import quote, unquote, urljoin, urlsplit

import html5lib
import yaml
from html5lib.html5parser import ParseError
from lxml import html
from project import ROOT

HOST = "https://here"
LANGUAGES = {"zh": "", "en": "en/"}  # language → its folder
TAGS = {"zh": "zh-Hans", "en": "en"}
FRONT = (
    "",
    "browse/",
    "search/",
    "search/help/",
    "coverage/",
    "accessibility/",
    "withheld/",
    "deadlines/publication/",
    "corrections/",
    "cases/",
    "about/",
    "report/",
    "verification/",
)
LEDGERS = (
    "rules/",
    "glossary/",
    "guides/",
    "data/",
    "not-disclosed/",
    "deadlines/",
    "deadlines/courts/*/",
    "sentences/",
    "sentences/notices/",
    "sentences/courts/*/",
    "sentences/[0-9]*/",
    "statistics-ledger/",
    "statistics-ledger/*/",
    "supervision-ledger/",
    "supervision-ledger/*/",
    "withheld/courts/*/",
    "statutes/*/*/",
    "prisons/*/",
    "procuratorates/*/",
)  # pages at which axe looks, beside those of the catalogue
DIRECTORIES = ("courts/", "regions/", "causes/", "years/", "outcomes/")


def none(documents, check):
    """Fail with every kind of fault, how many pages have it, and the first of them."""
    found = defaultdict(list)
    for document in documents:
        for fault in check(document):
            found[str(fault)].append(document.name)
    assert not found, "\n" + "\n".join(f"{fault} ({len(at)}: {at[0]})" for fault, at in found.items())


def elements(tree):
    """Every element with its attributes and the text in it and behind it; lxml writes their names small and the value of `defer` out."""
    for element in tree.iter():
        if isinstance(element.tag, str):
            name = element.tag.rpartition("}")[2]
            named = {key.lower(): "" if value == key else value for key, value in element.attrib.items()}
            yield name, named, (element.text or "").strip(), (element.tail or "").strip()
    yield None


class Document:
    """One HTML file, parsed when it is asked for.

    `tree` comes from lxml, which takes a twentieth of the time of html5lib; `error` says what the strict parser of html5lib has against the
    page, or that it makes other elements of it.
    """

    def __init__(self, name, data):
        self.name = name
        self.data = data
        self.text = data.decode()
        self.language = "en" if name.startswith("en/") else "zh"

    @cached_property
    def tree(self):
        return html.document_fromstring(self.data, parser=html.HTMLParser(encoding="utf-8"))

    @cached_property
    def error(self):
        try:
            strict = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(self.text)
        except ParseError as error:
            return str(error)
        return None if all(map(eq, elements(strict), elements(self.tree))) else "lxml makes other elements"

    @property
    def head(self):
        return self.tree.head

    @property
    def path(self):
        return self.name.removesuffix("index.html")

    @property
    def below(self):
        """The address below the root of its language."""
        return self.path.removeprefix(LANGUAGES[self.language])

    def all(self, tag="*", **attributes):
        for element in self.tree.iter():
            if not isinstance(element.tag, str) or tag not in ("*", element.tag):
                continue
            if all(element.get(name) == value for name, value in attributes.items()):
                yield element

    @cached_property
    def ids(self):
        return [element.get("id") for element in self.all() if element.get("id") is not None]

    @cached_property
    def links(self):
        """Every address that the page shows or loads; not those in the head that tell of other pages."""
        names = ("href", "src", "action", "formaction", "poster", "data")
        shown = (one for one in self.all() if one.get("rel") not in {"canonical", "alternate"})
        return [one.get(name) for one in shown for name in names if one.get(name) is not None]

    def internal(self):
        """Path from the site's root and fragment of every link inside the site."""
        return self.resolved(self.links)

    def resolved(self, links):
        for link in links:
            parts = urlsplit(urljoin(f"{HOST}/{quote(self.path)}", link))
            if f"{parts.scheme}://{parts.netloc}" == HOST:
                yield unquote(parts.path).lstrip("/"), unquote(parts.fragment)

    @property
    def leads_on(self):
        """Where a page at an old address sends its reader; None for every other page."""
        found = (meta.get("content") for meta in self.head.iter("meta") if meta.get("http-equiv") == "refresh")
        return next((content.partition("url=")[2] for content in found), None)

    def noindex(self):
        robots = (meta for meta in self.head.iter("meta") if meta.get("name") == "robots")
        return any("noindex" in meta.get("content", "") for meta in robots)


class BuiltSite:
    """A built site: `folder` holds it, `records` the content that it was built from."""

    def __init__(self, folder, summary):
        self.folder = folder
        self.summary = summary

    @cached_property
    def files(self):
        every = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path for path in every}

    @cached_property
    def documents(self):
        names = (name for name in self.files if name.endswith(".html"))
        return {name: Document(name, self.files[name].read_bytes()) for name in names}

    @cached_property
    def records(self):
        """The content as its editors wrote it: id → mapping of plain text, with `folder` and `status`."""
        found = {}
        for path in sorted((ROOT / "content" / "records").rglob("*.yml")):
            record = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - reads text only
            folder = path.relative_to(ROOT / "content" / "records").parts[0]
            found[record["id"]] = {"status": "published"} | record | {"folder": folder}
        return found

    def has(self, path):
        return path in self.files or f"{path.rstrip('/')}/index.html".lstrip("/") in self.files

    def quoted(self, path):
        return quote(path)

    def url(self, record):
        return f"{record['folder']}/{record['id']}/"

    def with_status(self, status):
        """The records of a status that have a page; one that is past its end has none."""
        every = (record for record in self.records.values() if record["status"] == status)
        return [record for record in every if self.has(self.url(record))]

    @cached_property
    def expired(self):
        return [record for record in self.records.values() if not self.has(self.url(record))]

    @cached_property
    def catalogue(self):
        """A page of each template, and of each type where a template has several: name → address in its language."""
        found = {path.strip("/") or "home": path for path in (*FRONT, *DIRECTORIES) if self.has(path)}
        for record in self.records.values():
            if self.has(self.url(record)):
                published = record["status"] == "published"
                kind = record["kind"] if published else record["status"]
                found.setdefault(kind, self.url(record))
                sort = record.get("type") or record.get("measure")
                if published and sort:
                    found.setdefault(f"{kind}: {sort}", self.url(record))
        for name in self.files:
            folder, _, rest = name.partition("/")
            if rest.count("/") == 1 and rest.endswith("/index.html") and f"{folder}/" in (*DIRECTORIES, "cases/"):
                found.setdefault(f"one of {folder}", name.removesuffix("index.html"))
            if "/page/2/" in name and not name.startswith("en/"):
                found.setdefault("second page", name.removesuffix("index.html"))
        words = next(record for record in self.with_status("published") if record.get("title"))["title"][:2]
        return found | {"list": "judgments/", "results": f"search/?q={words}", "nothing": "search/?q=zzqqxx"}

    @cached_property
    def addresses(self):
        """The catalogue in every language, and the one 404 page."""
        return [*(folder + path for folder in LANGUAGES.values() for path in self.pages), "404.html"]

    @cached_property
    def pages(self):
        return list(dict.fromkeys(self.catalogue.values()))

    @cached_property
    def ledgers(self):
        """The first page of each pattern: address in its language."""
        found = (sorted(self.folder.glob(f"{pattern}index.html")) for pattern in LEDGERS)
        return [f"{pages[0].parent.relative_to(self.folder).as_posix()}/" for pages in found]

    @cached_property
    def templates(self):
        """The addresses without further types of a kind."""
        types = {path for name, path in self.catalogue.items() if ": " in name}
        plain = {path for name, path in self.catalogue.items() if ": " not in name}
        gone = {folder + path for folder in LANGUAGES.values() for path in types - plain}
        return [address for address in self.addresses if address not in gone]
