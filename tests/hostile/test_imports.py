"""Tables, data and documents full of payloads: `portal import` and `portal draft` write them as text, in the place of records, or refuse them."""

import csv
import html
import io
import json
import zipfile

import openpyxl
import pytest
import yaml
from draft import score
from factories import record
from importing.tables import Place
from project import tree
from subjects import words

from build_scripts.cli.draft import draft, formats
from build_scripts.content.slip import SPACES
from build_scripts.content.strict_yaml import load
from build_scripts.content.yaml_tree import FORBIDDEN
from build_scripts.export.csv_form import harmless
from hostile.display import squeezed
from hostile.examined import ANCHORS
from hostile.literal import read_back
from hostile.payloads import payloads

COLUMNS = ("number", "title", "outcome", "summary", "body", "title_en")
CONSTANT = {
    "court": "京0105",
    "document_type": "judgment",
    "case_type": "civil",
    "procedure": "first-instance",
    "decided": "2023-03-01",
}
MAPPING = yaml.safe_dump(
    {
        "kind": "judgment",
        "key": "number",
        "columns": {name: "case_number" if name == "number" else name for name in COLUMNS},
        "constants": CONSTANT,
    }
)
ILLEGAL = {"\x00", "\x1b", "\ufffe", "\r"}  # of which a workbook holds none, or another


def rows():
    every = [payload.text for payload in payloads() if not ILLEGAL & set(payload.text)]
    return [
        [
            f"（2023）京0105民初{number}号",
            *(every[(number + shift * 7) % len(every)] for shift in range(len(COLUMNS) - 1)),
        ]
        for number in range(len(every))
    ]


def as_csv(lines):
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(lines)
    return text.getvalue().encode()


def as_xlsx(lines):
    book, file = openpyxl.Workbook(), io.BytesIO()
    for number, line in enumerate(lines, 1):
        for column, cell in enumerate(line, 1):
            made = book.active.cell(number, column, cell)
            made.data_type = "s"  # a text, also where it begins as a formula does
    book.save(file)
    return file.getvalue()


def written(place):
    """Every record that was written, by its number."""
    found = {}
    for path in place.content.rglob("*.yml"):
        fields, problems = load(path.read_bytes())
        assert problems == [], path
        found[fields.get("case_number")] = fields
    return found


@pytest.mark.long
@pytest.mark.parametrize(("name", "made"), [("a.csv", as_csv), ("a.xlsx", as_xlsx)])
def test_every_cell_is_written_as_it_stands_or_refused(tmp_path, name, made):
    lines = rows()
    place = Place(tmp_path, made([COLUMNS, *lines]), MAPPING, name)
    before = tree(tmp_path)
    report = place.run()
    refused = {problem.line for problem in report.problems if problem.severity == "error"}
    assert all(problem.rule and problem.message for problem in report.problems)
    if refused:  # nothing is written of a table with errors: those lines go, and the rest is imported
        lines = [line for number, line in enumerate(lines, 2) if number not in refused]
        place.put(made([COLUMNS, *lines]))
        report = place.run()
        assert [problem for problem in report.problems if problem.severity == "error"] == []
    found = written(place)
    assert len(found) == len(lines) > 100
    for number, *cells in lines:
        for column, cell in zip(COLUMNS[1:], cells, strict=True):
            assert squeezed(found[number].get(column) or "") == squeezed(FORBIDDEN.sub("", cell)), (number, column)
    # What is beside is the list of identifiers that an import keeps with its mapping.
    beside = {path for path in tree(tmp_path).keys() - before.keys() if not path.startswith("content/")}
    assert beside == {"map.yml.ids.jsonl"}


def test_a_cell_that_an_export_neutralised_reads_back():
    for payload in payloads():
        assert read_back(harmless(payload.text)) == payload.text


def test_records_with_payloads_are_imported_as_they_were_exported(tmp_path, pair):
    made = [record("proceeding", id=number) for number in ANCHORS]
    made += [attack.fields for attack in pair.attacks if attack.fields.get("status", "published") == "published"]
    place = Place(tmp_path, "".join(json.dumps(fields, ensure_ascii=False) + "\n" for fields in made), name="a.jsonl")
    wrong = [found for found in place.run(mapping=None).problems if found.severity == "error"]
    assert wrong == []
    assert {path.stem for path in place.content.rglob("*.yml")} == {fields["id"] for fields in made}
    for fields in made:
        (path,) = place.content.rglob(f"{fields['id']}.yml")
        read, problems = load(path.read_bytes())
        assert problems == []
        assert _squeezed(read) == _squeezed(fields)


def _squeezed(value):
    if isinstance(value, dict):
        return {key: _squeezed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_squeezed(item) for item in value]
    return squeezed(value)


@pytest.mark.long
@pytest.mark.parametrize(
    "name", ["../../../x", "..", "/srv/x", "con", "a/b", "7k2m9xqd/../../x", "C:x", "\u202e7k2m9xq"]
)
def test_an_id_that_leads_elsewhere_is_refused(tmp_path, name):
    fields = {"id": name, "kind": "judgment", "case_number": "（2023）京0105民初1号", "title": "题", **CONSTANT}
    place = Place(tmp_path, json.dumps(fields) + "\n", name="a.jsonl")
    before = tree(tmp_path)
    report = place.run(mapping=None)
    assert any(problem.severity == "error" and problem.rule for problem in report.problems)
    assert tree(tmp_path) == before


HEAD = "北京市朝阳区人民法院\n民事判决书\n（2023）京0105民初1号\n"
PARAGRAPHS = [
    payload for payload in payloads() if not FORBIDDEN.search(payload.text) and not set(payload.text) & set(SPACES)
]


def as_text(lines):
    return "a.txt", "\n".join(lines).encode()


def as_html(lines):
    return "a.html", (
        "<!doctype html><html><body>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines) + "</body></html>"
    ).encode()


def as_docx(lines):
    import docx  # noqa: PLC0415 - an extra of the project

    document, file = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    return "a.docx", file.getvalue()


@pytest.mark.parametrize("made", [as_text, as_html, as_docx])
def test_a_draft_keeps_what_a_document_says_as_text(tmp_path, made):
    name, data = made([*HEAD.splitlines(), *(payload.text for payload in PARAGRAPHS), "二〇二三年三月一日"])
    file = tmp_path / name
    file.write_bytes(data)
    place, text, *_rest = draft.drafted(formats.text_of(file), words(), score.ID, score.DAY)
    assert place == f"records/judgments/{score.DAY.year}/{score.ID}.yml" or place.startswith("records/judgments/2023/")
    read, problems = load(text.encode())
    assert [problem for problem in problems if problem.rule != "YAML-08"] == []
    body = squeezed(read["body"])
    missing = [payload.mark for payload in PARAGRAPHS if payload.mark not in body]
    assert missing == []
    assert set(read) <= {
        "id",
        "kind",
        "title",
        "case_number",
        "court",
        "document_type",
        "case_type",
        "procedure",
        "decided",
        "body",
        "source",
        "causes",
        "outcome",
        "parties",
        "panel",
        "statutes",
    }


def test_the_markup_of_a_document_is_left_out(tmp_path):
    lines = "".join(
        f"<p>{payload.text}</p>"
        for payload in payloads()
        if payload.kind in {"html", "svg"} and "plaintext" not in payload.text
    )
    file = tmp_path / "a.html"
    file.write_text(
        f"<!doctype html><html><body><p>{'</p><p>'.join(HEAD.splitlines())}</p>{lines}</body></html>", encoding="utf-8"
    )
    text = draft.drafted(formats.text_of(file), words(), score.ID, score.DAY)[1]
    read, problems = load(text.encode())
    assert [problem for problem in problems if problem.rule != "YAML-08"] == []
    assert isinstance(read, dict)


def test_a_document_that_unpacks_to_very_much_or_leads_out_is_refused_or_read(tmp_path):
    """A Word file is a ZIP; only its document is read, whatever else is in it and wherever its names lead."""
    name, data = as_docx([*HEAD.splitlines(), "文"])
    file = tmp_path / "inner" / "folder" / name  # two above it is this test's folder, and not everybody's
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../../outside.txt", "x")
    before = tree(tmp_path)
    assert "文" in formats.text_of(file)
    assert tree(tmp_path) == before
