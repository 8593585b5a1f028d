"""Whatever a rule says is a `Message` with a template that Babel finds; mypy refuses a plain string in a `Finding`."""

import ast
import re
from pathlib import Path
from typing import ForwardRef

import pytest

from build_scripts.checks import published_bytes
from build_scripts.checks.personal.findings import finding
from build_scripts.checks.rule import Finding

CHECKS = Path(published_bytes.__file__).parent
PLACE = re.compile(r"\{(\w+)\}")
SAYING = {"Finding", "Problem", "finding", "first", "_problem", "_replace"}


def unmarked(source):
    """Plain sentences where a message belongs, messages without a template, and what would hide either from mypy."""
    tree = ast.parse(source)
    for node in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        if name in SAYING:
            yield from (f"{node.lineno}: plain" for value in given if is_sentence(value))
        if name == "cast":
            yield f"{node.lineno}: cast"
        if name == "Message":
            template = node.args[0]
            if not (isinstance(template, ast.Constant) and len(node.args) == 1):
                yield f"{node.lineno}: no template"
            elif node.keywords and set(PLACE.findall(template.value)) != {keyword.arg for keyword in node.keywords}:
                yield f"{node.lineno}: other values"


def is_sentence(node):
    plain = isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
    return plain or isinstance(node, ast.JoinedStr | ast.BinOp)


@pytest.mark.parametrize(
    ("takes", "names"),
    [(Finding, ("message", "remedy")), (finding, ("remedy",)), (published_bytes._problem, ("message", "remedy"))],
)
def test_the_types_ask_for_messages(takes, names):
    assert {takes.__annotations__[name] for name in names} <= {"Message", ForwardRef("Message")}


def test_nothing_in_the_rules_is_unmarked():
    found = {path.name: [*unmarked(path.read_text(encoding="utf-8"))] for path in CHECKS.rglob("*.py")}
    assert len(found) > 90
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('Finding(at, "not so", Message("mend it"))', "1: plain"),
        ('Finding(at, Message("not so"), f"mend {it}")', "1: plain"),
        ('Problem(rule="X", message="not " + so, remedy=Message("mend it"))', "1: plain"),
        ("Message(sentence)", "1: no template"),
        ('Message(f"not {so}")', "1: no template"),
        ('Message("not {so}", it=1)', "1: other values"),
        ('cast(Message, "not so")', "1: cast"),
    ],
)
def test_an_unmarked_sentence_is_found(source, fault):
    assert list(unmarked(source)) == [fault]
    assert list(unmarked('Finding(at, Message("not {so}", so=1), MEND)')) == []
