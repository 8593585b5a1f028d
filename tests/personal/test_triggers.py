"""Triggers spare work and lose nothing: with them and without them the same is found.

Without them means: every detector reads every line of every text, whatever its trigger says.
"""

import re
from functools import cache
from random import Random

import pytest
from planting import PLANTERS, WIDE
from project import ROOT

from build_scripts.checks.personal import context, plate, scan
from build_scripts.checks.personal.folding import fold
from build_scripts.checks.personal.reader_text import passages, readable
from build_scripts.checks.published_bytes import check_file

SHARES, EACH = 4, 26_000  # more than 100,000 mutated sentences in all
TOGETHER = 7
NARROW = " 　-–·:：，,。()（）@X×*某1３三号室A"
SENTENCES = [  # each was let through by a filter that was narrower than its detector
    "联系加vx zhang_san2020。",
    "其 WeChat zhangsan_88 已核实。",
    "驾驶牌号浙A12345的车辆。",
    "悬挂牌号为K8D123的货车。",
    "The defendant, residing at No. 12 Zhongshan Road, pleaded guilty.",
    "The victim lives at 88 Renmin Road with her son.",
    "公民身份号码42O1O1 1976O3O2 4312，汉族。",
    "联系电话I38OO13 8OOO。",
    "微信（ID：lan_tian88）。",
    "颁发了内草证字第0301220号证书。",
]


def every_line(text, _trigger):
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def unfiltered(text):
    """What `scan` would find if there were no triggers; to be called where `context.lines` is `every_line`."""
    formed = fold(text)
    spans = [span for detector in scan.STRICT for span in detector.find(formed) if span.sure]
    return scan._apart(spans)


def filtered(texts):
    """What is found with triggers, in some texts at a time, as in the fields of a record or the passages of a page."""
    groups = [texts[start : start + TOGETHER] for start in range(0, len(texts), TOGETHER)]
    return [spans for group in groups for spans in scan.scan_each(group, strict_only=True)]


def mutated(random, text, other):  # noqa: PLR0911 - one way of changing a return
    way = random.randrange(9)
    if way == 0:
        return text.translate(WIDE)
    if way == 1:
        return text.lower()
    if way == 2:
        return text[: random.randrange(len(text))] + other[random.randrange(len(other)) :]
    if way == 3:
        return f"{text}\n{other}"
    place = random.randrange(len(text))
    if way in {4, 5}:
        return text[:place] + text[place + 1 :]
    if way in {6, 7}:
        return text[:place] + random.choice(NARROW) + text[place:]
    return text[:place] + random.choice(NARROW) + text[place + 1 :]


def sentences(share, count):
    random = Random(share)  # noqa: S311 - planted, not secret
    planters = [plant for _kind, plant, _sure in PLANTERS.values()]
    last = SENTENCES[0]
    for number in range(count):
        text = SENTENCES[number % 97] if number % 97 < len(SENTENCES) else planters[number % len(planters)](random)[0]
        changed = text
        for _ in range(random.randint(1, 3)):
            changed = mutated(random, changed or text, last)
        last = text
        yield changed


@cache
def differing(texts):
    """Texts in which triggers change what is found, and how many spans there are in all of them."""
    with_triggers = filtered(texts)
    patch = pytest.MonkeyPatch()
    patch.setattr(context, "lines", every_line)
    try:
        without = [unfiltered(text) for text in texts]
    finally:
        patch.undo()
    wrong = [text for text, one, other in zip(texts, with_triggers, without, strict=True) if one != other]
    return wrong, sum(map(len, without))


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_mutated_sentences(share):
    wrong, spans = differing(tuple(sentences(share, EACH)))
    print(f"{EACH} mutated sentences, {spans} spans, {len(wrong)} differ with triggers")  # noqa: T201 - with -s
    assert wrong == []
    assert spans > EACH / 4


def test_a_trigger_that_is_narrower_than_its_detector_is_noticed(monkeypatch):
    narrow = plate.DETECTOR._replace(triggers=(re.compile("牌照"),))
    monkeypatch.setattr(scan, "STRICT", tuple(narrow if one is plate.DETECTOR else one for one in scan.STRICT))
    wrong, _spans = differing(("牌号浙A12345", *sentences(99, 2000)))
    assert "牌号浙A12345" in wrong


def texts_of(folder, seen):
    """What a reader reads of each file, and the lines of the file itself that no file before it had."""
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix in {
            ".html",
            ".xml",
            ".json",
            ".jsonl",
            ".csv",
            ".txt",
            ".js",
            ".css",
            ".svg",
            ".md",
            ".yml",
        }:
            text = path.read_text(encoding="utf-8")
            new = [line for line in dict.fromkeys(text.split("\n")) if line not in seen]
            seen.update(new)
            yield "\n".join(new)
            yield from readable(path.name, passages(path.name, text))


def test_triggers_lose_nothing_in_the_curated_site_and_its_sources(curated):
    folders = (curated[0], ROOT / "content", ROOT / "overrides")
    seen = set()
    texts = tuple({text: None for folder in folders for text in texts_of(folder, seen)})
    wrong, _spans = differing(texts)
    print(f"{len(texts)} passages of the curated site and its sources, {len(wrong)} differ with triggers")  # noqa: T201
    assert wrong == []
    assert len(texts) > 10_000


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("a.html", "<p>{}</p>"),
        ("a.html", '<img alt="{}">'),
        ("feed.xml", "<summary>{}</summary>"),
        ("a.json", '{{"a": "{}"}}'),
        ("a.csv", '"1","{}"\r\n'),
        ("a.txt", "一\n{}\n"),
    ],
)
def test_what_the_check_of_a_text_calls_an_error_is_found_in_published_bytes(file, form, sentence):
    assert any(span.sure for span in scan.scan(sentence)), "the check of a text calls it an error"
    assert [found.rule for found in check_file(file, form.format(sentence).encode())]


@pytest.mark.parametrize("html", ["<p>身份证号11010519<b>491231</b>002X</p>", "<p>身份证号110105\n19491231002X</p>"])
def test_a_number_that_markup_interrupts_is_read_as_a_reader_reads_it(html):
    assert [found.rule for found in check_file("a.html", html.encode())] == ["GUARD-01"]
