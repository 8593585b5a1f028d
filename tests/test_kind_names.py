"""What differs from kind to kind stands in `model/kinds.py`, in the kind's model, its template and its rules, and nowhere else."""

import ast
import re

import pytest
from project import ROOT

from build_scripts.model.kinds import KINDS

PLAIN = {name for kind in KINDS.values() for name in (kind.key, kind.folder)}
NAMES = PLAIN | {name.replace("-", "_") for name in PLAIN} | {kind.model.__name__ for kind in KINDS.values()}
MODULES = {kind.model.__module__ for kind in KINDS.values()}
SHARED = {"build_scripts.model.judgment": {"CaseType", "Procedure"}}  # what other kinds have too
RULES = {f"checks/{name}.py" for name in ("citations", "defaulters", "minors", "sign_off", "timeliness", "withholding")}
RULES |= {"checks/personal/in_records.py"}
FAMILIES = ("checks/case_numbers/", "checks/names/", "checks/sentences/")
OWN_TEMPLATES = {f"records/{kind}.html" for kind in KINDS}
QUOTED = re.compile(r"""["'`]([\w/ -]+)["'`]""")
ADDRESS = re.compile(r"(?:^|/)([\w-]+)/")
SELECTOR = re.compile(r"[.#]([\w-]+)")


def modules(folder=ROOT / "build_scripts"):
    """Every module that may name no kind."""
    for path in sorted(folder.rglob("*.py")):
        place = path.relative_to(folder).as_posix()
        if not place.startswith(("model/", *FAMILIES)) and place not in RULES:
            yield path


def markup(folder=ROOT / "overrides"):
    """Every template, script and style sheet that may name no kind."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".html", ".js", ".css"} and path.relative_to(folder).as_posix() not in OWN_TEMPLATES:
            yield path


def in_python(text):
    """Kinds' names in strings that are values or addresses, and what is imported from their modules."""
    tree = ast.parse(text)
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # which may give examples
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield from (name for name in (node.value, *ADDRESS.findall(node.value)) if name in NAMES)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            yield from (name.name for name in node.names if name.name not in SHARED.get(node.module, ()))
        elif isinstance(node, ast.ImportFrom) and node.module == "build_scripts.model":
            yield from (name.name for name in node.names if f"{node.module}.{name.name}" in MODULES)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in MODULES)


def in_markup(text):
    """Kinds' names that a template or a script compares with, addresses of their lists, and selectors of their own."""
    for found in (*QUOTED.findall(text), *ADDRESS.findall(text), *SELECTOR.findall(text)):
        if found.strip("/") in NAMES:
            yield found


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_names_a_kind(path):
    assert list(in_python(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "path",
    list(markup()),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_no_shared_template_or_script_names_a_kind(path):
    assert list(in_markup(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        'if record.kind == "judgment":\n    pass',
        'HIDDEN = frozenset({"enforcement"})',
        'path = "sentence-changes/"',
        'path = f"../services/{name}"',
        "from build_scripts.model.hearing import Hearing",
        "from build_scripts.model import hearing",
        "import build_scripts.model.hearing",
    ],
)
def test_a_name_in_a_module_is_noticed(text):
    assert list(in_python(text))


@pytest.mark.parametrize(
    "text", ['{% if first == "enforcement/" %}', '<a href="{{ home }}/services/">', "kind === 'judgment'"]
)
def test_a_name_in_a_template_is_noticed(text):
    assert list(in_markup(text))


def test_a_file_that_names_a_kind_is_among_those_that_are_read(tmp_path):
    planted = ("checks/across.py", "checks/personal/scan.py", "export/judgments.py", "checks/sentences/facts.py")
    for place in planted:
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("KIND = 'judgment'")
    assert [path.relative_to(tmp_path).as_posix() for path in modules(tmp_path)] == sorted(planted[:3])
    for place in ("records/judgment.html", "partials/judgment.html"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text("")
    assert [path.relative_to(tmp_path).as_posix() for path in markup(tmp_path)] == ["partials/judgment.html"]


def test_much_is_read():
    assert len(list(modules())) > 80
    assert len(list(markup())) > 40
