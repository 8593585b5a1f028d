import gzip
import random
import re

import pytest
from fictional import ALPHABET, LABELS, documents, made
from hypothesis import given, settings
from hypothesis import strategies as st
from reader import Reader

from build_scripts.search import spool
from build_scripts.search.index import MAX_CHUNK, analyse, write
from build_scripts.search.normal import LATIN, fold_number, normalise
from build_scripts.search.postings import shard_bits

texts = st.text(alphabet=ALPHABET, max_size=40)
some = st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=6)


def index_of(documents, chunk=7):
    analyses = [analyse(*documents[at : at + chunk]) for at in range(0, len(documents), chunk)]
    return written(analyses)


def written(analyses):
    files = {}

    def emit(path, data):
        assert path not in files
        files[path] = data

    write(analyses, LABELS, emit)
    return files


def word_class(character):
    if character in "0123456789":
        return "digit"
    return "latin" if re.fullmatch(f"[{LATIN}]", character) else None


def is_whole(text, begin, end):
    """Whether both ends lie outside of Latin words and numbers."""

    def inside(at):
        return 0 < at < len(text) and word_class(text[at]) and word_class(text[at]) == word_class(text[at - 1])

    return not inside(begin) and not inside(end)


@pytest.mark.long
@settings(max_examples=200, deadline=None)
@given(fields=some, data=st.data())
def test_every_query_cut_from_a_text_finds_it(fields, data):
    collection = [made(number, *three) for number, three in enumerate(fields)]
    reader = Reader(index_of(collection, chunk=2))
    normals = {one.id: [normalise(text) for text in three] for one, three in zip(collection, fields, strict=True)}
    source = data.draw(st.sampled_from([text for three in normals.values() for text in three]))
    if not source:
        return
    begin = data.draw(st.integers(0, len(source) - 1))
    end = data.draw(st.integers(begin + 1, min(len(source), begin + 20)))
    query = normalise(source[begin:end])
    if not query or not is_whole(source, begin, end) or query not in source:
        return
    truth = {
        identifier
        for identifier, three in normals.items()
        for text in three
        for at in range(len(text))
        if text.startswith(query, at) and is_whole(text, at, at + len(query))
    }
    assert truth <= reader.find(query)


@settings(max_examples=60, deadline=None)
@given(fields=some, data=st.data())
def test_any_order_and_any_chunks_give_the_same_bytes(fields, data):
    collection = [made(number, *three) for number, three in enumerate(fields)]
    shuffled = data.draw(st.permutations(collection))
    assert index_of(collection, chunk=100) == index_of(shuffled, chunk=data.draw(st.integers(1, 3)))


def test_what_waits_in_a_file_gives_the_same_bytes(monkeypatch):
    collection = documents(100)
    expected = index_of(collection)
    monkeypatch.setattr(spool, "_MEMORY", 4000)
    monkeypatch.setattr(spool, "_POSTINGS_PER_PASS", 500)
    assert index_of(collection) == expected


def test_one_or_two_characters_are_found_exactly():
    collection = documents(200)
    reader = Reader(index_of(collection))
    rng = random.Random(3)  # noqa: S311 - reproducible, not secret
    for _ in range(60):
        body = normalise(rng.choice(collection).body) or "张某"
        at = rng.randrange(len(body))
        query = "".join(one for one in body[at : at + 2] if one.isalpha() and not one.isascii())
        if not query:
            continue
        truth = {
            one.id
            for one in collection
            if any(query in normalise(text) for text in (*one.titles.values(), *one.summaries.values(), one.body))
            or any(query in fold_number(number) for number in one.case_numbers)
        }
        assert reader.find(query) == truth, query


@pytest.mark.parametrize(
    "query",
    ["（2021）川01刑更9号", "〔2021〕川01刑更9号", "2021川01刑更9号", "刑更9号", "川01刑更", "[2021]川01"],
)
def test_case_numbers_whole_or_in_part(query):
    collection = [
        made(1, case_numbers=("（2021）川01刑更9号",)),
        made(2, case_numbers=("（2020）川02刑更99号",)),
        made(3, body="2021 01 9"),
    ]
    assert Reader(index_of(collection)).find(query) == {"d1"}


def test_columns_and_rows():
    collection = documents()
    reader = Reader(index_of(collection))
    rows = [reader.row(number) for number in range(reader.manifest["documents"])]
    known = {one.id: one for one in collection}
    for facet in ("kind", "status", "court", "region", "year"):
        expected = [getattr(known[row[0]], facet) for row in rows]
        assert reader.column(facet) == [None if value is None else str(value) for value in expected]
    for row in rows:
        one = known[row[0]]
        assert row[1:3] == [one.url, [one.titles["zh"], one.titles["en"]]]
    labels = reader.json(reader.manifest["labels"]["zh"])
    assert labels["court"] == [
        LABELS["court"][key]["zh"] for key in reader.json(reader.manifest["columns"]["court"])["values"]
    ]
    day = 0
    for row, step in zip(rows, reader.json(reader.manifest["columns"]["date"]), strict=True):
        day -= step
        assert (day == 0) == (known[row[0]].date is None)


def test_rows_tell_what_is_unusual():
    odd = made(1, "标题", languages=("en",), text_url="texts/d1/", sample=False, case_numbers=())
    noticed = made(3, "文", year=2019, date="2019-01-01", sample=False, case_numbers=(), window="2019-01-01/2019-01-05")
    reader = Reader(index_of([odd, made(2, "题", sample=False), noticed]))
    rows = {row[0]: row for row in map(reader.row, range(3))}
    assert reader.manifest["languages"] == ["zh", "en"]
    assert rows["d1"] == ["d1", "judgments/d1/", ["标题", ""], [], 0, "texts/d1/", [1]]
    assert rows["d2"] == ["d2", "judgments/d2/", ["题", ""]]
    assert rows["d3"] == ["d3", "judgments/d3/", ["文", ""], [], 0, "", [], "2019-01-01/2019-01-05"]


def test_numbers_run_by_kind_year_and_court_newest_first():
    collection = [
        made(1, kind="judgment", year=2020, court="b", date="2020-01-01"),
        made(2, kind="judgment", year=2021, court="b", date="2021-01-01"),
        made(3, kind="judgment", year=2021, court="a", date="2021-01-01"),
        made(4, kind="judgment", year=2021, court="b", date="2021-05-01"),
        made(5, kind="hearing", year=None, court=None, region=None, date=None),
    ]
    reader = Reader(index_of(collection))
    assert [reader.row(number)[0] for number in range(5)] == ["d5", "d3", "d4", "d2", "d1"]


def test_an_edit_renames_only_what_changed():
    collection = documents(300)
    before = index_of(collection)
    edited = made(1, "新题", id=collection[0].id)
    after = index_of([edited if one.id == edited.id else one for one in collection])
    kept = set(before) & set(after)
    assert all(before[path] == after[path] for path in kept - {"search/manifest.json", "search/summary.json"})
    assert kept != set(before)


def test_nothing_published():
    files = index_of([])
    assert Reader(files).manifest["documents"] == 0
    assert Reader(files).find("盗窃") == set()


def test_a_withheld_document_is_found_by_what_is_left():
    reader = Reader(index_of([made(1, "不公开案件", case_numbers=("（2022）京0105刑初7号",), status="withheld")]))
    assert reader.find("不公开") == reader.find("刑初7号") == {"d1"}


def test_two_documents_with_one_id_are_refused():
    with pytest.raises(ValueError, match="same id"):
        index_of([made(1), made(1)])


def test_an_analysis_numbers_its_documents_in_twelve_bits():
    with pytest.raises(ValueError, match=str(MAX_CHUNK)):
        analyse(*[made(1)] * (MAX_CHUNK + 1))


def test_few_documents_make_few_shards_and_the_manifest_stays_small():
    assert shard_bits(0) == 8
    assert shard_bits(17_000_000) == 13
    assert shard_bits(10**12) == shard_bits(10**9)
    assert len(gzip.compress(index_of(documents(500))["search/manifest.json"])) < 2000
