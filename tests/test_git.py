"""What a repository remembers of the files of a project that stands in a folder of it."""

import pytest
from repository import begin, commit, git

from build_scripts.content.git import (
    GitError,
    bytes_at,
    commit_of,
    export,
    is_repository,
    last_commit,
    names_at,
    versions,
)


@pytest.fixture
def portal(tmp_path):
    """A project below the top of its repository, with a record that was renamed and changed; and the commits, oldest first."""
    folder = tmp_path / "repository" / "portal"
    (folder / "content" / "记录").mkdir(parents=True)
    (folder / "content" / "记录" / "a b.yml").write_text("one\n" * 9, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    commits = [begin(folder.parent)]
    git(folder, "mv", "content/记录/a b.yml", "content/c.yml")
    commits.append(commit(folder, "renamed"))
    (folder / "content" / "c.yml").write_text("one\n" * 8 + "two\n", encoding="utf-8")
    commits.append(commit(folder, "changed"))
    return folder, commits


def test_a_file_as_it_was_under_the_name_that_it_had(portal):
    folder, commits = portal
    found = versions(folder, "content/c.yml")
    assert [(one.commit, one.path) for one in found] == [
        (commits[2], "content/c.yml"), (commits[1], "content/c.yml"), (commits[0], "content/记录/a b.yml")
    ]  # fmt: skip
    assert bytes_at(folder, commits[0], "content/记录/a b.yml") == b"one\n" * 9
    assert bytes_at(folder, "HEAD", "content/c.yml").endswith(b"two\n")
    assert bytes_at(folder, "HEAD", "content/记录/a b.yml") is None
    assert names_at(folder, commits[0], "content") == ["content/记录/a b.yml"]


def test_the_last_commit_that_changed_something(portal):
    folder, commits = portal
    assert last_commit(folder, "content/c.yml") == commits[2]
    assert last_commit(folder, "mkdocs.yml") == commits[0]
    assert last_commit(folder, "nothing.yml") is None


def test_a_folder_as_it_was_without_a_part(portal, tmp_path):
    folder, commits = portal
    (folder / "link").symlink_to("/etc")
    commit(folder, "a link")
    export(folder, "HEAD", tmp_path, without=["content"])
    assert [path.name for path in tmp_path.iterdir() if path != folder.parent] == ["mkdocs.yml"]
    export(folder, commits[0], tmp_path)
    assert (tmp_path / "content" / "记录" / "a b.yml").is_file()


@pytest.mark.parametrize("name", ["nothing", "--help", "-n1", ""])
def test_what_is_no_commit(portal, tmp_path, name):
    assert commit_of(portal[0], name) is None
    with pytest.raises(GitError):
        export(portal[0], name, tmp_path)


def test_a_folder_outside_any_repository(tmp_path):
    assert not is_repository(tmp_path)
    assert versions(tmp_path, "a.yml") == []
    assert last_commit(tmp_path, "a.yml") is None
