"""Links alone lead to everything that is shown; what is sealed or past its end leaves no trace."""

import re
from collections import deque

import pytest
from built_site import LANGUAGES


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
    assert own - found - set(sealed) - {"404.html"} == set()


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
