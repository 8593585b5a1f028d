"""What describes the bulk files to catalogues and archives, each read by a foreign reader: rdflib with SHACL, Frictionless, ro-crate-py."""

import csv
import hashlib
import io
import json
import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from frictionless import Package, Resource, Schema
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rocrate.rocrate import ROCrate

from build_scripts.catalog.ledgers.sealed import GROUNDS, SealedYear
from build_scripts.export import catalogue, csv_form, data_files, data_package, dataset, ro_crate
from build_scripts.export.index_file import measure
from build_scripts.export.ledger_columns import LEDGERS, columns_of

from .factories import URL, all_files, make_context, make_site, mixed

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib and Frictionless, of themselves
SCHEMA = Namespace("https://schema.org/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
SHAPES = Path(__file__).with_name("dcat-ap.ttl")
DESCRIPTIONS = {"index.json", "catalog.jsonld", "datapackage.json", "ro-crate-metadata.json"}
API = (catalogue.API, b"{}")
TABLES = [*LEDGERS, "changes", "removed", "sealed"]


def with_contact(contact):
    site = make_site(mixed())
    return replace(site, shells={name: replace(shell, contact=contact) for name, shell in site.shells.items()})


def graph_of(site, others=(API,)):
    """The catalogue of a site, and the bulk files that it is of."""
    made = dict([*all_files(site), *others])
    files = list(data_files.data_files(measure(path, content) for path, content in made.items()))
    ((path, content),) = catalogue.make(site, make_context(site), files, made)
    assert path == catalogue.PATH
    return Graph().parse(data=content, format="json-ld"), made


def plain():
    """The catalogue of a site with the API, to be changed at will."""
    return Graph() + _plain()


@cache
def _plain():
    return graph_of(make_site(mixed()))[0]


def conforms(graph):
    """By RDF Schema everything is an `rdfs:Resource`, for which the shapes ask."""
    fits, _graph, said = validate(graph, shacl_graph=str(SHAPES), inference="rdfs")
    return "" if fits else said


@pytest.mark.parametrize("contact", ["", "a@portal.example", "https://portal.example/form"])
def test_the_catalogue_has_what_dcat_ap_makes_mandatory(contact):
    graph, _made = graph_of(with_contact(contact))
    assert conforms(graph) == ""
    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) == 2
    assert len(list(graph.objects(None, DCAT.contactPoint))) == (2 if contact else 0)


def test_nothing_but_what_everything_is_has_to_be_concluded():
    graph = plain()
    for one in {*graph.subjects(), *graph.objects()}:
        graph.add((one, RDF.type, RDFS.Resource))
    assert validate(graph, shacl_graph=str(SHAPES), inference="none")[0]


MANDATORY = [
    (DCAT.Catalog, DCTERMS.description),
    (DCAT.Catalog, DCTERMS.publisher),
    (DCAT.Dataset, DCTERMS.title),
    (DCAT.Distribution, DCAT.accessURL),
    (DCAT.DataService, DCAT.endpointURL),
    (SPDX.Checksum, SPDX.algorithm),
    (SPDX.Checksum, SPDX.checksumValue),
    (SKOS.Concept, SKOS.prefLabel),
]
TYPES = [
    DCTERMS.LinguisticSystem,
    DCTERMS.Location,
    DCTERMS.RightsStatement,
    DCTERMS.MediaType,
    DCTERMS.LicenseDocument,
    FOAF.Document,
    FOAF.Agent,
    SKOS.Concept,
    SPDX.ChecksumAlgorithm,
]


@pytest.mark.long
@pytest.mark.parametrize(("class_", "property_"), MANDATORY)
def test_a_catalogue_without_one_of_it_is_found_wrong(class_, property_):
    graph = plain()
    graph.remove((next(graph.subjects(RDF.type, class_)), property_, None))
    assert conforms(graph)


@pytest.mark.long
@pytest.mark.parametrize("class_", TYPES)
def test_a_catalogue_that_does_not_say_what_a_thing_is_is_found_wrong(class_):
    graph = plain()
    graph.remove((None, RDF.type, class_))
    assert conforms(graph)


def test_every_bulk_file_is_a_distribution_with_its_size_and_digest():
    graph, made = graph_of(make_site(mixed()))
    bulk = {path for path in made if path.startswith("data/") and path.rpartition(".")[2] in {"csv", "jsonl"}}
    assert "data/records-0001.jsonl" in bulk
    found = {str(one).removeprefix(URL): one for one in graph.subjects(RDF.type, DCAT.Distribution)}
    assert bulk <= set(found)
    for path, one in found.items():
        assert int(graph.value(one, DCAT.byteSize)) == len(made[path])
        checksum = graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)
        assert str(checksum) == hashlib.sha256(made[path]).hexdigest()


def test_the_api_is_named_where_there_is_one():
    service = URIRef(f"{URL}{catalogue.PATH}#api")
    with_api, _made = graph_of(make_site(mixed()))
    assert with_api.value(service, RDF.type) == DCAT.DataService
    site = make_site(mixed())
    ((_path, content),) = catalogue.make(site, make_context(site), [], [])
    assert (service, None, None) not in Graph().parse(data=content, format="json-ld")


def test_the_records_tell_from_when_to_when_they_are():
    graph, _made = graph_of(make_site(mixed()))
    period = graph.value(URIRef(f"{URL}{catalogue.PATH}#records"), DCTERMS.temporal)
    assert [str(graph.value(period, one)) for one in (DCAT.startDate, DCAT.endDate)] == ["2019-01-02", "2023-04-01"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The bulk files of a small site on disk."""
    root = tmp_path_factory.mktemp("described")
    years = (SealedYear("2021", 12, (12, *[0] * (len(GROUNDS) - 1))), SealedYear("2020", 30, (None,) * len(GROUNDS)))
    for path, content in all_files(replace(make_site(mixed()), sealed_per_year=years)):
        if path.startswith("data/"):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
    return root / "data"


def test_frictionless_finds_every_table_as_described(folder):
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    assert report.stats["tasks"] == 2 + len(TABLES)  # the records and the judgments


@pytest.fixture(scope="module")
def tables(curated, folder):
    """The tables of the ledgers of the curated site, and that of sealings, as they are described, by name."""
    found = {}
    for place in (folder, curated[0] / "data"):
        for one in read(place / "datapackage.json")["resources"]:
            name = one["path"].removesuffix(".csv")
            if columns_of(name):
                found[name] = (place / one["path"], read(place / one["schema"]))
    return found


def read(path):
    return json.loads(path.read_text("utf-8"))


def is_valid(text, schema):
    return (
        Resource(data=text, format="csv", encoding="utf-8-sig", schema=Schema.from_descriptor(schema)).validate().valid
    )


def test_every_table_of_a_ledger_has_typed_and_explained_columns_and_is_as_described(tables):
    assert set(tables) == set(TABLES)
    for path, schema in tables.values():
        assert path.read_bytes().count(b"\r\n") > 1, "a table without lines proves nothing"
        assert is_valid(path.read_bytes(), schema), path.name
        assert all(field["description"] for field in schema["fields"])


@pytest.mark.parametrize("name", TABLES)
def test_a_value_of_another_type_or_of_no_list_is_found_in_every_column_that_has_one(tables, name):
    path, schema = tables[name]
    head, first, *_rest = csv.reader(io.StringIO(path.read_text("utf-8-sig")))
    assert [field["name"] for field in schema["fields"]] == head
    bound = [at for at, one in enumerate(schema["fields"]) if one["type"] != "string" or "constraints" in one]
    assert bound
    for at in bound:
        other = [*first[:at], "x!", *first[at + 1 :]]
        assert not is_valid(csv_form.table(head, [other]), schema), head[at]
    assert is_valid(csv_form.table(head, [first]), schema)


@pytest.mark.parametrize("path", ["records-0001.csv", "kinds/judgment-0001.csv"])
def test_frictionless_finds_a_file_that_was_changed(folder, tmp_path, path):
    shutil.copytree(folder, tmp_path / "data")
    (tmp_path / "data" / path).write_bytes((folder / path).read_bytes().replace(b'"true"', b'"wahr"'))
    assert not Package(str(tmp_path / "data" / "datapackage.json")).validate().valid


def test_the_columns_have_types_and_meanings(folder):
    schema = Package(str(folder / "datapackage.json")).get_resource("records-0001-csv").schema
    assert {field.name: field.type for field in schema.fields if field.type != "string"} == {
        "sample": "boolean",
        "date": "date",
        "published": "date",
    }
    assert all(field.description for field in schema.fields)


def test_the_columns_of_a_kind_are_called_what_its_pages_call_them(curated):
    fields = read(curated[0] / "data/kinds/sentence-change.schema.json")["fields"]
    titles = {field["name"]: field.get("title") for field in fields}
    wanted = ("case_number", "decision.reduction", "title_en", "url_zh")
    assert [titles[name] for name in wanted] == ["案号", "决定 · 减去刑期", "标题", "网址"]


def test_a_reader_of_ro_crates_finds_every_file(folder):
    crate = ROCrate(str(folder))
    named = {entity.id for entity in crate.data_entities}
    made = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert named == {path for path in made if not path.endswith(".schema.json")} - DESCRIPTIONS
    assert crate.root_dataset["license"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", crate.root_dataset["datePublished"])


def test_the_page_of_the_data_is_read_as_a_dataset():
    site = make_site(mixed())
    files = list(data_files.data_files(measure(path, content) for path, content in all_files(site)))
    data = dataset.linked(site, "en", files)
    found = Graph().parse(data=json.dumps(data | {"@context": {"@vocab": str(SCHEMA)}}), format="json-ld")
    own = URIRef(f"{URL}data/")
    assert found.value(own, RDF.type) == SCHEMA.Dataset
    assert str(found.value(own, SCHEMA.temporalCoverage)) == "2019-01-02/2023-04-01"
    kinds = {str(found.value(one, SCHEMA.encodingFormat)) for one in found.objects(own, SCHEMA.distribution)}
    assert {"text/csv", "application/jsonl"} <= kinds
    addresses = {str(one) for one in found.objects(None, SCHEMA.contentUrl)}
    assert addresses <= {f"{URL}{file.made.path}" for file in files}


def test_a_description_stays_as_it_is_while_no_file_changes():
    one = make_site(mixed())
    later = replace(one, as_of=one.as_of.replace(day=2))
    for module in (catalogue, data_package, ro_crate):
        said = []
        for site in (one, later):
            made = (catalogue.API,) if module is catalogue else None
            said.append(module.make(site, make_context(site), [], *([made] if made else [])))
        assert said[0] == said[1]


def test_what_must_not_leave_is_in_no_description(folder):
    for name in ("catalog.jsonld", "datapackage.json", "ro-crate-metadata.json"):
        assert "bcdfghj7" not in (folder / name).read_text("utf-8")
