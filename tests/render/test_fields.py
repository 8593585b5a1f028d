"""What the pages of a judgment and of a sentence change show of sentences, orders on property, earlier changes and tables."""

import html5lib
import pytest
from factories import record
from project import LANGUAGES, ROOT
from subjects import parsed, words

from build_scripts.build.gather import templates_of
from build_scripts.catalog.summary import summary_of
from build_scripts.pages.record_body import drafts
from build_scripts.pages.renderer import Renderer

JUDGMENT = record(
    parties=[{"role": "defendant", "name": "王建国"}, {"role": "non-party", "name": "李某"}],
    causes=["盗窃罪", "抢劫罪"],
    sentences=[
        {
            "person": "王建国", "penalty": "life", "political_rights": "life", "confiscation": "all",
            "crimes": [
                {"cause": "盗窃罪", "penalty": "fixed-term", "length": "P9Y", "political_rights": "P2Y", "fine": "人民币一万元"},
                {"cause": "抢劫罪", "penalty": "life", "political_rights": "life", "confiscation": {"amount": "800", "currency": "HKD"}},
            ],
        }
    ],
    recoveries=[{"order": "restitution", "persons": ["王建国"], "amount": "3000.5", "to": "李某"}],
    lower=[{"case_number": "（2022）京0105刑初8号", "court": "京0105"}, {"case_number": "（2022）京0105刑初9号", "court": "京0105"}],
    body="查明如下：\n| 物品 | 价值 |\n|---|---|\n| 手机 | 3000.5 |\n以上事实。",
)  # fmt: skip
CHANGE = record(
    "sentence-change",
    earlier=[{"measure": "commutation", "date": "2020-03-01", "reduction": "P7M", "term_to": "2027-09-30", "case_number": "（2020）川01刑更5号"}],
    decision={"outcome": "granted", "date": "2022-05-15", "reduction": "P1M", "term_to": "2027-08-30"},
)  # fmt: skip
SHOWN = {
    "zh": ["9年", "2年", "HK$800.00", "3,000.50元", "（2022）京0105刑初9号", "7个月", "（2020）川01刑更5号"],
    "en": ["For life", "All property", "9 years", "HK$800.00", "3,000.50 yuan", "Restitution ordered", "7 months", "（2022）京0105刑初9号"],
}  # fmt: skip


@pytest.fixture(scope="module")
def pages():
    renderer = Renderer(templates_of(ROOT), words(), LANGUAGES)
    made = {}
    for fields in (JUDGMENT, CHANGE):
        entry, problems = parsed(fields)
        assert problems == []
        for draft in drafts(entry, summary_of(entry, "records/x.yml", LANGUAGES.codes), renderer):
            made.setdefault(draft.language, []).append(draft.html)
    return made


@pytest.mark.parametrize("language", SHOWN)
def test_every_new_field_is_shown(pages, language):
    text = "".join("".join(html5lib.parse(page, namespaceHTMLElements=False).itertext()) for page in pages[language])
    assert [word for word in SHOWN[language] if word not in text] == []


def test_a_table_of_the_text_is_a_table(pages):
    tree = html5lib.parse(pages["zh"][0], namespaceHTMLElements=False)
    box = tree.find(".//*[@id='p2']")
    assert (box.get("role"), box.get("tabindex")) == ("group", "0")
    assert box.get("aria-label")
    assert [(cell.get("scope"), cell.text) for cell in box.iter("th")] == [("col", "物品"), ("col", "价值")]
    assert [cell.text for cell in box.iter("td")] == ["手机", "3000.5"]
    assert tree.find(".//*[@id='p5']") is not None
    assert "|" not in "".join(tree.find(".//*[@class='portal-text']").itertext())


def test_a_crime_that_is_no_cause_of_the_record_has_no_link():
    """The list of its cause does not hold the record, and may not exist."""
    entry, problems = parsed({**JUDGMENT, "causes": ["盗窃罪"]})
    assert problems == []
    renderer = Renderer(templates_of(ROOT), words(), LANGUAGES)
    (page,) = (
        draft.html
        for draft in drafts(entry, summary_of(entry, "records/x.yml", ("zh",)), renderer)
        if draft.language == "zh"
    )
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    crimes = tree.findall(".//tr[@class='portal-crime']/th")
    assert [("".join(crime.itertext()), crime.find("a") is not None) for crime in crimes] == [
        ("盗窃罪", True),
        ("抢劫罪", False),
    ]
