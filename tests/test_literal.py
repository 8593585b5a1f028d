"""Markup in any text is text: shown as it was written, and never a tag, a script, a link or a template."""

import json
from pathlib import PurePosixPath

import html5lib
import pytest
from factories import in_every_text, put, record, write
from project import build, make
from subjects import words

from build_scripts.model.kinds import KINDS
from build_scripts.model.parse import parse

MARKUP = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} {% raw %} **b** [a](javascript:alert(3))"
    " [[portal:main]] [[portal:neighbours]] %(number)s &lt;i&gt; <!-- ]]> ${x} \" ' ` =1+1"
)
OTHER, SELF = "7k2m9xqd", "9p4xk7wd"
RICH = {
    "title": "题",
    "title_en": "Title",
    "summary": "摘",
    "summary_en": "Summary",
    "body": "文",
    "source": {"publisher": "网", "published": "2023-05-22"},
    "related": [{"id": OTHER, "relation": "same-case"}],
    "corrections": [{"date": "2023-04-01", "class": "technical", "note": "注", "note_en": "Note"}],
}
REDUCED = {
    "withheld": {"withheld": {"reason": "other", "explanation": "释", "approved_by": "办"}, "case_number": "号"},
    "withdrawn": {"withdrawn": {"date": "2023-09-01", "reason": "request", "note": "注", "note_en": "Note"}},
}
CASES = [*((kind, "published") for kind in KINDS), *(("judgment", status) for status in REDUCED)]


def is_good(fields):
    place = PurePosixPath(KINDS[fields["kind"]].folder, f"{fields['id']}.yml")
    return parse(fields, place, words())[1] == []


def with_markup(kind, status):
    """A record with markup in every text field that takes it, and how many those are."""
    fields = record(kind, status, id=SELF) | (RICH if status == "published" else REDUCED[status])
    count = 0
    for steps, _changed in list(in_every_text(fields, MARKUP)):
        if steps[0] in {"id", "kind", "status"}:
            continue
        tried = json.loads(json.dumps(fields))
        inner = tried
        for step in steps[:-1]:
            inner = inner[step]
        inner[steps[-1]] = MARKUP
        if is_good(tried):
            fields, count = tried, count + 1
    return fields, count


def parsed(path):
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    return parser.parse(path.read_bytes())


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    """The scripts of a site without markup in its records."""
    project = make(tmp_path_factory.mktemp("scripts") / "project")
    write(project / "content", "proceeding")
    assert build(project).ok
    return set().union(*(scripts_in(parsed(path)) for path in (project / "site").rglob("*.html")))


@pytest.mark.parametrize(("kind", "status"), CASES)
def test_every_text_is_shown_literally(project, scripts, kind, status):
    fields, count = with_markup(kind, status)
    assert count >= (8 if status == "published" else 2)
    write(project / "content", "proceeding", id=OTHER, case_number=fields.get("case_number", "（2023）京01民初1号"))
    put(project / "content", fields)
    outcome = build(project)
    assert outcome.ok, outcome.problems
    seen = 0
    pages = [path for path in sorted((project / "site").rglob("*.html")) if b"alert" in path.read_bytes()]
    for path in pages:  # the others hold nothing of the markup
        tree = parsed(path)
        assert scripts_in(tree) <= scripts, path
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            assert not any(name.lower().startswith("on") for name in element.attrib), path
            for name in ("href", "src", "action", "formaction"):
                assert not element.get(name, "").strip().lower().startswith(("javascript:", "data:text")), path
        assert not any(image.get("src") == "x" for image in tree.iter("img")), path
        text = " ".join("".join(tree.itertext()).split())
        seen += text.count(MARKUP)
    assert seen >= count, "some field is shown nowhere, or not as it was written"


def scripts_in(tree):
    """Source and text of each script; JSON-LD is none, since a browser never runs it, but it must be data."""
    every = list(tree.iter("script"))
    linked = [element for element in every if element.get("type") == "application/ld+json"]
    assert all(json.loads(element.text) and "<" not in element.text for element in linked)
    return {(str(element.get("src")).rpartition("../")[2], element.text) for element in every if element not in linked}


def test_a_hand_written_page_cannot_open_a_slot(project):
    write(project / "content")
    page = project / "content" / "pages" / "zh" / "about.md"
    page.write_text("# [[portal:main]] {{ 7*7 }}\n\n[[portal:title]] [[portal:neighbours]]\n", encoding="utf-8")
    assert build(project).ok
    text = "".join(parsed(project / "site" / "about" / "index.html").itertext())
    for slot in ("main", "title", "neighbours"):
        assert f"[[portal:{slot}]]" in text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("courts", "- {key: a, zh: [b], en: c, region: 京}"),
        ("courts", "- {key: a, zh: b, en: c, region: [京]}"),
        ("courts", "- {key: a, zh: b, en: c}"),
        ("courts", "- {key: [a], zh: b, en: c, region: 京}"),
        ("courts", "- {key: ../../a, zh: b, en: c, region: 京}"),
        ("courts", "key: a"),
        ("courts", "- a\n- b"),
        ("courts", "- {key: a, zh: b, en: c, region: 京}\n- {key: a, zh: b, en: c, region: 京}"),
        ("causes", "- {key: a, zh: b, en: c, slug: [d]}"),
        ("causes", "- {key: a, zh: b, en: c, slug: ..}"),
        ("causes", "- {key: a b, zh: b, en: c}\n- {key: a-b, zh: b, en: c}"),
        ("statutes", "- {key: a, zh: b, en: c, articles: no}"),
        ("statutes", '- {key: a, zh: b, en: c, articles: {"1": no}}'),
        ("regions", "- {key: &a a, zh: b, en: c}"),
    ],
)
def test_a_wrong_vocabulary_gives_a_problem(project, name, text):
    write(project / "content", "service")
    path = project / "content" / "vocabulary" / f"{name}.yml"
    path.write_text(text + "\n", encoding="utf-8")
    outcome = build(project)
    assert not outcome.ok
    assert any(problem.path.endswith(f"{name}.yml") for problem in outcome.problems)


def test_names_of_the_vocabulary_are_literal_too(project, scripts):
    markup = json.dumps(MARKUP)
    court = f"- {{key: 京O1, zh: {markup}, en: {markup}, region: 京, level: basic}}\n"
    path = project / "content" / "vocabulary" / "courts.yml"
    path.write_text(path.read_text(encoding="utf-8") + court, encoding="utf-8")
    write(project / "content", "proceeding", id=OTHER)
    write(project / "content", id=SELF, court="京O1")
    assert build(project).ok
    for name in (f"judgments/{SELF}", "courts", "courts/京O1", "en/courts", "browse"):
        tree = parsed(project / "site" / name / "index.html")
        assert scripts_in(tree) <= scripts
        assert MARKUP in " ".join("".join(tree.itertext()).split())
