"""The questions that the ledgers answer: from the home page, by three links at most, without a script (a reader's clicks, in Chromium)."""

import pytest
from factories import identifier, write
from project import build, make

DAY = "2024-06-01"
NOTICE, ANNOUNCED, JUDGED = identifier(80), identifier(90), identifier(91)
NUMBER = "（2023）京0105刑初500号"
CHANGES = (  # measure, court, year, outcome
    ("commutation", "川01", 2022, "granted"),
    ("commutation", "川01", 2022, "refused"),
    ("commutation", "川01", 2022, "refused"),
    ("commutation", "川01", 2021, "refused"),
    ("commutation", "粤01", 2022, "refused"),
    ("parole", "川01", 2022, "refused"),
)
REFUSED = {identifier(1), identifier(2)}
REASONS = ("mediation", "mediation", "mediation", "other")


@pytest.fixture(scope="module")
def answers(tmp_path_factory, serve):
    root = make(tmp_path_factory.mktemp("questions") / "project")
    content = root / "content"

    def convicted(number):
        return {
            "case_number": f"（2018）川0104刑初{number}号", "court": "川0104", "sentence": "有期徒刑十年",
            "term": {"from": "2018-05-01", "to": "2028-04-30"},
        }  # fmt: skip

    for number, (measure, court, year, outcome) in enumerate(CHANGES):
        decision = {"outcome": outcome, "date": f"{year}-05-15"}
        more = {"reduction": "P8M", "term_to": "2027-08-30"} if outcome == "granted" else {"reasons": "不符合条件"}
        write(
            content, "sentence-change", id=identifier(number), measure=measure, decided_by=court,
            case_number=f"（{year}）{court}刑更{number + 1}号", conviction=convicted(number + 1), decision=decision | more,
        )  # fmt: skip
    write(
        content, "sentence-change", id=NOTICE, case_number="（2024）川01刑更9号", conviction=convicted(9), decision=None,
        docketed="2024-05-28", proposal={"reduction": "P6M", "date": "2024-05-20"},
        notice={"from": "2024-05-29", "to": "2024-06-03", "how": "书面提出"},
    )  # fmt: skip
    for number, reason in enumerate(REASONS):
        why = {"explanation": "涉及商业秘密", "approved_by": "院长"} if reason == "other" else {}
        write(
            content, "judgment", "withheld", id=identifier(60 + number), withheld={"reason": reason, **why},
            case_number=f"（2023）京0105民初{800 + number}号",
        )  # fmt: skip
    write(
        content, "major-case", id=ANNOUNCED, stages=[{"stage": "prosecuted", "date": "2023-01-10"}],
        related=[{"id": JUDGED, "relation": "same-case"}],
    )  # fmt: skip
    write(
        content, "judgment", id=JUDGED, case_number=NUMBER, disposition="convicted", decided="2023-06-01",
        effective="2023-06-15", causes=["盗窃罪"],
    )  # fmt: skip
    built = build(root, as_of=DAY)
    assert built.ok, [problem.message for problem in built.problems]
    with serve(root / "site") as address:
        yield f"{address}/en/"


class Reader:
    """Who follows links, without JavaScript, and counts them."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def follow(self, link):
        self.clicks += 1
        link.click()
        self.page.wait_for_load_state()


@pytest.fixture
def reader(browser, answers):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(answers)
        reader = Reader(page)
        yield reader
    assert 1 <= reader.clicks <= 3


def question(reader, words):
    reader.follow(reader.page.locator("#questions ~ ul a", has_text=words))


def listed_from(page, count):
    """Ids of the records from the anchor on to which the address leads."""
    anchor = page.url.partition("#")[2]
    rows = page.locator("#list ~ ol > li")
    every = [rows.nth(place) for place in range(rows.count())]
    first = next(place for place, row in enumerate(every) if is_at(row, anchor))
    return [row.get_attribute("data-record") for row in every[first : first + count]]


def is_at(row, anchor):
    return row.get_attribute("id") == anchor or row.locator(f'[id="{anchor}"]').count() > 0


def test_how_many_commutations_in_sichuan_in_2022_and_which_were_refused(reader):
    question(reader, "How many sentences were changed in my province")
    reader.follow(reader.page.locator("section[aria-labelledby=regions] a", has_text="Sichuan"))
    row = (
        reader.page.locator("section[aria-labelledby=both] tbody tr")
        .filter(has_text="2022")
        .filter(has_text="Commutation")
    )
    columns = reader.page.locator("section[aria-labelledby=both] thead th").all_inner_texts()
    cells = dict(zip(columns, row.locator("th, td").all_inner_texts(), strict=True))
    assert (cells["Total"], cells["Granted"], cells["Refused"]) == ("3", "1", "2")
    reader.follow(row.locator("th, td").nth(columns.index("Refused")).locator("a"))
    assert set(listed_from(reader.page, 2)) == REFUSED


def test_what_a_court_withholds_and_how_much_for_the_catch_all_reason(reader):
    reader.follow(reader.page.locator("a", has_text="Beijing Chaoyang District People's Court").first)
    said = " ".join(reader.page.locator("section[aria-labelledby=withheld]").inner_text().split())
    assert "Closed by mediation 3 (75.0%)" in said
    assert "Other circumstances unsuitable for publication 1 (25.0%)" in said
    reader.follow(reader.page.locator("section[aria-labelledby=ledgers] a", has_text="Withheld documents"))
    assert "recorded for 1 of 1 such documents" in reader.page.locator("section[aria-labelledby=shares]").inner_text()
    row = reader.page.locator("section[aria-labelledby=reasons] tbody tr", has_text="2023")
    reader.follow(row.locator("td").last.locator("a"))
    assert listed_from(reader.page, 1) == [identifier(63)]


def test_which_notices_are_open_near_me(reader):
    question(reader, "Which notices are open near me")
    reader.follow(reader.page.locator("nav[aria-labelledby=near] a", has_text="Sichuan"))
    open_ = reader.page.locator("section[aria-labelledby=open] li")
    assert open_.count() == 1
    assert "3 June 2024" in open_.inner_text()
    reader.follow(open_.locator("a").first)
    assert "书面提出" in reader.page.locator("main").inner_text()


def test_what_became_of_an_announced_case(reader):
    question(reader, "What became of an announced case")
    reader.follow(reader.page.locator(f"[data-record={ANNOUNCED}] a").first)
    became = reader.page.locator("section[aria-labelledby=became]")
    assert "Convicted" in became.inner_text()
    reader.follow(became.locator(f"[data-record={JUDGED}] a").first)
    assert reader.page.url.endswith(f"judgments/{JUDGED}/")
