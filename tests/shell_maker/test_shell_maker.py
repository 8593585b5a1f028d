"""ProperDocs makes the same frame as MkDocs, in an environment that has no MkDocs."""

from pathlib import Path

import pytest
from project import LANGUAGES

from build_scripts.pages import shell, shell_maker
from shell_maker.environment import NoIndexError, chosen, made, ran

CUT = """
import sys
from importlib.util import find_spec
from pathlib import Path
from build_scripts.pages import shell
assert find_spec("mkdocs") is None
for language in sys.argv[1:]:
    Path(language).write_bytes(shell.cut(Path.cwd(), Path("content/pages"), language).dump())
"""


@pytest.fixture(scope="module")
def continued(tmp_path_factory):
    try:
        return made(tmp_path_factory.mktemp("shell") / "env")
    except NoIndexError as error:
        pytest.skip(f"ProperDocs cannot be fetched: {error}")


@pytest.mark.system
def test_properdocs_makes_the_same_frame_and_pages_without_mkdocs(continued, project):
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("plugins: []", "plugins: [judicial-openness-portal]\nnav: [{首页: index.md}, {规则: rules/}]")
    settings.write_text(text, encoding="utf-8")
    picture = Path("content/pages", LANGUAGES.codes[0], "picture.png")
    (project / picture).write_bytes(b"picture")
    usual = {code: shell.cut(project, project / "content/pages", code) for code in LANGUAGES.codes}
    ran(continued, "-c", CUT, *LANGUAGES.codes, project=chosen(project))
    assert {code: shell.undump((project / code).read_bytes()) for code in LANGUAGES.codes} == usual
    assert all("generator" not in "".join(one.pieces) for one in usual.values()), "nothing names the program"
    first = usual[LANGUAGES.codes[0]]
    assert first.fragments
    assert first.assets[picture.name] == b"picture"


def test_another_program_is_refused():
    with pytest.raises(ValueError, match=r"extra\.shell_maker is one of mkdocs, properdocs"):
        shell_maker.shell_maker({"shell_maker": "zensical"})


def test_a_program_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr(shell_maker, "find_spec", lambda _name: None)
    with pytest.raises(ValueError, match=r"asks for properdocs, which is not installed"):
        shell_maker.shell_maker({"shell_maker": "properdocs"})
