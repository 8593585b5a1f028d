"""A record of each kind is sealed that has words of its own: no trace is left; and where one is left, the build says so."""

import gzip
import json
import shutil
import sqlite3
from contextlib import closing

import duckdb
import factories
import pytest
import yaml
from project import build, call, make, tree

from build_scripts.build.sealed_words import in_tree
from build_scripts.export import csv_table, kind_columns, parquet, sqlite, sqlite_tables
from build_scripts.model.kinds import KINDS
from build_scripts.publish.sealed_words import word_list

HAN = "羴掱骉骦猋飝麤雥鱻灥垚焱淼毳劦"  # in no public text
NUMBER = "8675309"
LATIN = "Qwxyvbnm"


def canary(kind, place):
    """A record with words of its own in every language."""
    name = HAN[place : place + 2]
    return factories.record(
        kind,
        title=f"{name}{factories.SMALLEST[kind]['title']}",
        title_en=f"The matter of {LATIN}",
        summary=f"有关{name}的{NUMBER}元",
        summary_en=f"About {LATIN} and {NUMBER} yuan",
        body=f"{name}一案。\n附件由{name}保管。",
    )


def scalars(value):
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from scalars(inner)
    elif value is not None:
        yield str(value)


def seal(path, content):
    """What `portal seal` does of it that is of interest here."""
    fields = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text
    word_list.add(content / word_list.FILE, scalars(fields))
    path.write_text(factories.to_yaml({name: fields[name] for name in ("id", "kind")} | {"status": "sealed"}))


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    """A project with a public and an unusual record of each kind; where the words stood; then the unusual ones sealed, and built again."""
    root = make(tmp_path_factory.mktemp("canary") / "project", parquet=True)
    canaries = []
    for place, kind in enumerate(KINDS):
        factories.write(root / "content", kind)
        canaries.append(factories.put(root / "content", canary(kind, place)))
    result = build(root, releases=2)
    assert result.ok, result.problems
    before = {folder: [*traces(root / folder)] for folder in ("site", ".cache", ".releases")}
    for path in canaries:
        seal(path, root / "content")
    return root, canaries, before, build(root, as_of="2024-06-02", releases=2)


TABLES = {"made.sqlite": "made", "files.sqlite": "files", "second.sqlite": "folders"}  # of the build's own databases


def traces(folder):
    """Files below a folder in which an unusual word stands, sought in another way than the gate does it."""
    wanted = [word.encode() for word in (*HAN, LATIN, LATIN.lower(), NUMBER)]
    wanted += [json.dumps(word)[1:-1].encode() for word in HAN]
    for name, data in tree(folder).items():
        whole = data + name.encode()
        if name.endswith(".parquet"):
            whole += str(duckdb.read_parquet(str(folder / name)).fetchall()).encode()
        elif name.endswith(".sqlite"):
            with closing(sqlite3.connect(folder / name)) as store:
                table = TABLES.get(name.rpartition("/")[2], "records")
                for row in store.execute(f"SELECT * FROM {table}"):  # noqa: S608 - a name of our own
                    whole += b"".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
        if any(word in whole for word in wanted):
            yield name


def found(result):
    return [problem.path for problem in result.problems if problem.rule == "SEAL-03"]


def test_the_words_stood_in_every_surface_before(sealed):
    _root, canaries, before, _result = sealed
    there = set(before["site"])
    assert {f"data/records-0001.{end}" for end in ("csv", "jsonl", "sqlite")} | {"feed.xml"} <= there
    assert any(name.endswith(".parquet") for name in there)
    assert all(any(path.stem in name for name in there) for path in canaries)
    assert any(name.startswith("en/") for name in there)
    assert any(name.startswith("search/rows/") for name in there)
    assert before[".cache"]
    assert before[".releases"]


def test_after_sealing_no_trace_is_left_and_the_gate_is_content(sealed):
    root, _canaries, before, result = sealed
    assert result.ok, result.problems
    assert result.summary["sealed"] == len(KINDS)
    assert found(result) == []
    assert not [trace for folder in before for trace in traces(root / folder)]


def in_the_rows(context, records):
    rows = sqlite_tables.rows(context, records)
    return rows | {"related": [(records[0].summary.id, "cites", HAN[:2])]}


def in_a_title(record, *given):
    return kind_columns.row(record, *given) | {"title": HAN[:2]}


LEFT = {
    "data/records-0001.csv": (
        csv_table,
        "write",
        lambda *given, whole=csv_table.write: whole(*given) + f"x,{HAN[:2]}\n".encode(),
    ),
    "data/records-0001.sqlite": (sqlite, "rows", in_the_rows),
    "data/parquet/judgment/2023.parquet": (parquet, "row", in_a_title),
}


def test_words_that_the_program_would_publish_in_tables_stop_the_build(sealed, monkeypatch):
    """Each of the tables is read in a way of its own; one build makes them all."""
    root = sealed[0]
    before = tree(root / "site")
    for stand_in in LEFT.values():
        monkeypatch.setattr(*stand_in)
    result = build(root, as_of="2024-06-02", cached=False)
    assert not result.ok
    assert LEFT.keys() <= set(found(result))
    assert {path.rpartition(".")[2] for path in found(result)} == {file.rpartition(".")[2] for file in LEFT}
    assert tree(root / "site") == before
    assert not any(word in f"{problem.message}" for problem in result.problems for word in HAN)


def test_what_is_left_in_caches_and_releases_is_told_and_the_own_cache_deleted(sealed):
    root = sealed[0]
    (cache,) = (root / ".cache/portal").iterdir()
    release = max((root / ".releases/site").iterdir())
    for place in (
        cache / "left.bin",
        cache / "second/left.html",
        root / ".cache/portal/other/left.json.gz",
        release / "inputs/left.md",
    ):
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(gzip.compress(HAN.encode()) if place.suffix == ".gz" else HAN.encode())
    result = build(root, as_of="2024-06-03", releases=2)
    assert result.ok
    left = {path.rpartition("/")[2] for path in found(result)}
    assert left == {"left.bin", "left.json.gz", "left.md"}  # a second tree with other files is not believed at all
    assert not cache.exists()
    assert [*traces(root / ".cache")] == ["portal/other/left.json.gz"]  # another site's, which may be in the making
    (root / ".cache/portal/other/left.json.gz").unlink()
    (release / "inputs/left.md").unlink()


def test_a_later_record_may_have_the_words_by_right(sealed):
    root = sealed[0]
    factories.write(root / "content", title=f"{HAN[:2]}盗窃一审刑事判决书", case_number="（2023）京0105刑初7号")
    result = build(root, as_of="2024-06-03", cached=False)
    assert result.ok, result.problems
    assert found(result) == []
    assert [*traces(root / "site")]


def test_the_number_of_a_sealed_case_in_another_record_or_page_is_told_unless_a_public_record_has_it_as_its_own(
    sealed, tmp_path
):
    root = sealed[0]
    content = shutil.copytree(root / "content", tmp_path / "content")
    alone, shared, cited = (f"（2023）京0105刑初98{number}号" for number in (1, 2, 3))
    word_list.add(content / word_list.FILE, [f"参见{cited}"], numbers=[alone, shared])
    names = factories.write(
        content, id="8k2m9xqd", case_number="（2023）京0105刑初8号", body=f"另查明，见{alone}判决。"
    ).stem
    factories.write(
        content, id="8k2m9xqf", case_number="（2023）京0105刑初9号", body=f"另查明，见{shared}、{cited}判决。"
    )
    factories.write(content, id="8k2m9xqg", case_number=shared, document_type="ruling")
    page = content / "pages/zh/about.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"# 关于\n\n见（{alone[1:-1]}号。\n", encoding="utf-8")
    result = build(root, content=content, as_of="2024-06-03", cached=False)
    told = {problem.path.removeprefix(f"{content}/") for problem in result.problems if problem.rule == "SEAL-05"}
    assert told == {f"records/judgments/2023/{names}.yml", "pages/zh/about.md"}
    assert not result.ok
    assert not any(
        "98" in f"{problem.message}{problem.remedy}" for problem in result.problems if problem.rule == "SEAL-05"
    )


def test_a_finished_site_is_searched_by_its_own_command(sealed, tmp_path):
    root, words = sealed[0], tmp_path / "words.txt"
    words.write_text(f"{HAN[-2:]}\n", encoding="utf-8")
    (root / "site/left.html").write_text(HAN[-2:], encoding="utf-8")
    told = call(root, "verify", "site", "--sealed-words", words, "--as-of", "2024-06-03", "--format", "json")
    assert [problem["path"] for problem in told.json["problems"] if problem["rule"] == "SEAL-03"] == ["left.html"]
    assert HAN[-2:] not in told.out + told.err


def test_without_a_list_nothing_is_done():
    assert in_tree(None, word_list.WordList(), None, None, None, None, ()) == []
