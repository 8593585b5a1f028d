"""`portal new`: a file that needs nothing but its values, in its place, under an id that no record has."""

import datetime as dt
import itertools
import json
import re
import secrets
import shutil

import pytest
from factories import SMALLEST, identifier
from project import LANGUAGES, ROOT, call
from test_kinds import parsed

from build_scripts.model.kinds import KINDS
from build_scripts.model.skeleton import new_id, skeleton
from build_scripts.model.translated import ELSEWHERE, translated_names

DAY = dt.date(2024, 6, 1)
ID = "7k2m9xqd"


@pytest.fixture
def folder(tmp_path):
    """The least that the command asks of a project."""
    for path in ROOT.glob("mkdocs*.yml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "content").mkdir()
    return tmp_path


def filled(text, values):
    """A skeleton with values in their lines, those of optional fields uncommented."""
    for name, value in values.items():
        line = f"{name}: {json.dumps(value, ensure_ascii=False)}"
        text, count = re.subn(rf"^(?:# )?{name}:.*$", line.replace("\\", r"\\"), text, flags=re.MULTILINE)
        assert count == 1, name
    return text


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_with_its_values_is_a_valid_record(kind):
    place, text = skeleton(KINDS[kind], ID, DAY, LANGUAGES)
    assert place == f"records/{KINDS[kind].folder}/2024/{ID}.yml"
    entry, problems = parsed(kind, filled(text, SMALLEST[kind]))
    assert (problems, entry.id, entry.kind) == ([], ID, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_skeleton_is_refused_at_every_required_field(kind):
    _place, text = skeleton(KINDS[kind], ID, DAY, LANGUAGES)
    entry, problems = parsed(kind, text)
    required = [line for line in text.partition("# Optional")[0].splitlines()[3:] if line]
    assert entry is None
    assert {problem.line for problem in problems} >= set(range(4, 4 + len(required)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_names_every_field_once_and_the_required_ones_in_chinese(kind):
    required, optional = skeleton(KINDS[kind], ID, DAY, LANGUAGES)[1].split(
        "# Optional; remove the # of what you need:\n"
    )
    needed = re.findall(r"^([a-z_]+):.*  # .*[㐀-鿿]", required, re.MULTILINE)
    names = needed + re.findall(r"^# ([a-z_]+):", optional, re.MULTILINE)
    fields = {field.alias or name: field for name, field in KINDS[kind].model.model_fields.items()}
    others = translated_names(KINDS[kind].model, ("en",))
    assert sorted(names) == sorted({*fields, *others} - {ELSEWHERE, "id", "kind", "status", "language"})
    assert set(needed) == {name for name, field in fields.items() if field.is_required()} - {"id", "kind"}


def test_an_id_is_new_and_no_account_name(monkeypatch):
    drawn = itertools.chain(ID, "wx345678", "qq345678", "bcdfghjk")
    monkeypatch.setattr(secrets, "choice", lambda _signs: next(drawn))
    assert new_id({ID}) == "bcdfghjk"


def test_the_command_writes_the_file_and_prints_its_path(folder):
    ran = call(folder, "new", "judgment", "--as-of", "2024-06-01")
    assert (ran.code, ran.err) == (0, "")
    (path,) = (folder / "content").rglob("*.yml")
    assert ran.out == f"{path.relative_to(folder)}\n"
    assert path.read_text(encoding="utf-8") == skeleton(KINDS["judgment"], path.stem, DAY, LANGUAGES)[1]


def test_the_command_draws_again_when_an_id_is_taken(folder, monkeypatch):
    taken = folder / "content" / "records" / "services" / "2020" / f"{ID}.yml"
    taken.parent.mkdir(parents=True)
    taken.write_text("kept", encoding="utf-8")
    drawn = itertools.chain(ID, identifier(1))
    monkeypatch.setattr(secrets, "choice", lambda _signs: next(drawn))
    assert call(folder, "new", "service", "--as-of", "2024-06-01").out.endswith(f"services/2024/{identifier(1)}.yml\n")
    assert taken.read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize(
    "words", [("letter",), (), ("judgment", "--content", "nowhere"), ("judgment", "--as-of", "2024")]
)
def test_a_command_that_cannot_run_writes_nothing(folder, words):
    assert call(folder, "new", *words).code == 2
    assert list((folder / "content").iterdir()) == []
