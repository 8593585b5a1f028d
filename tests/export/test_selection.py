from dataclasses import replace

import pytest

from build_scripts.checks.reading.references import number_key
from build_scripts.content.databases import texts
from build_scripts.export.selection import CHUNK, chunks, exportable, exported, placed, state

from .factories import SECRET, all_files, make_site, make_summary, mixed, shuffled


def test_enforcement_and_whatever_has_an_end_stays():
    assert exportable(make_summary())
    assert not exportable(make_summary(kind="enforcement"))
    assert not exportable(make_summary(kind="hearing", expires="2030-01-01"))


def test_only_open_records_are_exported():
    assert {summary.id for summary in exported(make_site(mixed()))} == {"bcdfghj2", "bcdfghj3", "bcdfghj4"}


def test_no_file_tells_of_a_sealed_expired_or_enforcement_record():
    summaries = mixed()
    gone = ["bcdfghj5", "bcdfghj6", "bcdfghj7", "bcdfghj8", "bcdfghj9", SECRET]
    for path, content in all_files(make_site(summaries, off=frozenset()), [("", ("zh", "en"))]):
        text = "\n".join(texts(content) or [content.decode()])
        assert not any(word in text for word in gone), path
        assert not any(word in path for word in gone)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({}, "/akn/cn/judgment/2018-01-02/bcdfghk2"),
        ({"status": "sealed"}, None),
        ({"kind": "hearing", "expires": "2030-01-01"}, None),
        ({"kind": "enforcement"}, None),
    ],
)
def test_a_case_in_a_text_is_named_if_its_record_is_exported(changes, named):
    number = "（2018）川0104刑初312号"
    citing = make_summary(1, mentions=(number_key(number), number_key("（2018）川0104刑初1号")))
    other = make_summary(id="bcdfghk2", date="2018-01-02", number=number)
    site = make_site([citing, other if not changes else replace(other, **changes)])
    one = placed(site, citing)
    assert one.cited == (((number_key(number), named),) if named else ())
    assert (state(site, one) != state(site, one._replace(cited=()))) is bool(named)


def test_chunks():
    summaries = [make_summary(number) for number in range(CHUNK + 1)]
    sizes = [len(chunk) for chunk in chunks(make_site(summaries))]
    assert sizes == [CHUNK, 1]
    assert [len(chunk) for chunk in chunks(make_site(summaries[:CHUNK]))] == [CHUNK]
    assert list(chunks(make_site())) == [()]
    ids = [summary.id for chunk in chunks(make_site(shuffled(summaries))) for summary in chunk]
    assert ids == sorted(ids)


def test_same_bytes_in_any_order():
    summaries = [*mixed(), *(make_summary(number + 50, date="2023-03-01") for number in range(120))]
    pages = [(summary.url, ("zh", "en")) for summary in summaries]
    first = list(all_files(make_site(summaries), pages))
    second = list(all_files(make_site(shuffled(summaries)), shuffled(pages)))
    assert first == second
    paths = [path for path, _content in first]
    assert len(set(paths)) == len(paths)
