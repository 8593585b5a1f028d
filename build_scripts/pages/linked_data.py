"""JSON-LD in the words of schema.org, for search engines and archives: what a record is, and where its page stands on the site.

Takes the site and a record; gives plain data for the page's head. It says no more than the page, and names nobody; the closest class that schema.org has
for a decision is `Legislation`, which the European Legislation Identifier uses for "a legal document".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.catalog import identifiers
from build_scripts.model.base import Status
from build_scripts.model.document_class import is_decision
from build_scripts.model.kinds import KINDS
from build_scripts.pages.page import prefix
from build_scripts.pages.wording import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.site import Site

CONTEXT = "https://schema.org"


def of_record(site: Site, language: str, record: RecordSummary) -> dict[str, Any] | None:
    """A record on its page in a language; None where search engines are asked to pass the page over."""
    kind = KINDS[record.kind]
    if kind.left_out:
        return None
    home = address(site, language, "")
    title = site.title(language, record)[0]
    steps = ((home, site.shells[language].site_name), (f"{home}{kind.folder}/", site.say(language, kind.many)))
    page = f"{home}{record.url}"
    return graph(_record(site, language, record, title, page), breadcrumbs((*steps, (page, title))))


def graph(*things: Mapping[str, Any]) -> dict[str, Any]:
    """Several things of one page, without what is empty."""
    return {
        "@context": CONTEXT,
        "@graph": [{name: value for name, value in thing.items() if value} for thing in things],
    }


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The way from the home page, as address and name of each page."""
    lines = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (address, name) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": lines}


def address(site: Site, language: str, path: str) -> str:
    """The absolute address of a page whose path needs no escapes."""
    return f"{site.shells[language].site_url}{prefix(language, site.languages)}{path}"


def _record(site: Site, language: str, record: RecordSummary, title: str, page: str) -> dict[str, Any]:
    made_by = [{"@type": "GovernmentOrganization", "name": site.organ(language, key)} for key in record.organs[:1]]
    own = address(site, site.languages[0], record.url)
    common = {
        "@id": own,
        "url": page,
        "name": title,
        "identifier": [identifiers.work(record), *([record.number] if record.number else [])],
        "inLanguage": site.tag(record.language) if record.language in site.languages else record.language,
        "datePublished": record.published,
        "dateModified": identifiers.version_day(record) if record.corrections else None,
        "creativeWorkStatus": record.status if record.status != Status.PUBLISHED.value else None,
        "disambiguatingDescription": site.say(language, SAMPLE) if record.sample else None,
    }
    if not is_decision(record.document_class):
        return {"@type": "DigitalDocument", **common, "dateCreated": record.date, "author": made_by}
    return {
        "@type": "Legislation",
        **common,
        "legislationType": site.say(language, KINDS[record.kind].one),
        "legislationIdentifier": record.number,
        "legislationDate": record.date,
        "legislationPassedBy": made_by,
        "legislationJurisdiction": "CN",
    }
