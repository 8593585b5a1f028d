"""What would break on Windows, as far as it shows elsewhere: names, renames, processes, alphabets, line ends.

`make lint` holds the program against the names that Python has there (`mypy --platform win32`) and refuses a file that is
opened without an encoding (PLW1514); both have their negative control here.
"""

import ctypes
import mimetypes
import subprocess
import sys
from http.server import SimpleHTTPRequestHandler
from pathlib import Path, PureWindowsPath

import pytest
from factories import write
from project import AS_OF, ROOT, call, environment, tree

from build_scripts.build import workers
from build_scripts.cli.preview.server import Handler
from build_scripts.content import vocabulary
from build_scripts.content.site_languages import site_languages
from build_scripts.publish import swap as module
from build_scripts.publish.swap import PublishError, swap

LONGEST = 200  # of 259 characters, the folder in which the site stands included
SOURCES = ("build_scripts", "content", "overrides", "tests", "docs", "schema", "benchmarks", ".github")


def unusable(names):
    """Names that Windows refuses, or takes for one another."""
    seen = {}
    for name in names:
        steps = name.split("/")
        if any(
            PureWindowsPath(step).is_reserved() or set(step) & set('<>:"|?*\\') or step[-1] in " ." for step in steps
        ):
            yield f"{name}: not allowed"
        if len(name) > LONGEST:
            yield f"{name}: too long"
        if seen.setdefault(name.lower(), name) != name:
            yield f"{name}: the same as {seen[name.lower()]}"


def test_names_that_windows_refuses_are_seen():
    bad = [
        "a/con.yml",
        "AUX",
        "nul.expected.json",
        "a:b",
        "x/end.",
        "end /x",
        "a" * 201,
        "a\\b",
        "Judgments/x",
        "judgments/x",
    ]
    assert len(list(unusable(bad))) == len(bad) - 1
    assert (
        list(unusable(["content/records/judgments/2023/7k2m9xqd.yml", "courts/京0105/index.html", "console.yml"])) == []
    )


def test_every_file_of_the_repository_can_be_checked_out():
    files = (path for folder in SOURCES for path in (ROOT / folder).rglob("*") if path.is_file())
    assert list(unusable(sorted(path.relative_to(ROOT).as_posix() for path in files))) == []


def test_every_file_of_the_site_can_be_written(curated):
    assert list(unusable(sorted(tree(curated[0])))) == []


def test_every_key_of_the_vocabulary_can_be_a_folder():
    words, _problems = vocabulary.read(ROOT / "content" / "vocabulary", site_languages(ROOT))
    keys = {f"{name}/{key}" for name, terms in words.lists.items() for key in terms}
    assert list(unusable(sorted(keys))) == []


@pytest.fixture
def windows(monkeypatch):
    """A system that has no C library to load and exchanges nothing."""

    def refuse(*_given, **_named):
        raise TypeError("expected str, bytes or os.PathLike object, not NoneType")

    monkeypatch.setattr(module.sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    monkeypatch.setattr(module, "_PAUSE", 0)


@pytest.fixture
def folders(tmp_path):
    new, site = tmp_path / ".site.new-1", tmp_path / "site"
    for folder in (new, site):
        folder.mkdir()
        (folder / "name").write_text(folder.name, encoding="utf-8")
    return new, site


def open_for(monkeypatch, name, times):
    """Let renames of a folder fail, as while a program has one of its files open."""
    rename, left = Path.rename, [times]

    def renamed(self, target):
        if self.name == name and left[0]:
            left[0] -= 1
            raise PermissionError(13, "Access is denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", renamed)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("name", ["site", ".site.new-1"])
def test_a_site_that_is_open_for_a_moment_is_replaced(folders, monkeypatch, name):
    open_for(monkeypatch, name, 5)
    swap(*folders)
    assert [(folder / "name").read_text(encoding="utf-8") for folder in folders] == ["site", ".site.new-1"]


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("name", ["site", ".site.new-1"])
def test_a_site_that_stays_open_stays_as_it_was(folders, monkeypatch, name):
    open_for(monkeypatch, name, 1000)
    with pytest.raises(PublishError, match="Access is denied"):
        swap(*folders)
    assert [(folder / "name").read_text(encoding="utf-8") for folder in folders] == [".site.new-1", "site"]
    assert {path.name for path in folders[0].parent.iterdir()} == {".site.new-1", "site"}


def test_there_are_never_more_processes_than_windows_waits_for(monkeypatch):
    asked = []
    monkeypatch.setattr(
        workers, "ProcessPoolExecutor", lambda jobs, **_named: asked.append(jobs) or workers.InProcess()
    )
    workers.WorkerPool(128)
    workers.WorkerPool(4)
    assert asked == [61, 4]


def test_a_script_is_a_script_whatever_the_registry_says(monkeypatch):
    monkeypatch.setitem(mimetypes.types_map, ".js", "text/plain")
    mimetypes.add_type("text/plain", ".js")
    try:
        served, plain = (kind.guess_type(kind.__new__(kind), "page.js") for kind in (Handler, SimpleHTTPRequestHandler))
    finally:
        mimetypes.add_type("text/javascript", ".js")
    assert (served, plain) == ("text/javascript", "text/plain")


def test_what_goes_into_a_pipe_is_utf_8(project):
    """As on a Windows whose alphabet is that of western Europe."""
    write(project / "content", court="nowhere")
    words = [sys.executable, "-m", "build_scripts", "check", "--lang", "zh", "--as-of", AS_OF]
    settings = environment(PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    done = subprocess.run(words, cwd=project, env=settings, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr
    assert "错误" in done.stdout.decode("utf-8")


def test_line_ends_and_mark_of_windows_change_no_byte_of_the_site(project):
    path = write(project / "content", id="7k2m9xqd", body="第一段。\n\n第二段。\n")
    assert call(project, "build", "--as-of", AS_OF).code == 0
    for text in (
        path,
        *(project / "content" / "vocabulary").glob("*.yml"),
        *(project / "content").glob("pages/*/*.md"),
    ):
        lines = text.read_bytes()
        assert b"\r" not in lines
        text.write_bytes(lines.replace(b"\n", b"\r\n"))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())  # as Notepad saves "UTF-8 with BOM"
    assert call(project, "build", "--as-of", AS_OF, "--site", "other").code == 0
    assert tree(project / "other") == tree(project / "site")


def test_a_new_record_has_the_same_line_ends_everywhere(project, monkeypatch):
    opened = []
    whole = Path.write_text
    monkeypatch.setattr(
        Path, "write_text", lambda self, *given, **named: opened.append(named) or whole(self, *given, **named)
    )
    assert call(project, "new", "judgment").code == 0
    assert call(project, "schema").code == 0
    assert opened
    assert all(named == {"encoding": "utf-8", "newline": "\n"} for named in opened)


def test_names_that_windows_lacks_are_seen(tmp_path):
    file = tmp_path / "posix.py"
    file.write_text("import fcntl\nimport os\n\nos.fork()\nfcntl.flock(0, fcntl.LOCK_EX)\n", encoding="utf-8")
    words = [sys.executable, "-m", "mypy", "--platform", "win32", "--cache-dir", tmp_path, "--config-file", "", file]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert 'has no attribute "fork"' in done.stdout
    assert 'has no attribute "flock"' in done.stdout


def test_a_file_without_encoding_is_seen():
    text = 'from pathlib import Path\n\nPath("x").read_text()\n'
    words = [Path(sys.executable).parent / "ruff", "check", "--preview", "--select", "PLW1514", "-"]
    done = subprocess.run(words, input=text, capture_output=True, text=True, timeout=60, check=False)
    assert "unspecified-encoding" in done.stdout
