"""Every HTML file of the site: strictly parsed, addressable, in the language it says, and safe."""

import base64
import hashlib
import re
from collections import Counter, defaultdict
from itertools import pairwise

import html5lib
import pytest
from built_site import LANGUAGES, TAGS, Document, none
from html5lib.html5parser import ParseError
from shared import ADDRESS


def test_the_strict_parser_refuses_none_and_reads_what_the_tests_read(documents):
    assert len(documents) > 200
    none(documents, lambda document: [document.error] if document.error else [])


@pytest.mark.parametrize("fault", ["<p><section></p>", '<p id="a" id="b">', "<p>&nosuch;", "<table><p>"])
def test_the_strict_parser_refuses_a_fault(fault):
    with pytest.raises(ParseError):
        html5lib.HTMLParser(strict=True).parse(f"<!doctype html><title>x</title>{fault}")


def test_a_tree_with_other_elements_is_noticed(site):
    """A negative control."""
    document = Document("", site.documents["index.html"].data)
    assert document.error is None
    document.tree.find(".//main").set("class", "other")
    del document.error
    assert document.error == "lxml makes other elements"


def test_ids_are_unique(documents):
    none(documents, lambda document: [name for name, n in Counter(document.ids).items() if n > 1])


def test_every_reference_to_an_id_leads_to_one(documents):
    names = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list", "form")

    def check(document):
        for element in document.all():
            for name in names:
                yield from (f"{name}={one}" for one in (element.get(name) or "").split() if one not in document.ids)

    none(documents, check)


def test_every_internal_link_and_fragment_leads_somewhere(documents, site):
    def check(document):
        for path, fragment in set(document.internal()):
            if not site.has(path):
                yield f"no page /{path}"
            page = site.documents.get(f"{path}index.html")
            if fragment and page and fragment not in page.ids:
                yield f"no #{fragment} in /{path}"

    none(documents, check)


def test_links_to_folders_end_in_a_slash(documents, site):
    """Without it a host answers with a redirection, and some with nothing."""
    wanted = site.files.keys() | {name.removesuffix("index.html") for name in site.documents}
    none(documents, lambda document: {path for path, _ in document.internal()} - wanted)


def test_canonical_and_alternates_point_at_each_other(documents, site):
    def check(document):
        canonical = [link.get("href") for link in document.all("link", rel="canonical")]
        if document.name == "404.html" or document.leads_on:  # the latter: test_reach.py
            return
        if [address.removeprefix(ADDRESS) for address in canonical] != [site.quoted(document.path)]:
            yield f"canonical {canonical}"
        there = {
            link.get("hreflang"): link.get("href")
            for link in document.all("link", rel="alternate")
            if link.get("hreflang")
        }
        paths = {TAGS[name]: folder + document.below for name, folder in LANGUAGES.items()}
        both = all(site.has(path) for path in paths.values())
        wanted = {tag: ADDRESS + site.quoted(path) for tag, path in paths.items()} if both else {}
        if there != wanted:
            yield f"alternates {there}"

    none(documents, check)


def test_one_first_heading_and_no_level_left_out(documents):
    def check(document):
        levels = [int(element.tag[1]) for element in document.all() if re.fullmatch("h[1-6]", element.tag)]
        if levels.count(1) != 1:
            yield f"{levels.count(1)} first headings"
        yield from (f"h{a} then h{b}" for a, b in pairwise(levels) if b > a + 1)

    none(documents, check)


def test_titles_tell_pages_apart(documents, site):
    sealed = {site.url(one) for one in site.with_status("sealed")}  # they tell nothing apart
    places = defaultdict(list)
    for document in documents:
        title = "".join(next(document.all("title")).itertext())
        assert len(title.strip()) > 3, document.name
        if document.below not in sealed:
            places[document.language, document.below.split("/")[0], title].append(document.name)
    assert [f"{title}: {names}" for (_, _, title), names in places.items() if len(names) > 1] == []


def test_no_style_attribute_and_no_inline_handler(documents):
    def check(document):
        for element in document.all():
            yield from (f"<{element.tag} {name}>" for name in element.attrib if name == "style" or name[:2] == "on")
            if element.tag in {"style", "base", "iframe", "object", "embed"}:
                yield f"<{element.tag}>"
            if re.match(r"\s*(javascript|data|vbscript):", element.get("href") or "", re.IGNORECASE):
                yield element.get("href")

    none(documents, check)


def test_the_policy_allows_exactly_the_scripts_of_the_page(documents):
    def check(document):
        head = list(next(document.all("head")))
        policies = [meta for meta in head if meta.get("http-equiv") == "Content-Security-Policy"]
        if len(policies) != 1 or head.index(policies[0]) > 1:
            yield "the policy is not at the beginning of the head"
            return
        policy = policies[0].get("content")
        if "unsafe" in policy or "*" in policy or "http" in policy or "default-src 'none'" not in policy:
            yield policy
        wanted = set()
        for script in document.all("script"):
            if script.get("src") is None and script.get("type") not in {"application/json", "application/ld+json"}:
                digest = hashlib.sha256((script.text or "").encode()).digest()
                wanted.add(f"'sha256-{base64.b64encode(digest).decode()}'")
        if set(re.findall(r"'sha256-[^']+'", policy)) != wanted:
            yield "hashes and inline scripts differ"

    none(documents, check)


def test_no_slot_and_no_template_syntax_is_left(documents):
    marks = ("[[portal:", "{{", "{%", "{#", "%(", "Undefined", "object at 0x")
    scripts = re.compile("<script.*?</script>", re.DOTALL)
    none(
        documents,
        lambda document: [one for one in marks if one in scripts.sub("", document.text).replace("author = {{", "")],
    )


def test_links_to_other_sites_are_guarded(documents):
    def check(document):
        for link in document.all("a"):
            address = link.get("href") or ""
            if re.match("https?:", address) and not {"noopener", "noreferrer"} <= set((link.get("rel") or "").split()):
                yield address

    none(documents, check)
