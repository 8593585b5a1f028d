"""What hosts take: each limit fires one above itself and not at it, and a site that is too large is not published."""

import dataclasses
import re

import pytest
from factories import write
from project import AS_OF, ROOT, build, call, tree

from build_scripts.publish import hosting
from build_scripts.publish.hosting import PROFILES, check, profile_of

LIMITS = {"total": "HOST-01", "files": "HOST-02", "largest": "HOST-03", "folder": "HOST-04"}
CASES = [
    (name, limit)
    for name, profile in PROFILES.items()
    for limit in LIMITS
    if getattr(profile, limit) is not None
]  # fmt: skip


def site(limit, size):
    """A site that comes to just this much."""
    if limit in {"total", "largest"}:
        return {"data/a.jsonl": size}
    return {f"judgments/{number}.html": 1 for number in range(size)}


@pytest.mark.parametrize(("name", "limit"), CASES)
def test_a_limit_fires_one_above_itself(name, limit):
    most = getattr(PROFILES[name], limit)
    assert list(check(site(limit, most).items, PROFILES[name])) == []
    (found,) = check(site(limit, most + 1).items, PROFILES[name])
    assert found.rule == LIMITS[limit]
    assert f"{most + 1:,}" in found.message
    assert f" 1 more than {PROFILES[name].host} takes ({most:,})" in found.message
    assert found.cites.startswith("https://")
    assert found.remedy
    silent = dataclasses.replace(PROFILES[name], **{limit: None})
    assert list(check(site(limit, most + 1).items, silent)) == []


def test_the_profiles_are_these_and_each_has_a_limit():
    assert list(PROFILES) == ["github-pages", "cloudflare-pages", "cloudflare-pages-paid", "netlify", "object-storage"]
    assert {name for name, _limit in CASES} == set(PROFILES)


def test_without_a_host_there_is_no_limit():
    assert list(check({"a": 1 << 60}.items, profile_of(None))) == []
    assert list(check({"a": 1 << 60}.items, profile_of(""))) == []


def test_the_remedy_names_hosts_that_fit_and_what_is_heavy():
    files = {f"search/{number}": 1 for number in range(15_000)} | {f"data/{number}": 2 for number in range(9_000)}
    (found,) = check(files.items, PROFILES["cloudflare-pages"])
    assert "4,000 more than" in found.message
    fitting = "github-pages, cloudflare-pages-paid, netlify, object-storage"
    assert found.remedy == (
        "with a paid plan choose cloudflare-pages-paid; "
        f"choose a host that takes the site ({fitting}); "
        "or publish fewer records; most stands in search (15,000), data (9,000)"
    )
    (found,) = check({"data/a": 10**10}.items, PROFILES["github-pages"])
    assert "(netlify)" in found.remedy
    assert found.remedy.endswith("data (10,000,000,000)")


def test_a_folder_does_not_count_its_subfolders():
    files = {f"judgments/{number}/index.html": 1 for number in range(60_000)}
    assert list(check(files.items, PROFILES["netlify"])) == []


def test_each_file_that_is_too_large_is_named():
    found = list(check({"b": 1 << 40, "a": 1 << 40, "c": 1}.items, PROFILES["cloudflare-pages"]))
    assert [(problem.rule, problem.path) for problem in found] == [("HOST-03", "a"), ("HOST-03", "b")]


def test_the_readme_says_the_same():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", text, re.MULTILINE))
    units = {"total": (10**9, "GB"), "files": (1, "files"), "largest": (1, ""), "folder": (1, "files a folder")}
    for name, limit in CASES:
        size, unit = units[limit]
        most = getattr(PROFILES[name], limit)
        if limit == "largest":
            size, unit = (1 << 20, "MiB a file") if most % (1 << 20) == 0 else (10**9, "GB a file")
        assert f"{most // size:,} {unit}" in rows[name]


def test_what_each_host_sends_to_scripts_of_other_sites_is_documented():
    rows = re.findall(
        r"^\| (`[a-z`, -]+) \| (.*) \| (.*) \|$", (ROOT / "docs/open-data.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    done = {name: todo for names, _sends, todo in rows for name in re.findall(r"`([a-z-]+)`", names)}
    assert set(PROFILES) <= set(done)
    assert {name for name in PROFILES if "_headers" in done[name]} == {
        name for name in PROFILES if PROFILES[name].headers
    }


@pytest.fixture
def small(monkeypatch):
    """A host that takes next to nothing."""
    tight = dataclasses.replace(PROFILES["github-pages"], total=1000)
    monkeypatch.setitem(hosting.PROFILES, "github-pages", tight)


def choose(project, name):
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("extra:\n", f"extra:\n  hosting: {name}\n"), encoding="utf-8")


def test_a_build_states_files_and_bytes(project):
    write(project / "content")
    for _ in range(2):
        outcome = build(project)
        published = tree(project / "site")
        assert outcome.summary["files"] == len(published)
        assert outcome.summary["bytes"] == sum(map(len, published.values()))
    keys = list(outcome.summary)
    assert keys[keys.index("pages") :][:3] == ["pages", "files", "bytes"]
    write(project / "content", court="nowhere")
    assert [build(project).summary[key] for key in ("pages", "files", "bytes")] == [0, 0, 0]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("in_settings", [True, False])
def test_a_site_that_is_too_large_is_not_published(project, in_settings):
    write(project / "content", title="先前的标题")
    assert call(project, "build", "--as-of", AS_OF).code == 0
    before = tree(project / "site")
    write(project / "content", title="后来的标题")
    words = ["build", "--as-of", AS_OF, "--format", "json"]
    if in_settings:
        choose(project, "github-pages")
    else:
        words += ["--hosting", "github-pages"]
    ran = call(project, *words)
    assert (ran.code, ran.rules) == (1, ["HOST-01"])
    assert ran.json["summary"]["bytes"] > 1000
    assert tree(project / "site") == before
    assert call(project, *words, "--hosting", "netlify").code == 0, "the command line has the last word"
    assert tree(project / "site") != before
    assert "_headers" not in before, "GitHub Pages sends it of itself"
    assert tree(project / "site")["_headers"] == b"/*\n  Access-Control-Allow-Origin: *\n"


def test_a_host_that_nobody_knows(project):
    write(project / "content")
    assert call(project, "build", "--hosting", "geocities").code == 2
    choose(project, "geocities")
    ran = call(project, "build")
    assert ran.code == 2
    assert "netlify" in ran.err
    assert not (project / "site").exists()
