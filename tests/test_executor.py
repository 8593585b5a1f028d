"""The chunks go to whatever executor is given: each is plain data that another process can take, in another folder."""

import os
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from factories import write
from project import build, tree

from build_scripts.build import workers


class Elsewhere(ProcessPoolExecutor):
    """A new process for each chunk, in another folder; it has imported the tasks and knows nothing but what it is sent."""

    def __init__(self, folder):
        context = get_context("forkserver")
        context.set_forkserver_preload(["build_scripts.build.tasks"])
        super().__init__(1, mp_context=context, initializer=os.chdir, initargs=(folder,), max_tasks_per_child=1)
        self.done = []

    def submit(self, fn, /, *given):
        self.done.append(fn.__name__)
        return super().submit(fn, *given)


def test_another_executor_makes_the_same_site(project, tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "CHUNK", 30)
    monkeypatch.setattr(workers, "FEW", 1)
    monkeypatch.chdir(project)
    for number in range(40):
        write(project / "content", body=f"第{number}段正文。")
    away = tmp_path / "away"
    away.mkdir()
    here = os.path.relpath(project / "content")
    with Elsewhere(away) as executor:
        assert build(project, executor=executor, content=project.__class__(here), site=project.__class__("far")).ok
    assert set(executor.done) == {"prepare_files", "make_pages", "make_parts", "analyse_documents"}
    assert build(project, cached=False).ok
    assert tree(project / "far") == tree(project / "site")


def test_what_fails_elsewhere_fails_here(project, monkeypatch):
    class Broken(Executor):
        def submit(self, *_given):
            future = Future()
            future.set_exception(RuntimeError("the cluster is gone"))
            return future

    monkeypatch.setattr(workers, "CHUNK", 1)
    monkeypatch.setattr(workers, "FEW", 1)
    write(project / "content")
    write(project / "content")
    with pytest.raises(RuntimeError, match="gone"):
        build(project, executor=Broken())
    assert not (project / "site").exists()
