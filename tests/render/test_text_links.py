"""Links in the text of a record: escaped, only where there is a target, and the text stays what it was."""

import datetime as dt

from subjects import words

from build_scripts.pages import text_links

TEXT = "不服（2018）川0104刑初312号判决，依照《中华人民共和国刑法》第二百六十四条<b>&"
NUMBER, ARTICLE = "n(2018)川0104刑初312号", "a刑法 264"


def draft():
    return str(text_links.marked(TEXT, words(), dt.date(2023, 3, 1)))


def test_what_is_named_is_a_link_to_its_page():
    html = text_links.linked(draft(), {NUMBER: "judgments/x/", ARTICLE: "statutes/刑法/264/"}, "../../")
    assert '<a href="../../judgments/x/">（2018）川0104刑初312号</a>' in html
    assert '<a href="../../statutes/%E5%88%91%E6%B3%95/264/">第二百六十四条</a>' in html
    assert html.endswith("&lt;b&gt;&amp;")


def test_without_a_target_the_text_is_as_it_would_be_without_links():
    plain = TEXT.replace("&", "&amp;").replace("<b>", "&lt;b&gt;")
    assert text_links.linked(draft(), {}, "../../") == plain
    assert "<a" not in text_links.linked(draft(), {"n(2018)川0104刑初313号": "judgments/x/"}, "../../")


def test_the_keys_of_a_draft_are_those_that_were_marked():
    assert text_links.keys([draft(), "nothing"]) == (ARTICLE, NUMBER)


def test_hostile_text_around_a_number_stays_text():
    html = str(text_links.marked('"><script>（2018）川0104刑初312号</script>', words(), None))
    assert "<script>" not in text_links.linked(html, {NUMBER: 'x"/><script>/'}, "../")
