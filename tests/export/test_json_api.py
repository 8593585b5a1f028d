"""The JSON API: every file is what its OpenAPI description says, as readers of OpenAPI and of JSON Schema read both."""

import copy
import json
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from build_scripts.export import api_pages
from build_scripts.export.fields import FIELDS
from build_scripts.export.selection import exportable

from .factories import COURT, URL, all_files, make_files, make_site, make_summary, mixed

FOLDER = "api/v1/"


def read(files):
    """Path below the folder of the API → content."""
    return {path.removeprefix(FOLDER): json.loads(data) for path, data in files if path.startswith(FOLDER)}


@pytest.fixture(scope="module")
def small():
    return read(all_files(make_site(mixed())))


@pytest.fixture(scope="module")
def whole(curated):
    folder = curated[0]
    return read((path.relative_to(folder).as_posix(), path.read_bytes()) for path in (folder / FOLDER).rglob("*.json"))


class Description:
    """The description as a client reads it: it finds the schema of a file by the path alone."""

    def __init__(self, document):
        self.registry = Registry().with_resource("urn:openapi", Resource(document, DRAFT202012))
        self.paths = {
            re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))): self.reference(operations)
            for path, operations in document["paths"].items()
        }

    @staticmethod
    def reference(operations):
        return operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]

    def errors(self, path, content):
        (reference,) = [of for pattern, of in self.paths.items() if pattern.fullmatch(f"/{FOLDER}{path}")]
        schema = {"$ref": f"urn:openapi{reference}"}
        found = Draft202012Validator(schema, registry=self.registry, format_checker=FormatChecker())
        return [error.message for error in found.iter_errors(content)]


@pytest.mark.long
def test_the_description_is_valid_openapi(small):
    document = small["openapi.json"]
    assert document["openapi"].startswith("3.1.")
    validate(document)
    broken = copy.deepcopy(document)
    del broken["paths"][f"/{FOLDER}records/{{id}}.json"]["get"]["parameters"]
    with pytest.raises(OpenAPIValidationError):
        validate(broken)


def test_every_file_of_the_curated_site_is_as_described(whole):
    about = Description(whole["openapi.json"])
    files = {path: content for path, content in whole.items() if path != "openapi.json"}
    assert len(files) > 200
    assert {path: errors for path, content in files.items() if (errors := about.errors(path, content))} == {}


BREAKS = {
    "a field that is missing": lambda record: record.pop("titles"),
    "a day that is none": lambda record: record.update(date="2023-02-30"),
    "a status that nobody may see": lambda record: record.update(status="sealed"),
    "a whole record of no kind": lambda record: record["record"].pop("kind"),
    "a field that the kind does not have": lambda record: record["record"].update(minor=True),
    "a date of the record that is none": lambda record: record["record"].update(decided="yesterday"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_record_that_is_not_as_described_is_found(whole, name):
    about = Description(whole["openapi.json"])
    path, record = next(
        (path, one) for path, one in whole.items() if one.get("kind") == "judgment" and "decided" in one["record"]
    )
    assert about.errors(path, record) == []
    broken = copy.deepcopy(record)
    BREAKS[name](broken)
    assert about.errors(path, broken) != []


def test_nothing_of_the_description_is_of_what_is_not_public(small):
    schemas = small["openapi.json"]["components"]["schemas"]
    assert "minor" not in schemas["Party"]["properties"]
    assert "Sealed" not in schemas
    assert "enforcement-record" not in schemas
    assert {"judgment-record", "Judgment", "Withheld", "Withdrawn"} <= set(schemas)


def test_a_record_is_its_line_of_the_bulk_data():
    made = dict(all_files(make_site(mixed())))
    lines = {json.loads(line)["id"]: line for line in made["data/records-0001.jsonl"].splitlines(keepends=True)}
    assert {path for path in made if path.startswith(f"{FOLDER}records/")} == {
        f"{FOLDER}records/{one}.json" for one in lines
    }
    assert all(made[f"{FOLDER}records/{one}.json"] == line for one, line in lines.items())
    assert list(json.loads(lines["bcdfghj2"])) == [*FIELDS, "record"]


def pages(files, group, name):
    """The pages of a list as a client reaches them: from the entry, by the addresses alone."""
    here = {URL + FOLDER + path: content for path, content in files.items()}
    (head,) = [one for one in here[files["index.json"]["lists"][group]]["lists"] if one["name"] == name]
    found = [here[unquote(head["first"])]]
    while found[-1]["next"]:
        found.append(here[unquote(found[-1]["next"])])
    assert found[-1] == here[unquote(head["last"])]
    assert [one["previous"] and here[unquote(one["previous"])]["page"] for one in found] == [
        None,
        *range(1, len(found)),
    ]
    assert head["pages"] == len(found)
    assert head["records"] == sum(len(one["records"]) for one in found)
    return [[one["id"] for one in page["records"]] for page in found]


def test_every_list_has_the_records_that_may_leave_the_site_and_no_other(small):
    shown = {summary.id for summary in make_site(mixed()).catalog.records if exportable(summary)}
    assert small["index.json"]["records"] == len(shown) == 3
    assert {one for page in pages(small, "kinds", "judgment") for one in page} == shown
    assert pages(small, "courts", COURT) == [["bcdfghj4", "bcdfghj2", "bcdfghj3"]]  # as they came
    assert pages(small, "causes", "dao-qie-zui") == [["bcdfghj2"]]
    assert pages(small, "years", "2019") == [["bcdfghj4"]]
    assert {path.split("/")[0] for path in small if path.count("/") == 2} == {"kinds", "courts", "causes", "years"}


def test_a_new_record_leaves_full_pages_as_they_are(monkeypatch):
    monkeypatch.setattr(api_pages, "SIZE", 2)
    old = [make_summary(number, date=f"2023-0{number}-01", organs=(COURT,)) for number in range(1, 6)]
    before, after = make_site(old), make_site([*old, make_summary(6, date="2023-06-01", organs=(COURT,))])
    parts = [{part.name: part for part in api_pages.parts(site)} for site in (before, after)]
    same = {name for name in parts[0] if parts[0][name].depends == parts[1][name].depends}
    assert {name for name in same if name.startswith(f"{FOLDER}courts/{COURT}/")} == {
        f"{FOLDER}courts/{COURT}/1.json",
        f"{FOLDER}courts/{COURT}/2.json",
    }
    made = [make_files(site, api_pages.parts(site)) for site in (before, after)]
    assert all(made[0][name] == made[1][name] for name in same)
    assert made[0][f"{FOLDER}courts/{COURT}/3.json"] != made[1][f"{FOLDER}courts/{COURT}/3.json"]


def test_the_entry_names_the_files_beside_the_page(small):
    named = {one["extension"] for one in small["index.json"]["record_files"]}
    made = {path.split("/record.", 1)[1] for path, _data in all_files(make_site(mixed())) if "/record." in path}
    assert {"txt", "md"} <= made <= named
    assert "json" not in named


def test_without_the_format_there_is_none_of_it():
    site = replace(make_site(mixed()), formats_off=frozenset({"json"}))
    assert read(all_files(site)) == {}
