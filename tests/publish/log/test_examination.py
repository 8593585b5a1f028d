"""`portal verify` and the log: an untouched site passes, and whatever was done to one is found and called by its name."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from log_site import FOLDER, SECRET, LogSite, changed, page_of, usual

from build_scripts.publish.log import checkpoint, page_text, tiles
from build_scripts.publish.log.keys import new_key
from build_scripts.publish.verify import audit

SITE = usual()
FILES = SITE.files()
STATED = checkpoint.parse(SITE.checkpoint())
RECORD = f"{FOLDER}/bcdfghjk/record.json"
BUNDLE = f"log/{tiles.path('entries', 0, len(SITE.entries))}"
TILE = f"log/{tiles.path(0, 0, len(SITE.entries))}"


class Files:
    """A site in memory."""

    def __init__(self, files):
        self.files = files

    def pages(self):
        return ((name, data) for name, data in self.files.items() if name.endswith(".html"))

    def exists(self, _target):
        return True

    def read(self, path):
        return self.files.get(path)

    def read_all(self, paths):
        return [(path, self.files[path]) for path in paths]

    def named(self, name):
        return [path for path in self.files if path.endswith(f"/{name}")]

    def figures(self):
        return {}

    def place(self, path):
        return path


def found(files, earlier=None, key=None):
    """Rule, path and first word of everything that is wrong."""
    kept = checkpoint.parse(earlier) if earlier else None
    problems = audit(Files(files), kept, key)[1]
    return [(problem.rule, problem.path, problem.message.partition(":")[0]) for problem in problems]


def without(files, *paths):
    return {path: data for path, data in files.items() if path not in paths}


@pytest.mark.parametrize("more", [0, 250, 300])
def test_an_untouched_site_passes(more):
    site = usual(more=more)
    counts, problems = audit(Files(site.files()), checkpoint.parse(SITE.checkpoint()), SECRET.public)
    assert problems == []
    assert (counts["entries"], counts["records"]) == (len(site.entries), len(site.records))


def test_a_site_without_a_log_has_nothing_to_be_wrong():
    assert audit(Files({"index.html": FILES["index.html"]}))[0] == {"pages": 1}
    assert found({"index.html": FILES["index.html"]}) == []


def test_an_unsigned_log_is_a_warning_and_one_that_should_be_signed_an_error():
    unsigned = usual(key=None).files()
    (problem,) = audit(Files(unsigned))[1]
    assert (problem.rule, problem.severity, problem.path) == ("LOG-16", "warning", "log/checkpoint")
    for files, key in (
        (unsigned, SECRET.public),
        (unsigned | {"log/key": FILES["log/key"]}, None),
        (FILES, new_key("x").public),
    ):
        (problem,) = audit(Files(files), None, key)[1]
        assert (problem.rule, problem.severity) == ("LOG-16", "error")


def altered_record(whole):
    whole["record"]["body"] = "无罪。"


def test_an_altered_record_is_found_on_its_page():
    files = FILES | {RECORD: changed(FILES[RECORD], altered_record)}
    assert found(files) == [("LOG-11", f"{FOLDER}/bcdfghjk/", "altered")]
    other = f"{FOLDER}/cdfghjkm/record.json"

    def header(whole):
        whole["entries"][0]["header"]["date"] = "2026-10-01"

    assert found(FILES | {other: changed(FILES[other], header)}) == [("LOG-11", f"{FOLDER}/cdfghjkm/", "altered")]


def test_a_page_that_shows_another_text_than_its_record_is_altered():
    place = RECORD.replace("record.json", "index.html")
    assert found(FILES | {f"en/{place}": page_of("第0段。", "第二段")}) == []
    assert set(found(FILES | {place: FILES["index.html"]})) == {("LOG-11", f"{FOLDER}/bcdfghjk/", "altered")}
    assert found(FILES | {f"en/{place}": page_of("第0段。", "第三段")}) == [
        ("LOG-11", f"{FOLDER}/bcdfghjk/", "altered")
    ]


def test_a_table_is_the_same_text_in_the_file_and_on_the_page():
    body = "金额 &lt; 3\n| 甲 | 乙\\| |\n|---|:---:|\n| 1 | -- |"
    page = page_of("金额 &amp;lt; 3", "<table><tr><td>甲</td><td>乙|</td></tr><tr><td>1</td><td>--</td></tr></table>")
    assert page_text.on_page(page).text == page_text.of_words(body)
    assert page_text.on_page(page_of("甲")).text != page_text.of_words("乙")
    assert page_text.on_page(b"<p>x</p>") == (None, None)


def test_a_page_with_another_title_than_its_record_in_any_language_is_altered():
    place = f"{FOLDER}/bcdfghjk/index.html"
    lines = "第0段。", "第二段"
    assert found(FILES | {f"en/{place}": page_of(*lines, title="题 <b>bcdfghjk</b>")}) == []
    for files in ({place: page_of(*lines, title="题")}, {f"en/{place}": page_of(*lines, title="Another")}):
        assert found(FILES | files) == [("LOG-11", f"{FOLDER}/bcdfghjk/", "altered")]


def test_a_page_that_shows_a_text_that_was_never_entered_is_named():
    page = page_of("第0段。", "第二段")
    assert found(FILES | {f"{FOLDER}/zzzzzzz2/index.html": page}) == [("LOG-17", f"{FOLDER}/zzzzzzz2/", "not entered")]
    assert found(FILES | {"about/us/index.html": page_of().replace(b"data-text", b"")}) == []


def test_a_key_vouches_only_for_the_log_of_its_name():
    other = replace(STATED, origin="another.example/log", signatures=())
    stated = other.signed_by(SECRET)
    assert found(FILES | {"log/checkpoint": bytes(stated)}) == [("LOG-11", "log/checkpoint", "altered")]


def test_a_record_that_was_dropped_leaves_its_entries_behind():
    gone = without(FILES, RECORD, RECORD.replace("record.json", "index.html"))
    assert found(gone) == [("LOG-12", BUNDLE, "dropped")]
    (problem,) = audit(Files(gone))[1]
    assert "entry 0," in problem.message


def test_files_of_the_log_that_are_gone_are_missed():
    assert ("LOG-12", BUNDLE, "dropped") in found(without(FILES, BUNDLE))
    assert ("LOG-12", TILE, "dropped") in found(without(FILES, TILE))
    whole = [path for path in FILES if path.startswith("log/")]
    assert found(without(FILES, *whole)) == [("LOG-12", "log/checkpoint", "dropped")]
    assert found({"index.html": b'http-equiv="Content-Security-Policy"'}, SITE.checkpoint()) == [
        ("LOG-12", "log/checkpoint", "dropped")
    ]


def swapped(files, entries, one, other):
    entries = list(entries)
    entries[one], entries[other] = entries[other], entries[one]
    return files | {f"log/{path}": data for path, data in tiles.files(entries).items()}


def test_entries_in_another_order_are_called_reordered():
    files = swapped(FILES, SITE.entries, 0, 3)
    pages = [("LOG-13", f"{FOLDER}/{name}/", "reordered") for name in ("bcdfghjk", "fghjkmnp")]
    assert found(files) == pages
    assert found(files | {TILE: FILES[TILE]}) == [("LOG-13", BUNDLE, "reordered")] * 2 + pages


def forged():
    """The same log but for one record, whose entry is another one; signed with the same key."""
    site = usual()
    other = LogSite()
    other.publish("bcdfghjk", "另一份。")
    site.entries[0], site.records["bcdfghjk"] = other.entries[0], other.records["bcdfghjk"]
    return site


def test_a_rewritten_log_is_called_forked_by_whoever_kept_a_checkpoint():
    site = forged()
    assert found(site.files(), key=SECRET.public) == []  # by itself it cannot be told from the true one
    for size in (1, 5, len(SITE.entries)):
        assert found(site.files(), SITE.checkpoint(size)) == [("LOG-14", "log/checkpoint", "forked")]
    site.publish("hjkmnpqr", "新。", day="2026-11-20")
    assert found(site.files(), SITE.checkpoint()) == [("LOG-14", "log/checkpoint", "forked")]


def test_a_log_of_another_origin_is_not_this_one():
    other = SITE.checkpoint().replace(b"portal.example", b"another.example")
    assert found(FILES, other) == [("LOG-14", "log/checkpoint", "forked")]


def test_an_earlier_site_is_called_rolled_back():
    later = usual()
    later.publish("hjkmnpqr", "新。", day="2026-11-20")
    assert found(FILES, later.checkpoint()) == [("LOG-15", "log/checkpoint", "rolled back")]
    assert found(later.files(), FILES["log/checkpoint"]) == []


def test_a_record_that_the_log_does_not_know_is_not_entered():
    def unknown(whole):
        whole["entries"] = []

    def ahead(whole):
        whole["entries"][-1]["content_salt"] = None

    assert ("LOG-17", f"{FOLDER}/bcdfghjk/", "not entered") in found(FILES | {RECORD: changed(FILES[RECORD], unknown)})
    assert found(FILES | {RECORD: changed(FILES[RECORD], ahead)}) == [("LOG-17", f"{FOLDER}/bcdfghjk/", "not entered")]


def test_a_closed_entry_that_is_still_opened_is_found():
    site = usual()
    kept = dict(site.records)
    site.seal("ghjkmnpq")
    site.records = kept
    assert found(site.files()) == [("LOG-11", f"{FOLDER}/ghjkmnpq/", "altered")]


def test_a_closing_that_the_log_does_not_say_yet_is_a_warning():
    gone = without(FILES, RECORD, RECORD.replace("record.json", "index.html"))
    (problem,) = audit(Files(gone | {"log/closing.json": b"[0]"}))[1]
    assert (problem.rule, problem.severity) == ("LOG-12", "warning")
    (problem, dropped) = audit(Files(gone | {"log/closing.json": b"{"}))[1]
    assert (problem.rule, problem.path, dropped.severity) == ("LOG-11", "log/closing.json", "error")


def test_an_entry_that_names_an_earlier_day_than_those_before_it_is_found():
    site = usual()
    site.publish("hjkmnpqr", "旧。", day="2026-01-01")
    assert found(site.files()) == [("LOG-18", f"{FOLDER}/hjkmnpqr/", "backdated")]


@pytest.mark.parametrize(
    "entry", [b"{}", b"[1]", b'{"closed":[99]}', b'{"closed":[5]}', b'{"closed": []}', b'{"commitment":1}']
)
def test_an_entry_that_says_nothing_is_found(entry):
    site = usual()
    site.entries.append(entry)
    assert found(site.files()) == [("LOG-11", f"log/{tiles.path('entries', 0, 8)}", "altered")]


CHANGEABLE = sorted(
    path for path in FILES if path.startswith(("log/tile", "log/checkpoint")) or path.endswith("record.json")
)
BYTES = [(path, place) for path in CHANGEABLE for place in range(len(FILES[path]))]


@given(where=st.sampled_from(BYTES), change=st.integers(1, 255))
@settings(max_examples=400, deadline=None)
def test_no_changed_byte_of_the_log_or_of_a_record_goes_unnoticed(where, change):
    path, place = where
    data = bytearray(FILES[path])
    data[place] ^= change
    assert found(FILES | {path: bytes(data)}) != []


@pytest.mark.parametrize(
    ("numbers", "told"), [("[0,1]", ["1"]), ("[0,2]", ["2"]), ("[0,5]", ["5"]), ("[0,99]", ["99"]), ("[0]", [])]
)
def test_an_entry_that_does_not_wait_for_its_closing_and_is_said_to_is_found(numbers, told):
    """1 is opened by a record, 2 was closed, 5 closes it, and 99 is none."""
    gone = {path: data for path, data in usual().files().items() if "bcdfghjk" not in path}
    problems = audit(Files(gone | {"log/closing.json": numbers.encode(), "index.html": b""}))[1]
    altered = [one.message for one in problems if (one.rule, one.path) == ("LOG-11", "log/closing.json")]
    assert altered == [f"altered: entry {index} is said to wait for its closing, and does not" for index in told]
