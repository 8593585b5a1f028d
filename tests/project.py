"""A project in a temporary folder, and the command run in it."""

import contextlib
import datetime as dt
import functools
import hashlib
import io
import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from build_scripts.build import pipeline
from build_scripts.build.config import BuildConfig
from build_scripts.checks import published_bytes
from build_scripts.cli import main
from build_scripts.content import vocabulary
from build_scripts.content.site_languages import site_languages
from build_scripts.export import api_schema
from build_scripts.export.formats import record_formats
from build_scripts.model import schema
from build_scripts.pages import shell
from build_scripts.pages.template_compiler import Templates

ROOT = Path(__file__).parents[1]
AS_OF = "2024-06-01"
LANGUAGES = site_languages(ROOT)
WRITTEN = (LANGUAGES.written, LANGUAGES.usual)  # what a vocabulary knows of them


class Ran(NamedTuple):
    """What a command came to; `json` is None where it printed none."""

    code: int
    out: str
    err: str
    json: Any

    @property
    def rules(self):
        return [problem["rule"] for problem in self.json["problems"]]


def make(folder, *, parquet=False):
    """Everything of this project but the records; Parquet, whose library takes its time to load, only for who asks for it."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in ROOT.glob("mkdocs*.yml"):
        settings = re.sub(r'"https://[^"]+/"', '"https://portal.example/"', path.read_text(encoding="utf-8"))
        settings = re.sub(r"^  (?:hosting|kinds):.*\n", "", settings, flags=re.MULTILINE)  # of whoever adopts a copy
        (folder / path.name).write_text(with_parquet(settings) if parquet else settings, encoding="utf-8")
    (folder / "build_scripts").mkdir()
    shutil.copy(ROOT / "build_scripts" / "mkdocs_hook.py", folder / "build_scripts")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    for name in ("vocabulary", "pages"):
        shutil.copytree(ROOT / "content" / name, folder / "content" / name)
    (folder / "content" / "records").mkdir()
    return folder


def small(folder):
    """A project with one language and one kind, without files of single records: its site takes a fifth of the time."""
    project = make(folder)
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("[zh, en]", "[zh]")
    off = ", ".join(f"{form.EXTENSION}: false" for form in record_formats())
    smaller = f"\nextra:\n  kinds: [judgment]\n  formats: {{{off}}}\n"
    settings.write_text(text.replace("\nextra:\n", smaller), encoding="utf-8")
    (project / "mkdocs.en.yml").unlink()
    shutil.rmtree(project / "content" / "pages" / "en")
    return project


def with_parquet(settings):
    """The settings with the format that is off until somebody asks for it."""
    asked = re.sub(r"^  # (formats: \{parquet: true\})", r"  \1", settings, flags=re.MULTILINE)
    assert asked != settings or "formats:" not in settings
    return asked


def environment(**changes):
    """For a command: this checkout's code, and nothing of the test's own settings."""
    kept = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "PYTHONHASHSEED"}}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error::ResourceWarning"} | changes


def run(root, *words, env=None, timeout=120):
    """Run `portal` in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "build_scripts", *map(str, words)],
        cwd=root,
        env=environment(**(env or {})),
        capture_output=True,
        timeout=timeout,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    return Ran(done.returncode, out, err, _json(words, out))


def call(root, *words):
    """The same in this process: no start of Python, the frame cut once, one job."""
    out, err = io.StringIO(), io.StringIO()
    argv = sys.argv
    sys.argv = ["portal", *map(str, words), *(("--jobs", "1") if words[0] == "build" and "--jobs" not in words else ())]
    try:
        with contextlib.chdir(root), frames_kept(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main.main()
        code = 0
    except SystemExit as end:
        code = end.code or 0
    finally:
        sys.argv = argv
    return Ran(code, out.getvalue(), err.getvalue(), _json(words, out.getvalue()))


def _json(words, out):
    if "json" in words:
        with contextlib.suppress(ValueError):
            return json.loads(out)
    return None


def config_of(root, **changes):
    """A config for this process, from the same defaults as the command."""
    usual = {"root": root, "content": root / "content", "site": root / "site", "as_of": AS_OF, "jobs": 1}
    settings = usual | changes
    settings["as_of"] = dt.date.fromisoformat(settings["as_of"])
    return BuildConfig(**settings)


def build(root, **changes):
    """Build in this process; the frame is cut once for the same sources."""
    with frames_kept():
        return pipeline.build(config_of(root, **changes))


def check(root, **changes):
    """Check in this process."""
    with frames_kept():
        return pipeline.check(config_of(root, **changes))


_cut, _compile, _read = shell.cut, Templates.compile, vocabulary.read
_describe, _make_api = schema.models_json_schema, api_schema.make
_check, _check_source = published_bytes.check_file, published_bytes.check_source
_frames, _compiled, _vocabularies, _described, _apis = {}, {}, {}, {}, {}
_clean = set()


def _cut_once(root, pages, language, scratch=None):
    state = hashlib.sha256(language.encode())
    for path in shell.sources(root, pages, language):
        state.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    key = state.digest()
    if key not in _frames:
        _frames[key] = _cut(root, pages, language, scratch)
    return _frames[key]


def _compile_once(self, source, name=None, filename=None, **how):
    if not isinstance(source, str) or how:
        return _compile(self, source, name, filename, **how)
    key = source, name, filename, self.globals["language"], self.globals["languages"], self.code_generator_class
    if key not in _compiled:
        _compiled[key] = _compile(self, source, name, filename)
    return _compiled[key]


def _read_once(folder, site, shipped=None):
    key = (
        site,
        *(
            (path.name, path.read_bytes())
            for place in (shipped, folder)
            if place
            for path in sorted(place.glob("*.yml"))
            if path.is_file()
        ),
    )
    if key not in _vocabularies:
        words, problems = _read(folder, site, shipped)
        if problems:  # which name the files of this folder
            return words, problems
        _vocabularies[key] = words
    return _vocabularies[key], []


def _make_api_once(context, *, languages, kinds):
    """The description of the JSON API, which tells of no record."""
    key = languages, kinds, *context.roots.items(), *context.names.items()
    if key not in _apis:
        _apis[key] = _make_api(context, languages=languages, kinds=kinds)
    return _apis[key]


def _describe_once(models, **how):
    key = tuple(models)
    if key not in _described:
        _described[key] = pickle.dumps(_describe(models, **how))
    return pickle.loads(_described[key])  # noqa: S301 - our own bytes; whoever asks changes what it gets


def _check_once(file, data, *, by_hand=False):
    """What was found clean, name and bytes, is not searched again; whatever was not is."""
    return _unless_clean((file, by_hand, hashlib.sha256(data).digest()), _check(file, data, by_hand=by_hand))


def _check_source_once(file, data, names):
    """The same of what somebody wrote by hand, of whose name only the end matters; with a list of names it is always searched."""
    found = _check_source(file, data, names)
    return found if names else _unless_clean((Path(file).suffix, hashlib.sha256(data).digest()), found)


def _unless_clean(key, finding):
    if key not in _clean:
        found = list(finding)
        if found:
            return found
        _clean.add(key)
    return []


KEPT = (
    (published_bytes, "check_file", _check_once),
    (published_bytes, "check_source", _check_source_once),
    (api_schema, "make", functools.wraps(_make_api)(_make_api_once)),
    (shell, "cut", functools.wraps(_cut)(_cut_once)),
    (Templates, "compile", functools.wraps(_compile)(_compile_once)),
    (vocabulary, "read", _read_once),
    (schema, "models_json_schema", _describe_once),
)


@contextlib.contextmanager
def frames_kept():
    """MkDocs, compiling templates, reading the vocabulary, describing models, searching bytes take longer than all else; the same sources give the same.

    What a test has put in the place of one of them stays.
    """
    with contextlib.ExitStack() as stack:
        for place, name, stand_in in KEPT:
            if getattr(place, name) in {_cut, _compile, _read, _describe, _make_api, _check, _check_source}:
                stack.enter_context(mock.patch.object(place, name, stand_in))
        yield


def tree(folder):
    """Every file of a folder, by path."""
    return {name: path.read_bytes() for name, path in _files(folder)}


def _files(folder):
    """Path below a folder and whole path of each file: a site has hundreds, and many tests look at all of them."""
    start = len(str(folder)) + 1
    for at, _folders, names in os.walk(folder):
        for name in names:
            path = f"{at}/{name}"
            yield path[start:], Path(path)


def file_stats(folder):
    """Inode and time of change of every file."""
    found = {}
    for name, path in _files(folder):
        status = path.stat()
        found[name] = (status.st_ino, status.st_mtime_ns)
    return found
