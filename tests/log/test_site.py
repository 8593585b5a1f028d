"""The log on the site: record.json, /log/, the entry on each page, and what the day of an entry decides."""

import json
import re

import pytest
import rfc8785
from factories import put, record, write
from project import build, call, check, make, tree

from build_scripts.catalog.publication_log import salted_digest
from build_scripts.publish.log import tiles
from build_scripts.publish.log.closing import close

OLD, NEW, LATE, GONE = "bcdfghj2", "bcdfghj3", "bcdfghj4", "bcdfghj5"
FIRST, SECOND, THIRD = "2024-06-01", "2024-06-05", "2024-06-09"


def log(project, day):
    done = call(project, "log", "--as-of", day, "--jobs", "1", "--format", "json")
    assert done.code == 0, done.out + done.err


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Entered on the first day: OLD and GONE; on the second: NEW, an old judgment, and a correction; LATE is of the third."""
    project = make(tmp_path_factory.mktemp("log") / "project")
    content = project / "content"
    old = record(id=OLD, decided="2023-05-01", related=[{"id": GONE, "relation": "same-case"}])
    put(content, old)
    write(content, "hearing", id=GONE, date="2023-05-02")
    log(project, FIRST)
    put(content, old | {"title": "改后的标题"})
    write(content, id=NEW, decided="2018-02-01", case_number="（2018）京0105刑初9号")
    log(project, SECOND)
    write(content, "hearing", id=LATE, date="2024-06-08")
    log(project, THIRD)
    return project


@pytest.fixture(scope="module")
def sites(project):
    """The files of the site as of each day, the last one built first."""
    found = {}
    for day in (THIRD, FIRST, SECOND):
        result = build(project, as_of=day)
        assert result.ok, result.problems
        found[day] = (result.summary, tree(project / "site"))
    return found


def data(site, kind, identifier):
    raw = site[f"{kind}/{identifier}/record.json"]
    found = json.loads(raw)
    assert raw == rfc8785.dumps(found)
    return found


def test_the_log_of_the_site_is_that_of_the_content(project, sites):
    _summary, site = sites[THIRD]
    own = tree(project / "content/log")
    shown = {name.removeprefix("log/"): value for name, value in site.items() if name.startswith("log/")}
    assert shown == {name: value for name, value in own.items() if name == "checkpoint" or name.startswith("tile/")}


@pytest.mark.parametrize(("day", "size"), [(FIRST, 2), (SECOND, 4), (THIRD, 5)])
def test_as_of_a_day_the_log_is_cut_to_its_size_then(project, sites, day, size):
    _summary, site = sites[day]
    assert site["log/checkpoint"] == (project / f"content/log/checkpoints/{size}").read_bytes()
    every = tiles.read_entries(lambda name: (project / "content/log" / name).read_bytes(), 5)
    shown = {name.removeprefix("log/"): value for name, value in site.items() if name.startswith("log/tile/")}
    assert shown == tiles.files(every[:size])


@pytest.mark.parametrize(("day", "excluded"), [(FIRST, 2), (SECOND, 1), (THIRD, 0)])
def test_what_first_stood_here_later_is_excluded_and_counted(sites, day, excluded):
    summary, site = sites[day]
    assert (summary["inputs"], summary["excluded"]) == (4, excluded)
    assert (f"hearings/{LATE}/index.html" in site) == (day == THIRD)
    assert (f"judgments/{NEW}/index.html" in site) == (day != FIRST)
    if day != THIRD:
        assert not any(LATE.encode() in value for value in site.values())


def test_record_json_opens_the_entries_and_commits_to_the_record(sites):
    found = data(sites[THIRD][1], "judgments", OLD)
    assert found["record"]["title"] == "改后的标题"
    assert "related" not in found["record"]
    first, second = found["entries"]
    assert (first["index"], first["content_salt"]) == (0, None)
    assert salted_digest(second["content_salt"], found["record"]) == second["header"]["content"]
    assert second["header"]["event"] == "correction"
    assert f"en/judgments/{OLD}/record.json" not in sites[THIRD][1]


def test_as_of_an_earlier_day_only_its_entries_are_shown_and_none_claims_to_be_of_newer_content(sites):
    found = data(sites[FIRST][1], "judgments", OLD)
    assert [(one["index"], one["content_salt"]) for one in found["entries"]] == [(0, None)]


def test_a_record_without_a_change_has_the_same_bytes_on_each_day(sites):
    path = f"hearings/{GONE}/record.json"
    assert sites[FIRST][1][path] == sites[SECOND][1][path] == sites[THIRD][1][path]


@pytest.mark.parametrize("root", ["", "en/"])
def test_each_page_shows_its_entry(sites, root):
    page = sites[THIRD][1][f"{root}judgments/{NEW}/index.html"].decode()
    (section,) = re.findall(r'<section id="log".*?</section>', page, re.DOTALL)
    assert 'data-index="3"' in section
    assert f"judgments/{NEW}/record.json" in section
    assert 'data-origin="portal.example/log"' in section
    assert "2024" in page


def test_what_is_new_goes_by_the_day_on_which_it_first_stood_here(sites):
    site = sites[THIRD][1]
    shown = re.findall(r"(bcdfghj\d)/", site["index.html"].decode().partition('id="new"')[2].partition("</section>")[0])
    assert list(dict.fromkeys(shown)) == [LATE, NEW, GONE, OLD]  # OLD and GONE of the same day by their own
    feed = site["feed.xml"].decode()
    entries = re.findall(r"<entry>.*?(bcdfghj\d).*?<updated>(.*?)T.*?<published>(.*?)T", feed)
    assert entries == [
        (LATE, THIRD, THIRD), (NEW, SECOND, SECOND), (OLD, SECOND, FIRST), (GONE, FIRST, FIRST)
    ]  # fmt: skip


def test_content_ahead_of_the_log_says_so(project, sites):
    path = project / "content/records/judgments/2018" / f"{NEW}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("王某盗窃", "王某诈骗"), encoding="utf-8")
    added = write(project / "content", "hearing", id="bcdfghj7")
    assert build(project, as_of=THIRD).ok
    site = tree(project / "site")
    path.write_text(text, encoding="utf-8")
    added.unlink()
    said = "What stands here now is not yet entered in the log."
    ahead = {name.split("/")[2] for name, value in site.items() if name.startswith("en/") and said.encode() in value}
    assert ahead == {NEW, "bcdfghj7"}
    assert data(site, "judgments", NEW)["entries"][0]["content_salt"] is None
    assert data(site, "hearings", "bcdfghj7")["entries"] == []
    assert data(sites[THIRD][1], "judgments", NEW)["entries"][0]["content_salt"]


def test_nothing_is_written_again_where_nothing_changed(project, sites):
    assert build(project, as_of=THIRD).ok
    assert build(project, as_of=THIRD).summary["written"] == 0
    assert tree(project / "site") == sites[THIRD][1]  # whatever was built in between


def test_what_is_wrong_with_a_later_record_does_not_count_on_an_earlier_day(project):
    path = project / f"content/records/hearings/2024/{LATE}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("京0105", "京9999"), encoding="utf-8")
    earlier, later = check(project, as_of=SECOND), check(project, as_of=THIRD)
    path.write_text(text, encoding="utf-8")
    assert earlier.ok
    assert earlier.summary["excluded"] == 1
    assert not later.ok


def test_a_record_whose_entries_were_closed_is_not_there_before_what_it_tells_of(copied):
    def rules(day, **fields):
        put(copied / "content", record("enforcement", id="bcdfghj8", **fields))
        return {found.rule for found in check(copied, as_of=day).problems if found.severity == "error"}

    assert rules("2023-03-01", filed="2023-04-01") == set()
    assert rules(THIRD, filed="2023-04-01") == set()
    assert rules(THIRD, filed="2024-06-20") == {"REC-01"}  # on the newest day of the log, and ever after


@pytest.fixture
def copied(project, tmp_path):
    """A project of its own with the same content."""
    copy = make(tmp_path / "copy")
    for name, value in tree(project / "content").items():
        if name.startswith(("records/", "log/")):
            path = copy / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(value)
    return copy


def log_rules(result):
    return [(found.rule, found.path.rpartition("/")[2]) for found in result.problems if found.rule.startswith("LOG")]


def test_a_publication_is_never_lost_silently(copied):
    assert log_rules(check(copied, as_of=THIRD)) == []
    path = copied / f"content/records/judgments/2018/{NEW}.yml"
    path.unlink()
    assert log_rules(check(copied, as_of=THIRD)) == [("LOG-01", f"{NEW}.json")]
    assert not check(copied, as_of=THIRD).ok
    put(copied / "content", record(id=OLD, decided="2023-05-01", replaces=[{"id": NEW, "reason": "merged"}]))
    assert log_rules(check(copied, as_of=THIRD)) == []
    put(copied / "content", record(id=OLD, decided="2023-05-01"))
    put(copied / "content", record(status="sealed", id=NEW))
    assert log_rules(check(copied, as_of=THIRD)) == []


@pytest.mark.parametrize("name", ["days.json", "checkpoints/5", f"openings/{OLD}.json"])
def test_a_damaged_log_is_an_error(copied, name):
    path = copied / "content/log" / name
    path.write_bytes(b"\xff") if name != "checkpoints/5" else path.unlink()
    assert log_rules(check(copied, as_of=THIRD)) == [("LOG-02", name.rpartition("/")[2])]


def test_a_sealed_record_leaves_its_entries_and_nothing_that_opens_them(copied):
    put(copied / "content", record(status="sealed", id=OLD)).replace(
        copied / f"content/records/judgments/2023/{OLD}.yml"
    )
    close(copied / "content/log", OLD)
    assert build(copied, as_of=THIRD).ok
    site = tree(copied / "site")
    assert f"judgments/{OLD}/record.json" not in site
    assert json.loads(site["log/closing.json"]) == [0, 2]
    log(copied, THIRD)
    assert build(copied, as_of=THIRD).ok
    assert "log/closing.json" not in tree(copied / "site")


def test_without_a_log_nothing_of_it_is_on_the_site(copied):
    for path in sorted((copied / "content/log").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (copied / "content/log").rmdir()
    result = build(copied, as_of=THIRD)
    assert result.ok
    assert result.summary["excluded"] == 0
    site = tree(copied / "site")
    assert not [name for name in site if name.startswith("log/") or name.endswith("record.json")]
    assert not any(b'<section id="log"' in value for value in site.values())
