"""Filters, chips and the address of a search."""

from playwright.sync_api import expect
from search_page import all_shown, ask, open_search, settled, shown, total
from substring import holders


def test_filters_combine_count_and_survive_in_the_address(page, host, collection):
    open_search(page, host, "?q=某")
    page.locator("#search-kind-judgment").check()
    page.wait_for_url("**kind=judgment*")
    page.locator("#search-court-京0105").check()
    page.wait_for_url("**court=*")
    settled(page)
    right = {one.id for one in collection if (one.kind, one.court) == ("judgment", "京0105")}
    assert set(all_shown(page)) == holders(collection, "某") & right
    address = page.url
    open_search(page, host)
    page.goto(address)
    settled(page)
    page.goto(address.split("&page")[0])
    settled(page)
    expect(page.locator("#search-kind-judgment")).to_be_checked()
    assert total(page) == len(holders(collection, "某") & right)
    for kind in ("hearing", "sentence-change"):  # what choosing it as well would add
        count = sum(
            one.kind == kind and one.court == "京0105" for one in collection if one.id in holders(collection, "某")
        )
        label = page.locator(f"label[for=search-kind-{kind}] .search-count")
        assert label.text_content() == str(count)


def test_filters_alone_list_everything_they_let_pass(page, host, collection):
    open_search(page, host, "?year=2021&year=2022")
    assert set(all_shown(page)) == {one.id for one in collection if one.year in {2021, 2022}}


def test_chosen_filters_are_chips_that_can_be_taken_back(page, host, collection):
    open_search(page, host, "?q=某&kind=judgment&from=2021-01-01&to=2022-12-31")
    between = {one.id for one in collection if one.date and "2021-01-01" <= one.date <= "2022-12-31"}
    judgments = {one.id for one in collection if one.kind == "judgment"}
    assert set(all_shown(page)) == holders(collection, "某") & between & judgments
    chips = page.locator("[data-search-chips] button")
    assert chips.first.text_content() == "Remove the filter Kind of record: 裁判文书 ×"
    assert chips.count() == 4
    chips.first.click()
    page.wait_for_url(lambda address: "kind=" not in address)
    assert set(all_shown(settled(page))) == holders(collection, "某") & between
    page.get_by_label("To").fill("2021-12-31")
    page.wait_for_url("**to=2021-12-31*")
    settled(page)
    chips.last.click()
    page.wait_for_url(lambda address: "from=" not in address)
    assert total(settled(page)) == len(holders(collection, "某"))
    assert page.locator("[data-search-chips]").is_hidden()


def test_the_filters_stand_there_before_anything_is_asked(page, host, collection):
    open_search(page, host)
    for facet, key, count in (
        ("kind", "hearing", sum(one.kind == "hearing" for one in collection)),
        ("charge", "盗窃罪", sum("盗窃罪" in one.causes for one in collection)),
    ):
        label = page.locator(f"label[for=search-{facet}-{key}] .search-count")
        assert label.text_content() == str(count)
    assert shown(page) == []
    page.locator("#search-charge-盗窃罪").check()
    page.wait_for_url("**charge=*")
    assert set(all_shown(settled(page))) == {one.id for one in collection if "盗窃罪" in one.causes}


def test_an_unknown_filter_value_finds_nothing_and_can_be_taken_back(page, host):
    open_search(page, host, "?q=某&court=nowhere")
    assert total(page) == 0
    page.locator("#search-court-nowhere").click()
    expect(page.locator("li[data-record]")).to_have_count(20)
    settled(page)


def test_the_back_button_brings_back_query_filters_and_page(page, host):
    open_search(page, host, "?q=某")
    first = shown(page)
    page.locator("a[rel=next]").click()
    page.wait_for_url("**page=2")
    second = shown(settled(page))
    assert not set(first) & set(second)
    ask(page, "婺城")
    page.go_back()
    page.wait_for_url("**page=2")
    expect(page.locator("li").first).to_have_attribute("data-record", second[0])
    assert page.get_by_role("searchbox").input_value() == "某"
    page.go_back()
    expect(page.locator("li").first).to_have_attribute("data-record", first[0])
    assert shown(settled(page)) == first
