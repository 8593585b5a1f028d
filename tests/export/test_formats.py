"""A new bulk format is one file in `export/`; it gets the text of what may be published, and of nothing else."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from factories import write
from project import AS_OF, ROOT, environment, file_stats, make

from build_scripts.content.databases import texts as texts_of
from build_scripts.export import data_files
from build_scripts.export.formats import declared, formats

DOCUMENTED = (ROOT / "docs" / "programming.md").read_text(encoding="utf-8")
FORMAT = re.search(r"```python\n(.*?)```", DOCUMENTED, re.DOTALL)[1]  # the example of the documentation, as it stands
SECRET = "不得公开之文"  # noqa: S105 - a text that must not leave the site
BULK = {form.EXTENSION for form in formats()} | {"ndjson"}  # those of many records a file
PERSONAL = "身份证号11010519491231002X"


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The project with its code, and one module more."""
    root = make(tmp_path_factory.mktemp("formats") / "project", parquet=True)
    shutil.rmtree(root / "build_scripts")
    shutil.copytree(ROOT / "build_scripts", root / "build_scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "build_scripts" / "export" / "full_text.py").write_text(FORMAT, encoding="utf-8")
    content = root / "content"
    write(content, id="7k2m9xqd", body="第一段正文。\n\n第二段正文。")
    write(content, "guiding-case", id="svqqd4nq", number="1", rule="裁判要点在此。")
    write(content, id="9p4xk7wd", status="withdrawn", title=SECRET, body=SECRET, summary=SECRET)
    write(content, id="2qhcqcbd", status="sealed", title=SECRET, body=SECRET, summary=SECRET)
    write(content, id="3ntfwx4c", status="withheld")
    write(content, "enforcement", id="74hwffq3", body=SECRET)
    return root


SERVING = """
import json, sys
from project import call
for line in sys.stdin:
    ran = call(".", *json.loads(line))
    print(json.dumps([ran.code, ran.out, ran.err]), flush=True)
"""


class Program:
    """The program of the copy, in a process that runs one command after the other: its modules are those that there were when it began."""

    def __init__(self, root):
        self.root = root
        paths = os.pathsep.join(map(str, (root, ROOT / "tests")))
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVING],
            cwd=root, env=environment(PYTHONPATH=paths), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.communicate()

    def built(self, code=0):
        words = ("build", "--as-of", AS_OF, "--format", "json")
        print(json.dumps(words), file=self.process.stdin, flush=True)
        found, out, err = json.loads(self.process.stdout.readline())
        assert found == code, out + err
        return json.loads(out)


def texts(root):
    lines = (root / "site/data/records-0001.ndjson").read_text(encoding="utf-8").splitlines()
    return {line["id"]: line["text"] for line in map(json.loads, lines)}


@pytest.fixture(scope="module")
def program(copy):
    with Program(copy) as program:
        yield program


@pytest.fixture(scope="module")
def site(copy, program):
    program.built()
    return copy / "site"


def test_the_text_is_in_the_file(site):
    assert texts(site.parent) == {
        "3ntfwx4c": [],
        "7k2m9xqd": ["第一段正文。", "第二段正文。"],
        "9p4xk7wd": [],
        "svqqd4nq": ["裁判要点在此。"],
    }


def test_the_index_lists_the_format_and_its_files(site):
    found = json.loads((site / "data/index.json").read_text(encoding="utf-8"))
    known = {form["name"]: (form["extension"], form["type"]) for form in found["formats"]}
    own = {form.NAME: (form.EXTENSION, form.MIME) for form in declared()}
    assert known == {**own, "Full text": ("ndjson", "application/x-ndjson")}
    assert {file["format"] for file in found["files"]} == BULK


def test_what_was_withdrawn_sealed_or_must_end_is_in_no_format(site):
    files = sorted(path for path in (site / "data").rglob("*.*") if path.is_file())
    assert {"csv", "jsonl", "parquet", "sqlite"} <= {path.suffix[1:] for path in files}
    for path in files:
        data = path.read_bytes()
        data += "\n".join(texts_of(data) or ()).encode()
        assert SECRET.encode() not in data, path.name
        assert json.dumps(SECRET)[1:-1].encode() not in data, path.name
        assert b"2qhcqcbd" not in data, path.name


def test_a_part_that_did_not_change_is_not_made_again(site, program):
    before = file_stats(site)
    write(site.parent / "content", "service", id="vk2msmj6")
    program.built()
    changed = {
        path for path, known in file_stats(site).items() if before.get(path) != known and path.startswith("data/")
    }
    assert changed == {
        f"data/{name}"
        for name in (
            *("index.json", "index.html", "kinds/service-0001.csv", "kinds/service.schema.json"),
            "parquet/service/2023.parquet",
            *(path.removeprefix(data_files.FOLDER) for path in data_files.DESCRIPTIONS),
            *(f"records-0001.{end}" for end in BULK),
        )
    }
    before = file_stats(site)
    about = site.parent / "content/records/judgments/2023"
    (about / "7k2m9xqd.yml").touch()
    program.built()
    assert {path for path, known in file_stats(site).items() if before.get(path) != known} == set()


def test_an_edited_text_is_in_the_file(site, program):
    write(site.parent / "content", id="7k2m9xqd", body="改过的正文。")
    program.built()
    assert texts(site.parent)["7k2m9xqd"] == ["改过的正文。"]


def test_every_byte_of_a_new_format_is_looked_at(site):
    """Whether its characters are escaped or its ending is one that nobody knows."""
    before = (site / "data/records-0001.ndjson").read_bytes()
    personal = FORMAT.replace('"text": record', f'"x": "{PERSONAL}", "text": record')
    escaped, odd = personal.replace(", ensure_ascii=False", ""), personal.replace('"ndjson"', '"odd"')
    for name, source in (("full_text", escaped), ("odd_text", odd)):
        (site.parent / f"build_scripts/export/{name}.py").write_text(source, encoding="utf-8")
    with Program(site.parent) as changed:
        errors = [problem for problem in changed.built(code=1)["problems"] if problem["severity"] == "error"]
    assert {problem["rule"] for problem in errors} == {"GUARD-01"}
    assert {problem["path"] for problem in errors} == {f"data/records-0001.{ending}" for ending in ("ndjson", "odd")}
    assert (site / "data/records-0001.ndjson").read_bytes() == before
