"""What was read before hides nothing: a passage in which nothing was found is passed over in other files, and only the very same passage."""

from random import Random
from unittest import mock

import pytest
from project import frames_kept

from build_scripts.checks import published_bytes

CHECK = published_bytes.check_file
IDENTITY = "11010519491231002X"
LABELS = ["银行卡号", "账号", "住址", "银行卡号：", "账号："]
VALUES = ["8888123412341234", "12345678901", "13800138000", "138&#48;013", "8000", "杭州市西湖区文三路12号3幢401室"]
BETWEEN = [
    "：", " ", "\n", "<b>", "</b>", "<td>", "</td>", "<p>", "<br>", "<!-- x -->", "\n<p>", "\n<b>", "\n</p>", "\n<!-- x -->", "\n</1>",
    "\n<a href=x>", "\n<ul\nclass=y>", "\n<p class=x", "\n</p", "\n<!doctype html>", "\n<A>", '<img alt="', '">', '" title="',
    '\n<script type="application/ld+json">{"name":"', '","value":"', '"},{"', '"}</script>',
]  # fmt: skip


class Careless(set):
    """A memory that takes a passage for known where one with the same beginning is."""

    def __contains__(self, passage):
        return any(passage[:4] == known[:4] for known in self)


def history_matters(file, monkeypatch, memory=set, count=1000):
    """Files in which something else is found after parts of them were read, and in how many something is found."""
    random, different, found = Random(1), [], 0  # noqa: S311 - planted, not secret
    for _ in range(count):
        parts = [random.choice(random.choice([LABELS, VALUES, BETWEEN])) for _ in range(random.randint(3, 12))]
        first, after = (
            found_in(file, parts, before, monkeypatch, memory)
            for before in (
                (),
                [
                    some
                    for place in range(len(parts))
                    for some in (parts[:place], parts[place:], parts[place : place + 2])
                ],
            )
        )
        different += [parts] * (first != after)
        found += bool(first)
    return different, found


def found_in(file, parts, before, monkeypatch, memory):
    """What is found in a file that is read after others."""
    monkeypatch.setattr(published_bytes, "_HARMLESS", {True: memory(), False: memory()})
    for some in (*before, parts):
        last = [(one.rule, one.line) for one in published_bytes.check_file(file, "".join(some).encode())]
    return last


@pytest.mark.long
@pytest.mark.parametrize("file", ["a.html", "a.json"])
def test_what_is_found_does_not_depend_on_what_was_read_before(file, monkeypatch):
    """A label may have been read without its number, and a number without its label."""
    different, found = history_matters(file, monkeypatch)
    assert different == []
    assert found > 50


def test_a_memory_of_more_than_the_very_same_passage_is_noticed(monkeypatch):
    assert history_matters("a.html", monkeypatch, Careless, 100)[0]


@pytest.mark.parametrize(
    ("line", "spoken"),
    [
        ("<p>2018-08-15</p>", False),
        ("<p>138<b>0013</b>8000</p>", True),
        ("<p>13800138000</p>", True),
        ("<p>1380013&#56;000</p>", True),
        ("<p>&amp;#13800138000;</p>", True),  # unescaped once, not twice
        ("<p>110105194&#10;91231002X</p>", True),
        (f'<img\nalt="{IDENTITY}">', True),
        (f'<img alt="> {IDENTITY[:9]}\n{IDENTITY[9:]}">', True),
        ("<p>电话2018-08-15，牌照2018-08</p>", True),
        ("<p>住所：某某路12A号，2018-08-15</p>", False),
    ],
)
def test_what_was_seen_before_hides_nothing(line, spoken):
    """What is remembered of a line is not applied to the same line among others, or to others among the same."""
    frame = '<!doctype html>\n<p class="frame">判决书</p>\n{}\n<p id="p1">（2018）京0116民初1号</p>\n'
    harmless = frame.format("<p>正文</p>")
    for html in (harmless, frame.format(line), harmless, frame.format(line) * 2):
        assert bool(list(published_bytes.check_file("a/index.html", html.encode()))) is (spoken and line in html)


def test_what_is_harmless_in_one_format_is_still_read_in_another():
    secret = "".join(f"&#{ord(sign)};" for sign in IDENTITY)
    assert list(published_bytes.check_file("a.txt", f"身份证号{secret}".encode())) == []
    found = published_bytes.check_file("a.html", f"身份证号{secret}".encode())
    assert [problem.rule for problem in found] == ["GUARD-01"]


@pytest.mark.parametrize("portion", [1, 100, published_bytes._PORTION])
def test_what_is_found_does_not_depend_on_how_much_is_read_together(portion, monkeypatch):
    monkeypatch.setattr(published_bytes, "_PORTION", portion)
    monkeypatch.setattr(published_bytes, "_HARMLESS", {True: set(), False: set()})
    lines = [f"第{number}行" for number in range(100)]
    for place in (0, 7, 99):
        planted = [*lines[:place], f"身份证号{IDENTITY}", *lines[place + 1 :]]
        for file, text in (("a.txt", "\n".join(planted)), ("a.html", "\n".join(f"<p>{one}</p>" for one in planted))):
            assert [one.line for one in published_bytes.check_file(file, text.encode())] == [place + 1], file


def test_what_the_builds_of_the_tests_found_clean_is_all_that_they_search_no_more():
    """`project.build` remembers clean files by name, bytes and whoever wrote them; and a test may put something else in the place of the search."""
    telephone, clean = "联系电话13812345678".encode(), "没有什么".encode()
    with frames_kept():
        assert published_bytes.check_file is not CHECK
        for _ in range(2):
            assert list(published_bytes.check_file("a.txt", clean)) == []
            assert list(published_bytes.check_file("a.txt", telephone, by_hand=True)) == []
            assert [one.rule for one in published_bytes.check_file("a.txt", telephone)] == ["GUARD-01"]
            assert list(published_bytes.check_source("a.md", telephone, ())) == []
            assert [one.rule for one in published_bytes.check_source("a.yml", telephone, ())] == ["GUARD-01"]
            assert [one.rule for one in published_bytes.check_source("a.md", telephone, ("电话",))] == ["GUARD-02"]
    with mock.patch.object(published_bytes, "check_file", None), frames_kept():
        assert published_bytes.check_file is None
    assert published_bytes.check_file is CHECK
