"""The words of the interface in every language, from one gettext source.

The English word is the message itself; `locale/<language>/LC_MESSAGES/portal.po` holds the others, here and in the project's own
folder. `N_` marks a word where it is defined (a field, a choice); `translations` gives what Jinja2 and the steps need to say it.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
from functools import cache, lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from build_scripts.content.message import Message

LOCALES = Path(__file__).parent / "locale"
OWN = "locale"  # the folder of a project's own catalogues, beside mkdocs.yml
PAGES, MESSAGES = "portal", "messages"  # two catalogues: words on pages, and what the program says to editors
CLICK = "click"  # a third: what the library of the command line says
SOURCE = "en"  # the language in which the messages are written
SHIPPED = (*sorted(path.name for path in LOCALES.iterdir() if path.is_dir()), SOURCE)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name, which Babel's extractor looks for
    """Mark a message for translation and leave it as it is."""
    return message


def po_file(language: str, folder: Path, domain: str = PAGES) -> Path:
    """Where a folder of catalogues keeps that of a language."""
    return folder / language / "LC_MESSAGES" / f"{domain}.po"


_NO_DAY = dt.datetime(
    1970, 1, 1, tzinfo=dt.UTC
)  # Babel would write the minute of the build, and no fingerprint would last


def catalogue(language: str, root: Path | None = None, domain: str = PAGES) -> bytes:
    """The messages of a language as a compiled gettext catalogue; empty where there is none and none is needed.

    Args:
        language: a code such as `zh`.
        root: the project's folder; the messages of its own catalogue go before those of this package.
        domain: `PAGES` or `MESSAGES`.

    Raises:
        FileNotFoundError: there is no catalogue for the language.
    """
    files = [po_file(language, folder, domain) for folder in (LOCALES, *([root / OWN] if root else ()))]
    found = [path for path in files if path.is_file()]
    if not found and language != SOURCE:
        raise FileNotFoundError(
            Message("the words of the language {language} are missing: add {file}", language=language, file=files[-1])
        )
    return _compiled(language, *(path.read_bytes() for path in found)) if found else b""


@lru_cache(maxsize=32)  # a command asks for the words of each language several times
def _compiled(language: str, *files: bytes) -> bytes:
    """The messages of some files as one compiled catalogue; those of a later file go before those of an earlier one."""
    whole = Catalog(locale=language.replace("-", "_"), creation_date=_NO_DAY, revision_date=_NO_DAY)
    for file in files:
        for message in read_po(io.BytesIO(file), locale=whole.locale):
            if message.id and message.string:
                whole.delete(message.id)
                whole[message.id] = message
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    return compiled.getvalue()


@cache
def translations(compiled: bytes) -> gettext.NullTranslations:
    """The translations of a compiled catalogue; of an empty one the messages themselves."""
    return gettext.GNUTranslations(io.BytesIO(compiled)) if compiled else gettext.NullTranslations()


def compile_clicks() -> None:
    """Write down compiled what click says in each language, since click's gettext reads no other file (`make labels`)."""
    for language in SHIPPED:
        file = po_file(language, LOCALES, CLICK)
        if file.is_file():
            file.with_suffix(".mo").write_bytes(catalogue(language, domain=CLICK))
