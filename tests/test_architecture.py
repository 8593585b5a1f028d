"""Imports point one way: a module may import what comes before it in `ORDER`, and nothing that comes after.

Counted are all imports, also those inside functions and those for types only (`if TYPE_CHECKING`): a type that comes from
further on would still tie the earlier module to the later one. A package is one place in the line. That imports must
not run in a circle holds inside packages too; there, imports for types only do not count.
"""

import ast
import re
import sys
import tomllib
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

CODE = Path(__file__).parents[1] / "build_scripts"
ORDER = [
    "content",
    "model",
    "catalog",
    "checks",
    "pages",
    "search",
    "export",
    "publish",
    "build",
    "cli",
    "mkdocs_hook",
    "__main__",
]
MAY_IMPORT_MKDOCS = {"pages.shell", "pages.shell_maker", "mkdocs_hook"}
LONGEST = 250
NAMES = {
    "chinesecalendar": "chinese_calendar",
    "python-slugify": "slugify",
    "python-stdnum": "stdnum",
    "pyyaml": "yaml",
}


def sources(folder=CODE):
    return {
        ".".join(path.relative_to(folder).with_suffix("").parts): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.py"))
        if path.relative_to(folder).parts != ("__init__.py",)
    }


@cache
def parsed(text):
    """Several tests read the whole program; none changes what it reads."""
    return ast.parse(text)


def imports(text, *, types=True):
    """Every module that a source text imports, by its full name; with or without those for types only."""
    tree = parsed(text)
    guarded = [node for node in ast.walk(tree) if isinstance(node, ast.If) and is_guard(node.test)]
    passed_over = set() if types else {inner for node in guarded for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if node in passed_over:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
            yield str(node.module)


def is_guard(test):
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def own(name):
    """A module of ours without the name of the package."""
    return name.removeprefix("build_scripts.") if name.startswith("build_scripts.") else None


def backwards(modules):
    """Imports against the line, as pairs."""
    for name, text in modules.items():
        here = name.split(".")[0]
        for other in filter(None, map(own, imports(text))):
            there = other.split(".")[0]
            if there == here:
                continue
            if ORDER.index(there) > ORDER.index(here):
                yield name, other


def test_the_order_names_every_package():
    assert {name.split(".")[0] for name in sources()} == set(ORDER)


def test_imports_point_backwards():
    assert list(backwards(sources())) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("content.strict_yaml", "from build_scripts.model.base import Record"),
        ("model.base", "import build_scripts.catalog"),
        ("content.problem", "from build_scripts import cli"),
        ("pages.page", "def f():\n    from build_scripts.export import registry"),
        ("pages.shell", "if TYPE_CHECKING:\n    from build_scripts.build.pipeline import Outcome"),
    ],
)
def test_an_import_against_the_line_is_found(name, text):
    assert len(set(backwards({name: text}))) >= 1
    assert not list(backwards({"cli": text}))


FACTS = "checks.record_facts"
SHOWS = {"pages", "search", "export", "publish"}


def reaching_facts(modules):
    """Modules that show or export something and import what only the rules may know."""
    for name, text in modules.items():
        if name.split(".")[0] in SHOWS:
            found = [other for other in map(own, imports(text)) if other and other.startswith(FACTS)]
            yield from (name for _other in found)


def test_nothing_that_shows_a_record_knows_the_facts_of_the_rules():
    assert list(reaching_facts(sources())) == []
    bad = "if TYPE_CHECKING:\n    from build_scripts.checks.record_facts import RecordFacts"
    assert "pages.site" in reaching_facts({"pages.site": bad, "build.pipeline": bad})
    assert not list(reaching_facts({"build.pipeline": bad}))


def circle(modules):
    names = set(modules)
    graph = {
        name: {other for other in map(own, imports(text, types=False)) if other in names and other != name}
        for name, text in modules.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_no_imports_run_in_a_circle():
    assert circle(sources()) == []
    assert circle({"a": "import build_scripts.b", "b": "from build_scripts import a"})


def outside(text):
    return {name.split(".")[0] for name in imports(text)}


def test_only_the_adapter_imports_mkdocs():
    found = {name for name, text in sources().items() if outside(text) & {"mkdocs", "material", "mkdocs_material"}}
    assert found == MAY_IMPORT_MKDOCS
    assert "mkdocs" in outside("def f():\n    from mkdocs.config import load_config")


def test_every_other_library_is_a_declared_one():
    project = tomllib.loads((CODE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=]", line)[0] for line in project["dependencies"]}
    known = {NAMES.get(name, name) for name in declared} | {"build_scripts"} | set(sys.stdlib_module_names)
    found = set().union(*map(outside, sources().values()))
    assert found - known - {"markupsafe", "pydantic_core", "typing_extensions"} == set()  # parts of jinja2 and pydantic


def test_no_module_is_named_like_one_of_the_standard_library():
    """MkDocs puts the hook's own folder on sys.path, where such a module would take the other's place."""
    assert {name for name in sources() if name.split(".")[0] in sys.stdlib_module_names} == set()
    assert "calendar" in sys.stdlib_module_names


def test_no_module_is_long():
    assert {name: count for name, text in sources().items() if (count := text.count("\n")) > LONGEST} == {}


SECTION = re.compile(r"^(?:Args|Attributes):\n((?:    .*\n?)+)", re.MULTILINE)


def undescribed(modules):
    """Whatever is public and has no docstring that begins with a sentence, or explains a parameter or field that it lacks."""
    for name, text in modules.items():
        for node in ast.walk(parsed(text)):
            if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                continue
            described = ast.get_docstring(node) or ""
            own = getattr(node, "name", name)
            if isinstance(node, ast.Module | ast.ClassDef) and not own.startswith("_"):
                first = described.split("\n\n")[0]
                if not re.match("[^a-z].*[.:?]$", first, re.DOTALL):
                    yield f"{name}: {own}: {first}"
            explained = {
                word for part in SECTION.findall(described) for word in re.findall("^    (\\w+):", part, re.MULTILINE)
            }
            yield from (f"{name}: {own}: {word}" for word in sorted(explained - has(node)))


def has(node):
    """The parameters of a function; whatever is set anywhere in a class."""
    if isinstance(node, ast.FunctionDef):
        return {arg.arg for arg in ast.walk(node.args) if isinstance(arg, ast.arg)}
    stored = (inner for inner in ast.walk(node) if isinstance(getattr(inner, "ctx", None), ast.Store))
    return {getattr(inner, "id", None) or getattr(inner, "attr", None) for inner in stored}


def test_modules_and_classes_are_described_by_sentences_and_nothing_explains_what_is_not_there():
    """That public functions have a docstring, and that `Args` leaves no parameter out, is checked by ruff."""
    assert list(undescribed(sources() | {"build_scripts": (CODE / "__init__.py").read_text(encoding="utf-8")})) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x = 1", "m: m: "),
        ('"""takes a file"""', "m: m: takes a file"),
        ('"""A module."""\nclass A:\n    x: int', "m: A: "),
        ('"""A module."""\ndef f(x):\n    """Do.\n\n    Args:\n        x: a.\n        y: b.\n    """', "m: f: y"),
        ('"""A module."""\nclass A:\n    """A.\n\n    Attributes:\n        z: b.\n    """\n    x: int', "m: A: z"),
    ],
)
def test_a_missing_sentence_and_a_stale_explanation_are_found(text, fault):
    assert list(undescribed({"m": text})) == [fault]


def test_no_module_is_called_utils_or_the_like():
    parts = {part for name in sources() for part in name.split(".")}
    assert parts & {"utils", "util", "helpers", "helper", "common", "misc", "tools"} == set()


ROW = re.compile(r"^\| (.+?) \| (\d+) \| (.+) \|$", re.MULTILINE)
PARAMETERS = {"<kind>": "judgment", "<format>": "json_lines", "<ledger>": "withheld", "<language>": "en"}


def stale_changes(text):
    """Rows of the table of changes that name a file that is not there, miscount, or touch too much."""
    rows = ROW.findall(text.partition("## Which files a change touches")[2])
    if len(rows) != 13:
        yield f"{len(rows)} changes"
    for change, count, cell in rows:
        paths = re.findall(r"`([\w./<>-]+\.\w+)`", cell)
        for parameter, value in PARAMETERS.items():
            paths = [path.replace(parameter, value) for path in paths]
        counted = [path for path in paths if not path.startswith("content/")]
        if len(counted) != int(count):
            yield f"{change}: names {len(counted)} files"
        if int(count) > (8 if change == "add a kind" else 5):
            yield f"{change}: touches too much"
        yield from (
            f"{change}: {path}" for path in paths if not (CODE / path).exists() and not (CODE.parent / path).exists()
        )


def test_what_each_change_touches_is_as_the_documentation_says():
    text = (CODE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert list(stale_changes(text)) == []
    assert list(stale_changes(text.replace("find.js", "ranking.js"))) != []
    assert list(stale_changes(text.replace("| add a ledger | 4 |", "| add a ledger | 6 |"))) != []
    assert list(stale_changes(text.replace("| add a court |", "add a court"))) != []
