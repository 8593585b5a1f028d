"""How a record is cited: GB/T 7714—2015, the lawyers' way (法学引注手册), BibTeX and RIS; and what a reference manager reads in the head of its page.

Takes the site and a record; gives texts. The day on which a reader looked is left to the reader, since a build has no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.reading.head import TYPE
from build_scripts.content.labels import N_
from build_scripts.model.document_class import OF_COURT
from build_scripts.pages.formats import Formats
from build_scripts.pages.page import prefix
from build_scripts.pages.wording import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site

_NAMED = N_("%(name)s, %(body)s %(number)s %(document)s (%(day)s)")
_TITLED = N_("%(body)s, “%(title)s”, %(number)s (%(day)s)")
_BIBTEX = str.maketrans({sign: f"\\{sign}" for sign in "&%$#_"} | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}", "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"})  # fmt: skip


class Cited(NamedTuple):
    """What all forms say.

    Attributes:
        id: of the record.
        body: who made it.
        title, number, day: of the record, in its own language; empty where it has none.
        language: that one.
        address: of its page.
        portal: the name of the site.
        note: that it is a sample, where it is one.
        decides: whether it is a decision of a court.
    """

    id: str
    body: str
    title: str
    number: str
    day: str
    language: str
    address: str
    portal: str
    note: str = ""
    decides: bool = True


class Citation(NamedTuple):
    """One form.

    Attributes:
        name: a message, or a proper name.
        text, language: what it says, and the language of that.
        own, own_language: words in it that stand in the language of the record.
        file: the ending of a file of it; empty for what is written into a text.
        read: the words in brackets for which a reader puts the day on which the page was read; reading/citing.js does.
    """

    name: str
    text: str
    language: str
    own: tuple[str, ...] = ()
    own_language: str = ""
    file: str = ""
    read: str = ""


def cited(site: Site, record: RecordSummary, root: str, portal: Mapping[str, str]) -> Cited:
    """What the citations of a record say.

    Args:
        site: names, whether whole or bare.
        record: of which they are.
        root: absolute address of the root of the language whose page they name.
        portal: language → the name of the site.
    """
    own = own_language(site, record)
    title, _language = site.title(own, record)
    number = record.number or ""
    return Cited(
        id=record.id,
        body=site.organ(own, record.organs[0]) if record.organs else "",
        title=title if title != number else "",
        number=number,
        day=record.date or "",
        language=own,
        address=f"{root}{record.url}",
        portal=portal[own],
        note=site.say(own, SAMPLE) if record.sample else "",
        decides=record.document_class == OF_COURT,
    )


def own_language(site: Site, record: RecordSummary) -> str:
    """The language of a record, or the first one of a site that has no pages in that."""
    return record.language if record.language in site.languages else site.languages[0]


def _on_page(site: Site, language: str, record: RecordSummary) -> Cited:
    """The same as a page in a language says it."""
    root = f"{site.shells[language].site_url}{prefix(language, site.languages)}"
    return cited(site, record, root, {code: shell.site_name for code, shell in site.shells.items()})


def citations(site: Site, language: str, record: RecordSummary) -> list[Citation]:
    """All forms."""
    about = _on_page(site, language, record)
    return [
        Citation("GB/T 7714—2015", gb7714(about), about.language, read=_read(about)),
        _lawyers(site, language, record, about),
        Citation("BibTeX", bibtex(about), about.language, file="bib"),
        Citation("RIS", ris(about), about.language, file="ris"),
    ]


def gb7714(about: Cited) -> str:
    """主要责任者. 题名: 其他题名信息[EB/OL]. (发布日期)[引用日期]. 获取路径."""
    title = "：".join(filter(None, (about.title, about.number)))
    body = f"{about.body}. " if about.body else ""
    day = f"({about.day})" if about.day else ""
    return f"{body}{title}[EB/OL]. {day}[{_read(about)}]. {about.address}."


def _read(about: Cited) -> str:
    return "引用日期" if about.language == "zh" else "day of access"


def _lawyers(site: Site, language: str, record: RecordSummary, about: Cited) -> Citation:
    """案名，法院＋案号＋文书名; what has no such name, by its title. In the page's language where body and case have names in it."""
    name = site.name_of(language, record)
    code = name.language if name else about.language
    kinds = list(TYPE.finditer(about.title))
    title, own_title = site.title(code, record)
    said = {
        "body": site.organ(code, record.organs[0]) if record.organs else "",
        "number": about.number,
        "title": title,
        "day": Formats(site.renderer.site_languages[code]).day(about.day) if about.day else "",
    }
    own = [*(name.own if name else ()), about.number] if code != about.language else []
    if name and kinds and about.number:
        document = kinds[-1][0] if code == about.language else ""
        text = site.say(code, _NAMED, name=name.text, document=document, **said)
    else:
        text = site.say(code, _TITLED, **said)
        own += [title] if own_title != code else []
    text = " ".join(text.replace("()", "").replace("（）", "").split())
    return Citation(N_("Lawyers' citation"), text, code, tuple(filter(None, own)), about.language)


def bibtex(about: Cited) -> str:
    """A `misc` entry, which every program knows, under the identifier of the record; the body in braces, since it has no first name."""
    fields = {
        "title": about.title or about.number,
        "author": f"{{{about.body.translate(_BIBTEX)}}}" if about.body else "",
        "number": about.number,
        "date": about.day,
        "year": about.day[:4],
        "howpublished": about.portal,
        "note": about.note,
        "langid": {"zh": "chinese", "en": "english"}.get(about.language, about.language),
    }
    lines = [
        f"  {name} = {{{value if name == 'author' else value.translate(_BIBTEX)}}},\n"
        for name, value in fields.items()
        if value
    ]
    return f"@misc{{{about.id},\n{''.join(lines)}  url = {{{about.address}}}\n}}\n"


def ris(about: Cited) -> str:
    """A decision is a `CASE`, its court as publisher, as reference managers read it; anything else a document of an authority."""
    lines = [
        ("TY", "CASE" if about.decides else "GOVDOC"),
        ("TI", about.title or about.number),
        ("PB", about.body),
        ("M1", about.number),
        ("DA", about.day.replace("-", "/")),
        ("PY", about.day[:4]),
        ("LA", about.language),
        ("N1", about.note),
        ("DP", about.portal),
        ("UR", about.address),
    ]
    said = "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines if value)
    return f"{said}ER  - \n"


def tags(site: Site, language: str, record: RecordSummary) -> tuple[tuple[str, str], ...]:
    """The `citation_…` of the head, from which Zotero makes an item."""
    about = _on_page(site, language, record)
    title, own = site.title(language, record)
    said = (
        ("citation_title", title),
        ("citation_author", site.organ(language, record.organs[0]) if record.organs else ""),
        ("citation_publication_date", about.day.replace("-", "/")),
        ("citation_technical_report_institution", site.organ(language, record.organs[0]) if record.organs else ""),
        ("citation_technical_report_number", about.number),
        ("citation_publisher", site.shells[language].site_name),
        ("citation_language", site.tag(own)),
        ("citation_public_url", about.address),
    )
    return tuple((name, value) for name, value in said if value)
