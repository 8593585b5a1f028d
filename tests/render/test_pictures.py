"""Pictures: their parts are those of the numbers and dates that go in, and nothing else is in them."""

import datetime as dt
import re
from decimal import Decimal

import html5lib
import pytest
from factories import record
from project import LANGUAGES, ROOT
from subjects import parsed, words

from build_scripts.build.gather import templates_of
from build_scripts.pages.pictures.picture import NARROWEST, breadth, wrapped
from build_scripts.pages.renderer import Renderer

DRAWN = '{% import "pictures.html" as pictures %}{{ pictures.draw("picture-x", "A < B", '
FIXED = [
    {"label": "Sentence", "day": None, "end": "2028-04-30"},
    {"label": "Commutation", "day": "2021-05-15", "end": "2027-08-30"},
    {"label": "Parole", "day": "2024-03-01", "end": "2027-08-30", "outside": True},
    {"label": "Sentence", "day": "2025-03-01", "end": "2027-08-30"},
    {"label": "Parole", "day": "2027-08-30", "end": "2027-08-30", "over": "2027-08-30"},
]
LIFE = [
    {"label": "Sentence", "day": None, "end": None},
    {"label": "Commutation", "day": "2013-05-15", "end": "2035-05-14"},
]


@pytest.fixture(scope="module")
def drawn():
    def draw(call, language="en", **data):
        texts = templates_of(ROOT) | {"x.html": f"{DRAWN}{call}) }}}}"}
        return Renderer(texts, words(), LANGUAGES).render("x.html", language, "x/", **data)

    return draw


def parts(html, names=("rect",)):
    """Look, left edge and width of each part that says what it stands for, and what it says."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for element in tree.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in names and len(element):
            numbers = (float(element.get(name).rstrip("%")) for name in ("x", "width"))
            yield element.get("class").removeprefix("portal-bar-"), *numbers, "".join(element.itertext())


ROWS = [["2022", [[3, "withheld/", "a"], [0, "", ""], [1, "", ""]]], ["2021", [[0, "", ""], [2, "", ""], [0, "", ""]]]]


def test_a_stacked_bar_has_a_part_for_each_count_as_wide_as_it_is_high(drawn):
    found = list(parts(drawn("bars(rows, columns)", rows=ROWS, columns=["Granted", "Refused", "Revoked"])))
    assert [(look, said) for look, _x, _width, said in found] == [
        ("1", "2022 · Granted: 3"), ("3", "2022 · Revoked: 1"), ("2", "2021 · Refused: 2"),
    ]  # fmt: skip
    widths = [width for _look, _x, width, _said in found]
    assert widths == pytest.approx([widths[1] * 3, widths[1], widths[1] * 2], abs=0.02)
    assert found[1][1] == pytest.approx(found[0][1] + found[0][2], abs=0.02)


def test_many_columns_stand_each_for_itself_on_one_scale(drawn):
    rows = [[str(year), [year % 7 + column for column in range(8)]] for year in (2020, 2021)]
    found = list(parts(drawn("bars(rows, columns)", rows=rows, columns=[f"K{number}" for number in range(8)])))
    counts = {said: int(said.rpartition(": ")[2]) for *_place, said in found}
    wanted = {f"{year} · K{column}": count for year, each in rows for column, count in enumerate(each)}
    assert {said.rpartition(": ")[0]: count for said, count in counts.items()} == {
        name: count for name, count in wanted.items() if count
    }
    scales = {round(width / counts[said], 1) for _look, _x, width, said in found}
    assert len(scales) == 1
    assert {look for look, *_rest in found} == {"1"}


def test_nothing_is_drawn_of_nothing(drawn):
    for call in (
        "bars([], [])",
        'bars([["2022", [0]]], ["Granted"])',
        "distribution([[0, 0, 0]])",
        "sentence_bar(none, [])",
    ):
        assert drawn(call).strip() == ""


def test_unknown_is_a_row_of_its_own(drawn):
    assert ">unknown · Granted: 1<" in drawn('bars([["", [1, 0]]], ["Granted", "Refused"])')


@pytest.mark.parametrize("at_least", [False, True])
def test_the_limit_stands_between_what_kept_it_and_what_did_not(drawn, at_least):
    rows = [[None, -6, 4], [-5, -1, 3], [0, 0, 2], [1, 5, 1], [61, None, 5]]
    html = drawn("distribution(rows, at_least=at_least)", rows=rows, at_least=at_least)
    within, _limit, beyond = html.partition(">Time limit<")
    heights = [float(y) for y in re.findall(r'<rect[^>]* y="([\d.]+)em"', within.split("<text")[0])]
    line = float(re.search(r'<line[^>]* y1="([\d.]+)em"', html)[1])
    assert [sum(y < line for y in heights), sum(y > line for y in heights)] == [3, 2]
    assert beyond
    said = [said for *_place, said in parts(html)]
    wanted = (
        ["6 or more days longer than required: 4", "1–5 days longer than required: 3", "Just as long as required: 2",
         "1–5 days too short: 1", "61 or more days too short: 5"]
        if at_least
        else ["6 or more working days early: 4", "1–5 working days early: 3", "On the last day: 2", "1–5 working days late: 1",
              "61 or more working days late: 5"]
    )  # fmt: skip
    assert said == wanted


def days(html, start, last):
    """Look, first and last day of each part of each bar, a list a stage."""
    whole = (last - start).days
    stages = {}
    for look, x, width, said in parts(html):
        edges = (start + dt.timedelta(days=round(place * whole / 100)) for place in (x, x + width))
        stages.setdefault(said, []).append((look, *(edge.isoformat() for edge in edges)))
    return list(stages.values())


def test_the_bar_of_a_sentence_is_as_long_as_its_dates_say(drawn):
    html = drawn('sentence_bar("2018-05-01", stages)', stages=FIXED)
    start, last = dt.date(2018, 5, 1), dt.date(2028, 4, 30)
    served = [("served", "2018-05-01", "2021-05-15"), ("served", "2021-05-15", "2024-03-01")]
    outside = ("outside", "2024-03-01", "2025-03-01")
    assert days(html, start, last) == [
        [("left", "2018-05-01", "2028-04-30")],
        [served[0], ("left", "2021-05-15", "2027-08-30"), ("cut", "2027-08-30", "2028-04-30")],
        [*served, ("outside", "2024-03-01", "2027-08-30")],
        [*served, outside, ("left", "2025-03-01", "2027-08-30")],
        [*served, outside, ("served", "2025-03-01", "2027-08-30")],
    ]


def test_a_term_without_a_last_day_stays_open_and_nothing_is_taken_off_it(drawn):
    html = drawn('sentence_bar("2010-03-01", stages)', stages=LIFE)
    looks = [[look for look, *_edges in stage] for stage in days(html, dt.date(2010, 3, 1), dt.date(2045, 12, 31))]
    assert looks == [["open"], ["served", "left"]]
    assert "term without a last day" in html


STATISTIC = record(
    "statistic",
    figures=[
        {"name": "甲", "unit": "件", "value": "76", "comparisons": [{"kind": "share", "value": "31", "bound": "about", "base": "247"}]},
        {"name": "乙", "unit": "件", "value": "1500", "bound": "more-than", "comparisons": [{"kind": "year-on-year", "value": "50"}]},
        {"name": "丙", "unit": "件", "value": "10"},
    ],
)  # fmt: skip


def test_a_figure_stands_beside_what_it_is_compared_with(drawn):
    entry, problems = parsed(STATISTIC)
    assert problems == []
    found = list(parts(drawn("comparisons(record.figures, record.language)", record=entry)))
    assert [(look, said) for look, _x, _width, said in found] == [
        ("1", "The whole, as stated: 247"), ("1", "Figure, as stated: 76"),
        ("implied", "Implied earlier figure: ≈\u00a01,000"),
        ("1", "Figure, as stated: more than 1,500"), ("implied", "Figure, as stated: more than 1,500"),
    ]  # fmt: skip
    widths = [width for _look, _x, width, _said in found]
    assert widths[1] / widths[0] == pytest.approx(float(Decimal(76) / Decimal(247)), abs=0.001)
    assert widths[2] / widths[3] == pytest.approx(1000 / 1500, abs=0.001)


def test_words_are_escaped(drawn):
    html = drawn('bars([["2022", [1]]], ["<b>"])')
    assert "A &lt; B" in html
    assert "<b>" not in html


def test_lines_are_no_longer_than_a_narrow_picture():
    for text in (
        "Beijing Chaoyang District People's Court, Second Division of Execution",
        "四川省成都市武侯区人民法院、二〇二二年度减刑假释案件审理情况",
    ):
        lines = wrapped(text, NARROWEST)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert len(lines) > 1
        assert all(breadth(line) <= NARROWEST + 1 for line in lines)
    assert wrapped("刑期至2027年8月30日", 6) == ["刑期至", "2027年8月30日"]


def test_each_language_has_its_own_words_and_the_same_bytes_again(drawn):
    def page(language):
        return drawn("bars(rows, columns)", language, rows=ROWS, columns=["Granted", "Refused", "Revoked"])

    assert page("zh") == page("zh") != page("en")
