"""Files that are nearly records: whatever stands in them, the loader and the model end soon, with a problem at a line of the file or with a record."""

import json
import random
import time
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from factories import place, to_yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from subjects import words

from build_scripts.checks import register
from build_scripts.checks.subject import Subject
from build_scripts.content.record_yaml import record_yaml
from build_scripts.content.strict_yaml import MAX_FILE, load
from build_scripts.model.kinds import KINDS
from build_scripts.model.parse import parse
from hostile.payloads import payloads
from hostile.variants import variants

KINDS_FOLDER = Path(__file__).parents[1] / "model/kinds"
SOON = 5  # seconds, on a busy machine
ODD = [
    "\0", "\u202e", "\u2028", "\ufeff", "\ud7ff", "\U0001f600", "\u0301", "\t", "\r", "\x85", "\u3000", "：", "，", "“", "&a", "*a", "!!python/object", "<<: ", "|", ">", "? ", "- ", "%YAML 1.2", "---", "...", "#", " #", "{", "}", "[", "]", "'", '"', "`", "@", "~", "null", "0x1F", "1e999", "-0", "9" * 400, "0" * 5000, "1_000", ".inf", "12:30:45", "2023-13-45", "2023-02-29", "yes", "{a: {b: [", "[[[[[[[[[[[[[[[[",
    "x" * 200_000, "字" * 50_000, "a: " * 5_000, "{a: " * 2_000, "- " * 3_000, "\n" * 5_000, " " * 50_000,
]  # fmt: skip


@cache
def originals():
    """The text of an example of every kind, and of the records that have every field."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(KINDS_FOLDER.glob("*.yml"))]
    return (*texts, *(to_yaml(fields) for kind in KINDS for fields in variants(kind)[0]))


def mutated(text, seed):
    """The text with a few changes, each of a sort that a hand, an editor or an attacker makes."""
    chance = random.Random(seed)  # noqa: S311 - the same seed gives the same text
    lines = text.split("\n")
    for _change in range(chance.randint(1, 4)):
        _mutate(lines, chance, chance.randrange(len(lines)))
    return "\n".join(lines)


def _mutate(lines, chance, at):
    line, odd = lines[at], chance.choice(ODD)
    name, cut = line.partition(":")[0], chance.randint(0, len(line))
    separator = chance.choice([":", " : ", "：", ": [", ": {", ": - ", ":\t"])
    changed = (
        " " * chance.randint(0, 20) + line.lstrip(),
        f"{name}: {odd}",
        f"{name}: {chance.choice(payloads()).text}",
        f"{name}:\n{' ' * chance.randint(0, 8)}{odd}",
        line[:cut] + odd + line[cut:],
        line.replace(": ", separator, 1),
        chance.choice(lines),
        f"{line}\n{line}",
        f"{odd}\n{line}",
        "\n".join("  " * depth + "a:" for depth in range(chance.randint(2, 40))),
    )
    way = chance.randrange(len(changed) + 2)
    if way < len(changed):
        lines[at] = changed[way]
    elif len(lines) > 1:
        lines.pop(at)
        if way > len(changed):
            lines.insert(chance.randrange(len(lines)), line)


def examined(data):
    """What the program makes of a file: the entry and the problems; asserts what must hold of any."""
    start = time.process_time()
    tree, problems = load(data)
    lines = max(data.count(b"\n") + (not data.endswith(b"\n")), 1)
    entry = None
    if not problems:
        kind = tree.get("kind") if isinstance(tree, dict) else None
        folder = KINDS[kind].folder if isinstance(kind, str) and kind in KINDS else "judgments"
        identifier = tree.get("id") if isinstance(tree, dict) and isinstance(tree.get("id"), str) else "7k2m9xqd"
        entry, problems = parse(
            tree, PurePosixPath(f"{folder}/2023/{identifier.replace('/', '_') or 'x'}.yml"), words()
        )
    if entry and not problems:
        problems = list(register.examine(Subject(entry, tree, f"records/{folder}/2023/{identifier}.yml", words())))
    assert time.process_time() - start < SOON
    for problem in problems:
        assert problem.rule
        assert str(problem.message)
        assert 0 <= problem.line <= lines, problem
        assert problem.line or problem.rule == "YAML-06", problem  # a file that is too long has no line
    assert entry is not None or problems
    return tree, entry


def tried(seed):
    text = originals()[seed % len(originals())]
    tree, entry = examined(mutated(text, seed).encode("utf-8", "surrogatepass"))
    if entry is not None:
        again, problems = load(record_yaml(tree).encode())
        assert problems == []
        assert again == tree
    return entry is not None


@pytest.mark.long
@settings(max_examples=250, deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_a_record_with_a_few_changes(seed):
    tried(seed)


def test_some_changes_leave_a_record_and_most_do_not():
    found = [tried(seed) for seed in range(120)]
    assert 3 < sum(found) < 117


WORD = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)
    | st.sampled_from([payload.text for payload in payloads()])
    | st.sampled_from(ODD[:20])
)
VALUE = st.recursive(
    WORD | st.none(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD, inner, max_size=3), max_leaves=8
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.data())
def test_a_record_with_any_value_in_any_field(kind, data):
    """Types that do not fit: a list for a text, a group for a day, nothing at all."""
    fields = dict(data.draw(st.sampled_from(variants(kind)[0])))
    for _change in range(data.draw(st.integers(1, 3))):
        fields[data.draw(st.sampled_from(sorted(fields)) | WORD)] = data.draw(VALUE)
    examined(json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass"))


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    ["a: " + "[" * 100_000, "a: " + "{b: " * 50_000, "- " * 100_000, "a:\n" + "".join(" " * depth + "- \n" for depth in range(2_000)), "? " * 20_000, '"' + "\\" * 200_001, "'" + "''" * 300_000, "a: |" + "\n x" * 200_000, "#" * 1_000_000, "a: [" + "]" * 10_000, ": " * 100_000, "\t" * 100_000, "a: 'x\n" * 20_000, "{" + "a: b, " * 30_000 + "}", "a: “" * 30_000, "x：y\n" * 30_000, "title: " + "【" * 50_000],
    ids=range(17),
)  # fmt: skip
def test_large_and_deep_files_end_soon(text):
    data = text.encode()
    assert len(data) <= MAX_FILE
    examined(data)


def test_every_record_with_every_field_comes_back_as_it_was():
    for kind in KINDS:
        for fields in variants(kind)[0]:
            tree, entry = examined(to_yaml(fields).encode())
            assert entry is not None, place(fields)
            assert load(record_yaml(tree).encode()) == (tree, [])
