"""Personal data with characters in it that nobody sees, or in digits of every kind: a reader sees the number all the same."""

from urllib.parse import quote

import pytest

from build_scripts.checks import published_bytes
from build_scripts.checks.names.private_list import SecretNames
from build_scripts.checks.personal.reader_text import line_of, passages, readable
from build_scripts.checks.personal.scan import scan, scan_each
from build_scripts.checks.personal.span import PersonalData

IDENTITY = "11010519491231002X"
MOBILE = "13800138000"
NAME = "司马光彩"
UNSEEN = (
    "\xad\u034f\u0301\u0336\u0345\u061c\u115f\u17b4\u180e\u200b\u200c\u200d\u200e\u202e\u2060\u2064\u2065\u20e3\u2800\u3164\ufe0f"
    "\ufeff\uffa0\ufff0\U000e0000\U000e0031\U000e0100"
)
DIGITS = [
    "⁰¹²³⁴⁵⁶⁷⁸⁹", "⓪①②③④⑤⑥⑦⑧⑨", "⓿❶❷❸❹❺❻❼❽❾", "0⑴⑵⑶⑷⑸⑹⑺⑻⑼", "🄀⒈⒉⒊⒋⒌⒍⒎⒏⒐", "🄁🄂🄃🄄🄅🄆🄇🄈🄉🄊", "0⓵⓶⓷⓸⓹⓺⓻⓼⓽",
    "🄋➀➁➂➃➄➅➆➇➈", "🄌➊➋➌➍➎➏➐➑➒", "0㊀㊁㊂㊃㊄㊅㊆㊇㊈", "〇㈠㈡㈢㈣㈤㈥㈦㈧㈨", "〇〡〢〣〤〥〦〧〨〩", "0ⅠⅡⅢⅣⅤⅥⅦⅧⅨ", "0ⅰⅱⅲⅳⅴⅵⅶⅷⅸ", "٠١٢٣٤٥٦٧٨٩",
    "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿",
]  # fmt: skip


@pytest.mark.parametrize("unseen", UNSEEN, ids=lambda one: f"{ord(one):04X}")
@pytest.mark.parametrize("number", [IDENTITY, MOBILE, "zhangsan@163.com", "浙A12345", "护照E12345678"])
def test_a_character_that_nobody_sees(unseen, number):
    for told in (unseen.join(number), number[:5] + unseen + number[5:], number + unseen):
        before = f"李某{unseen}，"
        (span,) = scan(f"{before}{told}。", strict_only=True)
        assert (before + told)[span.start : span.end].replace(unseen, "") in number
        assert scan_each(["无", f"{before}{told}", MOBILE], strict_only=True)[1] == [span]


def test_accents_and_selectors_of_a_text_are_no_numbers():
    assert scan("葛󠄀某的cafe\u0301，2023年3月1日，第1️⃣项", strict_only=True) == []


@pytest.mark.parametrize("digits", DIGITS)
def test_digits_of_every_kind(digits):
    number = IDENTITY.translate(str.maketrans("0123456789", digits))
    assert [span.kind for span in scan(f"李某，{number}。", strict_only=True)] == [PersonalData.IDENTITY]


def test_a_footnote_does_not_lengthen_a_number():
    (span,) = scan(f"李某，{IDENTITY}①②。", strict_only=True)
    assert span.end == 3 + len(IDENTITY)
    assert scan("第138条①、第264条②、第69条③", strict_only=True) == []


PAGE = """<p>甲</p>
<p>{}</p>
<!-- 一
二 -->
<p>乙</p>
<img alt="丙">"""


@pytest.mark.parametrize("between", ["<!-- x -->", "<!--\n-->", "&#8203;", "&shy;", "<wbr>", "<b></b>", "&#x3164;"])
def test_what_stands_in_markup(between):
    page = PAGE.format(f"{IDENTITY[:6]}{between}{IDENTITY[6:]}")
    (found,) = published_bytes.check_file("a/index.html", page.encode())
    assert (found.rule, found.line) == ("GUARD-01", 2)
    page = PAGE.format(f"{NAME[:1]}{between}{NAME[1:]}")
    (named,) = published_bytes.hidden_in_file("a/index.html", page.encode(), (NAME,))
    assert (named.rule, named.line) == ("GUARD-02", 2)
    assert not list(published_bytes.hidden_in_file("a/index.html", page.encode(), ("诸葛无踪",)))


def test_a_comment_is_read_by_itself_at_its_line():
    page = PAGE.format("丁").replace("二", IDENTITY)
    (found,) = published_bytes.check_file("a/index.html", page.encode())
    assert found.line == 3
    every = passages("a.html", page)
    lines = {text: line_of("a.html", page, number) for number, text in enumerate(readable("a.html", every))}
    assert (lines["乙"], lines["丙"]) == (5, 6)


def test_a_name_of_the_list_with_characters_that_nobody_sees():
    names = SecretNames([NAME, "Li Ming"])
    for unseen in UNSEEN:
        assert list(names.find(f"某{unseen}{(unseen * 5).join(NAME)}。")) == [2]
    assert list(names.find("Li\u200bMing")) == [0]
    assert list(SecretNames(["\ufeff司马\u200b光彩"]).find(NAME)) == [0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_an_attachment_as_spreadsheets_write_it(encoding):
    table = f"姓名,号\n{NAME},{IDENTITY}\n".encode(encoding)
    assert [found.line for found in published_bytes.check_file("list.csv", table)][:1] == [2]
    assert [found.rule for found in published_bytes.check_source("list.csv", table, ())] == ["GUARD-01"]
    assert "GUARD-02" in [found.rule for found in published_bytes.hidden_in_file("list.csv", table, (NAME,))]


def test_a_drawing_is_markup():
    split = f"<svg><text>{IDENTITY[:6]}<tspan>{IDENTITY[6:]}</tspan></text>\n<text>&#x31;{IDENTITY[1:]}</text></svg>"
    assert [found.line for found in published_bytes.check_file("a.svg", split.encode())] == [1, 2]


@pytest.mark.parametrize("number", [IDENTITY, f"%31{IDENTITY[1:]}", f"&#49;{IDENTITY[1:]}"])
def test_addresses_in_a_hand_written_page(number):  # whose telephone may be the owner's
    page = PAGE.format(f'<a href="https://court.example/?of={number}">己</a> <a href="tel:{MOBILE}">庚</a>').encode()
    assert [found.line for found in published_bytes.check_file("a/index.html", page, by_hand=True)] == [2]


def test_a_name_in_an_address():
    page = PAGE.format(f'<a href="https://court.example/?of={quote(NAME)}">己</a>').encode()
    assert [found.rule for found in published_bytes.hidden_in_file("a/index.html", page, (NAME,))] == ["GUARD-02"]
