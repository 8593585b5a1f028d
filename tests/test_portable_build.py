"""`portal build --portable`: the preview and the site are two folders, and neither ever takes the other's place."""

import pytest
from factories import write
from project import AS_OF, call, tree

WORDS = ["build", "--as-of", AS_OF]


@pytest.fixture
def built(project):
    write(project / "content", id="7k2m9xqd", title="原来的标题")
    assert call(project, *WORDS).code == 0
    return project


def test_the_site_is_the_same_with_and_without_a_preview(built):
    before = tree(built / "site")
    assert call(built, *WORDS, "--no-cache", "--portable", "preview").code == 0
    assert tree(built / "site") == before
    assert {path.name for path in built.glob(".*preview*")} == set()
    assert "judgments/7k2m9xqd/index.html.js" in tree(built / "preview")


def test_neither_takes_the_place_of_the_other_or_of_what_is_not_ours(built):
    assert call(built, *WORDS, "--portable", "preview").code == 0
    (built / "foreign").mkdir()
    (built / "foreign" / "index.html").write_text("mine", encoding="utf-8")
    (built / "other").mkdir()
    before = {name: tree(built / name) for name in ("site", "preview", "foreign")}
    for options in (
        ["--site", "preview"],
        ["--site", "other", "--portable", "site"],
        ["--portable", "site"],
        ["--portable", "site/preview"],
        ["--portable", "."],
        ["--portable", "foreign"],
    ):
        ran = call(built, *WORDS, *options)
        assert ran.code == 2, options
        assert "folder" in ran.err
    assert {name: tree(built / name) for name in before} == before
    assert tree(built / "other") == {}


def test_what_does_not_pass_the_check_has_no_preview_and_what_was_removed_leaves_none(built):
    assert call(built, *WORDS, "--portable", "preview").code == 0
    before = tree(built / "preview")
    wrong = write(built / "content", id="9p4xk7wd", court="nowhere")
    assert call(built, *WORDS, "--portable", "preview").code == 1
    assert call(built, *WORDS, "--portable", "second").code == 1
    assert tree(built / "preview") == before
    assert not (built / "second").exists()
    wrong.unlink()
    (built / "content" / "records" / "judgments" / "2023" / "7k2m9xqd.yml").unlink()
    write(built / "content", id="w3c8vd2t")
    assert call(built, *WORDS, "--portable", "preview").code == 0
    after = tree(built / "preview")
    assert not any("7k2m9xqd" in name or "原来的标题".encode() in data for name, data in after.items())
