"""The identifiers of records and articles in the form of the Akoma Ntoso Naming Convention (OASIS, version 1.0): `/akn/cn/judgment/2023-03-01/7k2m9xqd`.

Country, class of document, day, and the identifier of the record, which alone tells it from all others. China has assigned none of them: they are
neither ECLI nor ELI. docs/open-data.md says what they promise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary

_ROOT = "/akn/cn"
_OTHER = "doc"  # what the standard calls a document of no special class
_ALPHA_3 = {"zh": "zho", "en": "eng", "bo": "bod", "ug": "uig", "mn": "mon", "kk": "kaz", "ko": "kor"}  # ISO 639-2


def work(record: RecordSummary) -> str:
    """A record, whatever is corrected in it later."""
    return "/".join(filter(None, (_ROOT, record.document_class or _OTHER, record.date, record.id)))


def expression(record: RecordSummary) -> str:
    """A record in its own language as it has been since the last change."""
    return f"{work(record)}/{alpha_3(record.language)}@{version_day(record)}"


def version_day(record: RecordSummary) -> str:
    """The ISO day of the last change, or else that of the record; empty where there is neither."""
    return max((day for day, *_change in record.corrections), default=record.date or "")


def alpha_3(language: str) -> str:
    """The code of a language with three letters."""
    return _ALPHA_3.get(language, language)


def article(law: str, number: str) -> str:
    """An article of a law.

    Args:
        law: its part of the address of a page.
        number: as a record cites it, `133-1`.
    """
    return f"{_ROOT}/act/{law}/~art_{number}"


def organisation(key: str) -> str:
    """A court or another body."""
    return f"/akn/ontology/organization/cn/{key}"


def role(key: str) -> str:
    """The part that somebody plays in proceedings."""
    return f"/akn/ontology/role/cn/{key}"
