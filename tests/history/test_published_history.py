"""A record through a real repository: entered, corrected, redacted, laid out anew, withdrawn; what its pages and feeds then say, and do not say."""

import csv
import io
import json
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import factories
import html5lib
import project
import pytest
import repository

from build_scripts.catalog.publication_log import Opening
from build_scripts.content import vocabulary
from build_scripts.content.site_languages import site_languages
from build_scripts.publish.log.earlier import earlier

ONE, TWO, THREE = "7k2m9xqd", "m3c8vd2t", "9p4xk7wd"
GONE = ("1990-03-05", "云南省澜沧县", "水电站")
ATOM = "{http://www.w3.org/2005/Atom}"


def _write(root, number=ONE, **fields):
    factories.write(root / "content", id=number, **fields)


def _enter(root, day):
    """Commit the content, bring the log up to it, commit that."""
    repository.commit(root, "content")
    done = project.call(root, "log", "--as-of", day, "--format", "json", "--no-cache")
    assert done.code == 0, done.out + done.err
    repository.commit(root, "log")


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The project at the end of it, published, with what each step left in the file of openings."""
    root = project.make(tmp_path_factory.mktemp("story") / "project")
    note = {
        "date": "2024-05-03",
        "class": "correction",
        "note": "据原件更正结果。",
        "note_en": "The outcome was put right.",
    }
    fields = {
        "title": "王大明盗窃一审刑事判决书",
        "title_en": "Wang Daming, theft",
        "outcome": "有期徒刑一年",
        "causes": ["盗窃罪"],
        "parties": [{"role": "defendant", "name": "王大明", "born": "1990-03-05", "county": "云南省澜沧县"}],
        "body": "被告人王大明在某水电站附近盗窃。\n判决如下。",
    }
    _write(root, **fields)
    _write(root, TWO, title="赵国强盗窃一审刑事判决书", case_number="（2023）京0105刑初125号")
    _write(root, THREE, title="周学文盗窃一审刑事判决书", case_number="（2023）京0105刑初126号")
    repository.begin(root)
    _enter(root, "2024-05-01")
    fields |= {"outcome": "有期徒刑一年，缓刑一年", "corrections": [note]}
    _write(root, **fields)
    _enter(root, "2024-05-04")
    fields |= {
        "parties": [{"role": "defendant", "name": "王大明", "born": "1990"}],
        "body": "被告人王大明盗窃。\n判决如下。",
    }
    _write(root, **fields)
    _enter(root, "2024-05-06")
    fields |= {"body": "被告人王大明盗窃。\n\n判决如下。"}
    _write(root, **fields)
    _write(
        root,
        TWO,
        status="withdrawn",
        case_number="（2023）京0105刑初125号",
        court="京0105",
        decided="2023-03-01",
    )
    _write(root, THREE, status="sealed")
    _enter(root, "2024-05-09")
    built = project.build(root, as_of="2024-05-10")
    assert built.ok, built.problems
    return SimpleNamespace(root=root, site=root / "site", fields=fields)


def _openings(story, number):
    return json.loads((story.root / "content/log/openings" / f"{number}.json").read_text())


def _headers(story, number):
    return [one["header"] for one in _openings(story, number)]


def _page(story, path):
    return html5lib.parse((story.site / path / "index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False)


def _with_id(page, anchor):
    return page.find(f".//*[@id='{anchor}']")


def _versions(page):
    return _with_id(page, "corrections").findall(".//li")


def _text(element):
    return "".join(element.itertext())


@pytest.mark.long
def test_the_log_enters_the_class_and_the_fields_that_the_repository_shows(story):
    found = [(one.get("class"), one.get("fields")) for one in _headers(story, ONE)]
    assert found == [
        (None, None),
        ("correction", ["outcome"]),
        ("redaction", ["body", "parties.born", "parties.county"]),
        ("technical", ["body"]),
    ]
    assert [(one["event"], one.get("class")) for one in _headers(story, TWO)] == [
        ("publication", None),
        ("withdrawal", "status"),
    ]


def test_a_page_shows_its_versions_newest_first_with_the_editors_note_beside_the_change(story):
    lines = _versions(_page(story, f"en/judgments/{ONE}"))
    assert [line.find("strong").text for line in lines] == ["Technical", "Redaction", "Correction", "Published here"]
    days = ["2024-05-09", "2024-05-06", "2024-05-04", "2024-05-01"]
    assert [line.find("time").get("datetime") for line in lines] == days
    assert "Text; Parties (Born; County of residence)" in _text(lines[1])
    assert "The outcome was put right." in _text(lines[2])
    assert len({line.get("id") for line in lines}) == len(lines)


def test_only_the_citation_of_the_newest_version_says_that_it_is_the_current_one(story):
    lines = _versions(_page(story, f"en/judgments/{ONE}"))
    said = [_text(line.find("details")) for line in lines]
    assert ["This is the current version." in one for one in said] == [True, False, False, False]
    anchor = lines[0].get("id")
    assert _headers(story, ONE)[-1]["content"] in said[0]
    assert f"https://portal.example/en/judgments/{ONE}/#{anchor}. " in said[0]
    assert "Wang Daming, theft, （2023）京0105刑初123号" in said[0]
    assert _with_id(_page(story, f"judgments/{ONE}"), anchor) is not None


def test_no_file_of_the_site_or_the_log_has_the_words_that_were_taken_out(story):
    files = [
        path for folder in (story.site, story.root / "content/log") for path in folder.rglob("*") if path.is_file()
    ]
    assert files
    for word in GONE:
        assert [path for path in files if word.encode() in path.read_bytes()] == [], word
    assert (story.root / "content/log/openings").is_dir()


def test_the_feed_has_the_substantive_changes_alone(story):
    for folder, label in (("", "隐名处理"), ("en/", "Redaction")):
        feed = ET.parse(story.site / f"{folder}corrections/feed.xml").getroot()  # noqa: S314 - our own
        entries = feed.findall(f"{ATOM}entry")
        assert [entry.find(f"{ATOM}category").get("term") for entry in entries] == ["status", "redaction", "correction"]
        assert [entry.find(f"{ATOM}id").text.rsplit("/", 2)[1] for entry in entries] == [TWO, ONE, ONE]
        assert entries[1].find(f"{ATOM}category").get("label") == label
        for entry in entries:  # each leads to a line that is there
            address, _hash, anchor = entry.find(f"{ATOM}id").text.partition("#")
            path = address.removeprefix("https://portal.example/")
            assert _with_id(_page(story, path), anchor) is not None
    assert THREE not in (story.site / "corrections/feed.xml").read_text()


def test_the_table_of_changes_has_the_same_with_the_fields_as_the_schema_names_them(story):
    rows = list(csv.DictReader(io.StringIO((story.site / "data/changes.csv").read_text("utf-8-sig"), newline="")))
    assert [(row["id"], row["class"], row["fields"]) for row in rows] == [
        (TWO, "status", "status"),
        (ONE, "redaction", "body; parties.born; parties.county"),
        (ONE, "correction", "outcome"),
    ]
    assert rows[2]["notes"] == "据原件更正结果。"
    assert rows[1]["content"] == _headers(story, ONE)[2]["content"]
    lines = json.loads((story.site / "data/changes.json").read_text("utf-8"))
    assert [(one["id"], one["class"], "; ".join(one["fields"])) for one in lines] == [
        (row["id"], row["class"], row["fields"]) for row in rows
    ]
    assert json.loads((story.site / "data/index.json").read_text())["changes"].endswith("/data/changes.csv")


def test_the_corrections_log_names_its_feed_and_has_each_change_once(story):
    page = _page(story, "corrections")
    assert page.find(".//link[@type='application/atom+xml']").get("href") == "../corrections/feed.xml"
    rows = page.findall(".//li[@class='portal-row']")
    withdrawn = _openings(story, TWO)[-1]["index"]  # the entries of a day stand in an order that chance makes
    assert [row.find("a").get("href").partition("#")[2] for row in rows] == [
        f"version-{withdrawn}",
        "version-4",
        "version-3",
    ]
    assert "据原件更正结果。" in _text(rows[2])


def test_an_earlier_version_is_the_one_whose_digest_fits(story):
    words, _wrong = vocabulary.read(story.root / "content/vocabulary", site_languages(story.root))
    newest = Opening(**_openings(story, ONE)[-1])
    source = f"records/judgments/2023/{ONE}.yml"
    found = earlier(story.root / "content", source, newest, words)
    assert found["body"].splitlines() == ["被告人王大明盗窃。", "", "判决如下。"]
    unsalted = Opening(
        newest.index, newest.header, newest.salt, None
    )  # as `portal correct --class redaction` leaves it
    assert earlier(story.root / "content", source, unsalted, words) == found


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"outcome": "有期徒刑二年"}, ["correction"]),
        ({"title": "王大明　盗窃一审刑事判决书"}, []),
        ({"outcome": "有期徒刑二年", "corrections": [("correction", "再次更正结果。")]}, []),
        ({"outcome": "有期徒刑二年", "corrections": [("technical", "调整表述。")]}, ["technical", "correction"]),
        (
            {"title": "王大明　盗窃一审刑事判决书", "corrections": [("correction", "更正标题。")]},
            ["correction", "technical"],
        ),
    ],
    ids=["no note", "nothing to note", "as it is", "too slight", "too grave"],
)
def test_check_holds_the_declared_class_against_the_two_versions(story, changes, said):
    notes = [{"date": "2024-05-10", "class": one, "note": text} for one, text in changes.get("corrections", ())]
    _write(story.root, **story.fields | changes | {"corrections": [*story.fields["corrections"], *notes]})
    try:
        found = [one for one in project.check(story.root, as_of="2024-05-12").problems if one.rule == "HIST-01"]
    finally:
        _write(story.root, **story.fields)
    values = [value.key for one in found for name, value in one.message.values.items() if name in {"said", "shown"}]
    assert values == said
    assert all(one.severity == "warning" for one in found)


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        ([("redaction", "将王大明改为王某。")], ["HIST-02"]),
        ([("redaction", "隐去当事人姓名。")], []),
        ([], []),
    ],
    ids=["says the name", "says it without", "no note"],
)
def test_a_note_does_not_say_the_name_that_was_redacted(story, notes, found):
    corrections = [{"date": "2024-05-10", "class": one, "note": text} for one, text in notes]
    masked = json.loads(json.dumps(story.fields, ensure_ascii=False, default=str).replace("王大明", "王某"))
    _write(story.root, **masked | {"corrections": [*story.fields["corrections"], *corrections]})
    try:
        problems = project.check(story.root, as_of="2024-05-12").problems
    finally:
        _write(story.root, **story.fields)
    assert [one.rule for one in problems if one.rule == "HIST-02"] == found
    assert not any("王大明" in one.message for one in problems)
