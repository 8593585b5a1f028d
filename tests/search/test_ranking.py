"""What comes first, and that a page is full."""

import dataclasses
from urllib.parse import quote

from playwright.sync_api import expect
from search_page import all_shown, ask, open_search, settled, shown, total
from small_site import build


def test_a_case_number_comes_first_in_any_bracket_and_width(page, host, collection):
    wanted = next(one for one in collection if one.case_numbers and one.year and one.body)
    number = wanted.case_numbers[0]
    year, rest = number[1:5], number[6:]
    open_search(page, host)
    for written in (
        number,
        f"({year}){rest}",
        f"〔{year}〕 {rest}",
        f"［{year}］{rest}",
        f"{year}{rest}",
        rest[-6:],
    ):
        ask(page, f'"{written}"')
        assert shown(page)[0] == wanted.id, written


def test_title_before_summary_before_body_and_newer_first(page, tmp_path, serve, collection):
    plain = next(one for one in collection if one.body)
    rest = {
        "titles": {"zh": "无", "en": ""},
        "summaries": {"zh": "", "en": ""},
        "case_numbers": (),
        "body": "无",
    }

    def one(identifier, date, **more):
        facts = {
            **rest,
            "id": identifier,
            "url": f"judgments/{identifier}/",
            "text_url": f"judgments/{identifier}/",
        }
        return dataclasses.replace(plain, **(facts | {"date": date, "year": int(date[:4])} | more))

    collection = [
        one("body-old", "2020-05-01", body="取得谅解"),
        one("body-new", "2021-05-01", body="取得谅解"),
        one("summary", "2010-05-01", summaries={"zh": "取得谅解", "en": ""}),
        one("title", "2009-05-01", titles={"zh": "取得谅解", "en": ""}),
        one("number", "2000-05-01", case_numbers=("（2000）京0105刑初9号",)),
        one("cites", "2022-05-01", titles={"zh": "与2000京0105刑初9号有关", "en": ""}),
    ]
    build(tmp_path, collection)
    with serve(tmp_path) as host:
        open_search(page, host, "?q=谅解")
        assert shown(page) == ["title", "summary", "body-new", "body-old"]
        page.get_by_role("combobox").select_option("date")
        expect(page.locator("li").first).to_have_attribute("data-record", "body-new")
        assert shown(settled(page)) == ["body-new", "body-old", "summary", "title"]
        open_search(page, host, "?q=2000京0105刑初9号")
        assert shown(page) == ["number", "cites"]


def test_the_number_of_a_case_brings_the_decision_and_then_its_other_records(page, tmp_path, serve, collection):
    plain = next(one for one in collection if one.body)
    number = "（2020）川01刑初7号"

    def one(identifier, **more):
        url = f"judgments/{identifier}/"
        return dataclasses.replace(plain, id=identifier, url=url, text_url=url, body="无", **more)

    build(
        tmp_path,
        [
            one("notice", case_numbers=(number,), date="2021-01-01"),
            one("decision", case_numbers=(number,), date="2020-01-01", decides=True),
            one("later", case_numbers=("（2022）川01刑更8号",), date="2022-01-01", case=(number,)),
            one("other", case_numbers=("（2022）川01刑更9号",), date="2022-01-01"),
            one("cites", case_numbers=(), date="2022-01-01", articles=(("刑法", "287-2"), ("刑法", "264"))),
        ],
    )
    with serve(tmp_path) as host:
        open_search(page, host, f"?q={quote(number)}")
        assert shown(page) == ["decision", "notice", "later"]
        for query in ("刑法264条", "刑法第二百六十四条", "刑法 264", "criminal law, art. 264", "Article 264"):
            ask(page, query)
            assert shown(page) == ["cites"], query
        ask(page, "第二百八十七条之二")
        assert shown(page) == ["cites"]
        ask(page, "刑法第287条")
        assert shown(page) == []


def test_a_page_is_filled_however_many_hits_the_texts_refute(page, tmp_path, serve, collection):
    plain = next(one for one in collection if one.body)

    def one(number, body, date):
        url = f"judgments/n{number}/"
        return dataclasses.replace(plain, id=f"n{number}", url=url, text_url=url, body=body, date=date, year=2020)

    false = [one(number, "甲乙，丙；乙丙丁。丙丁戊", "2020-12-01") for number in range(45)]
    true = [one(number, "甲乙丙丁戊，丙", "2020-01-01") for number in range(50, 75)]
    build(tmp_path, [*false, *true])
    with serve(tmp_path) as host:
        open_search(page, host, "?q=甲乙丙丁戊")
        assert len(shown(page)) == 20
        assert len(all_shown(page)) == 25
        ask(page, "戊，丙")
        assert total(page) == len(all_shown(page)) == 25
