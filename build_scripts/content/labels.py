"""The words of the interface in every language, from one gettext source.

The English word is the message itself; `locale/<language>/LC_MESSAGES/portal.po` holds the others. `N_` marks a word
where it is defined (a field, a choice); `translations` gives what Jinja2 and the steps need to say it in a language.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locale"


def N_(message: str) -> str:  # noqa: N802 - gettext's own name, which Babel's extractor looks for
    """Mark a message for translation and leave it as it is."""
    return message


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The translations into a language; English needs none.

    Args:
        language: a code such as `zh`.

    Raises:
        FileNotFoundError: there is no catalogue for the language.
    """
    if language == "en":
        return gettext.NullTranslations()
    source = LOCALES / language / "LC_MESSAGES" / "portal.po"
    with source.open("rb") as file:
        catalog = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
