"""Links alone lead to everything that is shown; what is sealed or past its end leaves no trace."""

import re
from collections import deque

import pytest
from built_site import LANGUAGES
from shared import ADDRESS


def reachable(site, folder):
    """Every file of a language that links alone lead to from its home page."""
    found = {f"{folder}index.html"}
    waiting = deque(found)
    while waiting:
        for path, _ in site.documents[waiting.popleft()].internal():
            name = path if path in site.documents else f"{path}index.html"
            if name in site.documents and name not in found and name.startswith("en/") == (folder == "en/"):
                found.add(name)
                waiting.append(name)
    return found


@pytest.mark.parametrize("folder", LANGUAGES.values())
def test_links_alone_lead_to_every_record_but_the_sealed(site, folder):
    found = reachable(site, folder)
    shown = [*site.with_status("published"), *site.with_status("withheld"), *site.with_status("withdrawn")]
    missing = [one["id"] for one in shown if f"{folder}{site.url(one)}index.html" not in found]
    assert shown
    assert missing == []
    sealed = [f"{folder}{site.url(one)}index.html" for one in site.with_status("sealed")]
    assert sealed
    assert not found & set(sealed)
    own = {name for name in site.documents if name.startswith("en/") == (folder == "en/")}
    moved = {name for name in own if site.documents[name].leads_on}
    assert moved
    assert not found & moved
    assert own - found - set(sealed) - moved - {"404.html"} == set()


def test_an_old_address_leads_to_a_page_by_refresh_and_by_link(site):
    moved = [document for document in site.documents.values() if document.leads_on]
    for document in moved:
        [(target, _fragment)] = document.resolved([document.leads_on])
        assert f"{target}index.html" in site.documents
        assert target in {path for path, _fragment in document.internal()}
        assert [link.get("href") for link in document.all("link", rel="canonical")] == [ADDRESS + target]
        assert not any(link.get("hreflang") for link in document.all("link", rel="alternate"))
        assert document.noindex()


def test_what_is_sealed_or_expired_leaves_no_trace(site):
    sealed = {one["id"] for one in site.with_status("sealed")}
    gone = {one["id"] for one in site.expired}
    assert len(sealed) == site.summary["sealed"] > 0
    assert len(gone) == site.summary["excluded"] > 0
    pattern = re.compile("|".join(sealed | gone).encode())
    for name, file in site.files.items():
        found = {one.decode() for one in pattern.findall(file.read_bytes())}
        assert not found & gone, name
        assert all(f"/{one}/" in name for one in found), name
