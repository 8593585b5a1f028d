"""A record that a ledger counts changes, is added, is sealed or ends: what is built on top of the earlier site is byte for byte what is built from nothing."""

from unittest.mock import patch

import pytest
from factories import put, record, to_yaml
from project import build, make, tree

from build_scripts.build.reuse.planned_pages import PlannedPage
from build_scripts.content.problem import Severity
from build_scripts.pages import figure_ledger, figures, lists, paged_list
from build_scripts.pages.figures import Figures, largest

LEDGERS = ("deadlines", "withheld", "sentences", "figure-ledger", "supervision-ledger", "case-stages", "treatments")
PAGES = ("deadlines/", "withheld/", "sentences/", "statistics-ledger/", "supervision-ledger/", "not-disclosed/")
OPEN, OVER = "2024-06-05", "2024-06-06"


def source(day):
    return {"publisher": "中国裁判文书网", "url": "https://wenshu.court.gov.cn/", "published": day}


def change(number, year=2022, **fields):
    return record("sentence-change", case_number=f"（{year}）川01刑更{number}号", **fields)


def refused(made):
    return {**made, "decision": {"outcome": "refused", "date": "2022-05-15", "reasons": "不符合条件。"}}


def first(number, published="2023-03-22"):
    own = f"（2023）京0105刑初{number}号"
    return record(case_number=own, effective="2023-03-15", source=source(published))


def second(lower, number, disposition):
    """A ruling on appeal."""
    below = {key: lower[key] for key in ("case_number", "court", "decided")}
    own = {
        "case_number": f"（2023）京03刑终{number}号",
        "court": "京03",
        "procedure": "second-instance",
        "document_type": "ruling",
    }
    return record(**own, decided="2023-06-01", effective="2023-06-01", lower=below, disposition=disposition)


def withheld(number, reason):
    return record(status="withheld", case_number=f"（2023）京0105刑初{number}号", withheld={"reason": reason})


def figure(year, value):
    period = {"from": f"{year}-01-01", "to": f"{year}-12-31"}
    made = [{"name": name, "value": value, "unit": "件"} for name in ("受理案件", "审结案件")]
    return record("statistic", period=period, source=source(f"{year + 1}-01-20"), figures=made)


def protest(outcome):
    return record("supervision", outcome=outcome)


def some(round_):
    """One record or more for each ledger."""
    lower = first(100 + round_)
    yield from (lower, first(200 + round_, "2023-04-22"), second(lower, round_, "upheld"))
    yield from (withheld(300 + round_, "juvenile-crime"), withheld(400 + round_, "mediation"))
    yield from (
        change(10 + round_),
        refused(change(20 + round_)),
        figure(2010 + round_, str(1000 + round_)),
        protest("amended"),
    )


@pytest.fixture
def project(tmp_path):
    root = make(tmp_path / "project")
    made = [one for round_ in range(3) for one in some(round_)]
    notice = {"from": "2024-06-01", "to": OPEN, "how": "书面提出"}
    made.append(change(99, 2024, notice=notice, decision=None, docketed="2024-05-30"))
    paths = [put(root / "content", fields) for fields in made]
    with (
        patch.object(lists, "SIZE", 3),
        patch.object(paged_list, "SIZE", 3),
        patch.object(figures, "SIZE", 3),
        patch.object(figure_ledger, "_SERIES", 1),
    ):
        yield root, made, paths


def at_first(root):
    """Build what there is, on top of nothing; gives the tree."""
    assert build(root, as_of=OPEN).ok
    return tree(root / "site")


def same(root, day=OPEN):
    """Build on top and from nothing; gives the tree, and whether both are equal."""
    grown = build(root, as_of=day)
    fresh = build(root, as_of=day, site=root / "clean", cached=False)
    assert [(found.rule, found.message) for found in grown.problems if found.severity is Severity.ERROR] == []
    assert fresh.ok
    one, other = tree(root / "site"), tree(root / "clean")
    return one, one == other


def altered(made):
    """The same records, of each sort one told otherwise."""
    yield 1, {**made[1], "source": source("2023-03-23")}
    yield 2, {**made[2], "disposition": "amended"}
    yield 3, {**made[3], "withheld": {"reason": "divorce-custody"}}
    yield 5, refused(made[5])
    yield 7, {**made[7], "figures": [{"name": "受理案件", "value": "1234", "unit": "件"}]}
    yield 8, {**made[8], "outcome": "upheld"}


def different(before, after):
    return {name for name in LEDGERS if before[f"data/{name}.json"] != after[f"data/{name}.json"]}


def test_a_ledger_grows_into_what_it_is_from_nothing(project):
    root, made, paths = project
    before = at_first(root)
    assert "statistics-ledger/other/years/index.html" in before
    for number, fields in altered(made):
        put(root / "content", fields)
        made[number] = fields
    changed, equal = same(root)
    assert equal
    assert different(before, changed) == {*LEDGERS}
    for fields in some(7):
        put(root / "content", fields)
    added, equal = same(root)
    assert equal
    assert different(changed, added) == {*LEDGERS}
    for fields, path in zip(made[:9], paths, strict=False):
        path.write_text(to_yaml(record(fields["kind"], "sealed", id=fields["id"])), encoding="utf-8")
    hidden, equal = same(root)
    assert equal
    assert different(added, hidden) == {*LEDGERS}
    over, equal = same(root, OVER)
    assert equal
    assert hidden["sentences/notices/calendar.ics"] != over["sentences/notices/calendar.ics"]


def test_the_page_of_a_sentence_forgets_the_number_of_a_sealed_record_that_its_case_was_called_by(tmp_path):
    root, numbers = make(tmp_path / "project"), (10, 17, 23)
    paths = {number: put(root / "content", change(number)) for number in numbers}
    before = at_first(root)
    (slug,) = {path.split("/")[1] for path in before if path.startswith("cases/2022-")}
    (gave,) = [number for number in numbers if slug.endswith(f"-{number}hao")]
    identifier = paths[gave].stem
    paths[gave].write_text(to_yaml(record("sentence-change", "sealed", id=identifier)), encoding="utf-8")
    after, equal = same(root)
    assert equal
    pages = {path for path, data in before.items() if path.startswith("sentences/") and slug.encode() in data}
    assert len(pages) >= len(numbers)
    assert [path for path, data in after.items() if slug.encode() in data] == []


def test_a_page_that_is_trusted_too_far_is_noticed(project):
    """The negative control: pages of ledgers are taken over whatever they depend on."""
    root, made, _paths = project
    key = PlannedPage.key

    def trusting(page, version, keys):
        return page.path if page.path.startswith(PAGES) else key(page, version, keys)

    with patch.object(PlannedPage, "key", trusting):
        at_first(root)
        for _number, fields in altered(made):
            put(root / "content", fields)
        assert not same(root)[1]


def test_a_table_of_courts_has_no_more_rows_than_a_page_bears():
    def lines(number):
        return Figures(
            path="", lines=range(number), row=lambda _one: ("2024",), column=lambda _one: "late", columns=["late"]
        )

    groups = {f"{number:03}": lines(number) for number in range(140)}
    assert list(largest(groups)) == [f"{number:03}" for number in range(90, 140)]
