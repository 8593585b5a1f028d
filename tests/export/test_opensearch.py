"""What a browser reads to search the site from its address bar, held against OpenSearch 1.1."""

import pytest
from lxml import etree

from build_scripts.export import opensearch
from build_scripts.export.context import context_of

from .factories import URL, make_files, make_site, wholes

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"
STRICT = etree.XMLParser(resolve_entities=False, no_network=True)


def description(language):
    site = make_site()
    return make_files(site, opensearch.parts())[f"{language}opensearch.xml"]


def wrong(data):
    """What the specification asks of a description and this one lacks."""
    root = etree.fromstring(data, STRICT)
    texts = {
        name: [one.text or "" for one in root.findall(f"{NAMESPACE}{name}")]
        for name in ("ShortName", "LongName", "Description")
    }
    urls = root.findall(f"{NAMESPACE}Url")
    if root.tag != f"{NAMESPACE}OpenSearchDescription":
        yield "the root"
    for name, most, least in (("ShortName", 16, 1), ("LongName", 48, 0), ("Description", 1024, 1)):
        if not least <= len(texts[name]) <= 1 or any(not 0 < len(text) <= most for text in texts[name]):
            yield name
    if not any("{searchTerms}" in one.get("template", "") and one.get("type") == "text/html" for one in urls):
        yield "Url"
    if not all(one.get("template") and one.get("type") for one in urls):
        yield "an attribute of Url"


@pytest.mark.parametrize("language", ["", "en/"])
def test_it_has_what_the_specification_asks_for(language):
    data = description(language)
    assert list(wrong(data)) == []
    root = etree.fromstring(data, STRICT)
    found = root.find(f"{NAMESPACE}Url[@type='text/html']").get("template")
    assert found == f"{URL}{language}search/?q={{searchTerms}}"
    assert root.find(f"{NAMESPACE}Language").text == {"": "zh-Hans", "en/": "en"}[language]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b"<ShortName>", b"<ShortName>seventeen letters", "ShortName"),
        (b"Description>", b"Text>", "Description"),
        (b"{searchTerms}", b"", "Url"),
        (b'type="text/html" ', b"", "an attribute of Url"),
    ],
)
def test_what_is_missing_is_found(old, new, what):
    data = (
        description("")
        .replace(b"OpenSearchDescription", b"@")
        .replace(old, new)
        .replace(b"@", b"OpenSearchDescription")
    )
    assert what in list(wrong(data))


@pytest.mark.parametrize(
    ("name", "short"),
    [("Judicial Openness Portal", "Judicial"), ("Openness & <more>", "Openness &"), ("某" * 20, "某" * 16)],
)
def test_a_long_name_is_cut_and_what_means_something_in_xml_is_a_plain_character(name, short):
    site = make_site()
    context = context_of(site, lambda _keys: {}, wholes)
    context.names.update(en=name)
    data = dict(opensearch.make(context))["en/opensearch.xml"]
    assert list(wrong(data)) == []
    assert etree.fromstring(data, STRICT).find(f"{NAMESPACE}ShortName").text == short
