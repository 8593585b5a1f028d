"""The schemas in `schema/` are those of the models; they accept every curated record and refuse wrong ones."""

import json

import pytest
from check_jsonschema.cli import main as check_jsonschema
from click.testing import CliRunner
from project import LANGUAGES, ROOT
from subjects import words

from build_scripts.cli.importing import mapping_schema
from build_scripts.model.kinds import KINDS
from build_scripts.model.schema import schemas, vocabulary_schema


def check(schema, *files):
    return CliRunner().invoke(check_jsonschema, ["--schemafile", *map(str, (schema, *files))], catch_exceptions=False)


def test_the_schemas_are_fresh():
    for name, text in (*schemas(LANGUAGES), (mapping_schema.NAME, mapping_schema.schema())):
        assert (ROOT / "schema" / name).read_text(encoding="utf-8") == text, f"run `portal schema` ({name})"


def test_there_is_one_for_every_kind_and_one_of_what_they_share_and_complete():
    assert {path.stem for path in (ROOT / "schema").glob("*.json")} == {
        *KINDS,
        "definitions",
        "import-mapping",
        "vocabulary",
    }


@pytest.mark.long
@pytest.mark.curated
@pytest.mark.parametrize("kind", KINDS)
def test_every_curated_record_fits_its_schema(kind):
    files = sorted((ROOT / "content/records" / KINDS[kind].folder).rglob("*.yml"))
    result = check(ROOT / "schema" / f"{kind}.json", *files)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_with_many_fields_fits_its_schema(kind):
    result = check(ROOT / "schema" / f"{kind}.json", ROOT / "tests/model/kinds" / f"{kind}.yml")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    "change",
    [
        {"lower": "（2022）京0105刑初8号"},
        {"sentences": [{"person": "王某", "penalty": "life", "political_rights": "终身"}]},
        {"sentences": [{"person": "王某", "penalty": "life", "confiscation": "全部"}]},
        {"recoveries": [{"order": "recovery", "amount": {"amount": 5, "currency": "元"}}]},
        {"recoveries": [{"order": "recovery", "amount": -5}]},
        {"court": ["京0105"]},
        {"case_type": "criminol"},
        {"no_such_field": "x"},
        {"decided": "yesterday"},
        {"decided": "2023-13-01"},
        {"parties": [{"role": "defendant", "name": "王某", "born": 85}]},
        {"sentences": [{"person": "王某", "penalty": "fixed-term", "length": "P18"}]},
        {"statutes": [{"law": "刑法", "article": 0}]},
        {"statutes": [{"law": "刑法", "article": 264, "paragraph": 41}]},
        {"status": "withheld"},
    ],
)
def test_a_wrong_record_does_not_fit(tmp_path, change):
    good = {
        "id": "bcdfghjk",
        "kind": "judgment",
        "title": "判决书",
        "case_number": "（2023）京0105刑初1号",
        "court": "京0105",
        "document_type": "judgment",
        "case_type": "criminal",
        "procedure": "first-instance",
        "decided": "2023-03-01",
    }
    record = tmp_path / "bcdfghjk.json"
    schema = ROOT / "schema/judgment.json"
    record.write_text(json.dumps(good), encoding="utf-8")
    assert check(schema, record).exit_code == 0
    record.write_text(json.dumps(good | change), encoding="utf-8")
    assert check(schema, record).exit_code == 1


def shown(completed):
    """What an editor's program shows beside each value."""
    return dict(zip(completed["enum"], completed["enumDescriptions"], strict=True))


def test_keys_are_completed_with_their_names():
    lists = json.loads(vocabulary_schema(words()))["$defs"]
    assert shown(lists["courts"]["anyOf"][0])["京0105"].startswith("北京市朝阳区人民法院 · Beijing")
    assert shown(lists["causes"]["anyOf"][0])["盗窃罪"] == "盗窃罪 · Theft"
    assert "indictment" not in shown(lists["document-types-judgment"]["anyOf"][0])
    fields = json.loads(dict(schemas(LANGUAGES))["definitions.json"])["$defs"]
    assert fields["Judgment"]["properties"]["court"]["$ref"] == "vocabulary.json#/$defs/courts"
    assert len(fields["SentenceChange"]["properties"]["decided_by"]["anyOf"]) == 4
    assert shown(fields["CaseType"])["criminal"] == "刑事 · Criminal"
    assert fields["Statute"]["properties"]["paragraph"]["anyOf"][0]["maximum"] == 40


def test_the_shipped_lists_hold_the_shipped_terms():
    """All of them but those added since it was written: a new term makes no schema stale."""
    shipped = json.loads((ROOT / "schema/vocabulary.json").read_text(encoding="utf-8"))["$defs"]
    for name, terms in words().lists.items():
        listed = {key for part in shipped if part.partition("-")[0] == name.partition("-")[0]
                  for offer in shipped[part]["anyOf"] for key in offer.get("enum", ())}  # fmt: skip
        assert len(terms.keys() & listed) >= 0.5 * len(terms), f"run `portal schema` ({name})"


@pytest.mark.curated
def test_every_curated_record_names_its_schema():
    for kind in KINDS.values():
        for path in (ROOT / "content/records" / kind.folder).rglob("*.yml"):
            first = path.read_text(encoding="utf-8").split("\n", 1)[0]
            assert first == f"# yaml-language-server: $schema=../../../../schema/{kind.key}.json", path


def test_the_mapping_of_the_guide_fits_its_schema_and_a_wrong_one_does_not(tmp_path):
    guide = (ROOT / "docs/import.md").read_text(encoding="utf-8")
    mapping = tmp_path / "map.yml"
    mapping.write_text(guide.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    assert check(ROOT / "schema/import-mapping.json", mapping).exit_code == 0
    mapping.write_text("kind: judgement\nkey: 案号\ncolumns: {案号: case_number}\n", encoding="utf-8")
    assert check(ROOT / "schema/import-mapping.json", mapping).exit_code == 1
