"""Records with a payload in every field: what is refused is refused with rule and line, everything else is shown as it was written."""

import shutil
from html import escape

import html5lib
import markupsafe
import pytest

from build_scripts.model.kinds import KINDS
from hostile import display, fields, literal, tally
from hostile.examined import ANCHORS
from hostile.payloads import BETWEEN, payloads
from hostile.records import CASES
from hostile.sites import one_of_each
from hostile.variants import variants
from hostile.watch import Watch

FORBIDDEN = "\u202e"


def words_of(case):
    return [leaf for leaf in fields.leaves(fields.model_of(*case)) if fields.takes_text(leaf)]


def test_there_are_payloads_of_every_kind():
    kinds = {
        "html",
        "attributes",
        "svg",
        "urls",
        "markdown",
        "json",
        "csv",
        "bidi",
        "confusables",
        "traversal",
        "devices",
        "slots",
    }
    assert {payload.kind for payload in payloads()} == kinds
    assert len(payloads()) >= 150
    marks = [payload.mark for payload in payloads()]
    assert len(set(marks)) == len(marks)
    assert all(len(literal.MARK.findall(mark)) == 1 for mark in marks)


def test_every_field_of_words_of_every_model_is_attacked():
    every = {(leaf.model, leaf.name) for case in CASES for leaf in words_of(case)}
    lacking = {(leaf.model, leaf.name): case for case in CASES for leaf in variants(*case)[1]}
    reached = {(leaf.model, leaf.name) for case in CASES for leaf in words_of(case) if leaf not in variants(*case)[1]}
    assert {key: lacking[key] for key in every - reached} == {}, "needs an example in examples.yml"
    assert len(every) > 100
    assert {case[0] for case in CASES} == KINDS.keys()


def test_every_field_is_given_a_pack_and_every_payload_is_tried(pair):
    """The deep run gives every payload to every field; what it counts is read from the site, as here."""
    published, refused = tally.published(pair), tally.refused(pair)
    assert published == {one for attack in pair.attacks for one in attack.pairs}
    assert published & refused == set()
    assert published | refused < tally.every()
    assert {one[1:] for one in published | refused} == {one[1:] for one in tally.every()}
    assert {one[0] for one in published | refused} == {payload.mark for payload in payloads()}
    assert len(published) > 600


def test_a_pair_that_was_not_built_is_not_counted(pair):
    attack = pair.attacks[0]
    other = attack._replace(placed=[*attack.placed, attack.placed[0]._replace(payload=pair.refused[0].payload)])
    assert tally.published(pair._replace(attacks=[other])) == attack.pairs < other.pairs
    gone = attack._replace(fields=attack.fields | {"id": "zzzzzzzz"})
    assert tally.published(pair._replace(attacks=[gone])) == set()


def test_the_record_as_data_tells_every_payload_word_for_word(pair):
    kept = []
    assert list(tally.told(pair, kept)) == []
    assert len(kept) > 600
    swapped = pair._replace(hostile=pair.harmless)
    assert len(list(tally.told(swapped, []))) > 0.9 * len(kept), "the negative control: a site that tells other texts"


def test_what_the_loader_refuses_is_told_with_rule_and_line(pair):
    """`records.attacks` asserts rule, message and a line within the file for each; here, that there are such, and of which corpora."""
    refused = {(one.payload.kind, one.rule) for one in pair.refused}
    assert ("bidi", "YAML-02") in refused
    assert "FORM-10" in {rule for _kind, rule in refused}
    placed = [payload for attack in pair.attacks for payload, *_ in attack.placed]
    assert not any(FORBIDDEN in payload.text for payload in placed)
    assert len(placed) > 300


@pytest.fixture(scope="module")
def wanted(pair):
    """What the pages of the harmless site consist of."""
    return literal.shapes(pair.harmless)


def test_pages_hold_no_more_than_those_of_harmless_records(pair, wanted):
    assert list(literal.pages(pair.hostile, wanted)) == []


def test_data_feeds_and_tables_hold_payloads_as_text_alone(pair):
    assert list(literal.files(pair.hostile, pair.harmless)) == []


def test_every_payload_is_shown_as_it_was_written(pair):
    shown = []
    assert list(display.unseen(pair, shown)) == []
    assert len(shown) > 300


def test_nothing_lands_outside_the_site(pair):
    before, after = pair.outside
    assert after == before


def test_what_settings_and_the_log_say_is_shown_as_text(pair):
    """The other tests of the two sites hold these pages against their twins."""
    title = (
        html5lib.parse((pair.hostile / "index.html").read_bytes(), namespaceHTMLElements=False).find("head/title").text
    )
    entered = (pair.hostile / "proceedings" / ANCHORS[0] / "index.html").read_text(encoding="utf-8")
    texts = [text for text, _twin in one_of_each("bidi")]
    assert all(display.squeezed(text) in display.squeezed(title) for text in texts)
    script = next(text for text in texts if "zqhtml" in text)
    assert escape(script, quote=False) in entered
    assert script not in entered


LOOSE = """() => [...document.querySelectorAll('main a, main span, main strong, main time, main cite, main mark')]
  .filter(element => getComputedStyle(element).display === 'inline' && getComputedStyle(element).unicodeBidi !== 'isolate')
  .map(element => element.outerHTML)"""
ORDER = """() => {
  const row = document.createElement('p');
  row.innerHTML = '<time>1</time> <a href="/">\u05d0</a> <span>2</span> <a href="/">\u05d1</a>';
  document.querySelector('main').prepend(row);
  return [...row.children].map(element => element.getBoundingClientRect().left);
}"""


def test_a_title_in_hebrew_moves_none_of_its_neighbours(pair, browser, serve):
    """Controls of direction are refused; letters of such scripts are not, and each text keeps its own place."""
    with serve(pair.hostile) as origin, Watch(browser, origin) as watch:
        for path in ("/", "/judgments/"):
            watch.visit(path)
            assert watch.page.evaluate(LOOSE) == []
            places = watch.page.evaluate(ORDER)
            assert places == sorted(places)
        watch.page.evaluate(
            "document.styleSheets[0].ownerNode.parentNode.querySelectorAll('link[rel=stylesheet]').forEach(link => link.remove())"
        )
        without = watch.page.evaluate(ORDER)
        assert without != sorted(without), "the negative control: without the style sheet they change places"


def test_no_script_runs_and_no_request_leaves(pair, browser, serve):
    with serve(pair.hostile) as origin, Watch(browser, origin) as watch:
        for path, moves in literal.one_of_each(pair.hostile):
            watch.visit(path, moves=moves)
        assert watch.complaints == []
        assert watch.visited > 40


def unescaped(pair):
    """Pages of records that fail to escape one payload in the middle of a field, each with its text as it was built."""
    for path, attack in display.pages_of(pair.hostile, pair.attacks):
        text = path.read_text(encoding="utf-8")
        for before, one, after in zip(attack.placed, attack.placed[1:], attack.placed[2:], strict=False):
            written = str(markupsafe.escape(one.payload.text))
            if (
                before.leaf == one.leaf == after.leaf
                and "<" in one.payload.text
                and f"{BETWEEN}{written}{BETWEEN}" in text
            ):
                yield path.relative_to(pair.hostile), text, text.replace(written, one.payload.text)


def test_a_payload_in_the_middle_of_a_field_that_a_page_fails_to_escape_is_found(
    pair, wanted, browser, serve, tmp_path
):
    """By its structure on every such page; and a browser notes what it would do."""
    wrong = list(unescaped(pair))
    assert len(wrong) > 20
    for name, _text, changed in wrong:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(changed, encoding="utf-8")
        literal.parsed.cache_clear()
        assert list(literal.pages(tmp_path, wanted, [tmp_path / name])), name
    shutil.copytree(pair.hostile / "assets", tmp_path / "assets")
    name, text, changed = next(one for one in wrong if "<script>window.zq" in one[2])
    with serve(tmp_path) as origin, Watch(browser, origin) as watch:
        for page, noted in ((text, 0), (changed, 1)):
            (tmp_path / name).write_text(page, encoding="utf-8")
            watch.visit(f"/{name.parent.as_posix()}/")
            assert bool(watch.complaints) == noted
