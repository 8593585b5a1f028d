"""`portal verify` on the site of the curated content: the untouched one passes, and of each tampered copy it says what was done."""

import json
import os
import shutil
from pathlib import Path

import pytest
import rfc8785
from log_site import changed
from project import call
from shared import AS_OF, KEY

from build_scripts.publish.log import checkpoint, merkle, tiles
from build_scripts.publish.log.checkpoint import Checkpoint
from build_scripts.publish.log.entries import entry_of

LATER = "2027-06-01"


@pytest.fixture
def copy(curated, tmp_path):
    """A copy of the site that costs nothing, since a file of it is replaced and never written into."""
    shutil.copytree(curated[0], tmp_path / "site", copy_function=os.link)
    return tmp_path / "site"


def replace(path, data):
    path.unlink()
    path.write_bytes(data)


def verify(site, kept, *more):
    ran = call(
        site.parent,
        "verify",
        site,
        "--checkpoint",
        kept,
        "--key",
        str(KEY.public),
        *(more or ("--as-of", AS_OF)),
        "--format",
        "json",
    )
    return ran.code, {(one["rule"], one["path"], one["message"].partition(":")[0]) for one in ran.json["problems"]}


@pytest.fixture
def kept(copy, tmp_path):
    """The checkpoint as somebody kept it, of the very site."""
    shutil.copy(copy / "log/checkpoint", tmp_path / "kept")
    return tmp_path / "kept"


def entries_of(site):
    stated = checkpoint.parse((site / "log/checkpoint").read_bytes())
    return stated, tiles.read_entries(lambda path: (site / "log" / path).read_bytes(), stated.size)


def rewrite(site, entries):
    for path, data in tiles.files(entries).items():
        replace(site / "log" / path, data)


def signed(origin, entries):
    root = merkle.root([merkle.leaf_hash(entry) for entry in entries])
    return bytes(Checkpoint(origin=origin, size=len(entries), root=root).signed_by(KEY))


def first(site):
    """The file of a judgment."""
    return next(iter(sorted((site / "judgments").glob("*/record.json"))))


def page_of(site, file):
    return f"{file.parent.relative_to(site).as_posix()}/"


def test_the_untouched_site_passes(copy, kept):
    assert verify(copy, kept) == (0, set())


def test_an_altered_record_is_named(copy, kept):
    file = first(copy)
    replace(file, changed(file.read_bytes(), lambda whole: whole["record"].update(outcome="无罪")))
    assert verify(copy, kept) == (1, {("LOG-11", page_of(copy, file), "altered")})


def test_an_altered_page_is_named(copy, kept):
    file = next(
        path
        for path in sorted((copy / "judgments").glob("*/index.html"))
        if b'class="portal-text"' in path.read_bytes()
    )
    data = file.read_bytes()
    at = data.index(b"</p>", data.index(b'class="portal-text"'))
    replace(file, data[:at] + "无罪".encode() + data[at:])
    assert verify(copy, kept) == (1, {("LOG-11", page_of(copy, file), "altered")})


def test_a_dropped_record_leaves_its_entry(copy, kept):
    file = first(copy)
    shutil.rmtree(file.parent)
    shutil.rmtree(copy / "en" / page_of(copy, file))
    code, found = verify(copy, kept)
    assert code == 1
    bundle = next(Path(copy, "log/tile/entries").rglob("*.p/*")).relative_to(copy).as_posix()
    assert {one for one in found if one[0] != "SITE-01"} == {
        ("LOG-12", bundle, "dropped")
    }  # and links to it lead nowhere


def test_reordered_entries_are_named_with_the_pages_of_their_records(copy, kept):
    _stated, entries = entries_of(copy)
    rewrite(copy, [entries[1], entries[0], *entries[2:]])
    code, found = verify(copy, kept)
    assert (code, {(rule, said) for rule, _path, said in found}) == (1, {("LOG-13", "reordered")})
    assert len(found) == 2


def test_a_forked_log_is_found_against_the_kept_checkpoint_and_by_nothing_else(copy, kept):
    stated, entries = entries_of(copy)
    file = first(copy)
    whole = json.loads(file.read_bytes())
    opening = whole["entries"][0] | {"salt": "00" * 32}
    entries[opening["index"]] = entry_of(opening["salt"], opening["header"])
    rewrite(copy, entries)
    replace(file, rfc8785.dumps(whole | {"entries": [opening, *whole["entries"][1:]]}))
    replace(copy / "log/checkpoint", signed(stated.origin, entries))
    assert verify(copy, kept) == (1, {("LOG-14", "log/checkpoint", "forked")})
    assert verify(copy, copy / "log/checkpoint") == (0, set())


def test_a_site_that_was_rolled_back_is_found_against_the_kept_checkpoint(copy, kept):
    stated, entries = entries_of(copy)
    kept.write_bytes(signed(stated.origin, [*entries, b'{"closed":[0]}']))
    assert verify(copy, kept) == (1, {("LOG-15", "log/checkpoint", "rolled back")})


def test_a_stale_site_is_named(copy, kept):
    code, found = verify(copy, kept, "--as-of", LATER)
    assert (code, {rule for rule, _path, _said in found}) == (1, {"PROMISE-01"})


OUTSIDE_THE_LOG = {
    "facts of a page": lambda site: next(iter(sorted((site / "judgments").glob("*/index.html")))),
    "a list": lambda site: site / "judgments/index.html",
    "the search": lambda site: next(iter(sorted(site.glob("search/rows/**/*.json")))),
    "a feed": lambda site: site / "feed.xml",
    "an export": lambda site: site / "data/records-0001.csv",
    "a script": lambda site: next(iter(sorted(site.glob("assets/**/*.js")))),
}


@pytest.mark.parametrize("what", OUTSIDE_THE_LOG)
def test_what_the_log_does_not_cover_is_found_against_the_site_built_again(copy, kept, curated, what):
    file = OUTSIDE_THE_LOG[what](copy)
    again = ("--built", curated[0], "--as-of", AS_OF)
    replace(file, file.read_bytes() + b" ")
    altered = {("BUILT-01", file.relative_to(copy).as_posix(), "altered")}
    assert (verify(copy, kept), verify(copy, kept, *again)) == ((0, set()), (1, altered))


def test_files_that_were_dropped_or_added_and_another_day_are_found_against_the_site_built_again(copy, kept, curated):
    again = ("--built", curated[0], "--as-of", AS_OF)
    assert verify(copy, kept, *again) == (0, set())
    (copy / "data/records-0001.csv").rename(copy / "data/more.csv")
    found = {one for one in verify(copy, kept, *again)[1] if one[0] == "BUILT-01"}
    assert found == {("BUILT-01", "data/records-0001.csv", "dropped"), ("BUILT-01", "data/more.csv", "added")}
    index = copy / "data/index.json"
    replace(index, index.read_bytes().replace(str(AS_OF).encode(), b"2020-01-01"))
    assert ("BUILT-01", "data/index.json") in {one[:2] for one in verify(copy, kept, *again)[1]}
