"""An adopter's repository, from a wheel in an environment that knows nothing of this checkout: made, checked, built, upgraded.

What does not depend on how the program was installed is asked of the program in this process.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from factories import write
from project import ROOT, call, tree
from shared import PATIENCE, once

from build_scripts.model.kinds import KINDS

MADE = {".git", ".venv", ".cache", "site", "build"}  # at the root; a wheel is built without what an earlier one left
pytestmark = [pytest.mark.build, pytest.mark.system]


class Installed:
    """The program as `pip install` leaves it; what it rests on comes from this environment."""

    def __init__(self, folder):
        self.folder = folder
        self.wheel = next(folder.glob("*.whl"))

    def portal(self, root, *words, env=None):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SITE_URL"))}
        return subprocess.run(
            [self.folder / "env/bin/portal", *map(str, words)],
            cwd=root, env=kept | (env or {}), capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    def init(self, folder, *words):
        done = self.portal(folder.parent, "init", folder, *words)
        assert done.returncode == 0, done.stderr
        return folder


def install(folder):
    source = folder / "source"
    caches = shutil.ignore_patterns("__pycache__", "*_cache", "*.egg-info")
    shutil.copytree(
        ROOT, source, ignore=lambda at, names: caches(at, names) | (MADE if Path(at) == ROOT else set()) & set(names)
    )
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    wheel = ("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, source)
    subprocess.run([*pip, *wheel], check=True, timeout=PATIENCE)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], check=True, timeout=PATIENCE)
    python = folder / "env/bin/python"
    place = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], check=True, capture_output=True, text=True
    ).stdout.strip()  # fmt: skip
    Path(place, "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    wheel = next(folder.glob("*.whl"))
    subprocess.run(
        [*pip, "--python", python, "install", "--no-deps", "--no-index", wheel], check=True, timeout=PATIENCE
    )
    shutil.rmtree(source)


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """The wheel, built and installed once for all workers."""
    return Installed(once(tmp_path_factory.getbasetemp(), "installed", install))


def test_the_wheel_carries_what_the_program_needs(installed):
    with zipfile.ZipFile(installed.wheel) as wheel:
        names = {name.removeprefix("build_scripts/shipped/") for name in wheel.namelist()}
    for name in ("overrides", "content/vocabulary", "content/pages"):
        expected = {path.relative_to(ROOT).as_posix() for path in (ROOT / name).rglob("*") if path.is_file()}
        assert expected <= names
    assert not {name for name in names if name.startswith(("content/records", "tests/", "benchmarks/"))}


def test_a_new_repository_checks_and_builds_without_a_record(installed, tmp_path):
    root = installed.init(tmp_path / "甲县 own", "--lang", "zh")
    checked = installed.portal(root, "check", "--format", "json")
    assert checked.returncode == 0, checked.stderr
    assert_only_placeholders(checked.stdout, "FILE-03", "FILE-04")
    refused = call(root, "build", "--format", "json")
    assert refused.code == 1, "nobody could reach whoever publishes it"
    (line,) = [found for found in refused.json["problems"] if found["severity"] == "error"]
    assert (line["rule"], line["path"]) == ("SITE-02", "mkdocs.yml")
    assert "contact@" in (root / line["path"]).read_text(encoding="utf-8").splitlines()[line["line"] - 1]
    assert not (root / "site").exists()
    built = installed.portal(root, "build", "--preview")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "尚无此类记录。" in (root / "site/judgments/index.html").read_text(encoding="utf-8")


def assert_only_placeholders(printed, *rules):
    problems = json.loads(printed)["problems"]
    assert {(found["rule"], found["severity"]) for found in problems} == {(rule, "warning") for rule in rules}
    assert {"mkdocs.yml", "mkdocs.en.yml", "README.md"} <= {found["path"] for found in problems}


def test_samples_of_every_kind_are_marked_as_such(tmp_path):
    root = tmp_path / "own"
    assert call(tmp_path, "init", root, "--samples", "--lang", "en").code == 0
    words = ("--format", "json", "--as-of", "2026-11-29")
    checked = call(root, "check", *words)
    assert checked.code == 0, checked.err
    assert_only_placeholders(checked.out, "FILE-04")
    built = call(root, "build", "--preview", *words)
    assert built.code == 0, built.out
    assert built.json["problems"] == []
    records = [
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in (root / "content/records").glob("*/*/*.yml")
    ]
    assert sorted(record["kind"] for record in records) == sorted(KINDS)
    assert all(record["sample"] is True for record in records)


LOOK = """\
extra_css: [assets/own.css]
nav:
  - 首页: index.md
  - 庭审: hearings/
  - 更多:
      - 联系我们: contact.md
      - 法院: https://www.court.gov.cn/
"""
ONLY = "  kinds: [judgment, hearing]\n"


@pytest.fixture(scope="session")
def own(installed, tmp_path_factory):
    """A site with a look, a menu, pages and templates of its own, of two kinds and one record; built once for all workers."""
    return once(tmp_path_factory.getbasetemp(), "adopter", lambda folder: adopt(installed, folder / "own")) / "own"


def adopt(installed, folder):
    root = installed.init(folder, "--lang", "zh")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("primary: custom", "primary: teal").replace("待填写：单位名称", "甲县人民法院")
    settings = settings.replace("  # logo: assets/logo.svg", "  logo: assets/logo.svg\n  favicon: assets/icon.png")
    settings = settings.replace("extra:\n", f"{LOOK}\nextra:\n{ONLY}").replace(
        "contact@fill-in.example", "contact@court.gov.cn"
    )
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    pages = root / "content/pages/zh"
    (pages / "assets").mkdir()
    (pages / "assets/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (pages / "assets/icon.png").write_bytes(b"\x89PNG")
    (pages / "assets/own.css").write_text(".portal-brand { letter-spacing: 0.1em; }", encoding="utf-8")
    (pages / "index.md").write_text("# 甲县人民法院司法公开\n\n本站由甲县人民法院设立。\n", encoding="utf-8")
    (pages / "contact.md").write_text("# 联系我们\n\n来信请寄立案庭。\n", encoding="utf-8")
    (root / "overrides/partials").mkdir(parents=True)
    (root / "overrides/partials/footer.html").write_text("<footer><p>甲县的页脚</p></footer>", encoding="utf-8")
    courts = "- {key: 京9901, zh: 甲县人民法院, en: County A People's Court, region: 京, level: basic}\n"
    (root / "content/vocabulary/courts.yml").write_text(courts, encoding="utf-8")
    write(root / "content", id="bcdfghjk", court="京9901", case_number="（2023）京9901刑初1号")
    built = installed.portal(root, "build", "--format", "json")
    assert built.returncode == 0, built.stdout + built.stderr
    assert json.loads(built.stdout)["summary"]["published"] == 1, built.stdout


def page(root, path):
    return (root / "site" / path / "index.html").read_text(encoding="utf-8")


def test_logo_icon_colours_and_style_sheets_are_the_adopters(own):
    for path, up in (("", "./"), ("en", "../"), ("judgments/bcdfghjk", "../../")):
        html = page(own, path)
        assert f'<img src="{up}assets/logo.svg" alt="">' in html
        assert f'<link rel="icon" href="{up}assets/icon.png">' in html
        assert re.search(rf'<link rel="stylesheet" href="{re.escape(up)}assets/own\.css\?v=\w+">', html)
        assert 'data-md-color-primary="teal" data-md-color-accent="custom"' in html
    assert "letter-spacing" in (own / "site/assets/own.css").read_text(encoding="utf-8")
    assert (own / "site/assets/logo.svg").is_file()


def test_menu_index_pages_templates_and_vocabulary_are_the_adopters(own):
    html = page(own, "")
    menu = re.search(r'<nav class="portal-nav".*?</nav>', html, re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)">([^<]+)', menu) == [
        ("./", "首页"), ("./hearings/", "庭审"), ("./contact/", "联系我们"), ("https://www.court.gov.cn/", "法院"),
    ]  # fmt: skip
    assert "本站由甲县人民法院设立。" in html
    assert len(re.findall("<h1", html)) == 1
    assert "来信请寄立案庭。" in page(own, "contact")
    assert "甲县的页脚" in page(own, "judgments/bcdfghjk")
    assert "甲县人民法院" in page(own, "courts/京9901")
    assert 'data-record="bcdfghjk"' in page(own, "judgments")


def test_no_page_asks_anything_of_another_site(own):
    for path in (own / "site").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
        assert policy.startswith("default-src 'none'; script-src 'self'")
        assert "unsafe" not in policy
        loaded = re.findall(r'<(?:img|script)[^>]* src="([^"]+)"|<link rel="(?:icon|stylesheet)" href="([^"]+)"', html)
        assert loaded
        assert not [address for pair in loaded for address in pair if urlsplit(address).netloc]


def test_what_is_not_published_is_nowhere_on_the_site(own):
    unused = [kind for kind in KINDS.values() if kind.key not in {"judgment", "hearing"}]
    for kind in unused:
        assert not (own / "site" / kind.folder).exists()
    folders = "|".join(kind.folder for kind in unused)
    for path in [*(own / "site").rglob("*.html"), own / "site/sitemap.xml", *(own / "site").rglob("feed.xml")]:
        assert not re.search(rf"[\"/>](?:{folders})/", path.read_text(encoding="utf-8")), path
    (manifest,) = (own / "site/search").glob("manifest*.json")
    assert not [kind.many for kind in unused if f'"{kind.key}"' in manifest.read_text(encoding="utf-8")]


def test_a_record_of_a_kind_that_is_not_published_is_an_error(own, tmp_path):
    root = shutil.copytree(own, tmp_path / "own")
    path = write(root / "content", "statistic")
    found = call(root, "check", "--format", "json").json["problems"]
    assert [(one["rule"], one["path"]) for one in found if one["severity"] == "error"] == [
        ("FILE-03", path.relative_to(root).as_posix())
    ]
    assert call(root, "new", "statistic").code == 2
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text().replace(ONLY, "  kinds: [judgement]\n"))
    assert "judgement" in (failed := call(root, "check")).err
    assert failed.code == 2


def test_the_schemas_are_those_of_the_published_kinds(own, tmp_path):
    assert call(own, "schema", tmp_path / "schema").code == 0
    assert {path.stem for path in (tmp_path / "schema").iterdir()} == {
        "judgment",
        "hearing",
        "definitions",
        "vocabulary",
        "import-mapping",
    }


def test_mkdocs_itself_makes_the_same_site(installed, own, tmp_path):
    command = [installed.folder / "env/bin/python", "-m", "mkdocs", "build", "--site-dir", tmp_path / "made"]
    done = subprocess.run(command, cwd=own, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    ours, theirs = tree(own / "site"), tree(tmp_path / "made")
    assert ours.keys() == theirs.keys()
    assert ours["judgments/bcdfghjk/index.html"] == theirs["judgments/bcdfghjk/index.html"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("assets/own.css", "https://cdn.example/own.css"),
        ("assets/own.css", "assets/absent.css"),
        ("logo: assets/logo.svg", "logo: assets/absent.svg"),
    ],
)
def test_a_look_from_elsewhere_is_refused(own, tmp_path, old, new):
    root = shutil.copytree(own, tmp_path / "own")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert old in settings
    (root / "mkdocs.yml").write_text(settings.replace(old, new), encoding="utf-8")
    built = call(root, "build")
    assert built.code == 2
    assert (new.partition(": ")[2] or new) in built.err


def test_a_folder_that_is_not_empty_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    refused = call(tmp_path, "init", ".")
    assert refused.code == 2
    assert "not empty" in refused.err
    assert tree(tmp_path) == {"notes.txt": b"mine"}
    assert call(tmp_path, "init", "--upgrade", ".").code == 2


def test_an_upgrade_renews_what_nobody_changed_and_shows_the_rest(tmp_path):
    root = tmp_path / "own"
    assert call(tmp_path, "init", root).code == 0
    new = tree(root)
    old = {"Makefile": b"# of an earlier version\n", ".github/workflows/check.yml": b"# of an earlier version\n"}
    written = json.loads(new[".portal-init.json"])
    for name, data in old.items():
        (root / name).write_bytes(data)
        written[name] = hashlib.sha256(data).hexdigest()
    (root / ".portal-init.json").write_text(json.dumps(written))
    publish, index = root / ".github/workflows/publish.yml", root / "content/pages/zh/index.md"
    publish.write_bytes(publish.read_bytes().replace(b"10 16 * * *", b"30 17 * * *"))
    index.write_text("# 甲县人民法院\n", encoding="utf-8")
    (root / ".gitlab-ci.yml").unlink()
    done = call(tmp_path, "init", "--upgrade", root)
    assert done.code == 0, done.err
    assert done.out.splitlines()[:2] == sorted(old)
    assert '-    - cron: "30 17 * * *"' in done.out
    assert '+    - cron: "10 16 * * *"' in done.out
    now = tree(root)
    assert {name for name in new if now.get(name) != new[name]} == {
        ".github/workflows/publish.yml", "content/pages/zh/index.md", ".gitlab-ci.yml",
    }  # fmt: skip
    assert call(tmp_path, "init", "--upgrade", root).out.count("+++") == 1
