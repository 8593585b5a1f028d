"""The day is an input: any day gives its site again and again, and what changes from one day to the next is what the days differ in."""

import datetime as dt
import re

import pytest
from factories import identifier, write
from project import build, make, tree

FIRST = dt.date(2024, 5, 28)
DAYS = [(FIRST + dt.timedelta(number)).isoformat() for number in range(6)]
NAMING = {"data/index.json", "api/v1/index.json"}  # the files that name the day of the build
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


def telling(site):
    """The pages that say how many days of the notice are left, or that it is over."""
    return {name for name, data in site.items() if f'data-window="2024-05-26/{LAST["notice"]}"'.encode() in data}


def test_a_day_on_which_nothing_happens_changes_only_what_names_it(built):
    sites, _root = built
    assert changed(sites, "2024-06-02") == set()
    assert b'"as_of": "2024-06-02"' in sites["2024-06-02"]["data/index.json"]


def test_a_night_of_an_open_notice_changes_the_pages_that_count_its_days(built):
    sites, _root = built
    told = telling(sites["2024-05-29"])
    assert changed(sites, "2024-05-29") == told
    assert {f"sentence-changes/{NOTICE}/index.html", "sentence-changes/index.html", "index.html"} < told


def test_a_notice_says_how_many_days_are_left_and_then_that_it_is_over(built):
    sites, _root = built

    def first(day):
        page = sites[day][f"en/sentence-changes/{NOTICE}/index.html"].decode()
        shown = re.search(r'<span data-phase="\w+">(.*?)(?:<span data-phase="\w+" hidden>|</strong>)', page)[1]
        assert page.index("data-window") < page.index("<h1"), "it stands first"
        return re.sub("<[^>]*>", "", shown), "How to object: " in re.sub("<[^>]*>", "", page[: page.index("<h1")])

    assert first("2024-05-28") == ("Open to objections · 2 days left (until 30 May)", True)
    assert first("2024-05-29") == ("Open to objections · 1 day left (until 30 May)", True)
    assert first("2024-05-30") == ("Open to objections · today is the last day (30 May)", True)
    assert first("2024-05-31") == ("The public notice ended on 30 May 2024", False)


def test_a_notice_that_is_over_leaves_the_open_ones(built):
    sites, _root = built
    before, after = sites["2024-05-30"], sites["2024-05-31"]
    gone = changed(sites, "2024-05-31")
    lists = {name for name in gone if name.removeprefix("en/").startswith("sentences/")}
    assert gone - lists == telling(after) - lists
    assert {"sentences/notices/index.html", "sentences/notices/calendar.ics", "sentences/notices/feed.xml"} < lists
    assert not any(f"sentences/{NOTICE}/" in name for name in lists), "the course of the sentence is as it was"
    home = [site["index.html"].split(b'id="open"')[1].split(b"</section>")[0] for site in (before, after)]
    assert [NOTICE.encode() in section for section in home] == [True, False]
    assert not any(b"\0" in data for name, data in after.items() if name.endswith(".html"))


def test_a_browser_counts_the_days_of_a_notice_anew_and_shows_how_to_object_without_scrolling(
    built, serve, page, tmp_path
):
    sites, _root = built
    for name, data in sites["2024-05-28"].items():
        if name.startswith(("assets/", "sentence-changes/", "en/sentence-changes/")):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(data)
    page.set_viewport_size({"width": 390, "height": 664})  # what the bars of its browser leave of a small phone
    ways = page.locator(".portal-window [data-phase='open last_day']")
    said = {
        "2024-05-28T12:00:00Z": "Open to objections · 2 days left (until 30 May)",
        "2024-05-28T16:00:00Z": "Open to objections · 1 day left (until 30 May)",  # the 29th in Beijing
        "2024-05-30T15:59:00Z": "Open to objections · today is the last day (30 May)",
        "2024-05-30T16:00:00Z": "The public notice ended on 30 May 2024",
        "2024-05-01T00:00:00Z": "Open to objections · 2 days left (until 30 May)",  # no clock goes back behind the build
    }
    with serve(tmp_path) as address:
        for moment, words in said.items():
            page.clock.set_fixed_time(moment)
            for place in (f"sentence-changes/{NOTICE}/", "sentence-changes/"):
                page.goto(f"{address}/en/{place}")
                assert page.locator("[data-window] strong").inner_text() == words
            page.goto(f"{address}/en/sentence-changes/{NOTICE}/")
            assert ways.is_visible() == words.startswith("Open")
        page.clock.set_fixed_time("2024-05-28T12:00:00Z")
        for language in ("", "en/"):
            page.goto(f"{address}/{language}sentence-changes/{NOTICE}/")
            box = ways.locator("a").bounding_box()
            assert box["y"] + box["height"] <= 664
            assert "书面提出" in ways.inner_text()


def test_an_entry_ends_where_it_stood_and_nowhere_else(built):
    sites, _root = built
    before, after = (sites[day] for day in ("2024-05-29", "2024-05-30"))
    told = {name for name, data in before.items() if ENDS.encode() in data}
    gone = changed(sites, "2024-05-30")
    assert told <= gone
    assert not any(ENDS.encode() in data for data in after.values())
    others = {name for name in gone - told - telling(after) if name.endswith(".html")}
    counts = {
        "index.html",
        "browse/index.html",
        "coverage/index.html",
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
