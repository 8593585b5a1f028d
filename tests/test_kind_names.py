"""No kind of record is named outside `model/`, its own template and the rules: all other code asks `Kind` or the model.

A name is a kind's value, its folder, its words for one and for many, in any spelling, as a whole text or as a part of an
address; and the class of its records, where it is imported. Docstrings are prose and are not examined.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from build_scripts.model.kinds import KINDS

ROOT = Path(__file__).parents[1]
CODE = ROOT / "build_scripts"
OVERRIDES = ROOT / "overrides"
CLASSES = {(kind.model.__module__, kind.model.__name__) for kind in KINDS.values()}
QUOTED = re.compile(r""""([^"\n]*)"|'([^'\n]*)'|`([^`\n]*)`""")
ADDRESS = re.compile(r"(?:^|[/}\]])([\w-]+)/")
SELECTOR = re.compile(r"[\w-]+")


def folded(text):
    """A name without what its spellings differ in: capitals, hyphens, underscores, spaces."""
    return re.sub(r"[-_\s]", "", text).casefold()


NAMES = {folded(word) for kind in KINDS.values() for word in (kind.key, kind.folder, kind.one, kind.many)}
ADDRESSES = {folded(kind.folder) for kind in KINDS.values()}


def names_a_kind(text):
    return folded(text) in NAMES or any(folded(part) in ADDRESSES for part in ADDRESS.findall(text))


def docstrings(tree):
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if (
            isinstance(body, list)
            and body
            and isinstance(body[0], ast.Expr)
            and isinstance(body[0].value, ast.Constant)
        ):
            yield body[0].value


@cache  # most tests change one module, and all others are as they were
def in_python(text):
    """What names a kind in a module, with the line."""
    return list(_in_tree(ast.parse(text)))


def _in_tree(tree):
    prose = set(docstrings(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in prose:
            if names_a_kind(node.value):
                yield node.lineno, node.value
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, name.name) for name in node.names if (node.module, name.name) in CLASSES)
            whole = {f"{node.module}.{name.name}" for name in node.names}
            yield from ((node.lineno, module) for module, _name in CLASSES if module in whole)
        elif isinstance(node, ast.Import):
            modules = {module for module, _name in CLASSES}
            yield from ((node.lineno, name.name) for name in node.names if name.name in modules)


def in_text(text):
    """What names a kind in a template, a style sheet or a script, with the line: in quotation marks, or in a selector."""
    for number, line in enumerate(text.splitlines(), start=1):
        found = [next(filter(None, match.groups()), "") for match in QUOTED.finditer(line)]
        yield from ((number, word) for word in found if names_a_kind(word))


def in_styles(text):
    """What names a kind in a style sheet: a part of a class, an id or a value of an attribute."""
    for number, line in enumerate(text.splitlines(), start=1):
        for word in SELECTOR.findall(line):
            yield from (
                (number, part) for part in re.split("--|__", word) if folded(part.removeprefix("portal-")) in NAMES
            )


@cache
def modules():
    """Every module of the package: its name → its text."""
    return {
        ".".join(path.relative_to(CODE).with_suffix("").parts): path.read_text(encoding="utf-8")
        for path in sorted(CODE.rglob("*.py"))
    }


@cache
def declares_rules(text):
    """Whether a module decorates a function with `@rule(…)`."""
    calls = (
        decorator.func
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call)
    )
    return any(isinstance(call, ast.Name) and call.id == "rule" for call in calls)


@cache
def imported(text):
    """Every module that a module may import, and every name."""
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom) and node.module]
    return [node.module for node in nodes] + [f"{node.module}.{name.name}" for node in nodes for name in node.names]


def rule_modules(texts):
    """The modules of `checks` that declare rules, and those on which nothing but such modules draws."""
    users = {name: set() for name in texts}
    for name, text in texts.items():
        for other in imported(text):
            users.get(other.removeprefix("build_scripts."), set()).add(name)
    rules = {name for name, text in texts.items() if name.startswith("checks.") and declares_rules(text)}
    while more := {
        name for name, of in users.items() if name.startswith("checks.") and name not in rules and of and of <= rules
    }:
        rules |= more
    return rules


def in_modules(texts):
    allowed = rule_modules(texts)
    for name, text in texts.items():
        if name.split(".")[0] != "model" and name not in allowed:
            yield from (f"{name}:{line}: {word}" for line, word in in_python(text))


def in_overrides(texts):
    """Names in templates, style sheets and scripts, given by path; a kind's own template may say it."""
    own = {f"records/{key}.html" for key in KINDS}
    for path, text in texts.items():
        if path not in own:
            find = in_styles if path.endswith(".css") else in_text
            yield from (f"{path}:{line}: {word}" for line, word in find(text))


def overrides():
    return {
        path.relative_to(OVERRIDES).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(OVERRIDES.rglob("*"))
        if path.suffix in {".html", ".css", ".js"}
    }


def test_no_module_names_a_kind():
    assert len(modules()) > 150
    assert list(in_modules(modules())) == []


def test_no_template_style_or_script_names_a_kind():
    assert len(overrides()) > 40
    assert list(in_overrides(overrides())) == []


def test_only_checks_hold_rules():
    """What declares rules, and what only such modules draw on; the way they are run is no rule."""
    found = rule_modules(modules())
    assert {"checks.timeliness", "checks.sentences.chains", "checks.sentences.facts"} <= found
    assert not found & {"checks.rule", "checks.register", "checks.subject", "checks.record_facts"}


PLANTED = [
    'NOINDEX = frozenset({"enforcement"})',
    'if record.kind == "sentence-change": pass',
    'FOLDER = "sentence_changes"',
    'NAME = N_("Major cases")',
    'path = f"judgments/{identifier}/"',
    'path = "/guiding-cases/page/2/"',
    'path = f"../services/{name}"',
    "from build_scripts.model import hearing",
    "from build_scripts.model.judgment import Judgment",
    "def f():\n    from build_scripts.model.hearing import Hearing",
    "import build_scripts.model.service",
]


@pytest.mark.parametrize("text", PLANTED)
@pytest.mark.parametrize("name", ["pages.lists", "export.feeds", "checks.register", "catalog.catalog"])
def test_a_planted_name_is_found(name, text):
    texts = modules()
    assert len(list(in_modules({**texts, name: f"{texts[name]}\n{text}\n"}))) == 1


def test_in_a_model_and_in_a_rule_it_is_not():
    texts = modules()
    for name in ("model.base", "checks.timeliness", "checks.sentences.facts"):
        assert list(in_modules({**texts, name: f"{texts[name]}\n{PLANTED[0]}\n"})) == []


def test_what_something_else_draws_on_is_no_rule():
    texts = modules()
    text = "from build_scripts.checks.sentences import facts"
    found = list(in_modules({**texts, "pages.lists": f"{texts['pages.lists']}\n{text}\n"}))
    assert any(line.startswith("checks.sentences.facts:") for line in found)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("records/list.html", '{% if first == "enforcement/" %}'),
        ("records/search.html", '<a href="{{ home }}judgments/">'),
        ("records/hearings.html", "{% if kind == 'hearing' %}"),
        ("partials/header.html", '<a href="[[portal:home]]services/">'),
        ("assets/stylesheets/portal/list.css", ".portal-major-case { color: red }"),
        ("assets/stylesheets/portal/list.css", '.row[data-kind="sentence-change"] { color: red }'),
        ("assets/javascripts/search/view.js", "if (hit.kind === 'statistic') { }"),
    ],
)
def test_a_planted_name_in_a_template_style_or_script_is_found(path, text):
    assert len(list(in_overrides({path: text}))) == 1
    assert list(in_overrides({"records/judgment.html": '{% if kind == "judgment" %}'})) == []
