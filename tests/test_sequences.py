"""After any sequence of changes, what an incremental build leaves is what a clean one makes, byte for byte.

Hypothesis chooses the changes: to records, vocabulary, templates, pages, the day, the calendar, the code, the published site and
the cache. After each, the site is built twice, once drawing on all that went before and once on nothing.
"""

import datetime as dt
import hashlib
import pickle
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

import chinese_calendar
import pytest
from factories import SMALLEST, identifier, put, record, write
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from project import AS_OF, build, make, tree

from build_scripts.build import findings, gather, pipeline, whole_site
from build_scripts.build import write as write_step
from build_scripts.build.reuse import fingerprint, shown
from build_scripts.build.reuse.planned_pages import PlannedPage
from build_scripts.build.reuse.source_index import SourceIndex
from build_scripts.content import file_stat
from build_scripts.model import workdays
from build_scripts.pages import lists, paged_list

pytestmark = pytest.mark.system
CASE = "（2023）京0105刑初123号"
STATUSES = ["published", "withheld", "withdrawn", "sealed"]
WORDS = st.sampled_from(["盗窃他人财物", "经复核无误", "Zebra 2023", "第三段", "丁零当啷"])
PLACE = st.integers(0, 30)  # of a record or a file among those that there are


FIGURES = ("inputs", "published", "withheld", "withdrawn", "sealed", "excluded", "pages", "files", "bytes")


def told(outcome):
    """What a build says that does not depend on what it could draw on."""
    problems = [(found.rule, found.path) for found in outcome.problems]
    return outcome.ok, problems, [outcome.summary[name] for name in FIGURES]


class Sequences(RuleBasedStateMachine):
    """A project, changed step by step."""

    def __init__(self):
        super().__init__()
        self.stack = ExitStack()
        self.root = make(Path(self.stack.enter_context(tempfile.TemporaryDirectory())) / "project")
        self.content = self.root / "content"
        self.day = AS_OF
        self.code = [50, False]  # records on a page of a list; whether every day is worked
        self.number = 0
        self.known = {}  # of each state: what a clean build says and makes
        self.stack.enter_context(patch.object(file_stat, "_STEP", 0))  # or every file would be too young to be known
        for module in (gather, whole_site):
            self.stack.enter_context(patch.object(module, "of_code", lambda: f"code {self.code}"))
        is_workday = chinese_calendar.is_workday
        self.stack.enter_context(
            patch.object(chinese_calendar, "is_workday", lambda day: self.code[1] or is_workday(day))
        )

    def teardown(self):
        workdays.worked_in.cache_clear()
        self.stack.close()

    @initialize()
    def some_records(self):
        for kind in ("judgment", "sentence-change", "enforcement", "service"):
            self.add_to(kind, "published")
        self.add_to("judgment", "published")
        assert self.built(), "the content that everything starts from"

    def records(self):
        return sorted(self.content.glob("records/*/*/*.yml"))

    def one(self, place):
        found = self.records()
        return found[place % len(found)]

    def add_to(self, kind, status, **fields):
        self.number += 1
        write(self.content, kind, status, id=identifier(self.number), **fields)

    def built(self):
        """Build as a user would and from nothing; say whether anything was published."""
        with patch.object(lists, "SIZE", self.code[0]), patch.object(paged_list, "SIZE", self.code[0]):
            workdays.worked_in.cache_clear()
            outcome = build(self.root, as_of=self.day)
            said, site = self.clean()
        assert told(outcome) == said
        if outcome.ok:
            assert tree(self.root / "site") == site
        return outcome.ok

    def clean(self):
        """What a clean build says and makes; once for each state, of which there are fewer than steps."""
        inputs = [sorted(tree(self.root / name).items()) for name in ("content", "overrides")]
        state = hashlib.sha256(pickle.dumps((self.day, self.code, inputs))).digest()
        if state not in self.known:
            fresh = build(self.root, as_of=self.day, site=self.root / "clean", cached=False)
            self.known[state] = told(fresh), tree(self.root / "clean") if fresh.ok else None
        return self.known[state]

    @rule(kind=st.sampled_from(list(SMALLEST)), joined=st.booleans())
    def a_new_record(self, kind, joined):
        self.add_to(kind, "published", **({"case_number": CASE} if joined and kind == "judgment" else {}))
        self.built()

    @rule(place=PLACE, words=WORDS)
    def another_text(self, place, words):
        path = self.one(place)
        text = path.read_text(encoding="utf-8")
        if "title:" in text:
            path.write_text(text.replace("title: ", f"title: {words}", 1), encoding="utf-8")
        self.built()

    @rule(place=PLACE, words=WORDS)
    def another_paragraph(self, place, words):
        path = self.one(place)
        text = path.read_text(encoding="utf-8")
        if "title:" in text and "body:" not in text:
            path.write_text(f"{text}body: |\n  {words}\n", encoding="utf-8")
        elif "body: |" in text:
            path.write_text(f"{text}  {words}\n", encoding="utf-8")
        self.built()

    @rule(place=PLACE, status=st.sampled_from(STATUSES))
    def another_status(self, place, status):
        path = self.one(place)
        kind = next(kind for kind in SMALLEST if path.parts[-3] in {kind, f"{kind}s"})
        put(self.content, record(kind, status, id=path.stem))
        self.built()

    @rule(place=PLACE, other=PLACE)
    def a_relation(self, place, other):
        path, target = self.one(place), self.one(other)
        text = path.read_text(encoding="utf-8")
        if path != target and "related:" not in text and "title:" in text:
            path.write_text(f"{text}related: [{{id: {target.stem}, relation: cites}}]\n", encoding="utf-8")
        self.built()

    @rule(place=PLACE, end=st.sampled_from(["2024-05-01", "2024-06-01", "2024-07-01"]))
    def an_end(self, place, end):
        path = self.one(place)
        text = path.read_text(encoding="utf-8")
        if "enforcement-case" in text and "removed:" not in text:
            path.write_text(f"{text}removed: {{date: {end}, ground: performed}}\n", encoding="utf-8")
        self.built()

    @precondition(lambda self: len(self.records()) > 1)
    @rule(place=PLACE)
    def one_less(self, place):
        self.one(place).unlink()
        self.built()

    @rule(place=PLACE, year=st.sampled_from(["2022", "2023", "2024"]))
    def another_folder(self, place, year):
        path = self.one(place)
        target = path.parents[1] / year / path.name
        target.parent.mkdir(exist_ok=True)
        path.rename(target)
        self.built()

    @rule(place=PLACE)
    def an_error_and_its_mending(self, place):
        path = self.one(place)
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}nonsense: 1\n", encoding="utf-8")
        assert not self.built()
        path.write_text(text, encoding="utf-8")
        self.built()

    @rule(words=WORDS)
    def a_court_of_another_name(self, words):
        path = self.content / "vocabulary" / "courts.yml"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        lines = [line.replace("zh: ", f"zh: {words}", 1) if "京0105," in line else line for line in lines]
        path.write_text("".join(lines), encoding="utf-8")
        self.built()

    @rule(name=st.sampled_from(["judgment.html", "macros.html", "list.html", "rows.html"]), number=st.integers(0, 9))
    def another_template(self, name, number):
        path = self.root / "overrides" / "records" / name
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("<div>", f'<div class="n{number}">', 1) + f"<!-- {number} -->", encoding="utf-8")
        self.built()

    @rule(words=WORDS)
    def another_page(self, words):
        path = self.content / "pages" / "zh" / "about.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{words}。\n", encoding="utf-8")
        self.built()

    @rule(days=st.integers(-40, 40))
    def another_day(self, days):
        self.day = (dt.date.fromisoformat(AS_OF) + dt.timedelta(days)).isoformat()
        self.built()

    @rule(size=st.sampled_from([2, 3, 50]), every_day=st.booleans())
    def another_code_or_calendar(self, size, every_day):
        self.code = [size, every_day]
        self.built()

    @rule()
    def nothing(self):
        self.built()

    @rule(place=PLACE, gone=st.booleans())
    def a_file_of_the_site_changed_by_hand(self, place, gone):
        files = sorted(
            path for path in (self.root / "site").rglob("*") if path.is_file() and path.name != ".portal.json"
        )
        path = files[place * 7 % len(files)]
        path.unlink()
        if not gone:
            path.write_text("changed by hand")
        self.built()

    @rule(words=WORDS)
    def a_file_added_to_the_site_by_hand(self, words):
        """It stays until the next publication and no longer, however the tree of that one comes about."""
        (self.root / "site" / "added").mkdir(exist_ok=True)
        (self.root / "site" / "added" / "file.html").write_text(words)
        for _ in range(2):
            self.another_page(words)

    @rule(place=PLACE, how=st.sampled_from(["cut", "gone", "other"]))
    def a_damaged_cache(self, place, how):
        files = sorted(path for path in (self.root / ".cache").rglob("*") if path.is_file())
        path = files[place * 13 % len(files)]
        data = path.read_bytes()
        path.unlink()  # a file of the second tree is one of the site too, and stays as it is there
        if how != "gone":
            path.write_bytes(data[: len(data) // 2] if how == "cut" else bytes(byte ^ 1 for byte in data))
        self.built()

    @rule()
    def a_copied_cache(self):
        """As a CI service keeps it from run to run: no file is the one that it was."""
        cache, copy = self.root / ".cache", self.root / "copy"
        shutil.copytree(cache, copy)
        shutil.rmtree(cache)
        copy.rename(cache)
        self.built()


Sequences.TestCase.settings = settings(
    max_examples=4, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)
TestSequences = Sequences.TestCase


@pytest.mark.parametrize(
    ("what", "name", "broken"),
    [
        (SourceIndex, "knows", lambda index, source: index.get(source) is not None),
        (PlannedPage, "key", lambda page, _version, _keys: page.path),
        (fingerprint, "of", lambda *_parts: "always the same"),
        (shown, "shown", lambda *_parts: "always the same"),
    ],
)
def test_a_cache_that_is_trusted_too_far_is_noticed(what, name, broken):
    """A negative control: three plain changes suffice."""
    steps = (findings, gather, pipeline, whole_site, write_step)
    modules = [module for module in steps if hasattr(module, name)] if what in {fingerprint, shown} else [what]
    with ExitStack() as stack:
        for module in modules:
            stack.enter_context(patch.object(module, name, broken))
        sequence = Sequences()
        stack.callback(sequence.teardown)
        sequence.some_records()
        with pytest.raises(AssertionError):  # noqa: PT012 - whichever of them
            sequence.another_text(0, "第三段")
            sequence.another_template("macros.html", 1)
            sequence.a_court_of_another_name("第三段")
