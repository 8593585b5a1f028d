"""What pages link to and is not there, with one page that does."""

from build_scripts.build import wanted_files
from build_scripts.build.wanted_files import WantedFiles

PAGES = {"one/index.html": {"there", "gone", "folder"}, "two/index.html": {"gone", "lost"}}
FILES = {"there", "folder/index.html"}


def missing():
    wanted = WantedFiles()
    for page, targets in PAGES.items():
        wanted.add(page, targets)
    return list(wanted.missing(FILES).items())


def test_each_is_told_with_the_first_page_in_the_order_of_the_targets():
    assert missing() == [("gone", "one/index.html"), ("lost", "two/index.html")]


def test_that_does_not_depend_on_how_many_are_remembered(monkeypatch):
    whole = missing()
    monkeypatch.setattr(wanted_files, "_COMMON", 0)
    assert missing() == whole
