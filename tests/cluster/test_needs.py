"""What a worker compares with the build, and what becomes of a task on one that does not fit; in this process."""

import os
from types import SimpleNamespace

import pytest
from project import config_of

from build_scripts.build.cluster import needs, worker
from build_scripts.build.cluster.error import ClusterError
from build_scripts.build.cluster.needs import must_run_the_same, must_share_the_files, needs_of
from build_scripts.build.workers import pack, unpack

WHO = "worker tcp://10.0.0.7:4000"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "content" / "records" / "judgments").mkdir(parents=True)
    (tmp_path / "content" / "records" / "judgments" / "a.yml").write_text("id: a\n", encoding="utf-8")
    (tmp_path / "scratch").mkdir()
    return tmp_path


@pytest.fixture
def build(root):
    return needs_of(config_of(root), root / "scratch")


@pytest.fixture
def here(monkeypatch):
    """This process as a worker."""
    monkeypatch.setattr(worker, "_worker", lambda: SimpleNamespace(address="tcp://10.0.0.7:4000"))
    worker._introduced.cache_clear()
    mask = os.umask(0o077)
    yield
    os.umask(mask)
    worker._introduced.cache_clear()


def test_the_build_itself_fits(build):
    must_run_the_same(build, WHO)
    must_share_the_files(build, WHO)


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"python": "3.9.1"}, f"{WHO} runs Python 3.11"),
        ({"program": "0"}, f"{WHO} has another version of the program than the build"),
        ({"libraries": ("jinja2-1.0.dist-info",)}, f"{WHO} has other libraries than the build; install the same: "),
    ],
)
def test_another_python_program_or_library_is_refused(build, other, says):
    with pytest.raises(ClusterError, match="^" + says.replace(".", r"\.")):
        must_run_the_same(build._replace(**other), WHO)


def test_the_libraries_that_differ_are_named(build):
    older = tuple("numpy-1.0.dist-info" if name.startswith("numpy-") else name for name in build.libraries)
    with pytest.raises(ClusterError, match=r"install the same: numpy-1\.0, numpy-2[\d.]+$"):
        must_run_the_same(build._replace(libraries=older), WHO)


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"places": ("/nowhere",)}, "does not see /nowhere; it must have the same files there"),
        ({"build": "0"}, "does not see"),
        ({"user": -1}, "runs as the user"),
        ({"content": "0"}, "sees another content than the build"),
    ],
)
def test_other_files_and_another_user_are_refused(build, other, says):
    with pytest.raises(ClusterError, match=f"^{WHO} {says}"):
        must_share_the_files(build._replace(**other), WHO)


def test_what_earlier_builds_kept_must_be_seen_too(root, build):
    must_share_the_files(build, WHO)
    (config_of(root).cache / build.build).unlink()
    with pytest.raises(ClusterError, match=f"^{WHO} does not see {config_of(root).cache}"):
        must_share_the_files(build, WHO)
    must_share_the_files(needs_of(config_of(root, cached=False), root / "scratch"), WHO)


def test_nothing_is_left_of_the_comparison(root, build):
    needs.forget(build)
    assert [*(root / "scratch").iterdir(), *config_of(root).cache.iterdir()] == []


def test_a_folder_that_cannot_be_written_is_refused(build, monkeypatch):
    def refuse(*_given, **_named):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(needs.Path, "mkdir", refuse)
    with pytest.raises(ClusterError, match=r"cannot write in .*: Permission denied"):
        must_share_the_files(build, WHO)


def test_a_record_that_is_edited_added_or_removed_is_another_content(root, build):
    record = root / "content" / "records" / "judgments" / "a.yml"
    for change in (lambda: record.write_text("id: b\n"), record.with_name("c.yml").touch, record.unlink):
        change()
        with pytest.raises(ClusterError, match="another content"):
            must_share_the_files(build, WHO)
        build = needs_of(config_of(root), root / "scratch")
        must_share_the_files(build, WHO)


def test_content_that_a_worker_may_not_read_is_another_content(build, monkeypatch):
    def refuse(_folders):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(needs, "_entries", refuse)
    with pytest.raises(ClusterError, match=f"^{WHO} sees another content"):
        must_share_the_files(build, WHO)


def done(build, work, *given):
    return unpack(worker.perform(worker.Job(build, pack((work, given)))))


@pytest.mark.usefixtures("here")
def test_a_worker_that_joins_late_is_asked_before_its_first_task(root, build):
    marked = root / "marked"
    fine, error = done(build._replace(program="0"), os.mkdir, str(marked))
    assert not fine
    assert str(error) == f"{WHO} has another version of the program than the build; install the same"
    assert not marked.exists()
    assert done(build, os.mkdir, str(marked)) == (True, None)


@pytest.mark.usefixtures("here")
def test_a_worker_writes_with_the_permissions_of_the_build(root, build):
    assert done(build._replace(mask=0o022), os.mkdir, str(root / "made")) == (True, None)
    assert (root / "made").stat().st_mode & 0o777 == 0o755


@pytest.mark.usefixtures("here")
def test_what_a_task_raises_comes_back(build):
    fine, error = done(build, os.mkdir, "/proc/nowhere/at/all")
    assert not fine
    assert isinstance(error, FileNotFoundError)


@pytest.mark.usefixtures("here")
def test_nothing_is_done_for_a_build_that_has_ended(root, build):
    worker.end(build.build)
    fine, error = done(build, os.mkdir, str(root / "late"))
    assert (fine, str(error)) == (False, "the build has ended")
    assert not (root / "late").exists()


@pytest.mark.usefixtures("here")
def test_large_data_is_read_from_its_file_and_only_as_it_was_written(root, build):
    kept = root / "scratch" / "kept"
    kept.write_bytes(b"12345")
    right = worker.Shared(str(kept), "5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5")
    assert done(build, len, right) == (True, 5)
    fine, error = done(build, len, right._replace(sum="0"))
    assert not fine
    assert "reads something else" in str(error)


def test_a_log_of_dask_shows_nothing_of_a_task(build):
    assert "王某" not in repr(worker.Job(build, pack((len, ["王某"]))))
    assert "b'" not in repr(worker.Job(build, b"secret"))
