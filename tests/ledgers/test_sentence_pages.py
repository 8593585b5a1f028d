"""The pages, calendar, feed and data of the ledger of sentences, from a small site; counts are made anew from the exported JSON."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin

import pytest
from factories import write
from project import build, make

from build_scripts.export.ics import CalendarDay, calendar

NAME = "欧阳某"  # no record outside this site names somebody so
PERSON = {"name": NAME, "sex": "male"}
HOW = "公示期内可向本院书面提出；信封注明“减刑公示意见”，逾期不予受理"
HOW_IN_ENGLISH = "Write to the court; late objections are not taken"
TERM = {"from": "2018-05-01", "to": "2028-04-30"}
CONVICTION = {
    "case_number": "（2018）川0104刑初1号", "court": "川0104", "decided": "2018-07-02", "causes": ["盗窃罪"],
    "sentence": "有期徒刑十年", "penalty": "fixed-term", "length": "P10Y", "term": TERM,
}  # fmt: skip
BEFORE = {"from": "2018-05-01", "to": "2027-08-30"}
FIRST, SECOND, REFUSED, OPEN = "bbbnqc46", "cqffkk22", "dddnqc46", "fffnqc46"
DAY, DAY_AFTER = "2026-11-21", "2026-11-22"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = make(tmp_path_factory.mktemp("sentences") / "project")

    def change(identifier, **fields):
        usual = {"person": PERSON, "conviction": CONVICTION}
        write(root / "content", "sentence-change", id=identifier, **usual | fields)

    change(FIRST, hearing={"held": False}, notice={"from": "2022-04-22", "to": "2022-04-26", "objections": 2})
    change(
        SECOND, case_number="（2024）川01刑更77号", previous=[FIRST], term_before=BEFORE, proposal={"reduction": "P8M"},
        opinion={"procuratorate": "sc-chengdu", "stance": "suggests", "text": f"建议对罪犯{NAME}从严"},
        decision={
            "outcome": "adjusted", "date": "2024-05-16", "reduction": "P6M", "term_to": "2027-02-28",
            "reasons": f"罪犯{NAME}确有悔改表现，幅度不当",
        },
    )  # fmt: skip
    change(
        REFUSED, case_number="（2024）川01刑更78号", person={"name": "司徒某", "sex": "female"},
        conviction=CONVICTION | {"case_number": "（2018）川0104刑初2号"},
        decision={"outcome": "refused", "date": "2024-05-16", "reasons": "不符合减刑条件"},
    )  # fmt: skip
    change(
        OPEN, case_number="（2026）川01刑更5号", person={"name": "上官某", "sex": "male"},
        conviction=CONVICTION | {"case_number": "（2018）川0104刑初3号"}, decision=None, docketed="2026-11-15",
        proposal={"reduction": "P6M", "conduct": ["repentance"], "basis": "确有悔改表现", "date": "2026-11-10"},
        notice={"from": "2026-11-17", "to": DAY, "how": HOW, "how_en": HOW_IN_ENGLISH},
    )  # fmt: skip
    built = build(root, as_of=DAY)
    assert built.ok, built.problems
    return root / "site"


def text(site, path):
    return (site / path).read_bytes().decode()


def lines_of(site):
    return json.loads(text(site, "data/sentences.json"))


class Table(HTMLParser):
    """The cells of each row of a page's tables, under the id of the heading before them."""

    def __init__(self):
        super().__init__()
        self.rows, self._heading, self._cells = {}, None, None

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "h2":
            self._heading = found.get("id")
        elif tag == "tr":
            self._cells = []
            self.rows.setdefault(self._heading, []).append(self._cells)
        elif tag in {"td", "th"} and self._cells is not None:
            self._cells.append(["", None])
        elif tag == "a" and self._cells:
            self._cells[-1][1] = found["href"]

    def handle_endtag(self, tag):
        if tag == "tr":
            self._cells = None

    def handle_data(self, data):
        if self._cells:
            self._cells[-1][0] += " ".join(data.split())


def table(site, path, heading):
    parser = Table()
    parser.feed(text(site, path))
    return [cells for cells in parser.rows[heading] if cells]


def test_a_sentence_has_one_page_at_its_earliest_record(site):
    assert (site / f"sentences/{FIRST}/index.html").exists()
    assert not (site / f"sentences/{SECOND}").exists()
    page = text(site, f"en/sentences/{FIRST}/index.html")
    assert '<meta name="robots" content="noindex">' in page
    assert f"sentences/{FIRST}/" not in text(site, "sitemap.xml")
    assert [cells[0][0] for cells in table(site, f"en/sentences/{FIRST}/index.html", "course")] == [
        "Date", "2 July 2018", "15 May 2022", "16 May 2024",
    ]  # fmt: skip


def test_the_records_and_their_sentence_link_each_other(site):
    page = text(site, f"sentences/{FIRST}/index.html")
    for identifier in (FIRST, SECOND):
        assert f'href="../../sentence-changes/{identifier}/"' in page
        assert f'href="../../sentences/{FIRST}/"' in text(site, f"sentence-changes/{identifier}/index.html")


def test_no_page_calendar_feed_or_line_names_the_person(site):
    made = [*site.glob(f"**/sentences/{FIRST}/index.html"), *site.glob("**/notices/calendar.ics")]
    made += [*site.glob("**/notices/feed.xml"), *site.glob("**/sentences/feed.xml"), *site.glob("data/sentences.*")]
    assert len(made) == 11
    for path in made:
        words = path.read_text(encoding="utf-8")
        assert not [name for name in (NAME, "司徒某", "上官某") if name in words], path
    assert "罪犯[…]确有悔改表现" in text(site, f"sentences/{FIRST}/index.html")
    assert NAME in text(site, f"sentence-changes/{FIRST}/index.html"), "or the name would be found nowhere"


def test_the_facts_of_each_change_are_told(site):
    page = re.sub(r"<[^>]+>", " ", text(site, f"en/sentences/{FIRST}/index.html"))
    said = " ".join(page.split())
    assert "Objections received 2" in said
    assert "not held, decided on the file Why a hearing must be held Objection during the public notice" in said
    assert "Suggests a different measure or amount · Chengdu People's Procuratorate, Sichuan" in said.replace(
        "&#39;", "'"
    )
    assert "Reduction proposed 8 months" in said
    assert "1 May 2018 – 30 August 2027 reduced by 8 months 4 years 40.4%" in said


def test_a_finding_is_to_be_explained_with_its_article(site):
    page = text(site, f"en/sentences/{FIRST}/index.html")
    section = page[page.index("To be explained") :]
    assert 'rules/#SENT-03">SENT-03</a> · Fashi [2014] No. 5 Art 6<' in section
    chinese = text(site, f"sentences/{FIRST}/index.html")
    assert "应当开庭而未开庭：" in chinese
    assert 'rules/#SENT-03">SENT-03</a> · 法释〔2014〕5号第六条<' in chinese


@pytest.mark.parametrize(("heading", "keys"), [("years", ("year",)), ("both", ("year", "measure"))])
def test_the_figures_are_those_of_the_exported_lines_and_lead_to_them(site, heading, keys):
    labels = {"commutation": "Commutation"}
    outcomes = ["granted", "adjusted", "refused", "withdrawal-allowed", "revoked", None]
    counted = Counter((*(line[key] for key in keys), line["outcome"]) for line in lines_of(site))
    for cells in table(site, "en/sentences/index.html", heading)[1:]:
        words = [cell[0] for cell in cells[: len(keys)]]
        total, *figures = cells[len(keys) :]
        assert int(total[0]) == sum(int(count) for count, _link in figures)
        for outcome, (count, link) in zip(outcomes, figures, strict=True):
            key = next(
                (
                    key
                    for key in counted
                    if [labels.get(part, part) for part in key[:-1]] == words and key[-1] == outcome
                ),
                None,
            )
            assert int(count) == (counted.pop(key) if key else 0)
            if int(count):
                assert f'id="{link.partition("#")[2]}"' in text(site, "en/sentences/index.html")
    assert not counted, "every line stands in a figure"


@pytest.mark.parametrize("heading", ["measures", "bodies", "regions"])
def test_a_list_has_the_records_of_its_figures(site, heading):
    for cells in table(site, "en/sentences/index.html", heading)[1:]:
        page = text(site, unquote(urljoin("en/sentences/", cells[0][1])) + "index.html")
        listed = page[page.index('<section aria-labelledby="list">') :]
        assert listed.count("data-record=") == int(cells[1][0])
        for count, link in cells[2:]:
            assert not int(count) or f'id="{link.partition("#")[2]}"' in page


def test_the_feed_has_what_was_decided_and_leads_to_the_course_of_the_sentence(site):
    feed = text(site, "en/sentences/feed.xml")
    assert set(re.findall(r"<id>[^<]*#(\w+)</id>", feed)) == {FIRST, SECOND, REFUSED}, "and not what is open"
    entry = feed[feed.index(f"#{SECOND}</id>") :]
    assert re.search(r'href="https://portal.example/en/sentences/(\w+)/"', entry)[1] == FIRST
    assert "<summary>Commutation: Granted with a different amount</summary>" in entry


def test_a_province_leads_to_its_places_and_bodies(site):
    """The overview leads to provinces, and each of these to what is in it."""
    rows = table(site, "en/sentences/index.html", "regions")[1:]
    assert [cells[0][0] for cells in rows] == ["Sichuan"]
    inside = table(site, "en/sentences/regions/sichuan/index.html", "bodies")[1:]
    assert [(cells[0][0], cells[1][0]) for cells in inside] == [("Chengdu Intermediate People's Court, Sichuan", "4")]


def test_open_notices_are_listed_until_their_last_day(site):
    page = text(site, "en/sentences/notices/index.html")
    assert re.findall(r'data-record="(\w+)"', page) == [OPEN]
    assert "objections until 21 November 2026" in page
    assert HOW_IN_ENGLISH in page
    assert HOW in text(site, "sentences/notices/index.html")
    assert HOW_IN_ENGLISH in text(site, f"en/sentence-changes/{OPEN}/index.html").partition("<h1")[0]
    assert 'sentences/regions/sichuan/#open"' in page
    near = text(site, "en/sentences/regions/sichuan/index.html")
    assert re.findall(r'data-record="(\w+)"', near[near.index('id="open"') : near.index('id="both"')]) == [OPEN]
    days = parsed(text(site, "en/sentences/notices/calendar.ics"))
    assert [day["DTSTART;VALUE=DATE"] for day in days] == ["20261121"]
    assert days[0]["UID"].startswith(f"{OPEN}-notice-en@")
    assert days[0]["DTSTAMP"] == "20261114T160000Z", "the day of docketing, in UTC+8"
    root = site.parent
    before = text(site, f"en/sentences/{FIRST}/index.html")
    assert build(root, as_of=DAY_AFTER).ok
    try:
        assert "data-record=" not in text(site, "en/sentences/notices/index.html")
        assert parsed(text(site, "en/sentences/notices/calendar.ics")) == []
        assert "<entry>" not in text(site, "en/sentences/notices/feed.xml")
        assert text(site, f"en/sentences/{FIRST}/index.html") == before
    finally:
        assert build(root, as_of=DAY).ok


def parsed(content):
    """The events of a calendar, unfolded and unescaped as RFC 5545 says."""
    unfolded = content.replace("\r\n ", "")
    events = re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT\r\n", unfolded, re.DOTALL)
    lines = [dict(line.split(":", 1) for line in event.split("\r\n") if line) for event in events]
    return [
        {name: re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value) for name, value in line.items()}
        for line in lines
    ]


def test_a_calendar_keeps_to_the_standard():
    text_of_it = "甲，乙；丙," + "长" * 60 + ";\\ \n新行"
    day = CalendarDay(
        "u@h", "2026-01-01", "2026-02-28", text_of_it, "BEGIN:VEVENT\r\nEND:VEVENT", "https://portal.example/"
    )
    made = calendar("名", "-//P//EN", [day])
    for line in made.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is divided
    assert made.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in made.replace(b"\r\n", b"")
    (found,) = parsed(made.decode())
    assert found["SUMMARY"] == text_of_it
    assert found["DTEND;VALUE=DATE"] == "20260301"
    assert found["DTSTAMP"] == "20251231T160000Z"
    assert made.count(b"\r\nBEGIN:VEVENT") == 1, "a text begins no event of its own"
