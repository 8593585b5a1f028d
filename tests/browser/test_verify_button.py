"""The Verify button: what Python wrote a browser finds to be right, and whatever was done to it, it says in words."""

import json
import re
import shutil

import pytest
import rfc8785
from axe_playwright_python.sync_playwright import Axe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from log_site import CSP, FOLDER, changed, usual, write
from playwright.sync_api import expect
from project import ROOT

from build_scripts.publish.log import merkle, tiles

SCRIPTS = ROOT / "overrides/assets/javascripts"
WORDS = {
    name: f"{name} {{index}} {{size}} {{origin}}"
    for name in re.findall("'(\\w+)': _", (ROOT / "overrides/records/verification.html").read_text(encoding="utf-8"))
}
RECORD = f"{FOLDER}/cdfghjkm/record.json"
PAGE = """<!doctype html><html lang="zh"><head><meta charset="utf-8">%s<link rel="icon" href="data:,"></head><body>
<h1 data-text>%s</h1><div class="portal-text" data-text><p>%s</p></div>
<section id="log" data-record="record.json" data-log="../../log/" data-key="%s">
<button type="button" data-verify="../../assets/javascripts/log/check.js" data-words="../../words.html" data-busy="busy" data-failed="failed" hidden>verify</button>
<div role="status" aria-live="polite" data-verify-result></div></section>
<script src="../../assets/javascripts/portal.js"></script></body></html>"""
POLICY = CSP.replace("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:")


def files_of(site, text="改正。", title="题 cdfghjkm"):
    page = PAGE % (POLICY, title, text, site.key.public if site.key else "")
    words = f'<!doctype html><script type="application/json" id="verify-words">{json.dumps(WORDS)}</script>'
    return site.files() | {f"{FOLDER}/cdfghjkm/index.html": page.encode(), "words.html": words.encode()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("log-site")
    shutil.copytree(SCRIPTS, folder / "assets/javascripts")
    return folder


@pytest.fixture(scope="module")
def host(folder, serve):
    with serve(folder) as address:
        yield address


@pytest.fixture
def pressed(folder, host, page):
    """Write a site, press its button, and give what the page then says."""

    def press(files, page=page):
        shutil.rmtree(folder / "log", ignore_errors=True)
        write(folder, files)
        page.goto(f"{host}/{FOLDER}/cdfghjkm/")
        page.get_by_role("button", name="verify").click()
        result = page.locator("[data-verify-result]")
        expect(result).to_have_attribute("data-state", re.compile("good|bad|open"))
        return [line.split()[0] for line in result.inner_text().splitlines() if line]

    return press


GOOD = ["all_good", "record", "page", "entry", "signature_good"]


@pytest.mark.parametrize("more", [0, 250, 600])
def test_an_untouched_record_is_verified(pressed, page, more):
    said = pressed(files_of(usual(more=more)))
    assert said == GOOD, " ".join(said)
    expect(page.get_by_role("status")).to_contain_text(f"entry 6 {7 + more}")


def test_what_has_no_key_is_verified_and_called_unsigned(pressed):
    assert pressed(files_of(usual(key=None))) == [*GOOD[:-1], "signature_none"]


def text(whole):
    whole["record"]["body"] = "无罪。"


def day(whole):
    whole["entries"][0]["header"]["date"] = "2026-01-01"


def ahead(whole):
    whole["entries"][-1]["content_salt"] = None


@pytest.mark.parametrize(
    ("change", "bad"),
    [(text, ["record_bad", "page_bad"]), (day, ["entry_bad"]), (ahead, ["absent_bad"])],
)
def test_an_altered_record_is_not_verified(pressed, change, bad):
    files = files_of(usual())
    said = pressed(files | {RECORD: changed(files[RECORD], change)})
    assert said[0] == "all_bad"
    assert [one for one in said[1:] if one.endswith("_bad")] == bad


def test_a_page_that_shows_another_text_is_not_verified(pressed):
    for shown in ({"text": "无罪。"}, {"title": "题"}):
        assert pressed(files_of(usual(), **shown)) == ["all_bad", "record", "page_bad", "entry", "signature_good"]


def flipped(data, place):
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def test_a_changed_tile_or_checkpoint_is_not_verified(pressed):
    files = files_of(usual())
    tile, note = "log/tile/0/000.p/7", "log/checkpoint"
    assert pressed(files | {tile: flipped(files[tile], 3)})[3] == "entry_bad"
    assert pressed(files | {note: flipped(files[note], files[note].index(b"\n7\n") + 5)})[3:] == [
        "entry_bad",
        "signature_bad",
    ]
    assert pressed(files | {note: flipped(files[note], 2)})[3:] == ["entry", "signature_bad"]
    assert pressed(files | {note: files[note].partition(b"\n\n")[0] + b"\n\n"})[3:] == ["entry", "signature_bad"]


def test_what_cannot_be_read_is_said(pressed, page):
    files = files_of(usual())
    assert pressed(files | {RECORD: b"{"}) == ["all_bad", "unread_bad"]
    assert pressed({path: data for path, data in files.items() if not path.startswith("log/")})[-1] == "unread_bad"
    page.complaints.clear()  # the 404 that the test provoked


def test_on_a_slow_line_it_says_that_it_is_at_work_and_without_one_that_it_failed(folder, host, page):
    write(folder, files_of(usual()))
    held = []
    page.route("**/check.js", lambda route: held.append(route))  # noqa: PLW0108 - a method of a list is not taken
    page.goto(f"{host}/{FOLDER}/cdfghjkm/")
    page.get_by_role("button", name="verify").click()
    expect(page.get_by_role("status")).to_have_text("busy")
    while not held:  # the word may be there before the request is
        page.wait_for_timeout(10)
    held[0].abort()
    expect(page.get_by_role("status")).to_have_text("failed")
    page.complaints.clear()  # the request that the test broke off


def test_a_browser_without_ed25519_says_so(pressed, new_page):
    without = "crypto.subtle.importKey = async () => { throw new DOMException('no', 'NotSupportedError'); }"
    new_page.add_init_script(without)
    assert pressed(files_of(usual()), new_page) == [*GOOD[:-1], "signature_unable"]


def test_the_button_can_be_pressed_again_and_is_not_there_without_javascript(pressed, page, folder, host, browser):
    assert pressed(files_of(usual())) == GOOD
    write(folder, {RECORD: b"{}"})
    page.get_by_role("button", name="verify").click()
    expect(page.get_by_role("status")).to_contain_text("all_bad")
    with browser.new_context(java_script_enabled=False) as context:
        bare = context.new_page()
        bare.goto(f"{host}/{FOLDER}/cdfghjkm/")
        expect(bare.get_by_role("button")).to_have_count(0)


@pytest.fixture(scope="module")
def modules(browser, host):
    """A page that has loaded the modules, to try them one by one."""
    page = browser.new_page()
    page.goto(f"{host}/words.html")
    page.evaluate(
        """async () => {
          for (const name of ["canonical", "tree", "bytes"]) Object.assign(window, await import(`/assets/javascripts/log/${name}.js`));
        }"""
    )
    yield page
    page.close()


LETTERS = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(
    ["é", "e\u0301", "\ud7ff", "\uffff", "😀", "\u2028", '"\\/\b\f\n\r\t\x7f', "__proto__", "1", "10", "2"]
)
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | LETTERS | st.none(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(LETTERS, inner, max_size=6),
    max_leaves=20,
)


@given(values=st.lists(VALUES, min_size=1, max_size=20))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_browser_writes_the_same_canonical_json(modules, values):
    sent = [json.dumps(value) for value in values]
    assert modules.evaluate("(texts) => texts.map((text) => canonical(JSON.parse(text)))", sent) == [
        rfc8785.dumps(value).decode() for value in values
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 255, 256, 257, 700, 66_000])
def test_the_browser_finds_the_root_of_every_tree_from_its_tiles(modules, size):
    leaves = [merkle.leaf_hash(b"%d" % number) for number in range(size)]
    files = {path: data.hex() for path, data in tiles.hash_files(leaves).items()}
    places = sorted({0, size // 2, size - 1, min(255, size - 1), min(256, size - 1)})
    found = modules.evaluate(
        """async ({ files, size, leaves }) => {
          const tree = () => new Tree(async (path) => fromHex(files[path]), size);
          return Promise.all(leaves.map(async ([at, leaf]) => hexOf(await tree().rootWith(fromHex(leaf), at))));
        }""",
        {"files": files, "size": size, "leaves": [[place, leaves[place].hex()] for place in places]},
    )
    assert found == [merkle.root(leaves).hex()] * len(places)


@pytest.mark.parametrize(("language", "says"), [("", "核验"), ("en/", "Verified: ")])
def test_every_kind_of_record_is_verified_on_its_own_page_on_a_phone(page, root, site, language, says):
    page.set_viewport_size({"width": 390, "height": 800})
    places = {path.parent.parent.name: path for path in sorted(site.folder.glob("*/*/record.json"))}
    assert len(places) >= 9
    for place in places.values():
        page.goto(f"{root}{language}{place.parent.relative_to(site.folder).as_posix()}/")
        button = page.locator("[data-verify]")
        button.focus()
        page.keyboard.press("Enter")
        status = page.locator("#log [role=status]")
        expect(status).to_have_attribute("data-state", "good")
        expect(status).to_contain_text(says)
        assert status.get_attribute("aria-live") == "polite"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    assert Axe().run(page, "#log").violations_count == 0


def test_the_words_for_every_end_stand_on_the_page_that_explains(page, root):
    for language in ("", "en/"):
        page.goto(f"{root}{language}verification/")
        words = json.loads(page.locator("#verify-words").text_content())
        assert words.keys() == WORDS.keys()
        assert all(words.values())
