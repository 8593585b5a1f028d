"""A part may be taken over from the last build when nothing that it depends on has changed; so it must name all of it."""

import datetime as dt
import pickle
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import frames_kept

from build_scripts.export import feeds, registry, selection, sitemap
from build_scripts.export.index_file import measure
from build_scripts.model.kinds import KINDS, results_of
from build_scripts.model.status import WithdrawnReason, WithheldReason
from build_scripts.pages.plans import other_plans

from .factories import (
    AS_OF,
    COURT,
    all_files,
    made_of,
    make_context,
    make_files,
    make_site,
    make_summary,
    mixed,
    shuffled,
)

NUMBER = "（2023）京0105刑初1号"


@pytest.fixture(autouse=True, scope="module")
def _small():
    """Few records make several files of each sort."""
    with frames_kept(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(selection, "CHUNK", 3)
        patch.setattr(feeds, "LIMIT", 3)
        patch.setattr(sitemap, "LIMIT", 7)
        yield


def summaries():
    plain = [make_summary(number, date=f"2023-0{number}-01", organs=("京01",)) for number in range(1, 8)]
    return {summary.id: summary for summary in (*mixed(), *plain)}


def parts_of(site):
    shown = [summary.url for summary in site.catalog.records if not KINDS[summary.kind].left_out]
    cases = [f"cases/{slug}/" for slug in site.catalog.cases]
    pages = [("", ("zh", "en")), ("about/", ("en",)), *((path, ("zh", "en")) for path in shown + cases)]
    return {part.name: part for part in registry.parts(site, make_context(site), pages)}


def outdated(before, after, *, depends=lambda part: part.depends):
    """The parts that would be taken over although their files are others now."""
    old, new = parts_of(before), parts_of(after)
    same = [name for name in old.keys() & new.keys() if depends(old[name]) == depends(new[name])]
    contexts = [pickle.dumps(make_context(site)) for site in (before, after)]
    found = set()
    for name in same:
        sent = [(context, pickle.dumps(part[name].make)) for context, part in zip(contexts, (old, new), strict=True)]
        # A part is made from what is sent to a worker alone; the same bytes need not be sent twice.
        if sent[0] != sent[1] and made_of(*sent[0]) != made_of(*sent[1]):
            found.add(name)
    return found


DAY = st.sampled_from(["2019-01-02", "2023-03-01", "2024-05-31", "2024-06-01", "2030-01-01"])
TEXT = st.sampled_from(["判决书", "=1+1", "a & b", "长" * 500, ""])
ID = st.sampled_from([*summaries(), "zzzzzzzz"])
WORDS = st.builds(lambda zh, en: {"zh": (zh, "zh"), "en": (en, "zh")}, TEXT, TEXT)
FIELDS = {
    "kind": st.sampled_from(["judgment", "hearing", "enforcement"]),
    "status": st.sampled_from(["published", "withheld", "withdrawn", "sealed"]),
    "language": st.sampled_from(["zh", "en"]),
    "sample": st.booleans(),
    "titles": WORDS | st.just({}),
    "summaries": WORDS | st.just({}),
    "number": st.sampled_from([NUMBER, "（2020）京01刑终2号", None]),
    "numbers": st.sampled_from([(), ("2023京0105刑初1",), ("2020京01刑终2",)]),
    "date": DAY | st.none(),
    "published": DAY | st.none(),
    "organs": st.lists(st.sampled_from([COURT, "京01", "燕城", "nowhere"]), unique=True).map(tuple),
    "regions": st.sampled_from([(), ("北京",), ("nowhere",)]),
    "causes": st.lists(st.sampled_from(["盗窃罪", "nothing"])).map(tuple),
    "result": st.sampled_from([None, "convicted", "acquitted", "performed"]),
    "events": st.lists(st.tuples(DAY, st.just("Decided"), TEXT), max_size=2).map(tuple),
    "related": st.lists(st.tuples(ID, st.sampled_from(["cites", "enforces"])), max_size=2).map(tuple),
    "corrections": st.lists(
        st.tuples(DAY, st.just("technical"), TEXT, st.dictionaries(st.just("en"), TEXT)), max_size=2
    ).map(tuple),
    "expires": DAY | st.none(),
    "reason": st.sampled_from([None, "juvenile-crime", "request"]),
    "replaced_by": ID | st.none(),
}
EDIT = st.sampled_from(sorted(FIELDS)).flatmap(lambda name: st.tuples(ID, st.just(name), FIELDS[name]))


def edited(records, identifier, name, value):
    """With one field changed; an id that no record has adds one."""
    summary = records.get(identifier) or make_summary(99, id=identifier)
    changed = replace(summary, **{name: value})
    known = {"withheld": WithheldReason, "withdrawn": WithdrawnReason}.get(changed.status, ())
    result = changed.result if changed.result in results_of(changed.kind) else None
    reason = changed.reason if changed.reason in {one.value for one in known} else None
    return {**records, identifier: replace(changed, result=result, reason=reason)}


@settings(deadline=None, max_examples=50)
@given(first=st.lists(EDIT, max_size=3), edit=EDIT)
def test_whoever_changes_a_card_changes_what_its_files_depend_on(first, edit):
    records = summaries()
    for change in first:
        records = edited(records, *change)
    before, after = make_site(records.values()), make_site(edited(records, *edit).values())
    assert outdated(before, after) == set()


@pytest.mark.long
@settings(deadline=None, max_examples=50)
@given(first=st.lists(EDIT, max_size=3), gone=ID)
def test_so_does_whoever_removes_a_record(first, gone):
    records = summaries()
    for change in first:
        records = edited(records, *change)
    rest = {identifier: summary for identifier, summary in records.items() if identifier != gone}
    assert outdated(make_site(records.values()), make_site(rest.values())) == set()
    assert outdated(make_site(rest.values()), make_site(records.values())) == set()


@pytest.mark.long
@settings(deadline=None, max_examples=50)
@given(days=st.integers(-3000, 3000))
def test_and_the_passing_of_days(days):
    later = make_site(summaries().values(), as_of=AS_OF + dt.timedelta(days))
    assert outdated(make_site(summaries().values()), later) == set()


NEIGHBOURS = {  # changes of one record that change what is said of bcdfghj2, whose summary stays as it is
    "sealed": ("bcdfghj4", "status", "sealed"),
    "expired": ("bcdfghj4", "expires", "2024-01-01"),
    "not to be exported": ("bcdfghj4", "kind", "enforcement"),
    "there at last": ("bcdfghj5", "status", "withheld"),
    "another case": ("bcdfghj4", "related", (("bcdfghj2", "appeal-of"),)),  # whose slug comes from its oldest record
}


@pytest.mark.parametrize("edit", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_a_neighbour_changes_what_is_said_of_a_record(edit):
    before, after = make_site(summaries().values()), make_site(edited(summaries(), *edit).values())
    assert before.keys["bcdfghj2"] == after.keys["bcdfghj2"]
    lines = [line_of("bcdfghj2", site) for site in (before, after)]
    assert lines[0] != lines[1]
    assert outdated(before, after) == set()


def line_of(identifier, site):
    files = make_files(site, parts_of(site).values())
    data = b"".join(content for path, content in sorted(files.items()) if path.endswith(".jsonl"))
    return next(line for line in data.splitlines() if identifier.encode() in line[:16])


@pytest.mark.parametrize("edit", [("bcdfghj2", "titles", {"zh": ("x", "zh"), "en": ("x", "zh")}), *NEIGHBOURS.values()])
def test_a_part_that_forgets_what_it_depends_on_is_found(edit):
    before, after = make_site(summaries().values()), make_site(edited(summaries(), *edit).values())
    assert outdated(before, after, depends=lambda _part: ())


SUMMARY = ("bcdfghj2", "summaries", {"zh": ("另一摘要", "zh")})
SHOWN_IN = {f"courts/{COURT}/feed.xml", "causes/dao-qie-zui/feed.xml", "data/records-0003", "record files 0"}
BY_KEY = {"data/kinds/judgment-0001"}  # which depends on the whole record and shows other things


def test_keys_that_stay_are_found():
    before, after = make_site(summaries().values()), make_site(edited(summaries(), *SUMMARY).values())
    assert outdated(before, replace(after, keys=before.keys, seen=before.seen)) == SHOWN_IN


def test_what_depends_on_summaries_asks_for_the_file_of_no_record():
    """A build that finds them as they were does not plan these parts and pages, whatever the file of a record says now."""
    site = make_site(summaries().values())
    blind = replace(site, keys={})
    assert [*registry.parts_of_summaries(blind, make_context(blind), [])]
    assert [*other_plans(blind)]
    with pytest.raises(KeyError):
        list(registry.parts_of_texts(blind))


def test_an_edit_leaves_what_does_not_show_it():
    before, after = (parts_of(make_site(records.values())) for records in (summaries(), edited(summaries(), *SUMMARY)))
    assert {name for name in before if before[name].depends != after[name].depends} == SHOWN_IN | BY_KEY


def test_the_order_of_the_records_does_not_matter():
    before, after = (parts_of(make_site(records)) for records in (summaries().values(), shuffled(summaries().values())))
    assert {name: part.depends for name, part in before.items()} == {name: part.depends for name, part in after.items()}


def test_parts_and_files_have_names_of_their_own():
    site = make_site(summaries().values())
    parts = list(
        registry.parts(site, make_context(site), [(summary.url, ("zh", "en")) for summary in site.catalog.records])
    )
    assert len({part.name for part in parts}) == len(parts)
    files = [path for part in parts for path in make_files(site, [part])]
    assert len(set(files)) == len(files)
    assert {"robots.txt", "sitemap.xml", "sitemap-2.xml", "feed.xml", "data/records-0002.csv"} <= set(files)


def test_the_closing_takes_files_that_were_made_elsewhere():
    site = make_site(summaries().values())
    files = make_files(site, parts_of(site).values())
    made = [measure(path, content) for path, content in files.items()]
    closing = registry.closing(site, make_context(site), made)
    assert closing == list(all_files(site))[-len(closing) :]
    fewer = [file for file in made if file.path != "data/records-0001.csv"]
    assert closing != registry.closing(site, make_context(site), fewer)
