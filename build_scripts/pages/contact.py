"""Where readers report an error: a message, or a form, that names the record already.

Takes `extra.contact` of mkdocs.yml, an e-mail address or the https address of a form; gives links. In the address of a form `{record}`,
`{title}` and `{page}` stand for the record's number, its title and the address of its page; a form that names none of them gets `record=`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.pages.page import prefix

if TYPE_CHECKING:
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.pages.shell import Shell
    from build_scripts.pages.site import Site

SLOT = "[[portal:contact]]"  # stands for it in a hand-written page
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_FORM = re.compile(r"https://(?:[\w-]+\.)+[\w-]+(?::\d+)?(?:[/?#]\S*)?")
_NAMED = re.compile(r"\{(record|title|page)\}")
_LONGEST = 60  # characters of a title in an address
_SUBJECT = N_("Error in record %(id)s: %(title)s")
_BODY = N_("Record: %(id)s\n%(page)s\n\nWhat is wrong, and what it should say:\n\n\nWhere that can be seen:\n\n")


def checked(contact: object) -> str:
    """The contact of a site, as mkdocs.yml has it; empty where there is none.

    Raises:
        ValueError: it is neither an e-mail address nor the https address of a form.
    """
    text = str(contact or "")
    if text and not _MAIL.fullmatch(text) and not _FORM.fullmatch(text):
        raise ValueError(
            Message("mkdocs.yml: extra.contact is an e-mail address, or an address that begins with https://")
        )
    return text


def report(site: Site, language: str, record: RecordSummary) -> dict[str, str]:
    """The contact and the link by which to report an error in a record, as `entry.html` names them; both empty without a contact."""
    shell = site.shells[language]
    if not shell.contact:
        return {"contact": "", "link": ""}
    title = site.title(language, record)[0][:_LONGEST]
    page = f"{shell.site_url}{prefix(language, site.languages)}{quote(record.url)}"
    values = {"record": record.id, "title": title, "page": page}
    if not _is_form(shell.contact):
        subject = site.say(language, _SUBJECT, id=record.id, title=title)
        body = site.say(language, _BODY, id=record.id, page=page).replace("\n", "\r\n")  # RFC 6068
        return {"contact": shell.contact, "link": f"{_mail(shell)}?subject={_encoded(subject)}&body={_encoded(body)}"}
    link = _NAMED.sub(lambda name: _encoded(values[name[1]]), shell.contact)
    if link == shell.contact:
        parts = urlsplit(link)
        link = parts._replace(query="&".join(filter(None, (parts.query, f"record={record.id}")))).geturl()
    return {"contact": urlsplit(link).hostname or "", "link": link}


def written(html: str, shell: Shell) -> str:
    """A hand-written page with the contact in its place."""
    if SLOT not in html:
        return html
    form = _is_form(shell.contact)
    address = _NAMED.sub("", shell.contact) if form else _mail(shell)
    link = Markup('<a href="{}">{}</a>').format(address, urlsplit(address).hostname if form else shell.contact)
    return html.replace(SLOT, link if shell.contact else "—")


def _is_form(contact: str) -> bool:
    return contact.startswith("https://")


def _mail(shell: Shell) -> str:
    return f"mailto:{quote(shell.contact, safe='@')}"


def _encoded(text: str) -> str:
    return quote(text, safe="")
