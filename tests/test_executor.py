"""The chunks go to whatever executor is given: each is plain data that another process can take, in another folder."""

import os
import pickle
import subprocess
import sys
from concurrent.futures import Executor, Future

import pytest
from factories import write
from project import build, environment, tree

from build_scripts.build import workers

FAR = "import pickle, sys; work, given = pickle.load(sys.stdin.buffer); pickle.dump(work(*given), sys.stdout.buffer)"


class Elsewhere(Executor):
    """A process for each chunk, started anew, that knows nothing but what it is sent."""

    def __init__(self, folder):
        self.folder = folder
        self.done = []

    def submit(self, fn, /, *given):
        sent = pickle.dumps((fn, given))
        ran = subprocess.run(
            [sys.executable, "-c", FAR], input=sent, capture_output=True, cwd=self.folder, env=environment(), check=True
        )
        future = Future()
        future.set_result(pickle.loads(ran.stdout))  # noqa: S301 - what the line above sent
        self.done.append(fn.__name__)
        return future


def test_another_executor_makes_the_same_site(project, tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "CHUNK", 30)
    monkeypatch.chdir(project)
    for number in range(40):
        write(project / "content", body=f"第{number}段正文。")
    away = tmp_path / "away"
    away.mkdir()
    executor = Elsewhere(away)
    here = os.path.relpath(project / "content")
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
    write(project / "content")
    write(project / "content")
    with pytest.raises(RuntimeError, match="gone"):
        build(project, executor=Broken())
    assert not (project / "site").exists()
