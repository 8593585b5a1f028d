import datetime as dt
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.catalog.publication_log import Opening, PublicationLog
from build_scripts.export import atom
from build_scripts.export import feeds as channel

from .factories import AS_OF, COURT, URL, make_files, make_site, make_summary, mixed

NS = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HOSTILE = "<script>alert(1)</script> ]]> & \"'&amp; 🐉 <!-- <?x?>"


def feeds(site):
    made = make_files(site, atom.parts(site))
    return {path: ET.fromstring(made[path]) for path in made if path.endswith(".xml")}  # noqa: S314 - our own bytes


def texts(element, path):
    return [found.text for found in element.findall(path, NS)]


def test_every_feed_is_there_and_well_formed():
    found = feeds(make_site(mixed()))
    root = {path for path in found if not path.startswith("en/")}
    assert {f"en/{path}" for path in root} == set(found) - root
    assert {
        "feed.xml",
        "judgments/feed.xml",
        f"courts/{COURT}/feed.xml",
        "causes/dao-qie-zui/feed.xml",
    } <= root
    assert "statistics/feed.xml" in root  # an empty list links to its feed too
    assert "enforcement/feed.xml" not in root
    assert "courts/京01/feed.xml" not in root  # only a sealed and an expired record name it
    for path, feed in found.items():
        assert len(texts(feed, "a:id")) == len(texts(feed, "a:title")) == len(texts(feed, "a:updated")) == 1
        assert feed.find("a:author/a:name", NS).text
        own = feed.find("a:link[@rel='self']", NS).get("href")
        assert own == texts(feed, "a:id")[0]
        assert own.isascii()
        assert own.startswith(URL)
        ids = texts(feed, "a:entry/a:id")
        assert len(set(ids)) == len(ids), path
        moments = [dt.datetime.fromisoformat(moment) for moment in texts(feed, "a:entry/a:updated")]
        assert moments == sorted(moments, reverse=True)
        assert all(moment.utcoffset() == dt.timedelta(hours=8) for moment in moments)


def test_ids_are_unique_over_all_feeds():
    ids = [texts(feed, "a:id")[0] for feed in feeds(make_site(mixed())).values()]
    assert len(set(ids)) == len(ids)


def test_newest_first_by_the_last_change():
    feed = feeds(make_site(mixed()))["feed.xml"]
    entries = [(text.rsplit("/", 2)[1]) for text in texts(feed, "a:entry/a:id")]
    assert entries == [
        "bcdfghj4",
        "bcdfghj2",
        "bcdfghj3",
    ]  # withdrawn in 2024, corrected in May, decided in April
    assert texts(feed, "a:entry/a:updated") == [
        "2024-02-03T00:00:00+08:00",
        "2023-05-01T00:00:00+08:00",
        "2023-04-01T00:00:00+08:00",
    ]
    assert texts(feed, "a:updated") == ["2024-02-03T00:00:00+08:00"]
    assert texts(feed, "a:entry/a:published") == ["2023-03-22T00:00:00+08:00"]


def test_at_most_fifty_and_the_newest():
    summaries = [
        make_summary(number, date=f"20{number // 12 + 10}-{number % 12 + 1:02}-01", organs=(COURT,))
        for number in range(60)
    ]
    for path in ("feed.xml", "judgments/feed.xml", f"en/courts/{COURT}/feed.xml"):
        days = texts(feeds(make_site(summaries))[path], "a:entry/a:updated")
        assert len(days) == channel.LIMIT
        assert days[0].startswith("2014-12-01")
        assert days[-1].startswith("2010-11-01")


def test_an_empty_feed_does_not_change_from_day_to_day():
    feed = feeds(make_site())["feed.xml"]
    assert texts(feed, "a:updated") == ["1970-01-01T00:00:00+08:00"]
    assert not feed.findall("a:entry", NS)


@pytest.mark.parametrize("text", [HOSTILE, "名\u2028字", "a\tb"])
def test_hostile_text_is_shown_literally(text):
    summary = make_summary(
        titles={"zh": (text, "zh"), "en": (text, "zh")}, summaries={"zh": (text, "zh"), "en": (text, "zh")}
    )
    entry = feeds(make_site([summary]))["feed.xml"].find("a:entry", NS)
    assert entry.find("a:title", NS).text == text
    assert entry.find("a:summary", NS).text == text
    assert not list(entry.find("a:title", NS))


@pytest.mark.parametrize("text", ["\0", "\x0b", "\ud800", "\ufffe", "\x1b"])
def test_what_xml_cannot_hold_is_replaced(text):
    summary = make_summary(titles={"zh": (f"a{text}b", "zh"), "en": (f"a{text}b", "zh")})
    assert texts(feeds(make_site([summary]))["feed.xml"], "a:entry/a:title") == ["a\ufffdb"]


def test_reduced_records_say_why():
    found = feeds(make_site(mixed()))
    for path, withheld, withdrawn in (
        (
            "feed.xml",
            atom_say("zh", "Crime by a minor"),
            atom_say("zh", "At the request of a person concerned"),
        ),
        ("en/feed.xml", "Crime by a minor", "At the request of a person concerned"),
    ):
        entries = {entry.find("a:id", NS).text.rsplit("/", 2)[1]: entry for entry in found[path].findall("a:entry", NS)}
        assert withheld in entries["bcdfghj3"].find("a:summary", NS).text
        assert withdrawn in entries["bcdfghj4"].find("a:summary", NS).text
        assert entries["bcdfghj3"].find("a:title", NS).text == "（2023）京0105刑初2号"
        terms = {element.get("term") for element in entries["bcdfghj3"].findall("a:category", NS)}
        assert terms == {"judgment", "withheld"}


def atom_say(language, message):
    return make_site().say(language, message)


def test_a_sample_says_so():
    found = feeds(make_site(mixed()))["en/feed.xml"]
    entry = next(entry for entry in found.findall("a:entry", NS) if "bcdfghj2" in entry.find("a:id", NS).text)
    assert {element.get("term") for element in entry.findall("a:category", NS)} == {
        "judgment",
        "published",
        "sample",
    }
    assert entry.find("a:summary", NS).text == f"{atom_say('zh', atom.SAMPLE)} 摘要"
    assert entry.find("a:summary", NS).get(LANG) == "zh-Hans"


def test_words_in_another_language_say_which():
    summary = make_summary(titles={"zh": ("判决书", "zh"), "en": ("判决书", "zh")}, organs=(COURT, "燕城"))
    found = feeds(make_site([summary]))
    title = found["en/feed.xml"].find("a:entry/a:title", NS)
    assert (title.text, title.get(LANG)) == ("判决书", "zh-Hans")
    assert found["feed.xml"].find("a:entry/a:title", NS).get(LANG) is None
    assert found["feed.xml"].get(LANG) == "zh-Hans"
    authors = texts(found["en/feed.xml"], "a:entry/a:author/a:name")
    assert authors == ["Chaoyang District Court", "Yancheng Prison"]
    links = [link.get("href") for link in found["en/feed.xml"].findall("a:entry/a:link", NS)]
    assert links == [f"{URL}en/{summary.url}"]


def test_a_long_summary_is_cut():
    summary = make_summary(summaries={"zh": ("长" * 5000, "zh"), "en": ("长" * 5000, "zh")})
    (summary,) = texts(feeds(make_site([summary]))["feed.xml"], "a:entry/a:summary")
    assert len(summary) == 400
    assert summary.endswith("…")


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"date": "2023-03-01"}, "2023-03-01"),
        ({"date": "2023-03-01", "published": "2023-03-22"}, "2023-03-22"),
        ({"date": "2030-01-01", "events": (("2024-05-20", "Hearing announced", ""),)}, "2024-05-20"),
        ({"date": "2030-01-01"}, channel.UNKNOWN),
        ({"date": None}, channel.UNKNOWN),
        ({"date": "2023-03-01", "events": (("2024-01-01", "Took effect", ""),)}, "2023-03-01"),
        ({"date": "2023-03-01", "corrections": (("2024-01-05", "technical", "x", {}),)}, "2024-01-05"),
    ],
)
def test_the_day_of_the_last_change(fields, day):
    assert channel.changed(make_summary(**fields), AS_OF.isoformat()) == day


def test_a_list_of_enforcement_alone_has_an_empty_feed():
    feed = feeds(make_site([make_summary(kind="enforcement", organs=(COURT,))]))[f"courts/{COURT}/feed.xml"]
    assert not feed.findall("a:entry", NS)


def test_a_site_of_one_language():
    paths = set(feeds(make_site([make_summary(titles={"en": ("x", "en")})], languages=("en",))))
    assert "feed.xml" in paths
    assert not any(path.startswith(("en/", "zh/")) for path in paths)


def logged(**days):
    """A log in which records have entries on these days, the first of them a publication."""
    entries = {
        identifier: tuple(
            Opening(
                number,
                {"id": identifier, "date": day, "event": "publication" if number == 0 else "correction"},
                "",
                None,
            )
            for number, day in enumerate(each)
        )
        for identifier, each in days.items()
    }
    return PublicationLog(Path(), entries=entries)


def test_a_record_new_on_the_portal_comes_first_however_old_the_document():
    old, corrected, recent = (
        make_summary(number, date=day) for number, day in enumerate(("1998-05-01", "2024-05-20", "2024-05-30"))
    )
    log = logged(**{old.id: ["2024-05-31"], corrected.id: ["2024-05-01", "2024-05-31"], recent.id: ["2024-05-30"]})
    feed = feeds(replace(make_site([old, corrected, recent]), log=log))["feed.xml"]
    assert [text.rsplit("/", 2)[1] for text in texts(feed, "a:entry/a:id")] == [old.id, corrected.id, recent.id]
    assert texts(feed, "a:entry/a:published")[0].startswith("2024-05-31")


def test_an_undated_record_comes_last_and_changes_no_feed_overnight():
    records = [make_summary(0, date=None), make_summary(1, date="1990-01-01")]
    made = [feeds(make_site(records, as_of=AS_OF + dt.timedelta(days=more))) for more in (0, 1)]
    assert [text.rsplit("/", 2)[1] for text in texts(made[0]["feed.xml"], "a:entry/a:id")] == [
        records[1].id,
        records[0].id,
    ]
    shown = [{path: ET.tostring(feed) for path, feed in each.items()} for each in made]
    assert shown[0] == shown[1]
