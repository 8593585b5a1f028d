"""The glossary: its terms, the articles that define them, and the links from other pages."""

import pytest
from markupsafe import Markup
from project import LANGUAGES
from subjects import words

from build_scripts.content import law_numbering
from build_scripts.content.vocabulary_item import VocabularyItem
from build_scripts.pages.terms import Terms, once

ITEMS = words().lists["glossary"]


def terms(language, *items):
    return Terms(language, items or ITEMS.values(), lambda label: LANGUAGES.say(language, label), "../")


def test_there_are_forty_terms_in_both_languages():
    assert len(ITEMS) >= 40
    assert all(item.extra["about"]["zh"] and item.extra["about"]["en"] for item in ITEMS.values())
    assert {item.extra["subject"] for item in ITEMS.values()} <= {
        "changes", "penalties", "crime", "procedure", "money", "documents"
    }  # fmt: skip


@pytest.mark.parametrize("item", [item for item in ITEMS.values() if "law" in item.extra], ids=lambda item: item.key)
def test_an_article_is_of_a_law_that_is_known(item):
    law = words().get("statutes", item.extra["law"])
    assert law is not None
    assert law_numbering.today(law, item.extra["article"], None) == item.extra["article"]


def test_a_label_that_is_a_term_leads_to_its_entry_and_another_does_not():
    assert terms("zh").label("减刑") == '<a class="term" href="../glossary/#commutation">减刑</a>'
    assert terms("en").label("Commutation") == '<a class="term" href="../glossary/#commutation">Commutation</a>'
    assert terms("en").label("Recalled to prison").startswith('<a class="term" href="../glossary/#recall">')
    assert terms("en").label("Decided") == "Decided"
    assert terms("en").label("") == ""


def test_an_introduction_leads_to_its_terms_and_words_that_only_hold_one_do_not():
    found = terms("en").prose("Commutation and parole; paroles are counted.")
    assert found == (
        '<a class="term" href="../glossary/#commutation">Commutation</a> and '
        '<a class="term" href="../glossary/#parole">parole</a>; paroles are counted.'
    )
    assert terms("zh").prose("减刑、假释的建议").count('class="term"') == 2


def test_an_introduction_is_escaped_and_one_with_elements_stays_as_it_is():
    assert terms("en").prose("Parole & <b>") == "Parole & <b>"
    assert "&amp;" in terms("en").prose("Parole & more")


def test_a_term_with_an_apostrophe_is_found_in_an_introduction_that_is_html_already():
    link = '<a class="term" href="../glossary/#peoples-assessor">people&#39;s assessor</a>'
    for text in ("A people's assessor & more", Markup("A people&#39;s assessor &amp; more")):
        assert terms("en").prose(text) == f"A {link} &amp; more"


def test_a_term_without_a_name_in_the_language_is_no_link_there():
    item = VocabularyItem("x", {"zh": "某词"}, "x", {"about": {"zh": "解释"}})
    assert terms("en", item).label("某词") == "某词"
    assert terms("zh", item).label("某词") != "某词"


def test_a_page_has_the_first_link_to_a_term_alone():
    link, other = terms("en").label("Parole"), terms("en").label("Fine")
    assert once(f"{link} {other} {link}") == f"{link} {other} Parole"
    assert once("Parole") == "Parole"
