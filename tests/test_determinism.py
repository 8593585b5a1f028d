"""The same input gives the same bytes; what did not change is not written again."""

import random
import shutil

import pytest
from factories import SMALLEST, identifier, write
from project import AS_OF, build, call, file_stats, make, run, tree

WORDS = ["build", "--as-of", AS_OF, "--format", "json"]
CASE = "（2023）京0105刑初123号"


@pytest.fixture
def filled(project):
    fill(project / "content")
    return project


def fill(content):
    """Every kind and status, cases, relations; always the same."""
    number = 0
    for kind in SMALLEST:
        for status in ("published", "withheld", "withdrawn", "sealed") if kind == "judgment" else ("published",):
            number += 1
            write(content, kind, status, id=identifier(number))
    note = [{"date": "2023-04-01", "class": "technical", "note": "更正"}]
    for extra in range(3):
        relation = [{"id": identifier(1), "relation": "cites"}]
        write(content, id=identifier(100 + extra), related=relation, corrections=note, case_number=CASE, body="正文。")


@pytest.mark.system
@pytest.mark.parametrize(
    ("jobs", "env"),
    [
        (1, {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        (3, {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242", "LANGUAGE": "de"}),
    ],
)
def test_folder_time_zone_locale_hash_seed_and_jobs_change_no_byte(filled, tmp_path, jobs, env):
    assert build(filled).ok
    elsewhere = tmp_path / "其他 folder"
    shutil.copytree(filled, elsewhere, ignore=shutil.ignore_patterns("site", ".cache"))
    (elsewhere / "content").rename(elsewhere / "words")
    ran = run(elsewhere, *WORDS, "--content", "words", "--site", "out/public", "--jobs", jobs, env=env)
    assert ran.code == 0, ran
    assert tree(elsewhere / "out" / "public") == tree(filled / "site")


def test_the_order_of_files_on_disk_says_nothing(project, tmp_path):
    other = make(tmp_path / "other")
    ids = [identifier(number) for number in range(30)]
    for folder, order in ((project, ids), (other, random.Random(1).sample(ids, len(ids)))):  # noqa: S311
        for name in order:
            write(folder / "content", id=name, case_number=CASE)
        assert build(folder).ok
    assert tree(project / "site") == tree(other / "site")


def test_nothing_changed_nothing_written(filled):
    assert build(filled).ok
    before = file_stats(filled / "site")
    outcome = build(filled)
    assert outcome.summary["written"] == 0
    assert file_stats(filled / "site") == before


def clean(project):
    assert call(project, *WORDS, "--no-cache", "--site", "clean").code == 0
    return tree(project / "clean")


def rewritten(before, after):
    return {name for name, stat in after.items() if before.get(name) != stat}


@pytest.mark.parametrize("field", ["body", "title", "summary_en", "decided"])
def test_one_edit_rewrites_only_what_shows_it(filled, field):
    assert build(filled).ok
    first, stats = tree(filled / "site"), file_stats(filled / "site")
    path = filled / "content" / "records" / "judgments" / "2023" / f"{identifier(101)}.yml"
    value = "2023-03-02" if field == "decided" else "改过的文字"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(f"{field}:")]
    path.write_text("\n".join([*lines, f"{field}: {value}\n"]), encoding="utf-8")
    outcome = build(filled)
    assert outcome.ok
    second = tree(filled / "site")
    assert second == clean(filled)
    changed = {name for name, data in second.items() if first.get(name) != data}
    again = rewritten(stats, file_stats(filled / "site"))
    spare = {name for name in again - changed if name != ".portal.json" and not name.startswith("search/")}
    assert changed <= again
    assert spare == set(), "written again although not a byte differs"
    assert outcome.summary["written"] == len(again - {".portal.json"})
    pages = {name for name in second if name.endswith(".html")}
    assert len(changed & pages) < len(pages) / 2


def test_a_removed_court_is_missed_at_once(filled):
    """What the cache holds of a record depends on the vocabulary."""
    path = filled / "content" / "vocabulary" / "courts.yml"
    text = path.read_text(encoding="utf-8")
    own = "- {key: 京9901, zh: 甲县人民法院, en: County A People's Court, region: 京, level: basic}\n"
    path.write_text(f"{text}{own}", encoding="utf-8")
    write(filled / "content", id="zzzzzzzz", court="京9901", case_number="（2023）京9901刑初1号")
    assert build(filled).ok
    path.write_text(text, encoding="utf-8")
    assert not build(filled).ok


def test_the_future_is_found_whatever_the_cache_holds(project):
    """A record that a later day found right is wrong again on an earlier one; one that was wrong is right once its day has come."""
    write(project / "content", decided="2024-05-20", source=None)
    rules = []
    for day in ("2024-05-19", "2024-05-20", "2024-05-19", "2024-06-01"):
        outcome = build(project, as_of=day)
        rules.append([problem.rule for problem in outcome.problems])
        assert outcome.ok == (day >= "2024-05-20")
    assert rules == [["REC-01"], [], ["REC-01"], []]


def damage(path, how):
    data = bytearray(path.read_bytes())
    if how == "half":
        path.write_bytes(data[: len(data) // 2])
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "json":
        path.write_text('{"index.html": 5, "robots.txt": [], "x": null, "en/index.html": ["a"]}')
    else:
        chance = random.Random(how)  # noqa: S311
        for _ in range(200):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)


@pytest.fixture(scope="module")
def retitled(tmp_path_factory):
    """What a clean build makes once one record has another title."""
    project = make(tmp_path_factory.mktemp("retitled") / "project")
    fill(project / "content")
    retitle(project / "content")
    assert build(project, cached=False).ok
    return tree(project / "site")


def retitle(content):
    write(content, id=identifier(101), case_number=CASE, title="改")


@pytest.mark.parametrize("how", ["half", "empty", "json", 1])
def test_a_damaged_cache_is_as_good_as_none(filled, retitled, how):
    assert build(filled).ok
    whole = tree(filled / "site")
    for name in ("made.sqlite", "files.sqlite", "second.sqlite"):
        for path in filled.glob(f".cache/portal/*/{name}"):
            damage(path, how)
        retitle(filled / "content")
        assert build(filled).ok
        assert tree(filled / "site") == retitled != whole
