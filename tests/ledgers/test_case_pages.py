"""What the pages of cases and the heads of judgments show, and which of them a later decision changes."""

import json
import re

import pytest
from factories import identifier, write
from project import build, make

FIRST, SECOND, OTHER, NOTICE, GUIDING = (identifier(number) for number in range(5))
NUMBER = "（2022）京0105刑初123号"
LOWER = {"case_number": NUMBER, "court": "京0105", "decided": "2022-06-20"}


def page(root, name):
    return (root / "site" / name / "index.html").read_text(encoding="utf-8")


def part(text, identifier):
    return text.split(f'id="{identifier}"')[1].split("</section>")[0]


def first(content):
    write(
        content, id=FIRST, case_number=NUMBER, decided="2022-06-20", disposition="convicted",
        related=[{"id": GUIDING, "relation": "cites"}],
    )  # fmt: skip
    write(content, id=OTHER, case_number="（2022）京0105刑初7号", decided="2022-02-01", disposition="acquitted")
    write(content, "hearing", id=NOTICE, case_number=NUMBER, date="2022-06-01")
    write(content, "guiding-case", id=GUIDING)


def second(content):
    write(
        content, id=SECOND, case_number="（2022）京03刑终45号", court="京03", procedure="second-instance",
        document_type="ruling", decided="2022-08-10", effective="2022-08-10", disposition="upheld", lower=LOWER,
    )  # fmt: skip


PAGES = {
    "record": f"en/judgments/{FIRST}",
    "other": f"en/judgments/{OTHER}",
    "list": "en/judgments",
    "case": "en/cases/2022-jing-0105xing-chu-123hao",
    "guiding": f"en/guiding-cases/{GUIDING}",
}


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """The project, and its pages before the second instance was published and after; the second build draws on the first."""
    root = make(tmp_path_factory.mktemp("cases") / "project")
    made = []
    for put in (first, second):
        put(root / "content")
        outcome = build(root)
        assert outcome.ok, outcome.problems
        made.append({key: page(root, name) for key, name in PAGES.items()})
    return root, *made, json.loads((root / "site/data/treatments.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def before(seen):
    return seen[1]


@pytest.fixture(scope="module")
def after(seen):
    return seen[2]


def test_until_a_conviction_is_in_effect_nobody_is_called_guilty(before):
    for key in ("record", "case"):
        assert "Nobody may be called guilty" in before[key]
    assert "a defendant, presumed innocent" in before["case"]
    assert "Convicted" not in before["case"] + before["list"]
    assert "Nobody may be called guilty" not in before["other"]


def test_the_newest_stage_is_said_first_in_a_sentence(before, after):
    for page, stage, day, what in (
        (before, "First judgment", "20 June 2022", "Judgment given"),
        (after, "Appeal and review", "10 August 2022", "Upheld on appeal"),
    ):
        lead = page["case"].split('<p class="portal-lead">')[1].split("</p>")[0]
        assert lead.startswith(f"Stage reached: {stage}. Latest step, on {day}: {what}.\n<a href=")


def test_the_stages_stand_on_one_line_and_lead_to_their_records(after):
    line = after["case"].split('<ol class="portal-line">')[1].split("</ol>")[0]
    assert re.findall(r'href="#(\w+)"', line) == ["hearing", "judgment", "appeal"]
    assert all(f'<h3 id="{stage}">' in after["case"] for stage in ("hearing", "judgment", "appeal"))
    assert f"judgments/{SECOND}/" in after["case"].split('data-stage="appeal"')[1].split("</ul>")[0]


def test_a_later_decision_changes_the_head_of_the_earlier_one_and_its_rows(before, after):
    assert 'id="later"' not in before["record"]
    later = part(after["record"], "later")
    assert f'data-treatment="{SECOND}"' in later
    assert "Second instance: Upheld" in later
    assert '<time datetime="2022-08-10">' in later
    assert "Nobody may be called guilty" not in after["record"]
    row = after["list"].split(f'data-record="{FIRST}"')[1].split("</li>")[0]
    assert "Second instance: Upheld" in row
    assert "Convicted" in row
    assert "portal-mark--later" not in before["list"]


def test_the_case_tells_what_became_of_the_conviction(after):
    assert "Nobody may be called guilty" not in after["case"]


def test_a_page_that_the_later_decision_does_not_concern_stays_as_it_was(before, after):
    assert before["other"] == after["other"]


def test_a_guiding_case_lists_who_follows_it(after):
    followers = part(after["guiding"], "followers")
    assert re.findall(r'data-record="(\w+)"', followers) == [FIRST]
    assert after["guiding"].count(f'data-record="{FIRST}"') == 1


def test_what_is_missing_is_listed_by_year_and_document_with_its_article(tmp_path):
    root = make(tmp_path / "project")
    second(root / "content")
    write(root / "content", "hearing", id=NOTICE, case_number=NUMBER, date="2022-06-01")
    outcome = build(root)
    assert outcome.ok, outcome.problems
    text = page(root, "en/not-disclosed")
    assert re.findall(r'href="[^"]*#(2022-[a-z-]+)">(\d+)<', text) == [("2022-judgment", "1")]
    assert 'id="2022-judgment"' in text
    assert "Fashi [2016] No. 19 Arts 3, 6, 7" in text
    assert NUMBER in text
    lines = json.loads((root / "site/data/case-stages.json").read_text(encoding="utf-8"))
    assert [(line["document"], line["number"], line["date"]) for line in lines if line["shown"] == "not-here"] == [
        ("judgment", NUMBER, "2022-06-20")
    ]


def test_treatments_are_exported_as_the_pages_have_them(seen):
    told = [(line["id"], line["by"], line["procedure"], line["treated"], line["in_effect"]) for line in seen[3]]
    assert told == [(FIRST, SECOND, "second-instance", "upheld", True)]


def test_a_sealed_second_instance_leaves_no_trace(seen):
    root, before, after, _treatments = seen
    assert before["record"] != after["record"]
    for path in (root / "content/records/judgments").rglob(f"{SECOND}.yml"):
        path.unlink()
    write(root / "content", "judgment", "sealed", id=SECOND)
    outcome = build(root)
    assert outcome.ok, outcome.problems
    assert {key: page(root, name) for key, name in PAGES.items()} == before
