"""What a status or an end takes off the site: gone from every byte, not only from the pages."""

import html5lib
import pytest
from factories import put, record, write
from project import build, call, tree

from build_scripts.model.kinds import KINDS

SEALED = "7k2m9xqd"
WORDS = {
    "title": "封存标题丁零当啷",
    "title_en": "Zanzibarquux title",
    "summary": "封存摘要乒乒乓乓",
    "summary_en": "Zanzibarquux summary",
    "body": "封存正文稀里哗啦\n第二段叽里呱啦",
    "corrections": [{"date": "2023-04-01", "class": "technical", "note": "封存更正噼里啪啦"}],
}
TRACES = [
    "丁零当啷", "Zanzibarquux", "zanzibarquux", "乒乒乓乓", "稀里哗啦", "叽里呱啦", "噼里啪啦", "刑初777", "777号",
    "777hao", "777-hao", "零当", "里哗",
]  # fmt: skip


def everywhere(project):
    """Every file that the build left, the cache included."""
    return {name: data for name, data in tree(project).items() if not name.startswith(("content/", "overrides/"))}


def traces(project, words):
    return sorted(
        {(word, name) for name, data in everywhere(project).items() for word in words if word.encode() in data}
    )


def fill(content, kind, **fields):
    fields = WORDS | {"source": {"publisher": "网", "published": "2023-04-02"}} | fields
    start = record(kind, id=SEALED)
    for name in ("case_number", "document_number"):
        if name in start:
            start[name] = "（2021）京0105刑初777号"
    return put(content, start | fields)


@pytest.mark.parametrize("kind", ["judgment", "sentence-change", "enforcement", "hearing", "statistic", "service"])
def test_a_record_that_is_sealed_leaves_no_trace(project, kind):
    content = project / "content"
    write(content, "judgment", related=[{"id": SEALED, "relation": "cites"}])
    write(content, "judgment", case_number="（2023）京0105刑初778号", title="另一份")
    if kind == "sentence-change":  # only such a record can be an earlier one of the same sentence (SENT-31)
        write(content, "sentence-change", id="9p4xk7wd", previous=[SEALED])
    later = [{"stage": "revoked", "date": "2023-01-01", "record": SEALED}]
    write(content, "sentence-change", id="9p4xk7wf", later=later)
    path = fill(content, kind)
    outcome = build(project)
    assert outcome.ok, outcome.problems
    shown = traces(project, ["丁零当啷"])
    assert len(shown) > 5, "the negative control: before it was sealed it stood in many places"
    whole = path.read_text(encoding="utf-8") if kind == "judgment" else f"id: {SEALED}\nkind: {kind}\n"
    path.write_text(whole + "status: sealed\n", encoding="utf-8")
    outcome = build(project)
    assert outcome.ok, outcome.problems
    assert traces(project, TRACES) == []
    own = f"{KINDS[kind].folder}/{SEALED}/index.html"
    allowed = {f"site/{own}", f"site/en/{own}"}
    linked = {name for _word, name in traces(project, [SEALED]) if name.startswith("site/")}
    assert linked == allowed
    tombstone = html5lib.parse((project / "site" / own).read_bytes(), namespaceHTMLElements=False)
    assert [meta.get("content") for meta in tombstone.iter("meta") if meta.get("name") == "robots"] == ["noindex"]
    assert outcome.summary["sealed"] == 1


def test_a_tombstone_says_the_same_of_every_record(project):
    for kind in ("judgment", "service"):
        write(project / "content", kind, "sealed", id=SEALED if kind == "judgment" else "9p4xk7wd")
    assert build(project).ok
    pages = [
        (project / "site" / folder / identifier / "index.html").read_text(encoding="utf-8")
        for folder, identifier in (("judgments", SEALED), ("services", "9p4xk7wd"))
    ]
    assert pages[0].replace(f"judgments/{SEALED}", "X") == pages[1].replace("services/9p4xk7wd", "X")


def test_an_entry_is_gone_the_day_after_its_last(project):
    content = project / "content"
    write(content, related=[{"id": SEALED, "relation": "cites"}])
    removed = {"date": "2024-06-02", "ground": "performed"}
    fill(content, "enforcement", type="consumption-limit", listed="2023-05-01", removed=removed)
    last = build(project, as_of="2024-06-01")
    assert (last.ok, last.summary["published"], last.summary["excluded"]) == (True, 2, 0)
    assert traces(project, ["丁零当啷"])
    after = build(project, as_of="2024-06-02")
    assert (after.ok, after.summary["published"], after.summary["excluded"]) == (True, 1, 1)
    site = [(word, name) for word, name in traces(project, [*TRACES, SEALED]) if name.startswith("site/")]
    assert site == []
    again = build(project, as_of="2024-06-01")
    assert again.summary["published"] == 2


def test_the_term_of_a_listing_ends_on_its_last_day(project):
    fields = {
        "type": "defaulter-listing",
        "case_number": "（2022）京0105执126号",
        "conduct": ["obstructs"],
        "filed": "2022-04-01",
        "listed": "2022-06-01",
        "until": "2024-06-01",
        "basis": {"case_number": "（2021）京0105民初1号", "organ": "法院"},
        "obligation": "支付货款",
        "performed": "none",
    }
    write(project / "content", "enforcement", **fields)
    assert build(project, as_of="2024-06-01").summary["published"] == 1
    assert build(project, as_of="2024-06-02").summary["excluded"] == 1


def test_withheld_shows_article_6_and_no_more(project):
    content = project / "content"
    fill(content, "judgment")
    assert build(project).ok
    write(content, status="withheld", id=SEALED, case_number="（2023）京0105刑初888号")
    outcome = build(project)
    assert outcome.summary["withheld"] == 1
    assert traces(project, TRACES) == []
    for name in (f"site/judgments/{SEALED}/index.html", f"site/en/judgments/{SEALED}/index.html"):
        page = (project / name).read_text(encoding="utf-8")
        assert "（2023）京0105刑初888号" in page
        assert "京0105" in page
        assert 'datetime="2023-06-05"' in page


def test_withdrawn_shows_a_notice(project):
    content = project / "content"
    path = fill(content, "judgment")
    assert build(project).ok
    gone = "status: withdrawn\nwithdrawn: {date: 2023-09-01, reason: anonymisation}\n"
    path.write_text(path.read_text(encoding="utf-8") + gone, encoding="utf-8")
    assert build(project).summary["withdrawn"] == 1
    assert not traces(project, ["丁零当啷", "Zanzibarquux", "稀里哗啦", "乒乒乓乓"])
    assert 'datetime="2023-09-01"' in (project / "site" / "judgments" / SEALED / "index.html").read_text(
        encoding="utf-8"
    )


def test_an_error_elsewhere_does_not_keep_a_sealed_record_in_the_cache_for_ever(project):
    content = project / "content"
    path = fill(content, "judgment")
    other = write(content, "service")
    assert build(project).ok
    path.write_text(f"id: {SEALED}\nkind: judgment\nstatus: sealed\n", encoding="utf-8")
    whole = other.read_text(encoding="utf-8")
    other.write_text("kind: [", encoding="utf-8")
    assert call(project, "build").code == 1
    other.write_text(whole, encoding="utf-8")
    assert build(project).ok
    assert traces(project, TRACES) == []
