"""JSON-LD in the head of a page: read by rdflib as schema.org, and never markup."""

import json
import re
from dataclasses import replace

import pytest
from export.factories import COURT, URL, make_shell, make_site, make_summary, mixed
from project import LANGUAGES
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from build_scripts.pages import linked_data
from build_scripts.pages.page import Page, fill_shell

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib, of itself
SCHEMA = Namespace("https://schema.org/")
LOCAL = {
    "@vocab": str(SCHEMA),
    "url": {"@type": "@id"},
    "item": {"@type": "@id"},
}  # for that of schema.org, which would be fetched
HOSTILE = "</script><script>alert(1)</script><!--<script>&amp;\u2028\u2029'\"\\"
CALM_SIGNS = "<>&\u2028\u2029"


def shown(record, language="zh", others=()):
    """The JSON-LD of a record's page, as a reader takes it from the HTML."""
    site = make_site([record, *others])
    data = linked_data.of_record(site, language, site.catalog.by_id[record.id])
    return data and written(data)


def written(data):
    shell = replace(make_shell("zh"), pieces=("<head>", "head", "</head>"))
    html = fill_shell(Page(path="x/", language="zh", title="", html="", linked_data=data), shell, LANGUAGES).decode()
    (found,) = re.findall(r'<script type="application/ld\+json">([^<]*)</script>', html)
    assert html.count("<script") == 1
    assert not set(CALM_SIGNS) & set(found)
    return json.loads(found)


def graph(data):
    assert data["@context"] == linked_data.CONTEXT
    return Graph().parse(data=json.dumps(data | {"@context": LOCAL}), format="json-ld")


def test_a_decision_is_read_with_its_court_number_and_day():
    found = graph(shown(mixed()[0], "en"))
    own = URIRef(f"{URL}judgments/bcdfghj2/")
    assert found.value(own, RDF.type) == SCHEMA.Legislation
    assert found.value(own, SCHEMA.url) == URIRef(f"{URL}en/judgments/bcdfghj2/")
    assert {str(one) for one in found.objects(own, SCHEMA.identifier)} == {
        "/akn/cn/judgment/2023-03-01/bcdfghj2",
        "（2023）京0105刑初1号",
    }
    assert found.value(own, SCHEMA.legislationDate) == Literal("2023-03-01")
    assert found.value(found.value(own, SCHEMA.legislationPassedBy), SCHEMA.name) == Literal("Chaoyang District Court")
    assert "fictional sample" in found.value(own, SCHEMA.disambiguatingDescription)


@pytest.mark.parametrize(
    ("document_class", "type_"), [("statement", "Legislation"), ("judgment", "Legislation"), ("", "DigitalDocument")]
)
def test_a_change_of_a_sentence_is_a_decision_once_it_is_decided(document_class, type_):
    record = make_summary(kind="sentence-change", document_class=document_class)
    first = shown(record)["@graph"][0]
    assert first["@type"] == type_
    assert f"/akn/cn/{document_class or 'doc'}/2023-03-01/{record.id}" in first["identifier"]


def test_the_way_to_the_page_has_three_steps():
    found = graph(shown(mixed()[0]))
    steps = {
        int(found.value(one, SCHEMA.position)): str(found.value(one, SCHEMA.item))
        for one in found.subjects(RDF.type, SCHEMA.ListItem)
    }
    assert steps == {1: URL, 2: f"{URL}judgments/", 3: f"{URL}judgments/bcdfghj2/"}


@pytest.mark.parametrize("number", [1, 2])
def test_a_reduced_record_says_so_and_has_no_words(number):
    record = mixed()[number]
    found = shown(record)
    assert found["@graph"][0]["creativeWorkStatus"] == record.status
    assert not {"disambiguatingDescription", "abstract"} & set(found["@graph"][0])


def test_what_search_engines_are_to_pass_over_has_none():
    assert shown(make_summary(kind="enforcement", organs=(COURT,))) is None


def test_a_kind_that_is_no_decision_is_a_document():
    assert shown(make_summary(kind="guiding-case"))["@graph"][0]["@type"] == "DigitalDocument"


def test_hostile_text_stays_text():
    record = make_summary(number=HOSTILE, titles={"zh": (HOSTILE, "zh"), "en": (HOSTILE, "zh")})
    assert shown(record)["@graph"][0]["name"] == HOSTILE
