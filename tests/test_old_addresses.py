"""What stands at the address of a record that was renamed, merged, withdrawn or sealed, and what is refused."""

import html5lib
import pytest
from factories import write
from project import build, check, tree

STAYS, OLD, OTHER = "7k2m9xqd", "m3c8vd2t", "9p4xk7wd"
NUMBER = "（2023）京0105刑初123号"
SLUG = "2023-jing-0105xing-chu-123hao"


def replaces(*ids, **fields):
    return [{"id": one, "reason": "merged"} | fields for one in ids]


def page(project, path):
    return html5lib.parse((project / "site" / path / "index.html").read_bytes(), namespaceHTMLElements=False)


def refresh(tree):
    return [meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv") == "refresh"]


def robots(tree):
    return [meta.get("content") for meta in tree.iter("meta") if meta.get("name") == "robots"]


def errors(outcome):
    return [(found.rule, found.path.rpartition("/")[2]) for found in outcome.problems if found.severity == "error"]


def test_an_old_address_leads_on_in_every_language(project):
    content = project / "content"
    write(
        content,
        id=STAYS,
        replaces=[*replaces(OLD, date="2024-02-03"), *replaces(OTHER, kind="hearing", reason="renamed")],
    )
    outcome = build(project)
    assert outcome.ok, outcome.problems
    for language, words in (("", "王某"), ("en/", "merged into another one")):
        for old in (f"judgments/{OLD}", f"hearings/{OTHER}"):
            found = page(project, language + old)
            assert refresh(found) == [f"0; url=../../{'../' if language else ''}{language}judgments/{STAYS}/"]
            assert robots(found) == ["noindex"]
            links = {link.get("rel"): link.get("href") for link in found.iter("link")}
            assert links["canonical"] == f"https://portal.example/{language}judgments/{STAYS}/"
            assert "alternate" not in links
            assert any(STAYS in link.get("href") for link in found.iter("a"))
        text = (project / "site" / language / f"judgments/{OLD}/index.html").read_text(encoding="utf-8")
        assert words in text
        assert 'datetime="2024-02-03"' in text
    told = {name for name, data in tree(project / "site").items() if OLD.encode() in data}
    assert told <= {f"{language}judgments/{one}/index.html" for language in ("", "en/") for one in (OLD, STAYS)} | {
        f"api/v1/records/{STAYS}.json",  # where the record that stays says what it replaces
        "data/kinds/judgment-0001.csv",
        "data/records-0001.jsonl",
        "data/removed.csv",
        "data/removed.json",
    }


def test_an_old_address_of_a_record_that_is_sealed_since_is_a_tombstone(project):
    path = write(project / "content", id=STAYS, replaces=replaces(OLD))
    assert build(project).ok
    path.write_text(path.read_text(encoding="utf-8") + "status: sealed\n", encoding="utf-8")
    outcome = build(project)
    assert outcome.ok, outcome.problems
    assert (outcome.summary["sealed"], outcome.summary["inputs"]) == (1, 1)
    old, new = ((project / "site/judgments" / one / "index.html").read_text(encoding="utf-8") for one in (OLD, STAYS))
    assert old.replace(OLD, STAYS) == new
    assert refresh(page(project, f"judgments/{OLD}")) == []


@pytest.mark.parametrize("fields", [{"publish_on": "2024-07-01"}, {"publish_on": "2024-06-02"}])
def test_no_way_leads_to_a_record_whose_day_has_not_come(project, fields):
    write(project / "content", id=STAYS, replaces=replaces(OLD), **fields)
    outcome = build(project)
    assert (outcome.ok, outcome.summary["excluded"]) == (True, 1)
    assert not [name for name, data in tree(project / "site").items() if OLD.encode() in data or OLD in name]
    assert build(project, as_of=fields["publish_on"]).summary["published"] == 1
    assert refresh(page(project, f"judgments/{OLD}"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (replaces(OTHER), []),  # the old id is still a file
        (replaces(OTHER), replaces(STAYS)),  # a circle
        (replaces(OTHER), replaces(OLD)),  # a chain
        (replaces(OLD), replaces(OLD)),
        (replaces(OLD, OLD), []),
        (replaces(STAYS), []),
        (replaces(OLD, kind="verdict"), []),
    ],
)
def test_a_way_on_to_another_way_on_is_refused(project, one, other):
    write(project / "content", id=STAYS, replaces=one)
    write(project / "content", id=OTHER, case_number="（2023）京0105刑初124号", replaces=other)
    assert {rule for rule, _file in errors(check(project))} == {"CAT-04"}


def test_what_points_at_an_old_number_is_told_the_new_one(project):
    write(project / "content", id=STAYS, replaces=replaces(OLD))
    write(
        project / "content", id=OTHER, case_number="（2023）京0105刑初124号", related=[{"id": OLD, "relation": "cites"}]
    )
    outcome = check(project)
    assert errors(outcome) == [("CAT-02", f"{OTHER}.yml")]
    assert f"`{STAYS}`" in next(found.message for found in outcome.problems if found.rule == "CAT-02")


def test_the_address_of_a_case_outlives_the_record_that_gave_it(project):
    """The first record of a case is withdrawn: with its day the case loses its address."""
    content = project / "content"
    write(content, id=STAYS, case_number=NUMBER, decided="2023-03-01")
    later = {
        "case_number": "（2023）京01刑终45号",
        "court": "京01",
        "procedure": "second-instance",
        "decided": "2023-06-01",
    }
    write(content, id=OTHER, related=[{"id": STAYS, "relation": "appeal-of"}], **later)
    assert build(project).ok
    assert (project / "site" / "cases" / SLUG / "index.html").is_file()
    write(content, status="withdrawn", id=STAYS, case_number=NUMBER, court="京0105")
    (content / "records/judgments/2023" / f"{STAYS}.yml").unlink(missing_ok=True)
    write(content, status="withdrawn", id=STAYS, case_number=NUMBER, court="京0105")
    outcome = build(project)
    assert outcome.ok, outcome.problems
    for language, up in (("", "../../"), ("en/", "../../../")):
        assert refresh(page(project, f"{language}cases/{SLUG}")) == [
            f"0; url={up}{language}cases/2023-jing-01xing-zhong-45hao/"
        ]
    write(content, id=OTHER, **later)  # which belongs to the case no longer
    assert build(project).ok
    assert refresh(page(project, f"cases/{SLUG}")) == [f"0; url=../../judgments/{STAYS}/"]
    assert b"cases/" + SLUG.encode() not in (project / "site" / "sitemap.xml").read_bytes()


ADULT = {"date": "2024-03-04", "category": "minor-offence"}


@pytest.mark.parametrize(
    ("sealed", "shown"),
    [
        ([ADULT], True),
        ([ADULT, ADULT], True),
        ([ADULT, None], False),
        ([{"date": "2024-03-04"}], True),
        ([ADULT, {"category": "minor-offence"}], False),
    ],
)
def test_the_day_of_a_sealing_is_told_by_all_tombstones_or_none(project, sealed, shown):
    for identifier, fields in zip((STAYS, OTHER), sealed, strict=False):
        write(project / "content", status="sealed", id=identifier, sealed=fields)
    outcome = build(project)
    assert outcome.ok, outcome.problems
    assert outcome.problems == []
    dated = [name for name, data in tree(project / "site").items() if b"2024-03-04" in data]
    assert len(dated) == (2 * len(sealed) if shown else 0)


@pytest.mark.parametrize(
    "fields",
    [{"category": "juvenile-crime"}, {"date": "2024-03-04", "category": "juvenile"}, {"reason": "x"}, "2024-03-04", []],
)
def test_of_a_ground_that_concerns_a_minor_the_file_keeps_nothing_and_the_sealing_does_not_wait(project, fields):
    write(project / "content", status="sealed", id=STAYS, sealed=fields)
    outcome = build(project)
    assert outcome.ok
    assert [found.rule for found in outcome.problems] == ["SEAL-02"]
    site = tree(project / "site")
    for told in ("api/v1/openapi.json", "data/withheld.schema.json"):
        del site[told]  # which knows every reason for withholding a record
    assert not [name for name, data in site.items() if b"2024-03-04" in data or b"juvenile-crime" in data]


def test_a_hand_written_page_does_not_lead_to_a_sealed_record(project):
    content = project / "content"
    write(content, id=STAYS, title="丁零")
    about = content / "pages/en/about.md"
    about.write_text(about.read_text(encoding="utf-8") + f"\n\n[a judgment](../judgments/{STAYS}/)\n", encoding="utf-8")
    assert build(project).ok
    assert STAYS in (project / "site/en/about/index.html").read_text(encoding="utf-8")
    assert [found.rule for found in check(project).problems] == []
    write(content, status="sealed", id=STAYS)
    (content / "records/judgments/2023" / f"{STAYS}.yml").write_text(f"id: {STAYS}\nkind: judgment\nstatus: sealed\n")
    assert build(project).ok
    text = (project / "site/en/about/index.html").read_text(encoding="utf-8")
    assert STAYS not in text
    assert "a judgment" in text
    assert [(found.rule, found.severity) for found in check(project).problems] == [("LINK-02", "warning")]
