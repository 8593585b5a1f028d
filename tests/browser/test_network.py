"""What a visit sends and receives: nothing from elsewhere, nothing that fails, little in all."""

import gzip
import re
from urllib.parse import unquote, urlsplit

import pytest
from built_site import LANGUAGES
from playwright.sync_api import expect
from watching import visit

FRAME = 10_000  # bytes of HTML around the article
FIRST_VISIT = 70_000  # bytes after gzip: HTML, style sheets and scripts


@pytest.mark.parametrize("place", ["root", "below"])
def test_no_page_asks_for_anything_elsewhere_and_nothing_fails(watched, request, site, place):
    """At the root of a host every page but that of 404 is opened, narrow, in `test_keyboard.py`."""
    home = request.getfixturevalue(place)
    addresses = site.templates
    if place == "root":
        opened = {folder + path for folder in LANGUAGES.values() for path in site.pages}
        addresses = [one for one in addresses if one not in opened]
        assert addresses == ["404.html"]
    else:  # the 404 page alone has absolute addresses, from the site_url that it was built with
        addresses = [one for one in addresses if one.startswith("en/") or "search" in one or one == ""]
    for address in addresses:
        visit(watched, home + address)
    assert [one for one in watched.sent if not one.startswith((home, "data:"))] == []
    assert watched.failed == []
    assert len(watched.sent) > len(addresses)


def test_the_policy_refuses_what_it_should(watched, root):
    """The negative control: a foreign picture and an inline script are refused, and it is noted."""
    visit(watched, root)
    watched.evaluate(
        """async () => {
          const refused = new Promise((resolve) => addEventListener("securitypolicyviolation", resolve));
          document.body.insertAdjacentHTML("beforeend", '<img src="https://elsewhere.example/x.png" alt="">');
          await refused;
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
        }"""
    )
    watched.wait_for_timeout(100)
    refused = watched.evaluate("window.refused")
    assert [one.split()[0] for one in refused] == ["img-src", "script-src-elem"]
    assert not watched.evaluate("window.ran")
    watched.complaints.clear()


def test_an_unknown_address_shows_the_sites_own_page(watched, root):
    for address in ("nosuch", "judgments/nosuch22/", "en/judgments/nosuch22/deep/"):
        answer = watched.goto(root + address)
        assert answer.status == 404
        expect(watched.locator("main h1")).to_be_visible()
        assert watched.locator("main a[href]").count() >= 2
        assert watched.evaluate("getComputedStyle(document.querySelector('.portal-skip')).position") != "static"
    watched.complaints.clear()  # the browser notes the 404 itself


def first_visit(page, root, site, address):
    """The file of every request of a first visit."""
    visit(page, root + address)
    paths = (unquote(urlsplit(url).path).lstrip("/") for url in page.sent if url.startswith(root))
    return {path: site.files.get(path) or site.files[f"{path}index.html"] for path in paths}


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("template", ["home", "judgment", "list"])
def test_a_first_visit_is_light(watched, root, site, language, template):
    files = first_visit(watched, root, site, language + site.catalogue[template])
    counted = {
        name: len(gzip.compress(file.read_bytes()))
        for name, file in files.items()
        if file.suffix in {".html", ".css", ".js"}
    }
    assert any(name.endswith(".css") for name in counted)
    assert sum(counted.values()) <= FIRST_VISIT, counted
    fonts = [name for name in files if re.search(r"\.(woff2?|ttf|otf)$", name)]
    assert fonts == []


def test_the_frame_is_small(site):
    for address in site.addresses:
        path = address.partition("?")[0]
        name = path if path.endswith(".html") else f"{path}index.html"
        text = site.documents[name].text
        frame = re.sub(r"<article.*</article>", "", text, flags=re.DOTALL)
        assert frame != text
        assert len(frame.encode()) <= FRAME, name
