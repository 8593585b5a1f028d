"""JSON Feed 1.1: what jsonfeed.org requires, and the very entries of the Atom feed beside it, as a reader of Atom finds them."""

import json
from pathlib import Path

import feedparser
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from shared import ADDRESS

from .factories import all_files, make_site, mixed

SCHEMA = json.loads(Path(__file__).with_name("json_feed.schema.json").read_text(encoding="utf-8"))
FEED = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def pairs(files):
    """The Atom feed and the JSON Feed of each list, by path without extension."""
    stems = {path.removesuffix(".xml") for path in files if path.endswith("feed.xml")}
    assert {path for path in files if path.endswith("feed.json")} == {f"{stem}.json" for stem in stems}
    return {stem: (feedparser.parse(files[f"{stem}.xml"]), json.loads(files[f"{stem}.json"])) for stem in stems}


@pytest.fixture(scope="module")
def whole(curated):
    folder = curated[0]
    return pairs({path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("feed.*")})


def test_every_feed_is_as_the_format_requires(whole):
    assert len(whole) > 50
    assert {stem: error.message for stem, (_atom, feed) in whole.items() for error in FEED.iter_errors(feed)} == {}
    assert {feed["feed_url"] for _atom, feed in whole.values()} >= {f"{ADDRESS}feed.json", f"{ADDRESS}en/feed.json"}


@pytest.mark.parametrize("field", ["id", "content_text", "date_modified", "url"])
def test_a_feed_that_is_not_is_found(field):
    feed = json.loads(dict(all_files(make_site(mixed())))["feed.json"])
    assert FEED.is_valid(feed)
    if field == "date_modified":
        feed["items"][0][field] = "2024-06-01"
    elif field == "url":
        feed["items"][0][field] = "/judgments/"
    else:
        del feed["items"][0][field]
    assert not FEED.is_valid(feed)


def entry(one):
    """What a reader of Atom finds, under the names of JSON Feed."""
    return {
        "id": one.id,
        "url": one.link,
        "title": one.title,
        "content_text": one.get("summary") or one.title,
        "date_modified": one.updated,
        "date_published": one.get("published"),
        "authors": [{"name": author.name} for author in one.get("authors", ()) if author.get("name")],
        "tags": [tag.label for tag in one.get("tags", ())],
        "terms": [tag.term for tag in one.get("tags", ())],
    }


def item(one):
    known = {name: one.get(name) for name in ("id", "url", "title", "content_text", "date_modified", "date_published")}
    return {**known, "authors": one.get("authors", []), "tags": one.get("tags", []), "terms": one["_portal"]["terms"]}


def test_both_feeds_have_the_same_entries(whole):
    told = 0
    for stem, (atom, feed) in whole.items():
        assert not atom.bozo, stem
        assert [item(one) for one in feed["items"]] == [entry(one) for one in atom.entries], stem
        assert (feed["title"], feed["home_page_url"]) == (atom.feed.title, atom.feed.link), stem
        told += len(feed["items"])
    assert told > 200


def test_a_sample_and_a_reduced_record_say_so():
    items = {
        one["id"].split("/")[-2]: one
        for one in json.loads(dict(all_files(make_site(mixed())))["en/feed.json"])["items"]
    }
    assert set(items) == {"bcdfghj2", "bcdfghj3", "bcdfghj4"}
    assert "sample" in items["bcdfghj2"]["_portal"]["terms"]
    assert items["bcdfghj2"]["language"] == "zh-Hans"
    assert "Crime by a minor" in items["bcdfghj3"]["content_text"]
    assert items["bcdfghj3"]["language"] == "en"
