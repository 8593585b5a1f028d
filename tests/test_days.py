"""The day is an input: any day gives its site again and again, and what changes from one day to the next is what the days differ in."""

import datetime as dt

import pytest
from factories import identifier, write
from project import build, make, tree

FIRST = dt.date(2024, 5, 28)
DAYS = [(FIRST + dt.timedelta(number)).isoformat() for number in range(6)]
NAMING = {"data/index.json"}  # the one file that names the day of the build
ENDS, COMES, LINKS, NOTICE = map(identifier, range(4))
LAST = {"ends": "2024-05-29", "notice": "2024-05-30", "comes": "2024-06-01"}  # nothing happens on the others


def fill(content):
    for kind in ("judgment", "hearing", "service", "statistic"):
        write(content, kind)
    write(content, status="withdrawn", case_number="（2022）京0105刑初7号", court="京0105", decided="2022-02-01")
    write(content, status="sealed")
    write(content, "enforcement", id=ENDS, type="consumption-limit", listed="2023-05-01",
          removed={"date": "2024-05-30", "ground": "performed"})  # fmt: skip
    write(content, id=COMES, title="择日公布", case_number="（2023）京0105刑初9号", publish_on=LAST["comes"])
    write(content, id=LINKS, case_number="（2023）京0105刑初8号", related=[{"id": COMES, "relation": "cites"}],
          replaces=[{"id": identifier(9), "reason": "renamed"}])  # fmt: skip
    conviction = {"case_number": "（2018）川0104刑初1号", "court": "川0104", "sentence": "有期徒刑十年"}
    write(content, "sentence-change", id=NOTICE, case_number="（2024）川01刑更853号", decision=None, docketed="2024-05-25", conviction=conviction,
          notice={"from": "2024-05-26", "to": LAST["notice"], "how": "书面提出"})  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Day → every file of its site, built from the first day to the last; and the project."""
    root = make(tmp_path_factory.mktemp("days") / "project")
    fill(root / "content")
    sites = {}
    for day in DAYS:
        outcome = build(root, as_of=day)
        assert outcome.ok, outcome.problems
        sites[day] = tree(root / "site")
    return sites, root


def changed(sites, day):
    """The files in which the site of a day differs from that of the day before, but those that name the day."""
    before, after = sites[DAYS[DAYS.index(day) - 1]], sites[day]
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} - NAMING


def test_a_day_on_which_nothing_happens_changes_only_what_names_it(built):
    sites, _root = built
    assert {day: changed(sites, day) for day in ("2024-05-29", "2024-06-02")} == {
        "2024-05-29": set(),
        "2024-06-02": set(),
    }
    assert b'"as_of": "2024-06-02"' in sites["2024-06-02"]["data/index.json"]


def test_a_notice_closes_on_its_own_page_alone(built):
    sites, _root = built
    pages = {f"{language}sentence-changes/{NOTICE}/index.html" for language in ("", "en/")}
    gone = changed(sites, "2024-05-31")
    lists = {name for name in gone if name.removeprefix("en/").startswith("sentences/")}
    assert gone - lists == pages
    assert {"sentences/notices/index.html", "sentences/notices/calendar.ics", "sentences/notices/feed.xml"} < lists
    assert not any(f"sentences/{NOTICE}/" in name for name in lists), "the course of the sentence is as it was"
    page = f"en/sentence-changes/{NOTICE}/index.html"
    assert b"Until 30 May 2024" in sites["2024-05-30"][page]
    assert b"ended on 30 May 2024" in sites["2024-05-31"][page]
    assert not any(b"\0" in data for name, data in sites["2024-05-31"].items() if name.endswith(".html"))


def test_an_entry_ends_where_it_stood_and_nowhere_else(built):
    sites, _root = built
    before, after = (sites[day] for day in ("2024-05-29", "2024-05-30"))
    told = {name for name, data in before.items() if ENDS.encode() in data}
    gone = changed(sites, "2024-05-30")
    assert told <= gone
    assert not any(ENDS.encode() in data for data in after.values())
    others = {name for name in gone - told if name.endswith(".html")}
    counts = {
        "index.html",
        "browse/index.html",
        "rules/index.html",
        "courts/index.html",
        "regions/index.html",
        "years/index.html",
        "deadlines/index.html",
        "statistics-ledger/index.html",
    }
    assert {name.removeprefix("en/") for name in others} <= counts | {name for name in others if "outcomes/" in name}
    assert not any(name.endswith(("feed.xml", "sitemap.xml")) for name in gone), "its kind stands in neither"


def test_nothing_tells_of_a_record_before_its_day(built):
    sites, _root = built
    for day in DAYS[:-2]:
        assert not any(COMES.encode() in data or "刑初9号".encode() in data for data in sites[day].values())
    assert sites["2024-06-01"]["judgments/feed.xml"].find(COMES.encode()) < sites["2024-06-01"][
        "judgments/feed.xml"
    ].find(LINKS.encode())
    for place in (f"judgments/{COMES}/index.html", f"judgments/{LINKS}/index.html", "feed.xml", "sitemap.xml"):
        assert COMES.encode() in sites["2024-06-01"][place]


@pytest.mark.parametrize("how", ["backwards", "cold"])
def test_a_day_gives_the_same_bytes_however_it_is_built(built, how):
    sites, root = built
    if how == "backwards":
        for day in reversed(DAYS[::2]):
            assert build(root, as_of=day).ok
            assert tree(root / "site") == sites[day]
    else:
        for day in DAYS[1::4]:
            assert build(root, as_of=day, site=root / "cold", cached=False).ok
            assert tree(root / "cold") == sites[day]


def test_a_new_year_changes_what_names_the_year(built):
    _sites, root = built
    last, first = {}, {}
    for day, site in (("2024-12-31", last), ("2025-01-01", first)):
        assert build(root, as_of=day).ok
        site.update(tree(root / "site"))
    assert {name for name in last if last[name] != first.get(name)} - NAMING == {"index.html", "en/index.html"}
    assert last.keys() == first.keys()
