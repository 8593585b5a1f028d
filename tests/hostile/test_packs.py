"""Several payloads in one field hide none of them: whatever a page that fails to escape makes of one, it is found in the middle of the others."""

import json
from collections import Counter
from html import escape

import pytest

from hostile import literal
from hostile.payloads import ALONE, BETWEEN, joined, packs, payloads, swallows

PLAIN = "<!doctype html><html><head><meta charset=utf-8><title>题</title>{script}</head><body><p title='文' lang=\"文\">文</p>{main}</body></html>"
# How a template might show a text that it fails to escape.
SLOTS = {
    "text": (lambda text: PLAIN.format(script="", main=f"<p>{text}</p>"), escape),
    "quotes": (lambda text: PLAIN.format(script="", main=f'<p title="{text}">文</p>'), escape),
    "apostrophes": (lambda text: PLAIN.format(script="", main=f"<p title='{text}'>文</p>"), escape),
    "script": (
        lambda text: PLAIN.format(
            script=f'<script type="application/ld+json">["{text}"]</script>', main="<p title=''>文</p>"
        ),
        lambda text: json.dumps(text)[1:-1].replace("<", "\\u003c"),
    ),
}
LINE = 600  # characters of a field of one line
# Characters that a record may not hold are no matter of a page.
TOGETHER = [tuple(one for one in pack if one.text.isprintable()) for pack in packs() if len(pack) > 1]


def test_every_payload_stands_in_one_pack():
    assert Counter(payload for pack in packs() for payload in pack) == Counter(payloads())
    assert all(len(pack) == 1 or len(joined(pack)) <= LINE for pack in packs())
    assert len(TOGETHER) > 5


def test_what_would_hide_others_is_the_last_and_what_hangs_on_its_place_is_alone():
    assert not any(swallows(payload.text) for pack in packs() for payload in pack[:-1])
    assert not any(payload.kind in ALONE for pack in TOGETHER for payload in pack)
    assert {payload.kind for payload in payloads() if swallows(payload.text)} >= {"html", "json", "svg"}


def complaints(folder, wanted, page):
    path = folder / "index.html"
    path.write_text(page, encoding="utf-8")
    literal.parsed.cache_clear()
    return list(literal.pages(folder, wanted))


@pytest.mark.parametrize("slot", SLOTS)
def test_a_payload_that_is_not_escaped_is_found_among_those_that_are(tmp_path, slot):
    """Wherever it is found by itself; and by itself it is found wherever it leaves the place of its text."""
    page, escaped = SLOTS[slot]
    (tmp_path / "index.html").write_text(page("文"), encoding="utf-8")
    literal.parsed.cache_clear()
    wanted = literal.shapes(tmp_path)
    found = 0
    for pack in TOGETHER:
        assert complaints(tmp_path, wanted, page(BETWEEN.join(escaped(one.text) for one in pack))) == []
        for payload in pack:
            by_itself = complaints(tmp_path, wanted, page(payload.text))
            among = complaints(
                tmp_path, wanted, page(BETWEEN.join((str if one is payload else escaped)(one.text) for one in pack))
            )
            assert bool(among) == bool(by_itself), payload
            found += bool(among)
        if any(complaints(tmp_path, wanted, page(one.text)) for one in pack):
            assert complaints(tmp_path, wanted, page(joined(pack))), pack
    assert found >= {"text": 40, "quotes": 10, "apostrophes": 4, "script": 4}[slot]
