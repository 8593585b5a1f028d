"""Beside each check of a ledger stands the article on which it rests, in words that lead to the register of rules."""

import json
import re

ARTICLE = re.compile("第[一二三四五六七八九十百零]+条")
RULE = re.compile(r'<a href="[^"]*rules/#([A-Z]+-\d+)">\1</a> · (?:<span[^>]*>)?([^<]*)')
WHOLE = "工作规定"  # of the procuratorates, whose articles nobody has read


def named(site, path):
    """Rule → the provisions beside it."""
    return {
        rule: cites
        for rule, cites in RULE.findall((site / path / "index.html").read_text("utf-8"))
        if ARTICLE.search(cites)
    }


def lines(site, ledger):
    return json.loads((site / f"data/{ledger}.json").read_text("utf-8"))


def test_a_time_limit_names_the_article_that_sets_it(curated):
    limits = {(line["limit"], line["rule"]) for line in lines(curated[0], "deadlines")}
    assert len(limits) >= 8
    assert [pair for pair in sorted(limits) if pair[1] not in named(curated[0], f"deadlines/{pair[0]}")] == []


def test_what_is_to_be_explained_of_a_sentence_names_its_article(curated):
    found = [
        (line["sentence"], rule) for line in lines(curated[0], "sentences") for rule in line["to_be_explained"].split()
    ]
    assert found
    assert [pair for pair in found if pair[1] not in named(curated[0], f"sentences/{pair[0]}")] == []


def test_what_is_not_disclosed_names_the_article_by_which_it_should_be(curated):
    missing = [line for line in lines(curated[0], "case-stages") if line["shown"] == "not-here"]
    text = (curated[0] / "not-disclosed/index.html").read_text("utf-8")
    items = [
        item for item in text.split('<li class="portal-row" data-case=')[1:] if ARTICLE.search(item) or WHOLE in item
    ]
    assert missing
    assert len(items) == text.count('<li class="portal-row" data-case=') >= len(missing)
