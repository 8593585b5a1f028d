"""The functions of the client give what those of Python give."""

import json
import random
import sys
import unicodedata
from pathlib import Path

import pytest
from substring import texts

from build_scripts.search.normal import normalise
from build_scripts.search.tokens import tokenise

HERE = Path(__file__).parent


CASES = json.loads((HERE / "normal.json").read_text("utf-8"))


TOKENS = json.loads((HERE / "tokens.json").read_text("utf-8"))


NAMES = [line.split("\t") for line in (HERE / "names.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]


HASHES = """texts => texts.map(text => {
  const hex = (number, digits) => number.toString(16).padStart(digits, "0");
  return parts.tokens.tokensOf(text).tokens.map(({high, low}) => hex(high >>> 24, 2) + hex(low, 8));
})"""


def test_normal_forms_agree_with_python(probe):
    found = probe.evaluate("texts => texts.map(parts.normal.normalise)", [text for text, _ in CASES])
    assert found == [normal for _, normal in CASES]


def test_every_assigned_character_agrees_with_python(probe):
    points = [point for point in range(sys.maxunicode + 1) if unicodedata.category(chr(point)) not in {"Cn", "Cs"}]
    found = probe.evaluate(
        "points => points.map(point => parts.normal.normalise(`某${String.fromCodePoint(point)}a1`))", points
    )
    wrong = [
        (hex(point), there, here)
        for point, there in zip(points, found, strict=True)
        if there != (here := normalise(f"某{chr(point)}a1"))
    ]
    assert wrong == []


def test_the_client_asks_only_for_tokens_that_python_wrote(probe):
    asked = probe.evaluate(HASHES, [case["text"] for case in TOKENS])
    for case, tokens in zip(TOKENS, asked, strict=True):
        assert tokens
        assert set(tokens) <= set(case["tokens"]), case["text"]


def test_random_texts_agree_with_python(probe, collection):
    sample = [normalise(text) for one in collection for text in texts(one)]
    for text, tokens in zip(sample, probe.evaluate(HASHES, sample), strict=True):
        assert set(tokens) <= {f"{token:010x}" for token in tokenise([text]).hashes.tolist()}


def test_places_lead_back_to_the_text(probe):
    sample = ["Ａ盗\n窃　ｶﾞｽ ㎡ ①２", "The  court , it\u00ad is", "𠮷野\u200b家 é"]
    for text, placed in zip(
        sample, probe.evaluate("all => all.map(parts.normal.normaliseWithPlaces)", sample), strict=True
    ):
        assert placed["normal"] == normalise(text)
        assert len(placed["places"]) == len(placed["normal"].encode("utf-16-le")) // 2


def test_names_are_folded_as_python_folds_them(probe):
    found = probe.evaluate("names => names.map(parts.meaning.foldName)", [written for written, _ in NAMES])
    assert found == [folded for _, folded in NAMES]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022年8月", "2022-08-01", "2022-08-31"),
        ("二〇二二年八月", "2022-08-01", "2022-08-31"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("2022-08-15", "2022-08-15", "2022-08-15"),
        ("15 august 2022", "2022-08-15", "2022-08-15"),
        ("august 15,2022", "2022-08-15", "2022-08-15"),
        ("aug 2022", "2022-08-01", "2022-08-31"),
        ("2019-2021", "2019-01-01", "2021-12-31"),
        ("2022年", "2022-01-01", "2022-12-31"),
    ],
)
def test_a_time_is_read(probe, written, first, last):
    assert probe.evaluate("parts.times.periodOf", written) == {"from": first, "to": last}


@pytest.mark.parametrize("written", ["2022年13月", "2022-02-30", "264", "31 april 2022", "may", "2021-2020"])
def test_what_is_no_time_is_none(probe, written):
    assert probe.evaluate("parts.times.periodOf", written) is None


@pytest.mark.parametrize("count", [0, 1, 2, 7, 20, 199, 200, 500])
def test_the_best_hits_are_the_first_of_all_in_order(probe, count):
    rng = random.Random(count)  # noqa: S311 - reproducible, not secret
    given = [(10 * number, rng.choice([1.5, 2, 3]), rng.choice([0, 7, 9])) for number in range(200)]
    expected = [one[0] for one in sorted(given, key=lambda one: (-one[1], -one[2], one[0]))]
    found = probe.evaluate(
        """([[documents, first, second], count]) =>
          new parts.hits.Hits(Uint32Array.from(documents), first, second).best(count)""",
        [list(zip(*given, strict=True)), count],
    )
    assert found == expected[:count]
