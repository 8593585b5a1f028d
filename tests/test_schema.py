"""The schemas in `schema/` are those of the models, and accept what the models accept."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from project import ROOT

from build_scripts.model.kinds import KINDS
from build_scripts.model.schema import schemas

CHECK = Path(sys.executable).parent / "check-jsonschema"


def check(schema, *files):
    command = [CHECK, "--schemafile", schema, *files]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_schemas_are_fresh():
    for name, text in schemas():
        assert (ROOT / "schema" / name).read_text(encoding="utf-8") == text, f"run `portal schema` ({name})"


def test_there_is_one_for_every_kind_and_no_other():
    assert {path.stem for path in (ROOT / "schema").glob("*.json")} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_curated_record_fits_its_schema(kind):
    files = sorted((ROOT / "content/records" / KINDS[kind].folder).rglob("*.yml"))
    result = check(ROOT / "schema" / f"{kind}.json", *files)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    "change",
    [
        {"court": ["京0105"]},
        {"case_type": "criminol"},
        {"no_such_field": "x"},
        {"decided": "yesterday"},
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
    assert check(schema, record).returncode == 0
    record.write_text(json.dumps(good | change), encoding="utf-8")
    assert check(schema, record).returncode == 1


def test_every_curated_record_names_its_schema():
    for kind in KINDS.values():
        for path in (ROOT / "content/records" / kind.folder).rglob("*.yml"):
            first = path.read_text(encoding="utf-8").split("\n", 1)[0]
            assert first == f"# yaml-language-server: $schema=../../../../schema/{kind.key}.json", path
