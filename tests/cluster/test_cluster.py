"""`portal build --scheduler`: a scheduler and three workers in processes of their own make the same site, or none."""

import contextlib
import os
import shutil
import sys
import threading
from pathlib import Path

import pytest
from cluster.processes import Cluster
from factories import SMALLEST, identifier, write
from project import AS_OF, ROOT, call, config_of, frames_kept, make, tree

from build_scripts.build import pipeline, workers
from build_scripts.build.cluster import executor
from build_scripts.build.cluster.executor import ClusterExecutor
from build_scripts.publish.sealed_words import word_list

if "CI" not in os.environ:
    pytest.importorskip("distributed")  # the extra `cluster`
pytestmark = [pytest.mark.build, pytest.mark.system]
SITE = "far"
PAGE = f"judgments/{identifier(1)}/index.html"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A project whose content every process sees where its own working folder is; the workers stand in the project."""
    project = make(tmp_path_factory.mktemp("cluster") / "project")
    for number in range(24):
        write(project / "content", id=identifier(number), body=f"第{number}段正文。")
    for number, kind in enumerate(SMALLEST, 100):
        write(project / "content", kind, id=identifier(number))
    word_list.add(project / "content" / word_list.FILE, ["从不出现的名字"])
    (project / "content").rename(project / "words")
    (project / "content").symlink_to("/proc/self/cwd/words")
    return project


@pytest.fixture(scope="module")
def local(place):
    """The site that processes of this machine make of it."""
    with contextlib.chdir(place), frames_kept():
        assert pipeline.build(config_of(place, cached=False)).ok
    return place / "site"


@pytest.fixture(scope="module")
def processes(place, tmp_path_factory):
    cluster = Cluster(place, tmp_path_factory.mktemp("logs"))
    yield cluster
    cluster.close()


@pytest.fixture
def before(processes, local, monkeypatch):
    """Workers, and a site that is there already: the local one without one page."""
    monkeypatch.setattr(workers, "CHUNK", 3)
    monkeypatch.setattr(workers, "FEW", 1)
    shutil.copytree(local, processes.project / SITE)
    (processes.project / SITE / PAGE).unlink()
    yield processes
    shutil.rmtree(processes.project / SITE)


@pytest.fixture
def three(before):
    return before.with_workers(3)


def run(cluster, *words):
    address = cluster.scheduler.address
    return call(
        cluster.project, "build", "--scheduler", address, "--site", SITE, "--as-of", AS_OF, "--no-cache", *words
    )


def instead(monkeypatch, do):
    """Call `do(executor, function, arguments)` before each task; a function that it gives, with arguments, is sent in its place."""
    submit = ClusterExecutor.submit

    def submitting(self, work, *given):
        return submit(self, *(do(self, work, given) or (work, *given)))

    monkeypatch.setattr(ClusterExecutor, "submit", submitting)


def assert_nothing_changed(cluster, local):
    """The site is the one that was there, and nothing lies beside it."""
    there = tree(cluster.project / SITE)
    assert PAGE not in there
    assert there == {file: data for file, data in tree(local).items() if file != PAGE}
    assert [path.name for path in cluster.project.iterdir() if path.name.startswith(f".{SITE}.")] == []


def assert_refused(three, local, says, **how):
    """A worker that is begun in some way besides the three is named with what keeps it from the build."""
    with three.joined_by(**how) as worker:
        ran = run(three)
    assert ran.code == 2
    assert f"worker {worker.address} {says}" in ran.err
    assert_nothing_changed(three, local)


def test_a_cluster_makes_the_same_bytes_and_tells_how_far_it_is(three, local, monkeypatch):
    done = []
    instead(monkeypatch, lambda _executor, work, _given: done.append(work.__name__))
    ran = run(three)
    assert ran.code == 0, ran
    assert tree(three.project / SITE) == tree(local)
    assert set(done) == {"prepare_files", "make_pages", "make_parts", "analyse_documents", "unexplained"}
    assert list(dict.fromkeys(line.split()[0] for line in ran.err.splitlines())) == [
        "workers",
        "read",
        "search",
        "pages",
    ]
    assert ran.err.startswith("workers 3\nread 35\n")


def test_a_worker_with_another_program_is_refused_by_name(three, local, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(ROOT / "build_scripts", other / "build_scripts", ignore=shutil.ignore_patterns("__pycache__"))
    with (other / "build_scripts" / "pages" / "page.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert_refused(three, local, "has another version of the program than the build", PYTHONPATH=str(other))


def test_a_worker_without_the_program_is_refused_by_name(three, local, tmp_path):
    (tmp_path / "build_scripts").mkdir()
    (tmp_path / "build_scripts" / "__init__.py").write_text("raise ImportError\n", encoding="utf-8")
    assert_refused(three, local, "has another version of the program than the build", PYTHONPATH=str(tmp_path))


def test_a_worker_that_sees_another_content_is_refused_by_name(three, local, tmp_path):
    """The content lies where each process has its working folder; this one's is a copy with one letter changed."""
    shutil.copytree(three.project / "words", tmp_path / "words")
    record = (
        tmp_path / "words" / "records" / PAGE.replace("/index.html", ".yml").replace("judgments/", "judgments/2023/")
    )
    record.write_text(record.read_text(encoding="utf-8").replace("段", "节"), encoding="utf-8")
    assert_refused(three, local, "sees another content than the build", folder=tmp_path)


def test_what_a_killed_worker_held_is_done_by_the_others(three, local, monkeypatch):
    """It is stopped first, so that its tasks are certain not to be done; one of its pages is half written."""
    victim, lost = three.workers[0], []

    def kill(executor, work, given):
        if work.__name__ == "make_pages" and not lost:
            lost.append(None)
            half = Path(given[4], PAGE)
            half.parent.mkdir(parents=True)
            half.write_bytes(b"half")
            victim.stop()
            threading.Timer(1, wait_and_kill, [executor]).start()

    def wait_and_kill(executor):
        lost[0] = [key for key in executor._client.processing()[victim.address] if key.startswith("make_pages")]
        victim.kill()

    instead(monkeypatch, kill)
    ran = run(three)
    assert ran.code == 0, ran
    assert lost[0]
    assert tree(three.project / SITE) == tree(local)


def test_a_task_of_which_workers_die_is_given_up(before, local, monkeypatch):
    two = before.with_workers(2)
    deadly = [(os._exit, 1)]
    instead(monkeypatch, lambda _executor, _work, _given: deadly.pop() if deadly else None)
    ran = run(two)
    assert (ran.code, ran.out) == (2, "")
    assert "one worker after another died of the same task; nothing was published" in ran.err
    assert_nothing_changed(two, local)


def test_a_scheduler_without_workers_is_not_waited_for_forever(processes, monkeypatch):
    monkeypatch.setattr(executor, "WAITING", 0.2)
    for worker in processes.scheduled().workers:
        worker.kill()
    ran = run(processes)
    assert ran.code == 2
    assert f"the scheduler {processes.scheduler.address} has no worker; nothing was published" in ran.err


def test_a_scheduler_that_dies_leaves_the_old_site(before, local, monkeypatch):
    one = before.with_workers(1)
    instead(monkeypatch, lambda _executor, work, _given: work.__name__ == "make_pages" and one.scheduler.kill())
    ran = run(one)
    assert (ran.code, ran.out) == (2, "")
    assert f"the scheduler {one.scheduler.address} is gone; nothing was published" in ran.err
    assert_nothing_changed(one, local)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("tcp://127.0.0.1:9", "no Dask scheduler answers at tcp://127.0.0.1:9"),
        ("nonsense://here", "no Dask scheduler answers at nonsense://here"),
        ("tls://127.0.0.1:9", "tls://127.0.0.1:9 needs certificates"),
    ],
)
def test_where_no_scheduler_is_the_build_says_so(place, monkeypatch, address, says):
    monkeypatch.setattr(executor, "CONNECTING", 0.2)
    ran = call(place, "build", "--scheduler", address, "--site", SITE, "--as-of", AS_OF)
    assert ran.code == 2
    assert says in ran.err
    assert not (place / SITE).exists()


def test_without_the_extra_the_build_says_how_to_install_it(place, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    ran = call(place, "build", "--scheduler", "tcp://127.0.0.1:9", "--site", SITE, "--as-of", AS_OF)
    assert ran.code == 2
    assert "`--scheduler` needs the extra `cluster`; install it with: pip install" in ran.err
