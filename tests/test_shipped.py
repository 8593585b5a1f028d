"""The files that a project has and those that the program carries, found by their paths."""

import pytest

from build_scripts.content import shipped


@pytest.fixture
def both(tmp_path, monkeypatch):
    """A project's own folder before that of the program, with links as somebody may lay them."""
    monkeypatch.setattr(shipped, "ROOT", tmp_path / "program")
    for name in ("program/look/a-b/x.css", "program/look/a/y.css", "program/look/base.html", "own/look/base.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    own = tmp_path / "own" / "look"
    (own / ".hidden").touch()
    (own / "linked.css").symlink_to(tmp_path / "program" / "look" / "base.html")
    (own / "elsewhere").symlink_to(tmp_path / "program", target_is_directory=True)
    (own / "gone.css").symlink_to(tmp_path / "nowhere")
    return tmp_path / "own"


def test_a_projects_own_file_goes_before_the_one_that_the_program_carries(both):
    found = shipped.files(both, "look")
    assert found["base.html"] == both / "look" / "base.html"
    assert found.keys() == {"a-b/x.css", "a/y.css", "base.html", ".hidden", "linked.css"}


def test_they_are_those_that_are_found_one_by_one(both):
    asked = {
        path.relative_to(folder).as_posix(): path
        for folder in reversed(shipped.layers(both, "look"))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    assert shipped.files(both, "look") == asked
